package lint

// wordSet are words of which it is to be told whether an article writes them
// without a capital: then they are no names, however they are written
// elsewhere.
type wordSet struct {
	// slots are the words by the low bits of their numbers, or behind; half of
	// them at least are free.
	slots []wanted
	n     int
	// maybe has a bit for what the number of each word leaves: most words that
	// are not wanted have none there.
	maybe [64]uint64
	// texts are those without a number.
	texts map[string]bool
}

// wanted is a word by its number, 0 for a free place.
type wanted struct {
	id     uint32
	common bool
}

// mostWanted is how many slots are kept from one article to the next.
const mostWanted = 1 << 12

// begin forgets the words, and keeps their memory.
func (s *wordSet) begin() {
	if len(s.slots) > mostWanted {
		s.slots = nil
	}
	clear(s.slots)
	*s = wordSet{slots: s.slots}
}

// place is where a word stands, or would.
func (s *wordSet) place(id uint32) *wanted {
	mask := uint32(len(s.slots) - 1)
	for i := id & mask; ; i = (i + 1) & mask {
		if w := &s.slots[i]; w.id == id || w.id == 0 {
			return w
		}
	}
}

func (s *wordSet) want(x *Lexeme) {
	if x.ID == 0 {
		if s.texts == nil {
			s.texts = map[string]bool{}
		}
		s.texts[x.Text] = false
		return
	}
	if 2*s.n >= len(s.slots) {
		old := s.slots
		s.slots = make([]wanted, max(256, 2*len(old)))
		for _, w := range old {
			if w.id != 0 {
				*s.place(w.id) = w
			}
		}
	}
	if w := s.place(x.ID); w.id == 0 {
		s.maybe[x.ID>>6&63] |= 1 << (x.ID & 63)
		w.id = x.ID
		s.n++
	}
}

func (s *wordSet) has(x *Lexeme) bool {
	if x.ID == 0 {
		return s.texts[x.Text]
	}
	return s.maybe[x.ID>>6&63]&(1<<(x.ID&63)) != 0 && s.place(x.ID).common
}

// look walks the article for the words that are wanted.
func (s *wordSet) look(p *Pass) {
	if s.n == 0 && s.texts == nil {
		return
	}
	if s.texts != nil {
		s.maybe[0] |= 1 // the number of what has none
	}
	for i := range p.Tokens {
		t := &p.Tokens[i]
		if s.maybe[t.Lexeme>>6&63]&(1<<(t.Lexeme&63)) == 0 || t.Kind != Word || t.Flags&Capital != 0 || t.End-t.Start < 4 {
			continue
		}
		var w *wanted
		if t.Lexeme != 0 {
			if w = s.place(t.Lexeme); w.id == 0 {
				continue
			}
		}
		if w != nil {
			w.common = true
		} else if text := p.Lexemes[i].Text; s.texts != nil {
			if _, ok := s.texts[text]; ok {
				s.texts[text] = true
			}
		}
	}
}
