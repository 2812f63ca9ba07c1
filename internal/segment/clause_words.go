package segment

import (
	"slices"
	"strings"

	"github.com/factlint/factlint/lint"
)

// wordTrait is a set of what a word is to the grammar, whatever its place.
type wordTrait uint16

const (
	inflected wordTrait = 1 << iota // differs from its base form
	verbal                          // its base form can be a verb
	saying
	number
	deny
	falsehood
	doubt
	forecast
	plan
	demand
	moody     // may tell a mood by itself; see moodRole
	according // the word "according"
	inert     // no verb anywhere
	inner     // has capitals within it, which are no capitals of its place
)

// telling are the traits of words that tell the mood of their clause, reporting
// those of the verbs that report.
const (
	telling   = deny | falsehood | doubt | forecast | plan | demand | moody
	reporting = saying | deny | demand
)

// wordInfo is what the tables say of a word.
type wordInfo struct {
	function tag
	is       wordTrait
	does     moodRole
}

// knownWord is a word that was met, as the grammar takes it: in small letters,
// but for those within it.
type knownWord struct {
	id uint32 // of the lexeme, of which the last bits are its place
	wordInfo
}

// firstWords and mostWords bound the words that a clauser remembers. They are
// powers of two.
const (
	firstWords = 1 << 10
	mostWords  = 1 << 17
)

// traitClasses are the classes that make a trait of the word itself.
var traitClasses = [...]struct {
	class string
	trait wordTrait
}{
	{"number_word", number},
	{"deny", deny},
	{"falsehood", falsehood},
	{"doubt", doubt},
	{"forecast", forecast},
	{"plan", plan},
	{"demand", demand},
}

// begin takes an article. What is remembered of words is of one language.
func (g *clauser) begin(t *Text) {
	g.text, g.tokens, g.lexemes = t.Doc.Text, t.Tokens, t.Lexemes
	if g.words == t.Lang.Words {
		return
	}
	g.grammar = grammarOf(t.Lang.Words)
	g.words, g.known = t.Lang.Words, make([]knownWord, firstWords)
	for i, c := range traitClasses {
		g.classes[i] = g.words.Class(c.class)
	}
	g.say, g.verb = g.words.Class("say"), g.words.Class("verb")
}

// know is what the tables say of the word of token i as the grammar takes it.
func (g *clauser) know(i int) wordInfo {
	t := &g.tokens[i]
	if v := &g.known[int(t.Lexeme)&(len(g.known)-1)]; v.id == t.Lexeme && v.id != 0 {
		return v.wordInfo
	}
	x := g.lexemes[i]
	if capital(t) {
		x = x.Small
	}
	v := g.info(x)
	if x != x.Small {
		v.is |= inner
	}
	if t.Lexeme != 0 {
		*g.place(t.Lexeme) = knownWord{t.Lexeme, v}
	}
	return v
}

// capital reports whether a token is to be taken in small letters.
func capital(t *lint.Token) bool { return t.Flags&(lint.Capital|lint.NotASCII) != 0 }

// place is where the word with a number is remembered. As words get their
// numbers when they are first met, the common ones stand side by side.
func (g *clauser) place(id uint32) *knownWord {
	if n := len(g.known); int(id) >= n && n < mostWords {
		old := g.known
		for n <= int(id) && n < mostWords {
			n *= 2
		}
		g.known = make([]knownWord, n)
		for _, v := range old {
			if v.id != 0 {
				g.known[int(v.id)&(n-1)] = v
			}
		}
	}
	return &g.known[int(id)&(len(g.known)-1)]
}

// info works out what the tables say of a word.
func (g *clauser) info(x *lint.Lexeme) wordInfo {
	var v wordInfo
	if x == x.Small { // no other is in a set
		v.function, v.does = g.functions.At(x.Sets), g.does.At(x.Sets)
	}
	if x.Base.Text != x.Text {
		v.is |= inflected
	}
	if slices.Contains(x.Base.Own, g.verb) {
		v.is |= verbal
	}
	if x.Base.Classes.Has(g.say) {
		v.is |= saying
	}
	for i, c := range traitClasses {
		if x.Classes.Has(g.classes[i]) {
			v.is |= c.trait
		}
	}
	if v.does&tellsMood != 0 || contracted(x.Text) {
		v.is |= moody
	}
	switch {
	case x.Text == "according":
		v.is |= according
	case v.is&(inflected|verbal) == 0 && v.does&worth == 0 && !strings.HasSuffix(x.Text, "ing"):
		v.is |= inert
	}
	return v
}
