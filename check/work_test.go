package check

import (
	"testing"

	"github.com/factlint/factlint/internal/lang"
	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/rules"
)

// counting counts how often a rule asks for the meaning of one word.
type counting struct {
	*lang.Language
	asked int
}

func (c *counting) Is(word, class string) bool {
	c.asked++
	return c.Language.Is(word, class)
}

func (c *counting) Lemma(word string) string {
	c.asked++
	return c.Language.Lemma(word)
}

func (c *counting) Family(word string) string {
	c.asked++
	return c.Language.Family(word)
}

func (c *counting) Number(word, class string) (int, bool) {
	c.asked++
	return c.Language.Number(word, class)
}

// TestRulesAskOfFewWords holds each rule to the words that matter to it: the
// classes of all words are told once for all rules, by Pass.Is, Pass.Has and
// Pass.FindWord, and a rule that asks the lexicon of every word by itself takes
// longer than everything else.
func TestRulesAskOfFewWords(t *testing.T) {
	c := New(Config{Rules: rules.All()})
	for _, r := range c.cfg.Rules {
		j := &job{article: Bytes("a.md", gazette(3, 40)), out: &outcome{}}
		j.source, _ = j.article.Read()
		c.read(j)
		part := &j.parts[0]
		for _, stage := range c.stages() {
			stage(part)
		}
		part.rule = &r
		p := part.pass
		lex := &counting{Language: part.lang.Language}
		p.Lex = lex
		if r.Check != nil {
			r.Check(p)
		}
		if r.Collect != nil {
			r.Collect(p)
		}
		if most := 3 * len(p.Tokens); lex.asked > most {
			t.Errorf("%s asks %d times what a word means, in an article of %d words and marks", r.Name, lex.asked, len(p.Tokens))
		}
	}
}

var _ lint.Lexicon = (*counting)(nil)
