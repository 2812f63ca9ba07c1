package facts

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
	"unicode/utf8"
)

// FuzzTable holds that no table makes the program fail, and that each row has a cell
// for each column and stands where it says.
func FuzzTable(f *testing.F) {
	f.Add("rates.csv", []byte("year;value\n2019;4,2\n2020;\"4;3\"\n"))
	f.Add("rates.csv", []byte("\xef\xbb\xbfyear\tvalue\r\n2019\t4.2\r\n"))
	f.Add("rates.json", []byte(`[{"year": 2019, "value": 4200000}, {"year": "2020"}]`))
	f.Fuzz(func(t *testing.T, name string, b []byte) {
		table, err := ReadTable(name, b)
		if err != nil {
			return
		}
		lines := bytes.Count(b, []byte("\n")) + 1
		for _, r := range table.Rows {
			if len(r.Cells) != len(table.Columns) {
				t.Fatalf("a row of %d cells in a table of %d columns", len(r.Cells), len(table.Columns))
			}
			if r.Line < 1 || !json.Valid(b) && r.Line > lines {
				t.Fatalf("a row stands in line %d of %d", r.Line, lines)
			}
		}
	})
}

// FuzzEdit holds that what changes a file changes it within the file and nowhere
// else, and that a value which was set is read back.
func FuzzEdit(f *testing.F) {
	f.Add([]byte("factlint: 1\nsources:\n  a: {title: A, copy: a.txt}\nfacts:\n  - id: x\n    statement: It is 3 km.\n    value: 3 km # so far\n"), "4 km")
	f.Add([]byte("{facts: [{id: x, statement: 'It was 2007.', date: \"2007\"}]}\r\n"), "2008")
	f.Add([]byte("facts:\n- id: x\n  statement: a\n  value: >-\n    3\n    km\n"), "it's: \"4\" # km")
	f.Fuzz(func(t *testing.T, b []byte, value string) {
		if s, err := AddSource("facts.yaml", b, EntrySource{ID: "new", Title: "A title"}); err == nil {
			staysWithin(t, b, s)
		}
		sums := map[string]string{"a": strings.Repeat("0", 64), "b": strings.Repeat("1", 64)}
		if splices, err := Lock("facts.yaml", b, sums); err == nil {
			for _, s := range splices {
				staysWithin(t, b, s)
			}
		}
		s, err := SetValue("facts.yaml", b, "x", value)
		if err != nil {
			return
		}
		staysWithin(t, b, s)
		if !utf8.ValidString(value) || strings.ContainsFunc(value, func(r rune) bool { return r < ' ' }) {
			return
		}
		if book, _, faults := Parse("facts.yaml", s.Apply(b), Config{}); book == nil {
			t.Fatalf("the file cannot be read once the value is set: %+v", faults)
		}
	})
}

func staysWithin(t *testing.T, b []byte, s Splice) {
	t.Helper()
	if s.Start < 0 || s.End < s.Start || s.End > len(b) {
		t.Fatalf("a change from %d to %d in a file of %d bytes", s.Start, s.End, len(b))
	}
}
