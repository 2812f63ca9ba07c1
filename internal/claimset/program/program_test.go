package program

import (
	"strings"
	"testing"

	"github.com/factlint/factlint/internal/claimset/program/programtest"
)

func TestLines(t *testing.T) {
	type finding struct{ Rule string }
	for _, c := range []struct {
		name, script string
		want         int
		fault        string
	}{
		{"findings", `echo '{"rule":"a"}'; echo '{"rule":"b"}'; exit 1`, 2, ""},
		{"nothing found", `exit 0`, 0, ""},
		{"a failure", `echo 'no such file' >&2; exit 2`, 0, "no such file"},
		{"other words", `echo '{"rule":"a"}'; echo 'not JSON'`, 0, "line 2"},
	} {
		got, err := Lines[finding](programtest.Script(t, c.script), "check")
		switch {
		case c.fault == "" && err != nil, c.fault != "" && (err == nil || !strings.Contains(err.Error(), c.fault)):
			t.Errorf("%s: error %v, want one with %q", c.name, err, c.fault)
		case len(got) != c.want:
			t.Errorf("%s: %d lines, want %d", c.name, len(got), c.want)
		}
	}
}
