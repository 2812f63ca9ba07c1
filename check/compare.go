package check

import (
	"github.com/factlint/factlint/internal/bind"
	"github.com/factlint/factlint/lint"
)

// comparing gives a pass what its rules compare claims with.
func comparing(p *lint.Pass, reading *bind.Reading) {
	var records []lint.Record
	made := false
	p.Records = func() []lint.Record {
		if !made {
			made, records = true, reading.Records()
		}
		return records
	}
	p.Judge, p.Conflicts = bind.Judge, bind.Conflicts
}

// comparingGroup does the same for a group.
func comparingGroup(g *lint.Group) {
	g.Judge = bind.Judge
	g.Conflicts = func(records []lint.Record) []lint.RecordConflict { return bind.ConflictsAmong(records, g.Articles) }
}
