package bind_test

import (
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"github.com/factlint/factlint/internal/bind"
	"github.com/factlint/factlint/internal/meet"
	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/rules"
)

// In an archive records are left out that conflict with nothing. No other may
// be, and what an article says against itself must still be found.
func TestGlancesLeaveOutNothingThatConflicts(t *testing.T) {
	files, err := filepath.Glob("../../testdata/claims*/*/articles/*")
	if err != nil || len(files) == 0 {
		t.Fatal("no articles", err)
	}
	var self lint.Rule
	for _, r := range rules.All() {
		if r.Name == "self-conflict" {
			self = r
		}
	}
	read := func(name string, b []byte, archive bool) (*lint.Pass, []lint.Record, []lint.Diagnostic) {
		p := pass(name, b)
		reading := bind.NewIndex(nil, nil).Read(p)
		defer reading.Close()
		p.Claims = reading.Claims(bind.Config{Records: true, Archive: archive})
		records := reading.Records()
		var found []lint.Diagnostic
		p.Records = func() []lint.Record { return records }
		p.Report = func(d lint.Diagnostic) { found = append(found, d) }
		p.Scratch = &lint.Scratch{}
		self.Check(p)
		return p, records, found
	}
	left := 0
	for _, name := range files {
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		_, all, wantFound := read(name, b, false)
		_, some, gotFound := read(name, b, true)
		if !reflect.DeepEqual(wantFound, gotFound) {
			t.Errorf("%s: found %v in an archive, want %v", name, gotFound, wantFound)
		}
		busy := func(records []lint.Record) (out []lint.Record) {
			for i := range records {
				records[i].Said, records[i].Dates, records[i].Kinds, records[i].Parts = nil, nil, nil, nil // an archive keeps nothing of whole articles
				for _, k := range records[i].Keys {
					if meet.Thing(&records[i], k) != "" {
						out = append(out, records[i])
						break
					}
				}
			}
			return out
		}
		if want, got := busy(all), busy(some); !reflect.DeepEqual(want, got) {
			t.Errorf("%s: %d records in an archive, want %d", name, len(got), len(want))
		}
		left += len(all) - len(some)
	}
	if left == 0 {
		t.Error("no record was left out")
	}
}
