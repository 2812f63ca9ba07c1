package bind

import (
	"strings"
	"testing"

	"github.com/factlint/factlint/internal/lang"
	"github.com/factlint/factlint/internal/lang/joint"
	"github.com/factlint/factlint/internal/lang/role"
)

func TestWordsWithinPhrasesAreNoLongerThanIsLooked(t *testing.T) {
	for _, tag := range lang.Tags() {
		l, err := lang.Load(tag)
		if err != nil {
			t.Fatal(err)
		}
		for _, set := range lang.WordSets(tag, "roles") {
			for _, w := range set.Words {
				if does := role.Words(l.Words).Of(w); (does&role.Pronoun != 0 || does&role.Stop != 0 && joint.Words(l.Words).Of(w)&joint.PhraseGap != 0) && len(w) > longestInner {
					t.Errorf("%s: %q is longer", tag, w)
				}
			}
		}
	}
}

// What a second word of a name is, a filter must not miss.
func TestSecondWordsFollow(t *testing.T) {
	n := newNameIndex(0)
	seconds := strings.Fields("york kingdom's états office ſea kelvin o'brien 35")
	for i, w := range seconds {
		n.enter("the", w, []int32{int32(i)})
	}
	for _, w := range seconds {
		for _, tail := range []string{"", "s", "'s", "ers"} {
			for _, word := range []string{w + tail, strings.ToUpper(w + tail), strings.ToTitle(w) + tail} {
				if startsWith(word, w) && !n.follows(word) {
					t.Errorf("%q follows no name; it begins with %q", word, w)
				}
			}
		}
	}
	if n.follows("zebra") || (*nameIndex)(nil).follows("york") {
		t.Error("any word follows")
	}
}
