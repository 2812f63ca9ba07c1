package lint

// Scratch is memory that a Pass may use and, once no rule sees that one any
// more, the next. The zero Scratch is ready.
type Scratch struct {
	figures, capitals, months, starts []int32
	sentences                         []ClassSet
	names                             map[uint64]int32
	candidates                        []candidate
	wanted                            wordSet
	records                           []Record
}

// Room is an empty list with room for n records, which Collect may give. It is
// used again for the next rule.
func (p *Pass) Room(n int) []Record {
	room := p.scratch()
	if cap(room.records) < n {
		if n > mostRecords {
			return make([]Record, 0, n)
		}
		room.records = make([]Record, 0, n+n/2)
	}
	return room.records[:0]
}

// mostRecords is the number of records that a Scratch keeps room for.
const mostRecords = 1 << 8

// mostPairs is how many names the table for them may have had to be used again:
// one with room for more takes longer to clear than another to make.
const mostPairs = 1 << 10

// pairs is an empty table for the names of an article.
func (r *Scratch) pairs() map[uint64]int32 {
	if r.names == nil || len(r.names) > mostPairs {
		r.names = map[uint64]int32{}
	}
	clear(r.names)
	return r.names
}

// tokenLists are what rules look for among the tokens of an article, found in
// one walk for all of them.
type tokenLists struct {
	made bool
	// classes is the union of the classes of all words, sentences that of each
	// sentence.
	classes   ClassSet
	sentences []ClassSet
	// figures are the tokens with digits, capitals the words that begin with a
	// capital, months those of them that name a month.
	figures, capitals, months []int32
}

// lists walks the tokens, once.
func (p *Pass) lists() *tokenLists {
	if p.found.made {
		return &p.found
	}
	room := p.scratch()
	l := tokenLists{made: true, sentences: room.sentences[:0], figures: room.figures[:0], capitals: room.capitals[:0], months: room.months[:0]}
	i := 0
	for s := range len(p.Sentences) + 1 { // the last time for what stands behind them all
		end := len(p.Tokens)
		if s < len(p.Sentences) {
			end = min(p.Sentences[s].Last, end)
		}
		var one, two uint64 // the classes of the sentence, in registers
		for ; i < end; i++ {
			t := &p.Tokens[i]
			if t.Kind == Word {
				if t.Flags&(Capital|Classed) == 0 {
					continue
				}
			} else if t.Kind == Digits || t.Kind == Mixed {
				l.figures = append(l.figures, int32(i))
				if t.Kind == Digits {
					continue
				}
			}
			if t.Flags&Capital != 0 {
				l.capitals = append(l.capitals, int32(i))
			}
			if t.Kind != Word || t.Flags&Classed == 0 {
				continue
			}
			x := p.Lexemes[i]
			one |= x.Classes[0]
			two |= x.Classes[1]
			if x.Month != 0 && t.Flags&Capital != 0 {
				l.months = append(l.months, int32(i))
			}
		}
		if s < len(p.Sentences) {
			l.sentences = append(l.sentences, ClassSet{one, two})
		}
	}
	for _, s := range l.sentences {
		l.classes[0] |= s[0]
		l.classes[1] |= s[1]
	}
	room.sentences, room.figures, room.capitals, room.months = l.sentences, l.figures, l.capitals, l.months
	p.found = l
	return &p.found
}

// SentenceHas reports whether sentence s has a word of a class at all.
func (p *Pass) SentenceHas(s int, class string) bool {
	return p.lists().sentences[s].Has(p.Lex.ClassNumber(class))
}

func (p *Pass) scratch() *Scratch {
	if p.Scratch == nil {
		p.Scratch = &Scratch{}
	}
	return p.Scratch
}

// Figures are the tokens with digits, in order: those of the kinds Digits and
// Mixed. The list must not be changed.
func (p *Pass) Figures() []int32 { return p.lists().figures }

// Capitals are the tokens that begin with a capital, in order. The list must not
// be changed.
func (p *Pass) Capitals() []int32 { return p.lists().capitals }

// Months are the capitalised words that name a month, in order. The list must
// not be changed.
func (p *Pass) Months() []int32 { return p.lists().months }

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

// index notes for each sentence which mention is the first that stands in it or
// behind it.
func (p *Pass) index() {
	room := p.scratch()
	starts := room.starts[:0]
	i := 0
	for s := range len(p.Sentences) + 1 {
		for i < len(p.Mentions) && p.Mentions[i].Sentence < s {
			i++
		}
		starts = append(starts, int32(i))
	}
	room.starts, p.starts = starts, starts
}
