package bind

import (
	"slices"

	"github.com/factlint/factlint/internal/lang/joint"
	"github.com/factlint/factlint/internal/lang/role"
	"github.com/factlint/factlint/lint"
)

// look is what is asked of every word of an article, so that its entry, which is
// far away as often as not, can wait: a set, and above it the word of the facts
// that it is, if it is one alone.
type look uint32

const (
	says      look = 1 << iota // is no function word
	the                        // is "the"
	own                        // is a word of the facts
	begins                     // begins a name of the facts
	alone                      // is the whole of one
	second                     // may be the second word of one
	opens                      // begins a phrase of the tables
	silent                     // is no word: a mark or a line break
	inner                      // may stand inside of a phrase without being part of it
	lone                       // is one word of the facts, by the number above
	wordShift = iota
)

// longestInner is the length of "their", the longest of the words that may stand
// inside of a phrase.
const longestInner = 5

// mostLone is how many words of the facts have a number that a look holds.
const mostLone = 1 << (32 - wordShift)

// look takes the look at all tokens of the article, once, and gives besides which are words
// of the facts or begin a name. Their words have mostly dropped out of the processor's
// cache since the article before, and are waited for together.
func (r *reader) look() (looks []look, told []int32) {
	if !r.looked {
		r.looked = true
		r.lookOver()
	}
	return r.looks, r.told
}

// meetAll fills the terms of the tokens from first on, and takes the look at them. It gives
// what any of them tells.
func (r *reader) meetAll(out []term, first int) (any look) {
	l, text := &r.words, r.pass.Doc.Text
	tokens, looks := r.pass.Tokens[first:][:len(out)], r.looks[first:][:len(out)]
	slots, entries := l.slots, l.entries[:len(l.slots)]
	for i := range out {
		t := &tokens[i]
		k, e := silent, (*entry)(nil)
		if at := int(t.Lexeme) & (len(slots) - 1); t.Kind == lint.Mark || t.Kind == lint.Newline {
			e = r.mark(text[t.Start:t.End])
		} else if t.Lexeme != 0 && slots[at].id == t.Lexeme {
			k, e = slots[at].look, entries[at]
		} else {
			e, k = r.farther(first + i)
			slots, entries = l.slots, l.entries[:len(l.slots)]
		}
		digits := t.Kind == lint.Digits
		out[i] = term{entry: e, mention: -1, clause: -1, digits: digits, capital: t.Flags&lint.Capital != 0, content: k&says != 0 && !digits}
		looks[i] = k
		any |= k
	}
	return any
}

// farther is what token i is and what a look at it tells, of one whose word is not among those of lexemes yet, or has none:
// most of these are numbers, which are looked at once.
func (r *reader) farther(i int) (*entry, look) {
	e, t := r.word(i), &r.pass.Tokens[i]
	if t.Kind != lint.Digits {
		if at := int(t.Lexeme) & (len(r.words.slots) - 1); r.words.slots[at].id == t.Lexeme && t.Lexeme != 0 {
			return e, r.words.slots[at].look
		}
		return e, r.lookAt(e, r.pass.Word(i))
	}
	if !e.looked {
		e.looked, e.figures = true, r.lookAt(e, e.lower)
	}
	return e, e.figures
}

// lookOver takes the look at all tokens. Which tell something of the facts is noted
// without a branch, which nobody can guess.
func (r *reader) lookOver() {
	tokens, out := r.pass.Tokens, r.looks[:len(r.pass.Tokens)]
	told, n := slices.Grow(r.told[:0], len(tokens))[:len(tokens)], 0
	slots := r.words.slots
	for i := range tokens {
		t := &tokens[i]
		if t.Kind == lint.Mark || t.Kind == lint.Newline {
			out[i] = silent
			continue
		}
		s := &slots[int(t.Lexeme)&(len(slots)-1)]
		k := s.look
		if s.id != t.Lexeme || t.Lexeme == 0 {
			_, k = r.farther(i)
			slots = r.words.slots
		}
		out[i] = k
		tells := 0
		if k&(begins|own) != 0 {
			tells = 1
		}
		told[n] = int32(i)
		n += tells
	}
	r.told = told[:n]
}

// lookAt is what a look at a word tells.
func (r *reader) lookAt(e *entry, word string) look {
	var k look
	if e.says {
		k |= says
		if e.own > 0 {
			k |= own
		}
		if e.own == 1 && e.matches[0].word < mostLone {
			k |= lone | look(e.matches[0].word)<<wordShift
		}
	} else if e.isA(joint.The) {
		k |= the
	}
	for _, f := range [...]*firstWord{e.first.word, e.first.possessor} {
		if f != nil {
			k |= begins
			if f.alone != nil {
				k |= alone
			}
		}
	}
	if r.index != nil && r.index.names.follows(word) {
		k |= second
	}
	if len(e.phrases) > 0 {
		k |= opens
	}
	if len(e.lower) <= longestInner && (e.isA(joint.PhraseGap) || e.is(role.Pronoun)) {
		k |= inner
	}
	return k
}
