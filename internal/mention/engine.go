// Package mention finds the values that a text states: numbers, money,
// percentages, measures, counts, dates, durations. Each kind of value has its
// file, with the forms in which it is written; the engine walks the tokens and
// lets the forms read where a word or digit triggers them.
//
// It knows no word by heart (those are tables of package lang), uses no
// regular expression and looks at each token a bounded number of times.
package mention

import (
	"slices"
	"sync"

	"github.com/factlint/factlint/internal/lang"
	"github.com/factlint/factlint/internal/segment"
	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// Config is what an article does not say itself.
type Config struct {
	// Date is the day from which relative times are reckoned, zero for none.
	// It is the document's own date where that is zero.
	Date quant.Date
	// DateOrder is "dmy" or "mdy" where the order of 10/11/2020 is known, ""
	// where both readings are kept.
	DateOrder string
}

// form is one way to write a value. read tries it at token at and answers with
// the mention and the token after it. It may look left of at, but its span
// starts there or later. Spans, Value and Form must be set; the engine fills in
// the rest.
type form struct {
	name string
	// trigger are the classes of the words at which the form may start, or of
	// the phrases; soft those at which it may start only where a trigger
	// stands within the next tokens ("a" before "year").
	trigger, soft lang.Class
	read          func(s *scanner, at int) (m lint.Mention, next int, ok bool)
}

// scanner walks the tokens of one text.
type scanner struct {
	*segment.Text
	cfg Config
	// src is the document's text.
	src string
	// first and last are the half-open range of the tokens of the sentence at
	// hand; nothing reads beyond it.
	first, last int
	// sentence is its index, all the union of the gates of its words and digits.
	sentence int
	all      gate
	// out are the mentions so far.
	out []lint.Mention
	// forms are tried in order; of several that read, the longest wins, and
	// of equals the first.
	forms []form
	gates []gate
	// listed is the token after the last number that was refused as a name's,
	// so that the rest of its list is refused too.
	listed int
	// scored is the token after the last result of a game, whose next sets may
	// follow.
	scored int
	// gapped is the first token of the last number behind a name whose verb is left out.
	gapped int
	// released is the sentence, counted from one, in which a release was named.
	released int
	// versions are the numbers that the text called versions ("version 5.1").
	versions []string
	// times is the state that dates need from one mention to the next.
	times timeline
	room  *room
}

// room is memory for the findings of one article after another, most of which
// have few.
type room struct {
	out   []lint.Mention
	exprs []expr
	words []*timeWord
	// starts are the tokens of a sentence at which a form may start.
	starts []int32
}

// roomy is how many mentions a room holds for the next article.
const roomy = 1 << 12

var rooms = sync.Pool{New: func() any { return &room{out: make([]lint.Mention, 0, 64)} }}

// leave copies the mentions, and empties the room that they were found in.
func (s *scanner) leave(all []lint.Mention) []lint.Mention {
	s.Values = append(slices.Grow(s.Values[:0], len(s.out)), s.out...)
	clear(all)
	s.room.out = all[:0]
	if r := s.times.reader; r != nil {
		clear(r.exprs)
		s.room.exprs, s.room.words = r.exprs[:0], r.words
	}
	if cap(s.room.out) <= roomy && cap(s.room.exprs) <= roomy {
		rooms.Put(s.room)
	}
	return s.Values
}

// Find finds the values of a text, in order and not overlapping. They lie in the
// text's own room, until the next Find or Reset.
func Find(t *segment.Text, cfg Config) []lint.Mention {
	if cfg.Date.IsZero() {
		cfg.Date = t.Doc.Date
	}
	s := &scanner{Text: t, cfg: cfg, src: t.Doc.Text, forms: allForms, gates: gatesOf(t.Lang), room: rooms.Get().(*room)}
	s.out = s.room.out
	for i, sen := range t.Sentences {
		s.sentence, s.first, s.last, s.listed, s.scored, s.gapped = i, sen.First, sen.Last, 0, 0, 0
		from := len(s.out)
		s.read()
		if len(s.out) > from+1 {
			s.inherit(from)
			s.shareUnits(from)
		}
		if len(s.out) > from {
			s.elideTimes(from)
		}
	}
	s.finish()
	all := s.out
	if len(s.versions) > 0 {
		s.dropVersions()
	}
	return s.leave(all)
}

// read finds the values of the sentence at hand.
func (s *scanner) read() {
	toks := s.Tokens[:s.last]
	var starts []int32
	if s.all, starts = s.union(); s.all.shut() {
		return
	}
	next := s.first // what stands before has been read
	for _, start := range starts {
		at := int(start)
		if at < next {
			continue
		}
		g := s.gates[toks[at].Word]
		if toks[at].Kind == lint.Digits {
			g = s.gates[0]
			if next = s.skip(at); next > at {
				continue
			}
		}
		forms := s.open(at, g)
		if forms&timeBit != 0 && toks[at].Kind == lint.Digits && !s.timely(at) {
			forms &^= timeBit
		}
		if forms == 0 {
			continue
		}
		var best lint.Mention
		end := at
		for i := range s.forms {
			f := &s.forms[i]
			if forms&(1<<i) == 0 {
				continue
			}
			if m, next, ok := f.read(s, at); ok && next > end {
				if m.Form == "" {
					m.Form = f.name
				}
				best, end = m, next
			}
		}
		if end == at {
			continue
		}
		if toks[at].Kind == lint.Word && best.Form != "clock" {
			if next = s.idiom(at); next > at {
				continue
			}
		}
		s.keep(best, at, end)
		next = end
	}
}

// union is what the words and digits of the sentence at hand open together, and
// at which of them a form may start. It is worked out without a branch for each word,
// which nobody can guess.
func (s *scanner) union() (all gate, starts []int32) {
	tokens, gates := s.Tokens[s.first:s.last], s.gates
	room := slices.Grow(s.room.starts[:0], len(tokens))[:len(tokens)]
	n, digits := 0, 0
	for i := range tokens {
		t := &tokens[i]
		g := gates[t.Word]
		if t.Word == 0 {
			g = 0
		}
		all |= g
		digit, opens := 0, 0
		if t.Kind == lint.Digits {
			digit = 1
		}
		if g&gateStarts != 0 {
			opens = 1
		}
		digits |= digit
		room[n] = int32(s.first + i)
		n += digit | opens
	}
	if digits > 0 {
		all |= gates[0]
	}
	s.room.starts = room
	return all, room[:n]
}

// open are the forms that may start at token at, as a set of bits.
func (s *scanner) open(at int, g gate) uint8 {
	forms := g.hard()
	if wanted := g.soft() &^ forms; wanted != 0 {
		company := uint8(0)
		if at+1 < s.last {
			if t := &s.Tokens[at+1]; t.Kind != lint.Digits && t.Word != 0 {
				company = s.gates[t.Word].soft()
				if s.gates[t.Word]&gateUnit != 0 {
					company |= amountBit
				}
			}
		}
		for k := at + 1; k < min(at+10, s.last) && wanted&^company&s.all.hard() != 0; k++ {
			switch t := &s.Tokens[k]; {
			case t.Kind == lint.Digits:
				company |= s.gates[0].hard()
			case t.Word != 0:
				company |= s.gates[t.Word].hard()
			}
		}
		for k := max(s.first, at-4); k < at && wanted&^company&timeBit != 0 && s.all&gateAge != 0; k++ {
			if t := &s.Tokens[k]; t.Word != 0 && s.gates[t.Word]&gateAge != 0 {
				company |= timeBit // "aged seven"
			}
		}
		forms |= wanted & company
	}
	if g.opens()&^forms != 0 && at+1 < s.last && s.Lang.Next(s.Tokens[at].Word, s.Tokens[at+1].Word) != 0 {
		forms |= g.opens()
	}
	return forms
}

// free reports whether no mention covers token i.
func (s *scanner) free(i int) bool {
	return len(s.out) == 0 || s.out[len(s.out)-1].Span.End <= int(s.Tokens[i].Start)
}

// keep appends a mention, with its hedge and its place.
func (s *scanner) keep(m lint.Mention, at, end int) {
	m.Sentence = s.sentence
	if n := len(s.out); n > 0 && m.Value.Kind == quant.KindOrdinal && s.out[n-1].Noun.Contains(s.span(at, end)) {
		return // "14 first-team players"
	}
	if m.Last == 0 {
		m.First, m.Last = at, end
	}
	if m.Span.Empty() {
		m.Span = s.span(m.First, m.Last)
	}
	s.hedge(&m)
	s.settle(&m)
	if !s.enclose(&m) {
		s.out = append(s.out, m)
	}
}

// The small questions below are asked in a thousand places. Put into each of
// them, they make the code of this package longer by a quarter, and fetching it
// costs more than calling them: every value leads down another path, and the code
// of one path is gone from the processor's first cache when the next one comes by.

// phrase is the longest phrase of the tables that starts at token i and is in
// one of the classes, and the token after it. Hyphens may stand for the spaces
// of a phrase, and full stops after abbreviations within it are passed over.
func (s *scanner) phrase(i int, want lang.Class) (in *lang.Info, next int) {
	if i < s.first || i >= s.last {
		return nil, i
	}
	node := s.Tokens[i].Word
	for j := i; ; {
		here := s.Lang.Info(node)
		if here.Class&want != 0 {
			in, next = here, j+1
		}
		if here.Class&lang.Longer == 0 || j+1 >= s.last {
			break
		}
		to := s.Lang.Next(node, s.Tokens[j+1].Word)
		if to == 0 && s.hyphen(j+1) && j+2 < s.last {
			if to = s.Lang.Next(node, s.Tokens[j+2].Word); to != 0 {
				j++
			}
		}
		if to == 0 || s.word(j+1) == "." && !s.glued(j+1) {
			break
		}
		node, j = to, j+1
	}
	if in == nil {
		return nil, i
	}
	return in, next
}

// before is the longest phrase of the tables that ends just before token i and
// is in one of the classes, and the token that it starts at. Phrases have up
// to six tokens.
func (s *scanner) before(i int, want lang.Class) (in *lang.Info, start int) {
	for k := max(s.first, i-6); k < i; k++ {
		if got, next := s.phraseTo(k, i, want); next == i {
			return got, k
		}
	}
	return nil, i
}

// phraseTo is the phrase of the given classes that covers the tokens [i, end)
// and nothing else.
func (s *scanner) phraseTo(i, end int, want lang.Class) (*lang.Info, int) {
	node := s.Tokens[i].Word
	for j := i; node != 0; j++ {
		here := s.Lang.Info(node)
		if j+1 == end {
			if here.Class&want != 0 {
				return here, end
			}
			return nil, i
		}
		node = s.Lang.Next(node, s.Tokens[j+1].Word)
	}
	return nil, i
}
