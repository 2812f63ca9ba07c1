package rules

import (
	"slices"
	"strings"

	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// This file reads lists in running text: "three engineers, two judges and a
// captain".

// item is an entry of a list: its tokens, and the number that it opens with.
type item struct {
	first, last int
	mention     int  // -1 for none
	single      bool // "a captain"
}

// itemsFrom reads the list that begins at token at: items joined by commas and
// a last "and". It ends at the bracket that closes it, at the end of the
// sentence, or at the first mark after the "and". closed is the token of its
// end; complete says that an "and" or a bracket ended the list.
func itemsFrom(p *lint.Pass, s, at int) (items []item, closed int, complete bool) {
	end := p.Sentences[s].Last
	bracket := p.Word(at-1) == "("
	start, joined := at, false
	push := func(last int) {
		if last > start {
			items = append(items, item{first: start, last: last, mention: -1})
		}
	}
	for t := at; t < end; t++ {
		word := strings.ToLower(p.Word(t))
		switch {
		case word == ")" || word == "." || word == ":" || word == "—" || word == "–" && p.Tokens[t].Flags&lint.SpaceLeft != 0 || word == "(":
			push(t)
			return withNumbers(p, s, items), t, joined || word == ")" && bracket
		case word == "," || word == ";":
			if joined && !bracket {
				push(t)
				return withNumbers(p, s, items), t, true
			}
			push(t)
			start = t + 1
		case word == "and" || word == "plus" || word == "&":
			push(t)
			start, joined = t+1, true
		}
	}
	push(end)
	return withNumbers(p, s, items), end, joined
}

// withNumbers gives each item the number that it opens with.
func withNumbers(p *lint.Pass, s int, items []item) []item {
	first, last := p.SentenceMentions(s)
	for n := range items {
		it := &items[n]
		for i := first; i < last; i++ {
			m := p.Mention(i)
			at := m.First
			for at > it.first && (m.Hedge.Contains(p.Tokens[at-1].Span()) || filler(p, p.Word(at-1)) || strings.EqualFold(p.Word(at-1), "another")) {
				at--
			}
			if at == it.first && m.Last <= it.last {
				it.mention = i
				break
			}
		}
		if w := strings.ToLower(p.Word(it.first)); it.mention < 0 && it.last-it.first <= 4 && (w == "a" || w == "an") {
			it.single = true
		}
	}
	return items
}

// addends are the mentions and the single things of a list whose every item is
// so many of something that total counts; ok is false for any other list.
func addends(p *lint.Pass, items []item, total *lint.Mention) (parts []int, singles int, ok bool) {
	counts := total.Kind() == quant.KindCount
	for n, it := range items {
		if it.single && counts && n > 0 {
			singles++
			continue
		}
		if it.mention < 0 {
			return nil, 0, false
		}
		m := p.Mention(it.mention)
		if m.Kind() != total.Kind() || m.Value.Range || m.Value.Per != total.Value.Per || m.Kind() != quant.KindCount && m.Value.Unit != total.Value.Unit || it.last-it.first > 9 {
			return nil, 0, false
		}
		for j := it.mention + 1; j < len(p.Mentions) && p.Mention(j).First < it.last; j++ {
			if p.Mention(j).Kind() != quant.KindOrdinal && (n+1 < len(items) || p.Mention(j).Kind() == m.Kind()) {
				return nil, 0, false // a list that also dates or measures its items is no plain sum
			}
		}
		for t := m.Last; t < it.last; t++ {
			if w := strings.ToLower(p.Word(t)); w == "'" || w == "’" || p.Tokens[t].Flags&lint.Possessive != 0 || slices.Contains([]string{"including", "who", "which", "whom", "or", "among", "others", "rest", "each", "apiece", "more", "than", "times"}, w) {
				return nil, 0, false
			}
		}
		if n > 0 && p.Word(m.Last) == "of" && p.Among(m.Last+1, "of-the-last") {
			return nil, 0, false // "four screenings, two of them outdoors"
		}
		parts = append(parts, it.mention)
	}
	return parts, singles, len(parts)+singles >= 2 && len(parts) > 0
}

// namedItems is the least and the most things that a list without numbers may
// name: "and" joins two of them, or stands within one ("research and
// development"). ok is false where an item says something of the one before it.
func namedItems(p *lint.Pass, s, at int) (least, most int, ok bool) {
	end := p.Sentences[s].Last
	commas, ands, oxford, words := 0, 0, false, 0
	for t := at; t < end; t++ {
		word := strings.ToLower(p.Word(t))
		switch {
		case word == ".":
			end = t
			continue
		case p.Tokens[t].Kind == lint.Mark && word != "," && word != "-" && word != "’" && word != "'":
			return 0, 0, false
		case word == ",":
			commas, words = commas+1, 0
		case word == "and":
			ands, words, oxford = ands+1, 0, p.Word(t-1) == ","
		case words == 0 && slices.Contains([]string{"a", "an", "who", "which", "where", "aged", "his", "her", "their", "its", "the", "then", "or", "but", "not"}, word),
			p.Lex.Is(word, "copula"), p.Lex.Is(word, "auxiliary"), p.Lex.Is(word, "say"), word == "or", word == "to", word == "that", word == "other", word == "others", word == "more", word == "which", word == "who", word == "etc", word == "as":
			return 0, 0, false
		default:
			if words++; words > 4 {
				return 0, 0, false
			}
		}
	}
	if ands == 0 || commas == 0 && ands > 1 {
		return 0, 0, false
	}
	first, last := p.SentenceMentions(s)
	for i := first; i < last; i++ {
		if p.Mention(i).First >= at {
			return 0, 0, false
		}
	}
	least = commas + 1
	if !oxford {
		least++
	}
	return least, commas + ands + 1 - btoi(oxford), true
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}
