package lang

import (
	"strings"
	"testing"
)

// TestCueSetsAreThoseOfEnglish keeps a set from being misspelt in another language,
// where nobody would look for it.
func TestCueSetsAreThoseOfEnglish(t *testing.T) {
	english := EnglishWords()
	for _, tag := range Tags() {
		for _, set := range WordSets(tag, cueTable) {
			switch set.Name {
			case "masculine", "feminine", "neuter":
				continue // English nouns have no gender that their article tells
			}
			if english.Cue(set.Name) == nil {
				t.Errorf("%s/cues.tsv has the set %q, which English has not", tag, set.Name)
			}
		}
	}
}

func TestCueAt(t *testing.T) {
	for _, c := range []struct {
		set, text string
		want      int
	}{
		{"so-far", "so far 17 million", 2},
		{"so-far", "so the dam broke", 0},
		{"so-far", "up to now", 3},
		{"so-far", "up to", 0},
		{"so-far", "", 0},
		{"until", "till", 1},
		{"until", "Until", 0}, // only lower case is asked for
		{"no such set", "until", 0},
	} {
		words := strings.Fields(c.text)
		got := EnglishWords().Cue(c.set).At(func(i int) string {
			if i < len(words) {
				return words[i]
			}
			return ""
		})
		if got != c.want {
			t.Errorf("%s in %q: %d words, want %d", c.set, c.text, got, c.want)
		}
	}
	if !EnglishWords().Cue("wish").Has("hope") || EnglishWords().Cue("so-far").Has("so") {
		t.Error("Has does not tell whole phrases from the beginning of one")
	}
}
