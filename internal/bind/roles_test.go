package bind

import (
	"testing"

	"github.com/factlint/factlint/internal/lang"
)

// TestRolesAreFilled keeps a role from being asked for that no table gives, and a
// table from giving one that nobody asks for.
func TestRolesAreFilled(t *testing.T) {
	for _, tag := range lang.Tags() {
		has := map[string]bool{}
		for _, set := range lang.WordSets(tag, "roles") {
			has[set.Name] = true
			if roleNames[set.Name] == 0 && jointNames[set.Name] == 0 {
				t.Errorf("%s/roles.tsv has the role %q, which the binder does not know", tag, set.Name)
			}
		}
		for name := range roleNames {
			if !has[name] {
				t.Errorf("%s/roles.tsv has no words for the role %q", tag, name)
			}
		}
		for name := range jointNames {
			if !has[name] {
				t.Errorf("%s/roles.tsv has no words for the joint %q", tag, name)
			}
		}
	}
}

// TestRolesOfAWord shows that a word has all of its roles at once, and those of its
// own language alone.
func TestRolesOfAWord(t *testing.T) {
	english := rolesOf(lang.EnglishWords())
	if got := english.Of("that"); got&wStandsIn == 0 || got&wDefinite == 0 || got&wNegation != 0 {
		t.Errorf("that: roles %b", got)
	}
	german, err := lang.Load("de")
	if err != nil {
		t.Fatal(err)
	}
	if rolesOf(german.Words).Of("nicht")&wNegation == 0 || english.Of("nicht") != 0 || !inEnglish("not", wNegation) {
		t.Error("the negations of English and German are not told apart")
	}
}
