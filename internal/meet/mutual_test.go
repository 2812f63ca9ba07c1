package meet_test

import (
	"strings"
	"testing"

	"github.com/factlint/factlint/internal/meet"
	"github.com/factlint/factlint/lint"
)

// Two articles on one harbour, in words of their own. Each serves as a list of facts for the
// other one.
const (
	harbourReport = `# The new quay of Tollmund

Tollmund opened its new quay on 14 May 2023. It is 412 metres long and cost 38.6 million euros, of which the state paid 22 million.

The crane that stands on it was built in Orsk and lifts 65 tonnes. In the first year 318 ships called at the port, and 1,240 people now work there.

Work had begun in March 2019. Two firms had asked for the order, and eleven houses had to be pulled down.`
	harbourVisit = `# A morning in Tollmund

Osse Brink has worked on the quay since the day of its opening, 14 May 2023. From his crane, which can pick up LIFT tonnes, he sees all 412 metres of it.

"Three hundred and eighteen ships in a year," he says, "and not one of them scratched." The mayor, who found the 38.6 million euros, waves to him. Of the SUM people whom the port employs Brink is the oldest: he is 64.

Eleven houses stood here before the work began in 2019.`
)

// TestMutual looks for values that differ from those of an article in other words, and for
// none where nothing differs.
func TestMutual(t *testing.T) {
	for _, test := range []struct{ lift, people, want string }{
		{"65", "1,240", ""},
		{"56", "1,240", "65 metric tons and 56 metric tons"},
		{"65", "1,420", "1,240 people and 1,420 people"},
	} {
		visit := strings.NewReplacer("LIFT", test.lift, "SUM", test.people).Replace(harbourVisit)
		passes := []*lint.Pass{pass("report.md", []byte(harbourReport)), pass("visit.md", []byte(visit))}
		if got := strings.Join(conflictsAmong(passes, meet.NewMutual(passes)), ", "); got != test.want {
			t.Errorf("with %s and %s: found %q, want %q", test.lift, test.people, got, test.want)
		}
	}
}

// TestMutualOfOne makes sure that nothing is said of an article alone, of none, and of two
// sentences.
func TestMutualOfOne(t *testing.T) {
	for _, texts := range [][]string{{}, {harbourReport}, {"It cost 12 million.", "It cost 21 million."}} {
		var passes []*lint.Pass
		for i, text := range texts {
			passes = append(passes, pass(string(rune('a'+i))+".txt", []byte(text)))
		}
		m := meet.NewMutual(passes)
		if len(meet.MutualExamples(m, passes)) > 0 {
			t.Errorf("evidence between %d articles", len(passes))
		}
	}
}
