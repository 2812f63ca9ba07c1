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
	looks, told := r.look()
	block := -1
	for s := range p.Sentences {
		sent := &p.Sentences[s]
		if sent.Block != block {
			block = sent.Block
			names.enter()
		}
		for ; len(told) > 0 && int(told[0]) < sent.Last; told = told[1:] {
			i := int(told[0])
			if i < sent.First {
				continue
			}
			k, t := looks[i], &p.Tokens[i]
			if k&begins != 0 && (k&alone != 0 || i+1 < sent.Last && looks[i+1]&(second|silent) != 0) {
				if first := r.word(i).first.of(t); first != nil {
					names.find(p, i, sent, first)
				}
			}
			if k&own == 0 || !noted {
				continue
			}
			before := i - 1
			for before >= sent.First && looks[before]&silent != 0 {
				before--
			}
			after := before >= sent.First && looks[before]&the != 0
			if k&lone != 0 {
				present.note(x, int32(k>>wordShift), int32(s), t.Flags&lint.Capital != 0, after)
				continue
			}
			e := r.word(i)
			for _, m := range e.matches[:e.own] {
				present.note(x, m.word, int32(s), t.Flags&lint.Capital != 0, after)
			}
		}
	}
}

// firstWords are the names of the facts that begin with a word, and with what it is
// the possessive of, each nil for none.
type firstWords struct{ word, possessor *firstWord }

// of are the names that begin with a token of the word.
func (f *firstWords) of(t *lint.Token) *firstWord {
	if t.Flags&lint.Possessive != 0 {
		return f.possessor
	}
	return f.word
}
