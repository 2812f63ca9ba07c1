// Package segment cuts the plain text of an article into tokens, sentences and
// clauses. It walks the bytes once, looks each word up in the language's
// tables while it is at it, and never searches.
package segment

import (
	"slices"
	"sync"
	"unicode/utf8"

	"github.com/factlint/factlint/internal/lang"
	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/text"
)

// Text is an article cut up. The slices are its own; Reset keeps them for the
// next article.
type Text struct {
	Doc    *lint.Document
	Lang   *lang.Language
	Tokens []lint.Token
	// Lexemes are those of the tokens; that of a digit run is lint.NoLexeme.
	Lexemes   []*lint.Lexeme
	Sentences []lint.Sentence
	// Places are where the tokens stand that rules look for.
	Places lint.TokenPlaces

	// Values is room for what package mention finds in the text.
	Values []lint.Mention

	words   *lang.Vocabulary
	room    *room
	clauses []lint.Clause // room for what Clauses gives
}

// room is memory that cutting one text up needs, and then the next.
type room struct {
	spelt  []lang.Spelling // by token, of those that wait for their lexemes
	known  []known         // the tokens whose lexemes were looked up at once
	firsts []int           // by block, its first token; and one more
	stops  []int           // the tokens with which a sentence may end
}

type known struct {
	token  int
	lexeme *lint.Lexeme
}

var rooms = sync.Pool{New: func() any { return &room{} }}

// Digit is the class of digit runs, which no table has.
const Digit lang.Class = 1 << 63

// Split cuts an article into tokens and sentences. A document without blocks
// is one paragraph. A nil language is the article's own or, where it names
// none, the one whose commonest words it uses.
func Split(doc *lint.Document, l *lang.Language) *Text {
	t := &Text{}
	t.Reset(doc, l)
	return t
}

// Reset is Split into t, whose slices are used again.
func (t *Text) Reset(doc *lint.Document, l *lang.Language) {
	if l == nil {
		l = Language(doc)
	}
	clear(t.Values) // they know words of the text before
	t.Doc, t.Lang, t.Values = doc, l, t.Values[:0]
	t.words = l.Vocabulary()
	t.Tokens, t.Lexemes, t.Sentences = t.Tokens[:0], t.Lexemes[:0], t.Sentences[:0]
	r := rooms.Get().(*room)
	defer rooms.Put(r)
	t.room, r.spelt, r.known, r.firsts, r.stops = r, r.spelt[:0], r.known[:0], r.firsts[:0], r.stops[:0]
	want := max(len(doc.Text)/5, fewTokens)
	if cap(t.Tokens) < want {
		t.Tokens, t.Lexemes = make([]lint.Token, 0, want), make([]*lint.Lexeme, 0, want)
	}
	r.spelt = slices.Grow(r.spelt, want)
	blocks := doc.Blocks
	if len(blocks) == 0 {
		blocks = []lint.Block{{Span: text.Span{Start: 0, End: len(doc.Text)}}}
	}
	for i := range blocks {
		first, s := len(t.Tokens), blocks[i].Span
		r.firsts = append(r.firsts, first)
		if s = (text.Span{Start: max(0, s.Start), End: min(len(doc.Text), s.End)}); s.Start < s.End {
			t.scan(s)
		}
		if first < len(t.Tokens) {
			t.Tokens[first].Flags |= lint.LineStart
		}
	}
	r.firsts = append(r.firsts, len(t.Tokens))
	t.Lexemes = slices.Grow(t.Lexemes, len(t.Tokens))[:len(t.Tokens)]
	for _, k := range r.known {
		t.Lexemes[k.token] = k.lexeme
	}
	t.words.Meet(doc.Text, r.spelt, t.Tokens, t.Lexemes, &t.Places)
	stops := r.stops
	for i := range blocks {
		stops = t.sentences(i, r.firsts[i], r.firsts[i+1], stops)
	}
	t.room = nil
}

// fewTokens is for how many tokens there is room in any text: that of one short
// article is used again for another, which is rarely as long.
const fewTokens = 1 << 12

// Word is the text of token i, "" where there is none.
func (t *Text) Word(i int) string {
	if i < 0 || i >= len(t.Tokens) {
		return ""
	}
	return t.Doc.Text[t.Tokens[i].Start:t.Tokens[i].End]
}

// Info is what the tables say of token i.
func (t *Text) Info(i int) *lang.Info {
	if i < 0 || i >= len(t.Tokens) {
		return t.Lang.Info(0)
	}
	return t.Lang.Info(t.Tokens[i].Word)
}

// Language is the language of a document: the one that it states, where its
// tables exist, or else the one whose commonest words stand most often in its
// first 20,000 bytes. English is the last resort.
func Language(doc *lint.Document) *lang.Language {
	if doc.Lang != "" {
		if l, err := lang.Load(doc.Lang); err == nil {
			return l
		}
	}
	head := doc.Text[:min(len(doc.Text), 20000)]
	best := lang.English()
	for _, o := range openings {
		if n, words := commonest(head[:min(len(head), o.bytes)], best); n*100 > words*o.percent {
			return best // there is no doubt
		}
	}
	most, words := commonest(head, best)
	if most*clearlyEnglish > words {
		return best // the other tables need not be read
	}
	for _, tag := range lang.Tags() {
		l, err := lang.Load(tag)
		if err != nil || l == best {
			continue
		}
		if n, _ := commonest(head, l); n > most {
			best, most = l, n
		}
	}
	return best
}

// openings are how many bytes of a text tell that it is English, where so many in
// a hundred of its words are among the commonest: the fewer bytes, the more.
var openings = [...]struct{ bytes, percent int }{{500, 37}, {1500, 32}, {4000, 29}}

// clearlyEnglish is one in how many words of English text is one of its
// commonest at the least; in running text it is one in two or three.
const clearlyEnglish = 4

// commonest counts the words of a text that are among the commonest of a
// language, and all its words.
func commonest(text string, l *lang.Language) (n, words int) {
	for i := 0; i < len(text); {
		switch kinds[text[i]] {
		case space, other:
			i++
			continue
		case letter, upper:
			if key, end := lang.SpellLetters(text, i); end-i < maxWord && (end == len(text) || !longer[kinds[text[end]]]) {
				if l.Common(key, text[i:end]) {
					n++
				}
				words++
				i = end
				continue
			}
		}
		j := i // the slow way
		for j < len(text) {
			r, m := utf8.DecodeRuneInString(text[j:])
			if !lang.Alnum(r) {
				break
			}
			j += m
		}
		if j == i {
			_, m := utf8.DecodeRuneInString(text[i:])
			i += m
			continue
		}
		if _, in := l.Lookup(lang.Fold(text[i:j])); in.Class&lang.Stop != 0 {
			n++
		}
		words++
		i = j
	}
	return n, words
}

// longer are the kinds of bytes with which a word of ASCII letters is longer
// than these.
var longer = [...]bool{letter: true, upper: true, digit: true, high: true}
