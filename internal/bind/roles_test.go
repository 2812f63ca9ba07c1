package bind

import (
	"maps"
	"slices"
	"testing"

	"github.com/factlint/factlint/internal/lang"
)

// TestSetsAreFilled keeps a role, joint or sign from being asked for that no table gives,
// and a table from giving one that nobody asks for.
func TestSetsAreFilled(t *testing.T) {
	names := map[string][]string{
		"roles": slices.Concat(slices.Collect(maps.Keys(roleNames)), slices.Collect(maps.Keys(jointNames))),
		"lines": slices.Collect(maps.Keys(signNames)),
	}
	for _, tag := range lang.Tags() {
		for table, asked := range names {
			var given []string
			for _, set := range lang.WordSets(tag, table) {
				given = append(given, set.Name)
				if !slices.Contains(asked, set.Name) {
					t.Errorf("%s/%s.tsv has the set %q, which the binder does not know", tag, table, set.Name)
				}
			}
			for _, name := range asked {
				if !slices.Contains(given, name) {
					t.Errorf("%s/%s.tsv has no words for %q", tag, table, name)
				}
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
