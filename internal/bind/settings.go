package bind

import (
	"slices"
	"strings"

	"github.com/factlint/factlint/internal/lang"
	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// Settings are named as programs name them, in words run together: max_frame_bytes,
// idleTimeoutSeconds. The parts are words like any others, and the last one often is the
// unit that their values leave out.

// leastHump is how many letters the parts of a name in camel case have, so that "iPhone"
// and "macOS" are names and nothing else.
const leastHump = 3

// humps are the parts of a name in camel case, none of any other word. A name that opens
// with a capital has three of them: "MaxFrameSize", but not "YouTube".
func humps(word string) []string {
	if !humped(word) {
		return nil // as most words
	}
	var parts []string
	from := 0
	for i := 1; i < len(word); i++ {
		if b, a := word[i], word[i-1]; isUpper(b) && !isUpper(a) {
			parts, from = append(parts, word[from:i]), i
		} else if !isUpper(b) && (b < 'a' || b > 'z') {
			return nil
		}
	}
	parts = append(parts, word[from:])
	if len(parts) < 2 || isUpper(word[0]) && len(parts) < 3 {
		return nil
	}
	for i, p := range parts {
		if len(p) < leastHump && !(i > 0 && i == len(parts)-1) {
			return nil
		}
	}
	return parts
}

// humped reports whether a capital stands behind another byte in a word.
func humped(word string) bool {
	for i := 1; i < len(word); i++ {
		if isUpper(word[i]) && !isUpper(word[i-1]) {
			return true
		}
	}
	return false
}

func isUpper(b byte) bool { return 'A' <= b && b <= 'Z' }

// ofParts is what the words of the facts have in common with the parts of a name in camel
// case.
func (r *reader) ofParts(parts []string) []match {
	var out []match
	for _, part := range parts {
		for _, m := range r.lookup(strings.ToLower(part)).matches {
			if !slices.ContainsFunc(out, func(o match) bool { return o.word == m.word }) {
				out = append(out, m)
			}
		}
	}
	return out
}

// settingBefore is how many tokens before its value the name of a setting ends:
// "max_frame_bytes defaults to 65536".
const settingBefore = 5

// bySetting is the unit that the name of the setting before a bare number gives it: that
// of its row, or the last one before it in the clause.
func (c *context) bySetting() measured {
	if c.mention.Sentence < 0 {
		return measured{}
	}
	p := c.r.pass
	sent := p.Sentences[c.mention.Sentence]
	for i := c.mention.First - 1; i >= sent.First && i >= c.mention.First-settingBefore; i-- {
		switch w := p.Word(i); {
		case p.Tokens[i].Kind == lint.Digits, w == ",", w == ";", w == ".":
			return measured{}
		}
		if h := c.r.settingUnit(sent, i); h.kind != quant.NoKind {
			return h
		}
	}
	return measured{}
}

// settingUnit is the unit that a name of a setting says it is measured in, of which token
// i is the last one.
func (r *reader) settingUnit(sent lint.Sentence, i int) measured {
	word := r.pass.Word(i)
	if parts := humps(word); parts != nil {
		return partUnit(parts[len(parts)-1])
	}
	if r.pass.Tokens[i].Kind != lint.Word || i < sent.First+2 || r.pass.Tokens[i].Start > r.pass.Tokens[i-1].End || r.pass.Tokens[i-1].Start > r.pass.Tokens[i-2].End {
		return measured{}
	}
	if j := r.pass.Word(i - 1); j != "_" && (j != "." && j != "-" || !r.oneName(sent)) {
		return measured{}
	}
	return partUnit(word)
}

// oneName reports whether a sentence is a single name, without a space: a cell
// "retry.backoff.ms".
func (r *reader) oneName(sent lint.Sentence) bool {
	for i := sent.First + 1; i < sent.Last; i++ {
		if r.pass.Tokens[i].Start > r.pass.Tokens[i-1].End {
			return false
		}
	}
	return true
}

// partUnit is the unit that the last part of a name is: "ms", "Seconds", "bytes", "mb".
func partUnit(part string) measured {
	lower := strings.ToLower(part)
	if lower == "s" {
		return measured{kind: quant.KindDuration, unit: "second"}
	}
	l := lang.English()
	_, in := l.Lookup(lower)
	long := len(lower) < 4 || strings.HasSuffix(lower, "s") // of "max_second" nobody knows
	switch {
	case in.Class&lang.TimeUnit != 0 && len(lower) > 1 && long:
		return measured{kind: quant.KindDuration, unit: in.Str(lang.TimeUnit)}
	case lower == "percent" || lower == "pct":
		return measured{kind: quant.KindPercent, unit: "percent"}
	}
	var named measured
	for _, u := range in.Units {
		unit := &l.Units[u.Index]
		if u.Form == part && len(part) > 1 {
			return measured{kind: quant.KindMeasure, unit: unit.Name} // "MB", which is not "Mb"
		}
		bytes := strings.HasSuffix(unit.Name, "byte") // in "cache_mb"
		if known, ok := quant.UnitOf(unit.Name); ok && known.Dimension == "data" && long && (named.kind == quant.NoKind || bytes) {
			named = measured{kind: quant.KindMeasure, unit: unit.Name}
		}
	}
	return named
}
