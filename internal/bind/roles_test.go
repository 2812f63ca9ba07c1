package bind

import (
	"testing"

	"github.com/factlint/factlint/internal/lang"
)

// TestRolesAreFilled keeps a role from being asked for that no table gives, and a
// table from giving one that nobody asks for.
func TestRolesAreFilled(t *testing.T) {
	for _, tag := range lang.Tags() {
		l, err := lang.Load(tag)
		if err != nil {
			t.Fatal(err)
		}
		sets := l.WordSets("roles")
		for name := range sets {
			if roleNames[name] == 0 && jointNames[name] == 0 {
				t.Errorf("%s/roles.tsv has the role %q, which the binder does not know", tag, name)
			}
		}
		for name := range roleNames {
			if len(sets[name]) == 0 {
				t.Errorf("%s/roles.tsv has no words for the role %q", tag, name)
			}
		}
		for name := range jointNames {
			if len(sets[name]) == 0 {
				t.Errorf("%s/roles.tsv has no words for the joint %q", tag, name)
			}
		}
	}
}

// TestRolesOfAWord shows that a word has all of its roles at once, and those of its
// own language alone.
func TestRolesOfAWord(t *testing.T) {
	english := rolesOf(lang.EnglishWords())
	if got := english["that"]; got&wStandsIn == 0 || got&wDefinite == 0 || got&wNegation != 0 {
		t.Errorf("that: roles %b", got)
	}
	german, err := lang.Load("de")
	if err != nil {
		t.Fatal(err)
	}
	if rolesOf(german.Words)["nicht"]&wNegation == 0 || english["nicht"] != 0 || !inEnglish("not", wNegation) {
		t.Error("the negations of English and German are not told apart")
	}
}
