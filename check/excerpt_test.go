package check

import (
	"strings"
	"testing"

	"github.com/factlint/factlint/lint/text"
)

// TestExcerptsReachAsFarInAnyScript holds the short way that ASCII goes against
// the way of all other texts: a letter with a mark changes nothing but itself.
func TestExcerptsReachAsFarInAnyScript(t *testing.T) {
	words := strings.Repeat("the mill on the river made 40 tonnes of flour ", 12)
	for start := 0; start < len(words); start += 3 {
		for _, n := range []int{0, 1, 7, 40, 200} {
			mark := text.Span{Start: start, End: min(start+n, len(words))}
			for _, end := range []int{mark.End, mark.End + 20, len(words)} {
				plain := words[:min(end, len(words))]
				marked := strings.ReplaceAll(plain, "u", "ü")
				wide := text.Span{Start: mark.Start + strings.Count(plain[:mark.Start], "u"), End: mark.End + strings.Count(plain[:mark.End], "u")}
				got, want := excerptOf(plain, mark), excerptOf(marked, wide)
				if got.Text != strings.ReplaceAll(want.Text, "ü", "u") {
					t.Fatalf("%v of %d bytes: %q, want %q", mark, len(plain), got.Text, want.Text)
				}
			}
		}
	}
}
