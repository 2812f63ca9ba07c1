package meet

import (
	"strings"

	"github.com/factlint/factlint/internal/bind"
	"github.com/factlint/factlint/internal/lang"
	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// Two versions of one sentence, a summary and its edited copy, a report and a
// later state of it, are best compared word by word: what stands in the same
// place says the same thing, whatever it is called. This is done where a few
// articles are compared, on the sentences as lines, see bind.Reading.Lines.

const (
	sameLine   = 0.7  // what two lines share at the least to be one sentence rewritten
	leastShare = 0.55 // what they share to be taken for two of one place in their texts
	slotAgrees = 2.0  // what two slots weigh in the alignment, beside a word's 1
	slotDiffer = 0.6
)

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
			if t != "" && t[0] == bind.SlotMark {
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
