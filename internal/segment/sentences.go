package segment

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/factlint/factlint/internal/lang"
	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/text"
)

// sentences cuts the tokens [first, last) of a block into sentences. It takes
// those with which one may end, and gives the ones behind the block.
func (t *Text) sentences(block, first, last int, stops []int) []int {
	start := first
	for ; len(stops) > 0 && stops[0] < last; stops = stops[1:] {
		i := stops[0]
		if i < start || !t.stops(block, i, start, last) {
			continue // or it closed the sentence before
		}
		end := i + 1
		for end < last && t.closes(end) {
			end++
		}
		t.sentence(block, start, end)
		start = end
	}
	if start < last {
		t.sentence(block, start, last)
	}
	return stops
}

func (t *Text) sentence(block, first, last int) {
	t.Sentences = append(t.Sentences, lint.Sentence{
		Span:  text.Span{Start: int(t.Tokens[first].Start), End: int(t.Tokens[last-1].End)},
		Block: block, First: first, Last: last,
	})
}

// closes reports whether token i is a mark that belongs to the sentence that
// ended before it: a closing quotation mark or bracket, a further stop.
func (t *Text) closes(i int) bool {
	tok := t.Tokens[i]
	if tok.Kind != lint.Mark || tok.Flags&lint.SpaceLeft != 0 {
		return false
	}
	return strings.Contains(")]}\"'”’»›.!?…", t.Doc.Text[tok.Start:tok.End])
}

// stops reports whether a sentence ends with token i, a mark or dotted
// letters ("U.S."). start is the sentence's first token.
func (t *Text) stops(block, i, start, last int) bool {
	tok := t.Tokens[i]
	src := t.Doc.Text
	mark := src[tok.Start:tok.End]
	dotted := tok.Kind == lint.Word
	if !dotted && !stopMark(mark) {
		return false
	}
	// What follows, past closing quotes and brackets.
	j := i + 1
	for j < last && t.closes(j) {
		j++
	}
	if j == last {
		return true
	}
	next := t.Tokens[j]
	if next.Flags&lint.SpaceLeft == 0 {
		// "end.Next": no space. A capital after a small-letter word is a
		// sentence that lost its space; everything else goes on.
		return mark == "." && !dotted && next.Kind == lint.Word && next.Flags&lint.Capital != 0 && i > start &&
			t.Tokens[i-1].Kind == lint.Word && t.Tokens[i-1].End-t.Tokens[i-1].Start > 3 && t.Tokens[i-1].Flags&(lint.Capital|lint.SpaceLeft) == lint.SpaceLeft
	}
	r, _ := utf8.DecodeRuneInString(src[next.Start:])
	opens := strings.ContainsRune("\"'“‘«‹([{„", r)
	if opens && j+1 < last {
		r, _ = utf8.DecodeRuneInString(src[t.Tokens[j+1].Start:])
	}
	if unicode.IsLower(r) {
		return false // "U.S. forces", "Yahoo! said"
	}
	if mark == "!" || mark == "?" {
		return unicode.IsUpper(r) || unicode.IsDigit(r) || opens || !unicode.IsLetter(r)
	}
	if dotted {
		// "in the U.S. The" ends; "U.S. Army", "a.m. Monday" go on, as does
		// everything that is no common sentence opener.
		return next.Flags&lint.Capital != 0 && t.Info(j).Class&(lang.Stop|lang.Quantifier|lang.NotNoun) != 0
	}
	if mark != "." {
		return unicode.IsUpper(r) || unicode.IsDigit(r) || opens
	}
	if i == start {
		return false
	}
	prev := t.Tokens[i-1]
	in := t.Info(i - 1)
	switch {
	case prev.Flags&lint.SpaceLeft != 0 && prev.Kind == lint.Word && prev.End-prev.Start == 1 && prev.Flags&lint.Capital != 0:
		return false // an initial: "J. Smith"
	case i-1 == start && prev.Kind == lint.Word && prev.End-prev.Start == 1:
		return false // a list's letter: "a. First"
	case i-1 == start && prev.Kind == lint.Digits && !t.answers(block, start):
		return false // a list's number: "1. First"
	case t.Lang.OrdinalDot && prev.Kind == lint.Digits && prev.End-prev.Start <= 2 && (t.Info(i-2).Class&(lang.UnitWord|lang.CurrencyWord) == 0 || t.Info(i-2).Class&lang.DatePrep != 0):
		return false // "am 10. November"
	case tok.Flags&lint.SpaceLeft != 0 && unicode.IsDigit(r):
		return false // "1 . 8500": a spaced decimal
	}
	if unicode.IsDigit(r) && (in.Class&(lang.Designator|lang.CurrencyWord|lang.UnitWord) != 0 || in.Opens&lang.CurrencyWord != 0) && prev.Kind == lint.Word && prev.End-prev.Start <= 4 {
		return false // "Rs. 20", "sec. 5"
	}
	if in.Class&lang.Abbrev != 0 {
		switch in.Str(lang.Abbrev) {
		case "title":
			return false
		case "number":
			if unicode.IsDigit(r) {
				return false
			}
			if i-1 == start && t.Info(j).Class&(lang.Stop|lang.Quantifier|lang.NotNoun) != 0 {
				return true // an answer: "No. Its beds are taken."
			}
			if i-1 == start && next.Kind == lint.Word && next.Flags&lint.Capital != 0 && src[next.Start+1] >= 'a' {
				return true // "No. Version 3 takes more."
			}
			return in.Class&lang.Month != 0 || in.Class&lang.UnitWord != 0 || len(src[prev.Start:prev.End]) > 1 && prev.Flags&lint.Capital == 0
		default:
			if !t.Lang.NounCapitals && i-1 > start && t.Tokens[i-2].Kind == lint.Digits && next.Kind == lint.Word && unicode.IsUpper(r) && t.startsWord(next) {
				return true // "It cost £3m. Growth was slow."
			}
			return unicode.IsUpper(r) && t.Info(j).Class&(lang.Stop|lang.Quantifier|lang.NotNoun) != 0 || opens
		}
	}
	return true
}

// startsWord reports whether a token with a capital is a word written with small letters
// behind it, as the first of a sentence is, and no code or abbreviation.
func (t *Text) startsWord(tok lint.Token) bool {
	word := t.Doc.Text[tok.Start:tok.End]
	_, first := utf8.DecodeRuneInString(word)
	second, _ := utf8.DecodeRuneInString(word[first:])
	return unicode.IsLower(second)
}

// answers reports whether the sentence that starts at token i answers the one before
// it in its block: "How many were there? 96."
func (t *Text) answers(block, i int) bool {
	n := len(t.Sentences)
	if n == 0 || t.Sentences[n-1].Block != block {
		return false
	}
	for k := t.Sentences[n-1].Last - 1; k >= t.Sentences[n-1].First; k-- {
		if t.Tokens[k].Kind != lint.Mark {
			return false
		}
		if t.Word(k) == "?" {
			return true
		}
	}
	return false
}

// stopMark reports whether a mark may end a sentence.
func stopMark(mark string) bool {
	switch mark {
	case ".", "!", "?", "…", "。", "؟":
		return true
	}
	return false
}
