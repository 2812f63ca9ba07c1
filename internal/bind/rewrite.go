package bind

import (
	"strings"

	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// Two versions of one sentence, a summary and its edited copy, a report and a
// later state of it, are best compared word by word: what stands in the same
// place says the same thing, whatever it is called. This is done where a few
// articles are compared, on the sentences as lines: their words in order, with a
// slot for each value.

// lineKey files all lines together.
const lineKey = everything + "\x1fline"

const (
	slotMark = '\x02' // opens a slot in a line
	slotText = "\x03" // before the words of the value
	// weekdaySlot is the kind of a day of the week that could not be reckoned.
	weekdaySlot = "weekday"
	maxLine     = 90 // tokens: longer sentences are lists
	leastLine   = 5
	maxLines    = 600 // values of an article: what has more is a table
	sameLine    = 0.7 // what two lines share at the least to be one sentence rewritten
	lineTrust   = 0.7
	slotAgrees  = 2.0 // what two slots weigh in the alignment, beside a word's 1
	slotDiffer  = 0.6
)

// Lines are the values of the article's sentences, each with its sentence as a
// line: records under a key of their own.
func (rd *Reading) Lines() []lint.Record {
	if !rd.sharesWords() {
		return nil
	}
	return rd.r.lineRecords()
}

func (r *reader) lineRecords() []lint.Record {
	p := r.pass
	if len(p.Mentions) > maxLines {
		return nil
	}
	var out []lint.Record
	keys := []string{lineKey}
	for first := 0; first < len(p.Mentions); {
		s := p.Mentions[first].Sentence
		last := first + 1
		for last < len(p.Mentions) && p.Mentions[last].Sentence == s {
			last++
		}
		line, n := r.line(s, first, last)
		words := n - (last - first)
		for m := first; m < last && words >= max(leastLine, 2*(last-first)) && n <= maxLine; m++ {
			out = append(out, lint.Record{
				Path: p.Doc.Path, Span: p.Mentions[m].Span, Value: r.placed(m), Text: line, Mention: m,
				Date: p.Doc.Date, Trust: lineTrust, Key: lineKey, Keys: keys,
			})
		}
		first = last
	}
	return out
}

// line is a sentence, of which mentions first to last are the values, as its
// words in order and slots, and how many of them there are.
func (r *reader) line(s, first, last int) (line string, n int) {
	p := r.pass
	var b strings.Builder
	m := first
	for i := p.Sentences[s].First; i < p.Sentences[s].Last; i++ {
		for m < last && p.Mentions[m].Last <= i {
			m++
		}
		if m < last && i >= p.Mentions[m].First {
			if i > p.Mentions[m].First {
				continue
			}
			b.WriteByte(slotMark)
			text := strings.ToLower(p.Text(p.Mentions[m].Span))
			kind := dimension(p.Mentions[m].Value)
			if _, day := p.Lex.Number(text, "weekday"); day && p.Mentions[m].Value.Date.IsZero() {
				kind = weekdaySlot
			}
			b.WriteString(kind + slotText + text)
		} else if k := p.Tokens[i].Kind; k == lint.Mark || k == lint.Newline {
			continue
		} else {
			if p.Tokens[i].Flags&lint.Capital != 0 && n > 0 {
				b.WriteString(p.Word(i)) // names keep their capital
			} else {
				b.WriteString(r.small(i))
			}
		}
		b.WriteByte('\x1f')
		n++
	}
	return b.String(), n
}

// lined is one line with its values.
type lined struct {
	tokens []string
	slots  []int // by token: the index of the record, -1 for a word
	words  map[string]int
}

// rewritten finds the values that differ in the same place of two versions of
// one sentence.
func rewritten(records []lint.Record) []lint.RecordConflict {
	groups := byArticle(records)
	var out []lint.RecordConflict
	for q := 1; q < len(groups); q++ {
		newer := linesOf(records, groups[q])
		for p := 0; p < q; p++ {
			older := linesOf(records, groups[p])
			for j := range newer {
				out = append(out, closest(records, older, &newer[j])...)
			}
		}
	}
	return out
}

// linesOf gathers the records of one article into lines.
func linesOf(records []lint.Record, of []int) []lined {
	var out []lined
	for k := 0; k < len(of); {
		n := k + 1
		for n < len(of) && records[of[n]].Text == records[of[k]].Text && records[of[n]].Mention == records[of[n-1]].Mention+1 {
			n++
		}
		l := lined{tokens: strings.Split(strings.TrimSuffix(records[of[k]].Text, "\x1f"), "\x1f"), words: map[string]int{}}
		at := k
		for _, t := range l.tokens {
			slot := -1
			if t != "" && t[0] == slotMark {
				if at < n {
					slot = of[at]
				}
				at++
			}
			l.slots = append(l.slots, slot)
			l.words[t]++
		}
		out = append(out, l)
		k = n
	}
	return out
}

// closest holds a line against the one of the older article that it shares most
// with.
func closest(records []lint.Record, older []lined, l *lined) []lint.RecordConflict {
	best, share := -1, sameLine
	for i := range older {
		if s := l.shares(&older[i]); s >= sameLine-0.15 {
			if s = similarity(align(records, &older[i], l), &older[i], l); s >= share && (best < 0 || s > share) {
				best, share = i, s
			}
		}
	}
	if best < 0 {
		return nil
	}
	return differing(records, &older[best], l, share)
}

// shares is an upper bound of how alike two lines are.
func (l *lined) shares(o *lined) float64 {
	n := 0
	for t, k := range l.words {
		n += min(k, o.words[t])
	}
	slots := min(l.values(), o.values())
	return 2 * float64(n+slots) / float64(len(l.tokens)+len(o.tokens))
}

func (l *lined) values() int {
	n := 0
	for _, s := range l.slots {
		if s >= 0 {
			n++
		}
	}
	return n
}

// slotMatch says how two tokens match: 0 not at all.
func slotMatch(records []lint.Record, o *lined, i int, l *lined, j int) float64 {
	a, b := o.slots[i], l.slots[j]
	switch {
	case a < 0 && b < 0:
		if o.tokens[i] == l.tokens[j] {
			return 1
		}
		return 0
	case a < 0 || b < 0:
		return 0
	case o.tokens[i] == l.tokens[j]:
		return slotAgrees
	case slotKind(o.tokens[i]) != slotKind(l.tokens[j]):
		return 0
	case compareWritten(records[b].Value, records[a].Value).Agrees():
		return slotAgrees - 0.5
	}
	return slotDiffer
}

// align pairs the tokens of two lines, in order, so that most match: by token
// of l its partner in o, -1 for none.
func align(records []lint.Record, o, l *lined) []int {
	n, m := len(o.tokens), len(l.tokens)
	score := make([]float64, (n+1)*(m+1))
	at := func(i, j int) *float64 { return &score[i*(m+1)+j] }
	for i := n - 1; i >= 0; i-- {
		for j := m - 1; j >= 0; j-- {
			s := max(*at(i+1, j), *at(i, j+1))
			if w := slotMatch(records, o, i, l, j); w > 0 {
				s = max(s, w+*at(i+1, j+1))
			}
			*at(i, j) = s
		}
	}
	partner := make([]int, m)
	for j := range partner {
		partner[j] = -1
	}
	for i, j := 0, 0; i < n && j < m; {
		switch w := slotMatch(records, o, i, l, j); {
		case w > 0 && *at(i, j) == w+*at(i+1, j+1):
			partner[j] = i
			i, j = i+1, j+1
		case *at(i, j) == *at(i+1, j):
			i++
		default:
			j++
		}
	}
	return partner
}

// similarity is how much two lines share, 0 to 1.
func similarity(partner []int, o, l *lined) float64 {
	n := 0
	for _, i := range partner {
		if i >= 0 {
			n++
		}
	}
	return 2 * float64(n) / float64(len(o.tokens)+len(l.tokens))
}

// differing are the values that differ between a line and the older one that it
// is a version of. Beside them the words have to be the same, and neither may
// stand elsewhere in the other line: "from 10 to 20" is "to 20, from 10".
func differing(records []lint.Record, o, l *lined, share float64) []lint.RecordConflict {
	partner := align(records, o, l)
	if otherName(partner, o, l) {
		return nil
	}
	var out []lint.RecordConflict
	for j, i := range partner {
		if i < 0 || l.slots[j] < 0 || o.slots[i] < 0 || o.tokens[i] == l.tokens[j] {
			continue
		}
		a, b := l.slots[j], o.slots[i]
		c := compareSlots(&records[a], &records[b], o.tokens[i], l.tokens[j])
		if !c.Conflicts() || !sameNeighbours(partner, i, j, len(o.tokens)) || stated(records, o, &records[a], b) || stated(records, l, &records[b], a) {
			continue
		}
		if grows(&records[a], &records[b]) {
			continue
		}
		out = append(out, lint.RecordConflict{A: a, B: b, RecordVerdict: lint.RecordVerdict{
			Same: share, Severity: lint.Error, Trust: lineTrust, Comparison: c,
			Why: "both stand in the same place of what is otherwise one sentence, and cannot both be true",
		}})
	}
	if row(records, out) {
		return nil
	}
	return out
}

// row reports whether two lines that differ in several values are two members of
// a row: their place in it or their time differs, and so does a figure.
func row(records []lint.Record, found []lint.RecordConflict) bool {
	selects, figures := 0, 0
	for _, c := range found {
		if k := records[c.A].Value.Kind; k == quant.KindOrdinal || k == quant.KindDate {
			selects++
		} else {
			figures++
		}
	}
	return selects > 0 && figures > 0
}

// otherName reports whether one line has a name where the other has another:
// "the Halden bridge is 1,210 metres long", "the Orlec bridge is 640 metres long".
func otherName(partner []int, o, l *lined) bool {
	i := 0
	for j := 0; j <= len(partner); {
		from, next := j, len(o.tokens)
		for j < len(partner) && partner[j] < 0 {
			j++
		}
		if j < len(partner) {
			next = partner[j]
		}
		if hasName(l.tokens[from:j]) && hasName(o.tokens[i:next]) {
			return true
		}
		i, j = next+1, j+1
	}
	return false
}

func hasName(tokens []string) bool {
	for _, t := range tokens {
		if t != "" && t[0] != slotMark && t != strings.ToLower(t) {
			return true
		}
	}
	return false
}

// compareSlots judges two values in the same place. Times that could not be
// reckoned are compared as they are written, if they are days of the week.
func compareSlots(a, b *lint.Record, older, newer string) quant.Comparison {
	if a.Value.Kind == quant.KindDate && a.Value.Date.IsZero() && b.Value.Date.IsZero() {
		if slotKind(older) == weekdaySlot && slotKind(newer) == weekdaySlot {
			return quant.Comparison{Relation: quant.Disjoint, Cause: quant.WeekdayOff}
		}
		return quant.Comparison{}
	}
	c := strictBounds(a.Value, b.Value, compareWritten(a.Value, b.Value))
	c = strictly(a.Value, b.Value, strictDates(a.Value, b.Value, c))
	if c.Relation == quant.RoundsTo && a.Value.Hedge == b.Value.Hedge && toTheUnit(a.Value) && toTheUnit(b.Value) {
		return quant.Comparison{Relation: quant.NearMiss, Cause: quant.SmallDifference}
	}
	return c
}

// toTheUnit reports whether a value is a short whole number without a scale
// word, which a copy of the sentence does not round: $185, 998 seats.
func toTheUnit(v quant.Value) bool {
	n, whole := v.Lo.Int64()
	return v.Kind != quant.KindDate && !v.Range && v.Kind != quant.KindPercent && whole && n < 10000 && n > 9
}

// sameNeighbours reports whether the tokens beside two slots are partners, or
// the lines end there.
func sameNeighbours(partner []int, i, j, n int) bool {
	left := i == 0 && j == 0 || i > 0 && j > 0 && partner[j-1] == i-1
	right := i == n-1 && j == len(partner)-1 || j+1 < len(partner) && partner[j+1] == i+1
	return left && right
}

// stated reports whether a line gives the value of r in another slot than skip.
func stated(records []lint.Record, l *lined, r *lint.Record, skip int) bool {
	for _, s := range l.slots {
		if s >= 0 && s != skip && sameWritten(&r.Value, &records[s].Value) {
			return true
		}
	}
	return false
}

// slotKind is the dimension of a slot's value.
func slotKind(token string) string {
	kind, _, _ := strings.Cut(token, slotText)
	return strings.TrimPrefix(kind, string(slotMark))
}
