package segment

import (
	"slices"
	"strings"

	"github.com/factlint/factlint/lint"
)

// functionWords are the words that mark the joints of an English sentence.
var functionWords = func() map[string]tag {
	m := map[string]tag{}
	add := func(t tag, words string) {
		for _, w := range strings.Fields(words) {
			m[w] |= t
		}
	}
	add(relative, "which who whom whose where that")
	add(subordinator, "after before when while because although though if unless since until as whereas once whether so")
	add(coordinator, "and or but nor yet")
	add(determiner, "the a an this these those its their his her our my your each every some any no another")
	add(preposition, "of in on at by for with from to into over under between through during within about against without near across towards since until after before as than per off above below beyond behind beside along around amid among despite via inside outside upon toward throughout")
	add(pronoun, "it he she they we i you who which there this these those")
	add(verb|finite|auxiliary, "is are was were am has have had does do did will would can could may might shall should must isn't aren't wasn't weren't hasn't haven't hadn't doesn't don't didn't won't wouldn't can't couldn't ain't 's 're 've 'll")
	add(verb|auxiliary, "be been being")
	return m
}()

// moodWords are the words that may tell by themselves how a clause says what it
// says; see clauser.mood.
var moodWords = func() map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields("if unless had were would might whether assuming suppose supposing not never no n't cannot nor neither will shall originally initially previously formerly hitherto used to") {
		m[w] = true
	}
	return m
}()

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
	moody     // one of moodWords
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
	v := wordInfo{function: functionWords[x.Text]}
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
	if moodWords[x.Text] || contracted(x.Text) {
		v.is |= moody
	}
	switch {
	case x.Text == "according":
		v.is |= according
	case v.is&(inflected|verbal) == 0 && x.Text != "worth" && !strings.HasSuffix(x.Text, "ing"):
		v.is |= inert
	}
	return v
}
