package segment

import (
	"testing"

	"github.com/factlint/factlint/internal/lang"
)

// TestClauseRolesAreFilled keeps a role from being asked for that no table gives, and
// a table from giving one that nobody asks for.
func TestClauseRolesAreFilled(t *testing.T) {
	for _, tag := range lang.Tags() {
		has := map[string]bool{}
		for _, set := range lang.WordSets(tag, "clauses") {
			has[set.Name] = true
			if functionRoles[set.Name] == 0 && moodRoles[set.Name] == 0 {
				t.Errorf("%s/clauses.tsv has the role %q, which the grammar does not know", tag, set.Name)
			}
		}
		for role := range functionRoles {
			if !has[role] {
				t.Errorf("%s/clauses.tsv has no words for the role %q", tag, role)
			}
		}
		for role := range moodRoles {
			if !has[role] {
				t.Errorf("%s/clauses.tsv has no words for the role %q", tag, role)
			}
		}
	}
}
