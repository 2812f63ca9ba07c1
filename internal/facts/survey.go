package facts

import (
	"github.com/factlint/factlint/internal/bind"
	"github.com/factlint/factlint/internal/lang"
	"github.com/factlint/factlint/internal/mention"
	"github.com/factlint/factlint/internal/segment"
	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
	"github.com/factlint/factlint/lint/text"
)

// Survey is what an article states, bound to the facts.
type Survey struct {
	Doc      *lint.Document
	Pass     *lint.Pass
	Mentions []lint.Mention
	Claims   []lint.Claim // one for each mention
	lines    *text.Lines
}

// Surveyor reads articles against one book.
type Surveyor struct {
	lang  *lang.Language
	index *bind.Index
}

// Surveyor prepares the facts for reading articles.
func (b *Book) Surveyor() *Surveyor {
	return &Surveyor{lang: b.lang, index: bind.NewIndex(b.Facts, b.lang.Words)}
}

// Survey reads one article.
func (s *Surveyor) Survey(doc *lint.Document) *Survey {
	t := segment.Split(doc, s.lang)
	mentions := mention.Find(t, mention.Config{Date: doc.Date})
	pass := &lint.Pass{Doc: doc, Tokens: t.Tokens, Lexemes: t.Lexemes, Sentences: t.Sentences, Mentions: mentions, Clauses: segment.Clauses(t, mentions), Lex: s.lang}
	return &Survey{Doc: doc, Pass: pass, Mentions: mentions, Claims: s.index.Bind(pass, bind.Config{Describe: true})}
}

// Sentence is the sentence of a mention, its white space evened out; of a bare cell of a
// table its row.
func (s *Survey) Sentence(m int) string {
	if row, _, ok := s.Doc.Row(s.Mentions[m].Span); ok {
		return squeeze(row)
	}
	return squeeze(s.Pass.Text(s.sentence(m)))
}

func (s *Survey) sentence(m int) lint.Span {
	i := s.Mentions[m].Sentence
	if i < 0 || i >= len(s.Pass.Sentences) {
		return s.Mentions[m].Span
	}
	return s.Pass.Sentences[i].Span
}

// Place is where a mention stands in the article's file.
func (s *Survey) Place(m int) lint.Place {
	if s.Doc.Part != "" {
		at := s.Mentions[m].Span
		src := s.Doc.Map.Source(at)
		p := lint.Place{Path: s.Doc.Path, Start: src.Start, End: src.End}
		p.Line, p.Column = s.Doc.Paragraph(at.Start)
		p.EndLine, p.EndColumn = s.Doc.Paragraph(at.End)
		return p
	}
	src := s.Doc.Source
	if src == nil {
		src = []byte(s.Doc.Text)
	}
	if s.lines == nil {
		s.lines = text.NewLines(src)
	}
	at := s.Doc.Map.Source(s.Mentions[m].Span)
	p := lint.Place{Path: s.Doc.Path, Start: at.Start, End: at.End}
	p.Line, p.Column = s.lines.Position(at.Start)
	p.EndLine, p.EndColumn = s.lines.Position(at.End)
	return p
}

// States reports whether a mention states a fact, rightly or wrongly.
func (s *Survey) States(m int, f *lint.Fact) bool {
	c := &s.Claims[m]
	return c.Fact != nil && c.Fact.ID == f.ID && c.Verdict != lint.Query
}

// Words is a mention as it is written, with the words that hedge it and the
// noun that it counts.
func (s *Survey) Words(m int) string { return wordsOf(s.Doc.Text, &s.Mentions[m]) }

func wordsOf(t string, m *lint.Mention) string {
	span := m.Span
	if k := m.Kind(); k == quant.KindCount && !m.Noun.Empty() && m.Noun.Start >= span.Start && m.Noun.Start <= span.End+1 {
		span = span.Join(m.Noun)
	}
	words := squeeze(span.Of(t))
	if !m.Hedge.Empty() && m.Hedge.End <= m.Span.Start {
		words = squeeze(m.Hedge.Of(t)) + " " + words
	}
	return words
}
