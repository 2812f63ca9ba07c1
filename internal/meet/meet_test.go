package meet_test

import (
	"github.com/factlint/factlint/internal/lang"
	"github.com/factlint/factlint/internal/mention"
	"github.com/factlint/factlint/internal/read"
	"github.com/factlint/factlint/internal/segment"
	"github.com/factlint/factlint/lint"
)

// pass is an English article, read as far as the binder needs it.
func pass(path string, b []byte) *lint.Pass {
	doc := read.Bytes(b, read.Config{Path: path})
	l := lang.English()
	text := segment.Split(doc, l)
	p := &lint.Pass{Doc: doc, Tokens: text.Tokens, Lexemes: text.Lexemes, Sentences: text.Sentences, Lex: l}
	p.Mentions = mention.Find(text, mention.Config{Date: doc.Date})
	p.Clauses = segment.Clauses(text, p.Mentions)
	return p
}
