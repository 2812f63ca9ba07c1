package claimset

import (
	"strings"
	"testing"
	"testing/fstest"
)

// deskFiles is a desk of two articles: the second has a wrong length and a wrong total.
func deskFiles() fstest.MapFS {
	return fstest.MapFS{
		"desks/pier/articles/a.txt": {Data: []byte("The pier is 420 metres long.")},
		"desks/pier/articles/b.txt": {Data: []byte("It is 240 metres long, or 240 m. Of 12 kiosks 5 sell ice and 8 sell hats.")},
		"desks/pier/gold.jsonl": {Data: []byte(`{"a":{"file":"b.txt","start":6,"end":16,"text":"240 metres"},"b":{"file":"a.txt","start":12,"end":22,"text":"420 metres"},"kind":"between","cause":"digits transposed"}
{"a":{"file":"b.txt","start":61,"end":62,"text":"8"},"b":{"file":"b.txt","start":36,"end":38,"text":"12"},"kind":"sum","cause":"plain wrong number"}
`)},
		"desks/pier/also.jsonl": {Data: []byte(`{"line":1,"also":[{"file":"b.txt","start":26,"end":31,"text":"240 m"}]}` + "\n")},
	}
}

func TestDesk(t *testing.T) {
	d, err := ReadDesk(deskFiles(), "desks/pier")
	if err != nil {
		t.Fatal(err)
	}
	if d.Name != "pier" || len(d.Articles) != 2 || len(d.Errors) != 2 || d.Words != 24 {
		t.Fatalf("read %+v", d)
	}
	at := func(file string, start, end int) DeskFinding {
		return DeskFinding{Places: []DeskPlace{{File: file, Start: start, End: end}}}
	}
	for _, c := range []struct {
		name    string
		finding DeskFinding
		found   int
		wrong   int
	}{
		{"the wrong value", at("b.txt", 6, 9), 1, 0},
		{"the wrong value said again", at("b.txt", 26, 31), 1, 0},
		{"the value that shows it, alone", at("a.txt", 12, 22), 0, 1},
		{"the total of a sum", at("b.txt", 36, 38), 1, 0},
		{"another article at the same bytes", at("a.txt", 6, 9), 0, 1},
	} {
		var tally DeskTally
		missed, wrong := tally.Add(d, []DeskFinding{c.finding})
		if tally.Found != c.found || len(missed) != 2-c.found || len(wrong) != c.wrong {
			t.Errorf("%s: found %d, false %d; want %d, %d", c.name, tally.Found, len(wrong), c.found, c.wrong)
		}
	}
	var tally DeskTally
	tally.Add(d, []DeskFinding{at("b.txt", 6, 16), at("a.txt", 0, 3)})
	if tally.Precision() != 0.5 || tally.Recall() != 0.5 || tally.BetweenFound != 1 {
		t.Errorf("tally %+v", tally)
	}
	tally.Add(&Desk{Words: 10}, []DeskFinding{at("c.txt", 0, 1)})
	if tally.RightDesks != 1 || tally.RightFalse != 1 || tally.False != 2 {
		t.Errorf("tally with a right desk %+v", tally)
	}
}

func TestDeskWithWrongGold(t *testing.T) {
	for name, change := range map[string][2]string{
		"a text that is not there": {"420 metres", "421 metres"},
		"a file that is not there": {`"file":"a.txt"`, `"file":"c.txt"`},
		"no JSON":                  {`"kind":"sum"`, `"kind":sum`},
	} {
		fsys := deskFiles()
		gold := fsys["desks/pier/gold.jsonl"]
		gold.Data = []byte(strings.Replace(string(gold.Data), change[0], change[1], 1))
		if _, err := ReadDesk(fsys, "desks/pier"); err == nil || !strings.Contains(err.Error(), "gold.jsonl, line") {
			t.Errorf("%s: got %v", name, err)
		}
	}
}
