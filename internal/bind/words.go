package bind

import (
	"strings"
	"unicode/utf8"

	"github.com/factlint/factlint/internal/lang"
	"github.com/factlint/factlint/internal/lang/joint"
	"github.com/factlint/factlint/internal/lang/role"
	"github.com/factlint/factlint/lint"
)

// entry is what a word is to the binder, whatever its place. What is asked of every
// word stands first, in one line of the processor's cache, and an entry fills three.
type entry struct {
	lower   string
	matches []match  // words of the facts that it can stand for
	does    role.Set // around a value
	joint   joint.Set
	number  int32 // of the base form, from 1, 0 until it is asked for
	own     int32 // so many of matches are the word itself, the first ones

	lemma    string
	families []int
	some     uint64   // has a bit for each of matches, as that of a profile
	base     role.Set // what its base form does
	figures  look     // what a look at a number tells, once one was taken
	says     bool     // is no function word
	distract bool     // names something beside the matter: target, rival, average
	picks    bool     // picks one of several: another, sister, average
	sided    bool     // says that sides has been asked for

	// phrases are those of the tables that begin with the base form.
	phrases []lang.Phrase
	first   firstWords
	// sides are those of the axes on which the word or its base form is.
	sides  lang.Sides
	looked bool // says that figures has been asked for
}

// roomEntries is how many entries memory is taken for at once: so that none straddles
// lines of the cache.
const roomEntries = 64

// wordList is the entries of the words that a reader has met. They are found by
// their lexemes.
type wordList struct {
	slots   []wordSlot // by the number of the lexeme, of which the last bits count
	entries []*entry   // beside them
	room    []entry    // that no word has yet
	// foreign says that the lexemes of the article are of another language than
	// the reader's.
	foreign  bool
	roles    *lang.Bits[role.Set]
	joints   *lang.Bits[joint.Set]
	distract int                   // the class of words that name something beside the matter
	picks    int                   // the class of words that pick one of several
	marks    [utf8.RuneSelf]*entry // of one byte
	// others are the words without a number, digits above all.
	others lang.Cache[entry]
	// numbers are those of the base forms, from 0.
	numbers map[string]int32
}

// wordSlot is a word, by the number of its lexeme, and what a look at it tells.
// As words get their numbers when they are first met, the common ones stand side
// by side.
type wordSlot struct {
	id   uint32
	look look
}

// mostSlots and mostNumbers bound the words and the base forms that are kept
// from article to article.
const (
	firstSlots  = 1 << 10
	mostSlots   = 1 << 17
	mostNumbers = 1 << 16
)

// begin makes ready for an article.
func (l *wordList) begin(words *lang.Words, p *lint.Pass) {
	if l.slots == nil {
		l.slots, l.entries = make([]wordSlot, firstSlots), make([]*entry, firstSlots)
		l.joints = joint.Words(words)
		l.roles, l.distract, l.picks = role.Words(words), words.Class("distractor"), words.Class("one-of-several")
	}
	own, ok := p.Lex.(*lang.Language)
	l.foreign = !ok || own.Words != words
	if l.numbers == nil || len(l.numbers) > mostNumbers {
		clear(l.slots)
		l.others.Clear()
		l.numbers = map[string]int32{}
	}
}

// grow makes room for lexemes of higher numbers.
func (l *wordList) grow(id uint32) {
	slots, entries := l.slots, l.entries
	n := len(slots)
	for n <= int(id) && n < mostSlots {
		n *= 2
	}
	l.slots, l.entries = make([]wordSlot, n), make([]*entry, n)
	for i, s := range slots {
		if s.id != 0 {
			at := int(s.id) & (n - 1)
			l.slots[at], l.entries[at] = s, entries[i]
		}
	}
}

// word is what the word of token i is.
func (r *reader) word(i int) *entry {
	if e := r.words.known(r.pass.Tokens[i].Lexeme); e != nil {
		return e
	}
	switch x := r.pass.Lexemes[i]; {
	case x.ID == 0:
		return r.lookup(strings.ToLower(r.pass.Word(i)))
	case r.words.foreign:
		return r.lexeme(r.lang.Lexeme(x.Text))
	default:
		return r.lexeme(x)
	}
}

// known is the entry of the lexeme with a number, nil where it is not there.
func (l *wordList) known(id uint32) *entry {
	if at := int(id) & (len(l.slots) - 1); l.slots[at].id == id && id != 0 {
		return l.entries[at]
	}
	return nil
}

// lookup is what a word in lower case is.
func (r *reader) lookup(lower string) *entry {
	if e := r.words.others.Get(lower); e != nil {
		return e
	}
	e := r.learn(r.lang.Lexeme(lower))
	r.words.others.Put(lower, e)
	return e
}

// lexeme is what the word of a lexeme is.
func (r *reader) lexeme(x *lint.Lexeme) *entry {
	l := &r.words
	if x.ID == 0 {
		return r.learn(x)
	}
	e := l.known(x.ID)
	if e != nil {
		return e
	}
	if small := x.Small; small == x || small.ID == 0 || apostrophe(x.Text) || r.index != nil && humps(x.Text) != nil {
		e = r.learn(x)
	} else {
		e = r.lexeme(small)
	}
	if int(x.ID) >= len(l.slots) && len(l.slots) < mostSlots {
		l.grow(x.ID)
	}
	at := int(x.ID) & (len(l.slots) - 1)
	l.slots[at], l.entries[at] = wordSlot{x.ID, r.lookAt(e, x.Text)}, e
	return e
}

// entry is room for an entry.
func (l *wordList) entry() *entry {
	if len(l.room) == 0 {
		l.room = make([]entry, roomEntries)
	}
	e := &l.room[0]
	l.room = l.room[1:]
	return e
}

// learn works out what a word is to the binder.
func (r *reader) learn(x *lint.Lexeme) *entry {
	small, base := x.Small, x.Base
	does := r.words.roles.At(small.Sets)
	e := r.words.entry()
	*e = entry{lower: small.Text, lemma: base.Text, does: does, base: does, joint: r.words.joints.At(small.Sets), says: small.Text != "" && does&role.Stop == 0, distract: x.Classes.Has(r.words.distract), picks: x.Classes.Has(r.words.picks)}
	if e.lemma != e.lower {
		e.base = r.words.roles.At(base.Sets)
	}
	var weak []int
	if e.base&role.PlainVerb == 0 {
		e.families = base.Families[:len(base.Families):len(base.Families)]
		if small != base {
			for _, f := range small.Families {
				e.families = appendNew(e.families, f)
			}
		}
		if base.Listed {
			weak = r.lang.WeakFamilies(e.lemma)
		}
		if small != base && small.Listed {
			weak = append(weak, r.lang.WeakFamilies(e.lower)...)
		}
	}
	if r.index != nil {
		e.stands(r.index.vocab.matches(e.lower, e.lemma, base.Root, e.families, weak))
		if parts := humps(x.Text); parts != nil && len(e.matches) == 0 {
			e.stands(r.ofParts(parts))
		}
		for int(e.own) < len(e.matches) && e.matches[e.own].quality == sameLemma {
			e.own++
		}
		e.first = r.index.names.firsts(x.Text, e.lower)
	}
	if base.Listed {
		for _, p := range r.lang.Phrases(e.lemma) {
			if p.Family >= 0 && len(p.Rest) > 0 {
				e.phrases = append(e.phrases, p)
			}
		}
	}
	return e
}

// stands settles which words of the facts a word can stand for.
func (e *entry) stands(matches []match) {
	e.matches = matches
	for _, m := range matches {
		e.some |= 1 << (m.word & 63)
	}
}

// small is token i in lower case, "" where there is none.
func (r *reader) small(i int) string {
	if i < 0 || i >= len(r.pass.Lexemes) {
		return ""
	}
	if x := r.pass.Lexemes[i]; x != lint.NoLexeme {
		return x.Small.Text
	}
	return r.pass.Word(i) // digits
}

// mark is the entry of a mark or of a line break.
func (r *reader) mark(m string) *entry {
	if len(m) != 1 || m[0] >= utf8.RuneSelf {
		return r.newMark(m)
	}
	e := r.words.marks[m[0]]
	if e == nil {
		e = r.newMark(strings.Clone(m))
		r.words.marks[m[0]] = e
	}
	return e
}

func (r *reader) newMark(m string) *entry {
	does := r.does(m)
	return &entry{lower: m, does: does, joint: r.words.joints.Of(m)}
}

// number is the number of the base form of an entry.
func (r *reader) number(e *entry) int32 {
	if e.number == 0 {
		e.number = r.words.number(e.lemma) + 1
	}
	return e.number - 1
}

// number is the number of a base form.
func (l *wordList) number(lemma string) int32 {
	n, ok := l.numbers[lemma]
	if !ok {
		n = int32(len(l.numbers))
		l.numbers[strings.Clone(lemma)] = n
	}
	return n
}
