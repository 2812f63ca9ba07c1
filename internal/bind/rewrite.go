package bind

import (
	"strings"

	"github.com/factlint/factlint/internal/lang"
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
	// maxSentences is the length of a text that may be a version of another one
	// as a whole.
	maxSentences = 40
	lineTrust    = 0.7
)

const (
	sameLine   = 0.7  // what two lines share at the least to be one sentence rewritten
	leastShare = 0.55 // what they share to be taken for two of one place in their texts
	slotAgrees = 2.0  // what two slots weigh in the alignment, beside a word's 1
	slotDiffer = 0.6
)

// Lines are the values of the article's sentences, each with its sentence as a
// line: records under a key of their own.
func (rd *Reading) Lines() []lint.Record {
	return rd.r.lineRecords()
}

func (r *reader) lineRecords() []lint.Record {
	p := r.pass
	if len(p.Mentions) > maxLines {
		return nil
	}
	var out []lint.Record
	keys := []string{lineKey}
	tongue := r.tongue()
	// Of a short text the sentences without a value are lines too: a version of
	// it may give one there.
	every := len(p.Sentences) <= maxSentences
	for s, first := 0, 0; s < len(p.Sentences); s++ {
		last := first
		for last < len(p.Mentions) && p.Mentions[last].Sentence == s {
			last++
		}
		if first == last && !every {
			continue
		}
		line, n := r.line(s, first, last)
		if words := n - (last - first); words >= max(leastLine, 2*(last-first)) && n <= maxLine {
			out = append(out, lint.Record{
				Path: p.Doc.Path, Span: p.Sentences[s].Span, Lang: tongue, Text: line, Mention: -1, Date: p.Doc.Date, Trust: lineTrust, Key: lineKey, Keys: keys,
			})
			for m := first; m < last; m++ {
				out = append(out, lint.Record{
					Path: p.Doc.Path, Span: p.Mentions[m].Span, Value: r.placed(m), Lang: tongue, Text: line, Mention: m, Mood: r.mood(m), Apart: p.Mentions[m].Relative,
					Date: p.Doc.Date, Trust: lineTrust, Key: lineKey, Keys: keys,
				})
			}
		}
		first = last
	}
	return out
}

// tongue is the language of the reader as records name it.
func (r *reader) tongue() string {
	if r.lang == lang.EnglishWords() {
		return ""
	}
	return r.lang.Tag()
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
	lang   *lang.Words
	tokens []string
	slots  []int // by token: the index of the record, -1 for a word
	anchor int   // the record of the sentence
	words  map[string]int
}

// linesOf gathers the records of one article into lines. The record of the
// sentence is the first of each.
func linesOf(records []lint.Record, of []int) []lined {
	var out []lined
	for k := 0; k < len(of); {
		n := k + 1
		for n < len(of) && records[of[n]].Value.Kind != quant.NoKind {
			n++
		}
		l := lined{lang: lang.WordsOf(records[of[k]].Lang), tokens: strings.Split(strings.TrimSuffix(records[of[k]].Text, "\x1f"), "\x1f"), anchor: of[k], words: map[string]int{}}
		at := k + 1
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
