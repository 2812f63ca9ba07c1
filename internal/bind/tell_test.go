package bind_test

import (
	"os"
	"strings"
	"testing"

	"github.com/factlint/factlint/internal/bind"
	"github.com/factlint/factlint/internal/lang"
)

// TestTold holds what a reader is told a value is said of to testdata/told.tsv, and
// that of other languages to told.TAG.tsv.
func TestTold(t *testing.T) {
	holdTold(t, "testdata/told.tsv", lang.English())
	german, err := lang.Load("de")
	if err != nil {
		t.Fatal(err)
	}
	holdTold(t, "testdata/told.de.tsv", german)
}

func holdTold(t *testing.T, table string, l *lang.Language) {
	data, err := os.ReadFile(table)
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(data)) {
		row := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if strings.HasPrefix(line, "#") {
			continue
		}
		if len(row) != 4 {
			t.Fatalf("%q has %d columns, want 4", line, len(row))
		}
		p := passIn(l, "a.txt", []byte(strings.ReplaceAll(row[0], `\n`, "\n\n")+"\n"))
		found := false
		for i, c := range bind.NewIndex(nil, l.Words).Bind(p, bind.Config{Describe: true}) {
			if p.Text(p.Mentions[i].Span) != row[1] {
				continue
			}
			if found = true; c.Subject != row[2] || c.Event != row[3] {
				t.Errorf("%s\n%s is said of [%s, %s], want [%s, %s]", row[0], row[1], c.Subject, c.Event, row[2], row[3])
			}
		}
		if !found {
			t.Errorf("%s\n%s is no value", row[0], row[1])
		}
	}
}
