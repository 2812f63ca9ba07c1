package check

import (
	"github.com/factlint/factlint/internal/bind"
	"github.com/factlint/factlint/internal/meet"
	"github.com/factlint/factlint/lint"
)

// comparing gives a pass what its rules compare claims with. In an archive the
// lines of a text are held against no others.
func comparing(p *lint.Pass, reading *bind.Reading, archive bool) {
	records := reading.Records()
	p.Records = func() []lint.Record { return records }
	if !archive {
		lines := reading.Lines()
		p.Lines = func() []lint.Record { return lines }
	}
	p.Judge, p.Conflicts = meet.Judge, meet.Conflicts
}

// comparingGroup does the same for a group, with what the articles say of each other.
func comparingGroup(g *lint.Group, mutual func() *meet.Mutual) {
	g.Judge = meet.Judge
	g.Conflicts = func(records []lint.Record) []lint.RecordConflict {
		return meet.ConflictsAmong(records, g.Articles, mutual())
	}
}
