package mention

import (
	"slices"
	"strings"

	"github.com/factlint/factlint/internal/lang"
	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// inherit gives a bare number the unit that the sentence leaves out because it
// has just named it: "from 208 pounds to 193", "compared with 63". from is the
// first mention of the sentence.
func (s *scanner) inherit(from int) {
	for i := from + 1; i < len(s.out); i++ {
		m := &s.out[i]
		if p := s.out[i-1].Value; p.Unit == quant.Percent && m.Value.Kind == quant.KindCount && m.Noun.Of(s.src) == "points" && s.is(m.Last+2, "than") && m.Value.Lo.Cmp(quant.FromInt(40)) < 0 {
			m.Value.Kind, m.Value.Unit = quant.KindPercent, quant.PercentagePoint // 67.3%, 2.4 points lower than
			m.Last++
			m.Span.End, m.Noun = m.Noun.End, lint.Span{}
			continue
		}
		if p := &s.out[i-1]; p.Value.Unit == quant.Percent && m.Value.Kind == quant.KindCount && s.is(m.Last, "of") && s.is(p.Last, "of") && m.Value.Lo.Cmp(quant.FromInt(100)) < 0 && s.class(m.First-1)&lang.And != 0 {
			m.Value.Kind, m.Value.Unit, m.Elided, m.Noun = quant.KindPercent, quant.Percent, true, lint.Span{} // 61 percent of men and 54 of women
			continue
		}
		if s.millionsOf(m, &s.out[i-1]) {
			continue
		}
		if m.Value.Kind != quant.KindCount || m.Value.Unit != "" || m.Weak || m.Last <= m.First {
			continue
		}
		if m.Value.Range && s.cued(m.First-1, "spread-of") {
			s.spreadOf(m, &s.out[i-1])
			continue
		}
		at := m.First
		if !m.Hedge.Empty() {
			for at > s.first && int(s.Tokens[at-1].Start) >= m.Hedge.Start {
				at--
			}
		}
		c := s.class(at - 1)
		quoted := s.is(at-1, "at") // "closed at 1,334.20"
		if c&lang.Inherit == 0 && !quoted {
			continue
		}
		if quoted {
			c |= lang.To
		}
		for k := i - 1; k >= from; k-- {
			v := s.out[k].Value
			if v.Kind == quant.KindDate || v.Kind == quant.KindOrdinal || v.Kind == quant.KindDuration || v.Kind == quant.KindSet || v.Kind == quant.KindPercent &&
				(k < i-1 || !s.turned(&s.out[k], c)) {
				continue
			}
			if v.Unit == "" || quoted && v.Kind != quant.KindCount || c&lang.To != 0 && v.Kind == quant.KindCount && !s.indexUnit(v.Unit) {
				break
			}
			m.Value.Unit, m.Value.Per = v.Unit, v.Per
			m.Elided = true
			if e := s.scaleOf(&s.out[k]); e >= 3 && s.scaleOf(m) == 0 && m.Value.Lo.Cmp(quant.FromInt(1000)) < 0 && s.alike(m, &s.out[k]) { // "$5.2 billion, against 4.8"
				m.Value.Lo, m.Value.Hi = m.Value.Lo.Scale(e).WithExact(false), m.Value.Hi.Scale(e).WithExact(false)
			}
			if v.Kind == quant.KindMoney && s.inParts(&s.out[k]) {
				m.Value.Lo, m.Value.Hi = m.Value.Lo.Scale(-2), m.Value.Hi.Scale(-2) // 8.4 cents, up from 7.9
			}
			if v.Kind == quant.KindMoney || v.Kind == quant.KindMeasure || v.Kind == quant.KindPercent {
				m.Value.Kind = v.Kind
			}
			if v.Kind == quant.KindCount {
				if s.hyphen(s.out[k].Last) {
					m.Value.Unit = ""
					break
				}
				m.Noun = s.out[k].Noun
			}
			break
		}
	}
}

// millionsOf reads metres as millions where a sum of money is held against them: "£412m,
// against 405m expected". It reports whether it did.
func (s *scanner) millionsOf(m, money *lint.Mention) bool {
	if m.Value.Kind != quant.KindMeasure || m.Value.Unit != "meter" || m.Value.Range || m.Last != m.First+2 || !s.is(m.Last-1, "m") || !s.glued(m.Last-1) ||
		money.Value.Kind != quant.KindMoney || !s.is(money.Last-1, "m") || s.class(s.behindHedge(m)-1)&lang.Inherit == 0 || s.class(m.Last)&lang.Dimension != 0 {
		return false
	}
	m.Value.Kind, m.Value.Unit, m.Elided = quant.KindMoney, money.Value.Unit, true
	m.Value.Lo, m.Value.Hi = m.Value.Lo.Scale(millions), m.Value.Hi.Scale(millions)
	return true
}

// inParts reports whether a sum of money is written in hundredths of its unit, as cents
// are.
func (s *scanner) inParts(m *lint.Mention) bool {
	if s.Tokens[m.First].Kind != lint.Digits {
		return false
	}
	n, ok := s.parse(s.word(m.First))
	return ok && n.Sign() > 0 && n.Scale(-2).Cmp(m.Value.Lo) == 0
}

// turned reports whether the percentage p is one end of a change whose other end follows
// behind a word of class c: "from 62% to 48", "to 215 basis points from 190".
func (s *scanner) turned(p *lint.Mention, c lang.Class) bool {
	before := s.class(p.First - 1)
	return p.Value.Unit == quant.Percent && c&lang.To != 0 && before&lang.From != 0 || p.Value.Unit == quant.BasisPoint && c&lang.From != 0 && before&lang.To != 0
}

// spreadOf gives a range that says how far the values of a group lie apart the unit of
// their middle, which stands before it: "63 years (range 41–79)".
func (s *scanner) spreadOf(m, middle *lint.Mention) {
	v := middle.Value
	if m.First-middle.Last > 6 || v.Kind == quant.KindDate || v.Kind == quant.KindOrdinal || v.Unit == "" || v.Range || m.Value.Lo.Cmp(v.Lo) > 0 || m.Value.Hi.Cmp(v.Lo) < 0 {
		return
	}
	m.Value.Kind, m.Value.Unit, m.Value.Per, m.Age, m.Elided = v.Kind, v.Unit, v.Per, middle.Age, true
	for k := range m.Parts {
		p := &m.Parts[k].Value
		p.Kind, p.Unit, p.Per = v.Kind, v.Unit, v.Per
	}
}

// indexUnit reports whether an index is quoted in a unit: points.
func (s *scanner) indexUnit(unit string) bool {
	_, in := s.Lang.Lookup(unit)
	return in.Class&lang.Index != 0
}

// dropVersions takes out the bare decimals that the text elsewhere calls versions:
// "users of 4.8", once "version 4.8" stands somewhere, or "before 4.8", once "version
// 5.1" does.
func (s *scanner) dropVersions() {
	for i := range s.out {
		if m := &s.out[i]; s.maybeVersion(m) && m.First > 0 && s.Tokens[m.First].Flags&lint.LineStart == 0 && s.Lang.Cue("release-at").Has(strings.ToLower(s.Word(m.First-1))) && s.nearVersion(m.Span.Of(s.src)) {
			s.versions = append(s.versions, m.Span.Of(s.src))
		}
	}
	kept := s.out[:0]
	for _, m := range s.out {
		if s.maybeVersion(&m) && slices.Contains(s.versions, m.Span.Of(s.src)) {
			continue
		}
		kept = append(kept, m)
	}
	s.out = kept
}

// maybeVersion reports whether nothing is counted by a mention, nor is it hedged.
func (s *scanner) maybeVersion(m *lint.Mention) bool {
	return m.Value.Kind == quant.KindCount && !m.Value.Range && m.Last == m.First+1 && m.Hedge.Empty() && (m.Noun.Empty() || !strings.HasSuffix(m.Noun.Of(s.src), "s"))
}

// nearVersion reports whether a number is written as a known version is and lies next to
// it: 4.8 next to 5.1.
func (s *scanner) nearVersion(w string) bool {
	head, tail, ok := strings.Cut(w, ".")
	major, digits, whole := integerOf(head)
	if !ok || !whole || digits > 2 || len(tail) > 2 {
		return false
	}
	return slices.ContainsFunc(s.versions, func(v string) bool {
		h, t, ok := strings.Cut(v, ".")
		n, _, whole := integerOf(h)
		return ok && whole && len(t) == len(tail) && n-major <= 1 && major-n <= 1
	})
}
