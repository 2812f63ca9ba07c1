package bind

import "github.com/factlint/factlint/lint"

// walk goes over the words of the article once. It files the names of the facts
// by the blocks that have them, and notes where the words of the facts stand.
func (r *reader) walk() {
	x, p := r.index, r.pass
	present, names := &r.present, &r.named
	present.walked = true
	present.room(x)
	if x.names != nil {
		names.begin(x.names, len(p.Doc.Blocks))
	}
	noted := x.matters.count > fewMatters
	block := -1
	for s := range p.Sentences {
		sent, after := &p.Sentences[s], false // after: the word behind "the"
		if sent.Block != block {
			block = sent.Block
			names.enter()
		}
		for i := sent.First; i < sent.Last; i++ {
			t := &p.Tokens[i]
			if t.Kind == lint.Mark || t.Kind == lint.Newline {
				continue
			}
			k, e := r.look(i)
			if k&(begins|own) != 0 {
				if k&begins != 0 && r.namedAt(i, sent, k) {
					if first := e.first.of(t); first != nil {
						names.find(p, i, sent, first)
					}
				}
				if k&own != 0 && noted {
					for _, m := range e.matches[:e.own] {
						present.note(x, m.word, int32(s), t.Flags&lint.Capital != 0, after)
					}
				}
			}
			after = k&the != 0
		}
	}
}

// namedAt reports whether a name of the facts may begin at token i, at which a
// look was taken: few words that begin one are followed by its second.
func (r *reader) namedAt(i int, sent *lint.Sentence, k look) bool {
	if k&alone != 0 {
		return true
	}
	if i++; i >= sent.Last {
		return false
	}
	if t := &r.pass.Tokens[i]; t.Kind != lint.Mark {
		if s := r.words.slot(t.Lexeme); s != nil {
			return s.look&second != 0
		}
	}
	return true
}

// firstWords are the names that begin with a word, and with what it is the
// possessive of.
type firstWords struct{ word, possessor *firstWord }

// of are the names that begin with a token of the word.
func (f *firstWords) of(t *lint.Token) *firstWord {
	if t.Flags&lint.Possessive != 0 {
		return f.possessor
	}
	return f.word
}
