package facts

import (
	"fmt"
	"strings"
	"testing"

	"github.com/factlint/factlint/internal/read"
)

// What the facts file says beyond a plain value decides the verdict.
func TestVerdicts(t *testing.T) {
	pages(t, "verdicts", func(files map[string][]byte) string {
		book := Load("facts.yaml", files["facts.yaml"], Config{})
		var b strings.Builder
		b.WriteString(print(book.Faults))
		s := book.Surveyor().Survey(read.Bytes(files["article.md"], read.Config{Path: "article.md"}))
		for m := range s.Claims {
			c := &s.Claims[m]
			fact := "no fact"
			if c.Fact != nil {
				fact = c.Fact.ID
			}
			fmt.Fprintf(&b, "%s: %s, %s", s.Words(m), c.Verdict, fact)
			if len(c.Derived) > 0 {
				fmt.Fprintf(&b, " from %s", strings.Join(c.Derived, ", "))
			}
			if c.Anchor > 0 {
				b.WriteString(", anchored")
			}
			if c.Why != "" {
				fmt.Fprintf(&b, "\n    %s", c.Why)
			}
			b.WriteByte('\n')
		}
		return b.String()
	})
}
