package lint

import "sync"

// Scratch is memory that a Pass may use and, once no rule sees that one any
// more, the next. The zero Scratch is ready.
type Scratch struct {
	figures, capitals, starts []int32
	stated                    []int
	sentences                 []ClassSet
	names                     pairTable
	candidates                []candidate
	wanted                    wordSet
	kept                      []any
}

// Kept is memory of type T, which must be a type of its own, as the pass before
// left it that used the same Scratch. Whoever leaves strings of the article there
// keeps its text in memory.
func Kept[T any](p *Pass) *T {
	room := p.scratch()
	for _, v := range room.kept {
		if t, ok := v.(*T); ok {
			return t
		}
	}
	t := new(T)
	room.kept = append(room.kept, t)
	return t
}

// Lend is room for n values, all zero, that is good until the Scratch of the pass is
// emptied.
func Lend[T any](p *Pass, n int) []T {
	if n > mostAtOnce {
		return make([]T, n)
	}
	room := Kept[lent[T]](p)
	if len(room.values)+n > cap(room.values) {
		// Who has parts of the old list keeps them.
		room.values = make([]T, 0, max(n, min(2*cap(room.values), mostLent), leastLent))
	}
	from := len(room.values)
	room.values = room.values[:from+n]
	return room.values[from : from+n : from+n]
}

// leastLent and mostLent are for how many values room is made at once. More than
// mostAtOnce are of a long article, and get memory of their own.
const (
	leastLent  = 64
	mostLent   = 1 << 10
	mostAtOnce = 1 << 8
)

// lent is room of which each part is given out once in a pass.
type lent[T any] struct{ values []T }

func (l *lent[T]) empty() {
	clear(l.values)
	l.values = l.values[:0]
}

// Empty takes back what was lent in a pass which nobody asks any more.
func (s *Scratch) Empty() {
	for _, v := range s.kept {
		if l, ok := v.(interface{ empty() }); ok {
			l.empty()
		}
	}
}

// Room is an empty list with room for n records, which Collect may give. It is
// used again for the next rule, and for another article after Leave.
func (p *Pass) Room(n int) []Record {
	if p.room == nil {
		p.room = recordRooms.Get().(*[]Record)
	}
	if cap(*p.room) < n {
		if n > mostRecords {
			return make([]Record, 0, n)
		}
		*p.room = make([]Record, 0, n+n/2)
	}
	return (*p.room)[:0]
}

// Leave gives back the room of the records that Collect gave. Articles of which
// each keeps its own take many times as much.
func (p *Pass) Leave() {
	if p.room != nil {
		recordRooms.Put(p.room)
		p.room = nil
	}
}

var recordRooms = sync.Pool{New: func() any { return new([]Record) }}

// mostRecords is the number of records that room is kept for.
const mostRecords = 1 << 8

// mostPairs is how large a table of names may be to be used again.
const mostPairs = 1 << 12

// pairs is an empty table for the names of an article, n at the most.
func (r *Scratch) pairs(n int) *pairTable {
	if len(r.names.places) > mostPairs {
		r.names = pairTable{}
	}
	r.names.begin(n)
	return &r.names
}

// TokenPlaces are where the tokens stand that rules look for, in order: those with
// digits, and the words that begin with a capital.
type TokenPlaces struct{ Figures, Capitals []int32 }

// places are those of the pass, found in one walk where nobody made them.
func (p *Pass) places() *TokenPlaces {
	if p.Places != nil {
		return p.Places
	}
	room := p.scratch()
	figures, capitals := room.figures[:0], room.capitals[:0]
	for i := range p.Tokens {
		t := &p.Tokens[i]
		if t.Kind == Digits || t.Kind == Mixed {
			figures = append(figures, int32(i))
		}
		if t.Flags&Capital != 0 && t.Kind != Digits {
			capitals = append(capitals, int32(i))
		}
	}
	room.figures, room.capitals = figures, capitals
	p.Places = &TokenPlaces{figures, capitals}
	return p.Places
}

// classesOf are the classes of the words of sentence s, worked out when they are
// first asked for: few sentences are asked about.
func (p *Pass) classesOf(s int) *ClassSet {
	if p.classes == nil {
		room := p.scratch()
		room.sentences = append(room.sentences[:0], make([]ClassSet, len(p.Sentences))...)
		p.classes = room.sentences
	}
	set := &p.classes[s]
	if set[1]&worked == 0 {
		set[1] |= worked
		for i := p.Sentences[s].First; i < p.Sentences[s].Last; i++ {
			if t := &p.Tokens[i]; t.Kind == Word && t.Flags&Classed != 0 {
				x := p.Lexemes[i]
				set[0] |= x.Classes[0]
				set[1] |= x.Classes[1]
			}
		}
	}
	return set
}

// worked marks the set of a sentence that has been worked out. No class has its
// bit.
const worked = 1 << 63

// SentenceHas reports whether sentence s has a word of a class at all.
func (p *Pass) SentenceHas(s int, class string) bool {
	return p.classesOf(s).Has(p.Lex.ClassNumber(class))
}

// StatedHas reports whether a sentence with a value has a word of the class at
// all.
func (p *Pass) StatedHas(class string) bool {
	if p.stated == nil {
		p.stated = &ClassSet{}
		for _, s := range p.Stated() {
			set := p.classesOf(s)
			p.stated[0] |= set[0]
			p.stated[1] |= set[1]
		}
	}
	return p.stated.Has(p.Lex.ClassNumber(class))
}

func (p *Pass) scratch() *Scratch {
	if p.Scratch == nil {
		p.Scratch = &Scratch{}
	}
	return p.Scratch
}

// Figures are the tokens with digits, in order: those of the kinds Digits and
// Mixed. The list must not be changed.
func (p *Pass) Figures() []int32 { return p.places().Figures }

// Capitals are the tokens that begin with a capital, in order. The list must not
// be changed.
func (p *Pass) Capitals() []int32 { return p.places().Capitals }

// Months are the capitalised words that name a month, in order. The list must
// not be changed.
func (p *Pass) Months() []int32 { return Shared(p, findMonths) }

type monthList []int32

func findMonths(p *Pass) (months monthList) {
	for _, i := range p.Capitals() {
		if t := &p.Tokens[i]; t.Kind == Word && t.Flags&Classed != 0 && p.Lexemes[i].Month != 0 {
			months = append(months, i)
		}
	}
	return months
}

// SentenceMentions is the half-open range of indices of the mentions of
// sentence s. Mentions are in order of the text.
func (p *Pass) SentenceMentions(s int) (first, last int) {
	if p.starts == nil {
		p.index()
	}
	if s < 0 || s >= len(p.Sentences) {
		return 0, 0
	}
	return int(p.starts[s]), int(p.starts[s+1])
}

// Stated are the sentences with a value, in order: one in five or so. The list
// must not be changed.
func (p *Pass) Stated() []int {
	if p.starts == nil {
		p.index()
	}
	return p.scratch().stated
}

// index notes for each sentence which mention is the first that stands in it or
// behind it.
func (p *Pass) index() {
	room := p.scratch()
	starts, stated := room.starts[:0], room.stated[:0]
	i := 0
	for s := range len(p.Sentences) + 1 {
		starts = append(starts, int32(i))
		if first := i; s < len(p.Sentences) {
			for i < len(p.Mentions) && p.Mentions[i].Sentence <= s {
				i++
			}
			if i > first {
				stated = append(stated, s)
			}
		}
	}
	room.starts, room.stated, p.starts = starts, stated, starts
}
