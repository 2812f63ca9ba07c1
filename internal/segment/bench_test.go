package segment_test

import (
	"strings"
	"testing"

	"github.com/factlint/factlint/internal/lang"
	"github.com/factlint/factlint/internal/segment"
	"github.com/factlint/factlint/lint"
)

func prose() *lint.Document {
	return &lint.Document{Text: strings.Repeat("The ministry, which had ordered 12 ferries in 2011, denied that the yard was paid $40 million before the first of them was delivered. ", 50)}
}

// Clauses are cut of the sentences that state a value, which are most in a dense
// text.
func BenchmarkClauses(b *testing.B) {
	doc := prose()
	t := segment.Split(doc, lang.English())
	var mentions []lint.Mention
	for i := range t.Sentences {
		mentions = append(mentions, lint.Mention{Sentence: i})
	}
	b.SetBytes(int64(len(doc.Text)))
	b.ReportAllocs()
	for b.Loop() {
		segment.Clauses(t, mentions)
	}
}
