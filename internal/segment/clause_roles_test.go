package segment

import (
	"testing"

	"github.com/factlint/factlint/internal/lang"
)

// TestClauseRolesAreFilled keeps a role from being asked for that no table gives, and
// a table from giving one that nobody asks for.
func TestClauseRolesAreFilled(t *testing.T) {
	for _, tag := range lang.Tags() {
		l, err := lang.Load(tag)
		if err != nil {
			t.Fatal(err)
		}
		sets := l.WordSets("clauses")
		for role := range sets {
			if functionRoles[role] == 0 && moodRoles[role] == 0 {
				t.Errorf("%s/clauses.tsv has the role %q, which the grammar does not know", tag, role)
			}
		}
		for role := range functionRoles {
			if len(sets[role]) == 0 {
				t.Errorf("%s/clauses.tsv has no words for the role %q", tag, role)
			}
		}
		for role := range moodRoles {
			if len(sets[role]) == 0 {
				t.Errorf("%s/clauses.tsv has no words for the role %q", tag, role)
			}
		}
	}
}
