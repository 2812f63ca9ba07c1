package rules

import (
	"fmt"
	"sort"
	"strings"

	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

var _ = add(lint.Rule{
	Name:       "trend-conflict",
	Severity:   lint.Asked,
	Trust:      0.6,
	Scope:      lint.Corpus,
	Collect:    collectTrends,
	CheckGroup: checkTrends,
})

// collectTrends keeps the sentences that say that a quantity rose or fell, with
// the time they say it of and the names they say it about.
func collectTrends(p *lint.Pass) []lint.Record {
	var out []lint.Record
	if !p.StatedHas("trend-quantity") {
		return nil
	}
	class := p.Lex.ClassNumber("trend-quantity")
	for _, s := range p.Stated() {
		sent := p.Sentences[s]
		// Only a sentence with a time or a figure states a trend that another
		// could deny; "costs are rising" is nobody's claim.
		first, last := p.SentenceMentions(s)
		if !p.SentenceHas(s, "trend-quantity") {
			continue
		}
		for i := sent.First; i < sent.Last; i++ {
			if t := &p.Tokens[i]; t.Kind != lint.Word || t.Flags&lint.Classed == 0 || !p.Lexemes[i].Classes.Has(class) {
				continue
			}
			quantity := p.Word(i)
			verb, direction := trendWord(p, sent, i)
			if direction == "" || p.HasWord(max(sent.First, i-5), i, "outlook") {
				continue
			}
			r := lint.Record{
				Span: p.Tokens[i].Span().Join(p.Tokens[verb].Span()),
				Text: direction, Event: trendNoun(p, sent, i),
				Time: trendTime(p, first, last),
			}
			if r.Time.IsZero() || r.Time.Precision < quant.Year {
				continue
			}
			if c := p.ClauseOf(r.Span); c != nil && c.Mood != lint.Asserted {
				continue
			}
			family := p.Lex.Family(quantity)
			if family == "" {
				family = p.Lex.Lemma(quantity)
			}
			r.Words = trendNames(p, s)
			r.Key = "trend " + trendModifier(p, sent, i) + family
			out = append(out, r)
			break
		}
	}
	return out
}

// trendWord is the word of rise or fall that governs the quantity at token i:
// a participle before it ("declining trade volume") or the verb after it ("the
// turnover between the two countries has increased").
func trendWord(p *lint.Pass, s lint.Sentence, i int) (at int, direction string) {
	for j := max(s.First, i-3); j < min(s.Last, i+12); j++ {
		if j == i || p.Tokens[j].Kind != lint.Word {
			if j > i && p.Tokens[j].Kind == lint.Mark && strings.ContainsAny(p.Word(j), ".;:") {
				break
			}
			continue
		}
		// "rise" is looked for in words that are verbs or participles here.
		switch {
		case p.Is(j, "rise"):
			return j, "rose"
		case p.Is(j, "fall"):
			return j, "fell"
		}
	}
	return -1, ""
}

// trendModifier is the noun that says what the quantity is of: the trade of
// "trade volume".
func trendModifier(p *lint.Pass, s lint.Sentence, i int) string {
	if i > s.First && p.Is(i-1, "trend-modifier") {
		return p.Lex.Lemma(p.Word(i-1)) + " "
	}
	return ""
}

func trendNoun(p *lint.Pass, s lint.Sentence, i int) string {
	return strings.ToLower(trendModifier(p, s, i) + p.Word(i))
}

// trendNames are the names of the sentence, of the sentence before it and of
// the title: who the trend is about.
func trendNames(p *lint.Pass, s int) []string {
	set := map[string]bool{}
	add := func(first, last int) {
		for i := first; i < last; i++ {
			if t := p.Tokens[i]; t.Kind == lint.Word && t.Flags&lint.Capital != 0 && t.End-t.Start > 3 {
				set[strings.TrimSuffix(strings.TrimSuffix(p.Word(i), "’s"), "'s")] = true
			}
		}
	}
	block := p.Sentences[s].Block
	for i := range p.Sentences {
		b := p.Sentences[i].Block
		if b == block || (b < block && b >= block-2) || i == 0 {
			add(p.Sentences[i].First, p.Sentences[i].Last)
		}
	}
	names := make([]string, 0, len(set))
	for n := range set {
		names = append(names, n)
	}
	sort.Strings(names)
	return names
}

// trendTime is the time that the sentence gives, zero for none. "Over the past
// year" ends at the article's date.
func trendTime(p *lint.Pass, first, last int) quant.Date {
	for i := first; i < last; i++ {
		m := p.Mention(i)
		if m.Kind() == quant.KindDuration {
			words := strings.ToLower(p.Word(m.First-1) + " " + p.Text(m.Span))
			if strings.Contains(words, "past ") || strings.Contains(words, "last ") {
				return p.Doc.Date
			}
		}
		if m.Kind() == quant.KindDate && !m.Value.Date.IsZero() {
			return m.Value.Date
		}
	}
	return quant.Date{}
}

// checkTrends asks about two articles that say the opposite of one quantity in
// one time. Both can be true (of different months, of volume and of value).
func checkTrends(g *lint.Group) {
	for i := range g.Records {
		a := &g.Records[i]
		for j := range i {
			b := &g.Records[j]
			if a.Path == b.Path || a.Text == b.Text || !timesMeet(a, b) || shared(a.Words, b.Words) < 2 || wide(g, a, b) {
				continue
			}
			g.Report(lint.GroupDiagnostic{
				Record: i, Other: []int{j}, Severity: lint.Asked,
				Message: fmt.Sprintf("%s %s here, and %s in %s: do both hold?", a.Event, a.Text, b.Text, b.Path),
				Back:    lint.GroupBack{Message: fmt.Sprintf("%s %s here, and %s in %s: do both hold?", b.Event, b.Text, a.Text, a.Path)},
				Detail:  "Both can be true of different months or of different measures: say which, or correct one",
			})
			break
		}
	}
}

// wide reports whether two articles of an archive are too far apart to be asked
// about: among many articles, two common names and a year are shared by chance.
func wide(g *lint.Group, a, b *lint.Record) bool {
	return g.Articles > 20 && (shared(a.Words, b.Words) < 4 || a.Event != b.Event)
}

// timesMeet reports whether the two trends may speak of one time: within a
// year of each other, as the articles date them.
func timesMeet(a, b *lint.Record) bool {
	x, y := a.Time, b.Time
	if x.IsZero() {
		x = a.Date
	}
	if y.IsZero() {
		y = b.Date
	}
	if x.IsZero() || y.IsZero() || x.NoYear || y.NoYear {
		return false
	}
	return x.First() <= y.Last()+31 && y.First() <= x.Last()+31
}

// shared counts the words that two sorted lists have in common.
func shared(a, b []string) int {
	n := 0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] == b[j]:
			n, i, j = n+1, i+1, j+1
		case a[i] < b[j]:
			i++
		default:
			j++
		}
	}
	return n
}
