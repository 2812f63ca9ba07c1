package role_test

import (
	"maps"
	"slices"
	"testing"

	"github.com/factlint/factlint/internal/lang"
	"github.com/factlint/factlint/internal/lang/joint"
	"github.com/factlint/factlint/internal/lang/role"
	"github.com/factlint/factlint/internal/lang/sign"
)

// TestSetsAreFilled keeps a role, joint or sign from being asked for that no table gives,
// and a table from giving one that nobody asks for.
func TestSetsAreFilled(t *testing.T) {
	names := map[string][]string{
		"roles": slices.Concat(slices.Collect(maps.Keys(role.Names)), slices.Collect(maps.Keys(joint.Names))),
		"lines": slices.Collect(maps.Keys(sign.Names)),
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
	english := role.Words(lang.EnglishWords())
	if got := english.Of("that"); got&role.StandsIn == 0 || got&role.Definite == 0 || got&role.Negation != 0 {
		t.Errorf("that: roles %b", got)
	}
	german, err := lang.Load("de")
	if err != nil {
		t.Fatal(err)
	}
	if role.Words(german.Words).Of("nicht")&role.Negation == 0 || english.Of("nicht") != 0 || !role.InEnglish("not", role.Negation) {
		t.Error("the negations of English and German are not told apart")
	}
}
