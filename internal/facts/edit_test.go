package facts

import (
	"bytes"
	"slices"
	"strings"
	"testing"
)

var newFact = Entry{
	ID: "mill.cost", Statement: `The mill cost $1.4 million: "too much".`, Subject: []string{"Old Mill"}, Event: []string{"cost", "price, paid"},
	Value: "$1.4 million", AsOf: "1921", Refs: []EntryRef{{Source: "ledger", Quote: "It had cost $1.4 million", Locator: "p. 4"}},
}

// Whatever a file looks like, a fact is added and a copy locked without
// touching anything else.
func TestEdit(t *testing.T) {
	pages(t, "edit", func(files map[string][]byte) string {
		return edited(t, files["facts.yaml"])
	})
}

func edited(t *testing.T, before []byte) string {
	t.Helper()
	if bytes.HasSuffix(before, []byte("date: 1921\n")) && bytes.Count(before, []byte("\n")) == 4 {
		before = bytes.TrimSuffix(before, []byte("\n")) // the page without a last line end
	}
	s, err := AddFact("facts.yaml", before, newFact)
	if err != nil {
		return err.Error() + "\n"
	}
	after := s.Apply(before)
	if gone := strings.Trim(string(before[s.Start:s.End]), " []"); gone != "" && !strings.Contains(s.New, gone) {
		t.Errorf("adding a fact takes away %q", gone)
	}
	if !bytes.HasPrefix(after, before[:s.Start]) || !bytes.HasSuffix(after, before[s.End:]) {
		t.Error("adding a fact changes bytes outside of it")
	}
	was, is := factLines(before), factLines(after)
	if len(is) == 0 || !slices.Equal(was, is[:len(is)-1]) {
		t.Errorf("the facts were\n%s\nand are\n%s", strings.Join(was, ""), strings.Join(is, ""))
	}
	locks, err := Lock("facts.yaml", after, map[string]string{"ledger": strings.Repeat("ab", 32)})
	if err != nil {
		return string(after) + "lock: " + err.Error() + "\n"
	}
	for _, s := range locks {
		after = s.Apply(after)
	}
	again, err := Lock("facts.yaml", after, map[string]string{"ledger": strings.Repeat("ab", 32)})
	if err != nil || len(again) > 0 {
		t.Errorf("locking a second time changes the file: %v %v", again, err)
	}
	if book := Load("facts.yaml", after, Config{}); len(book.Facts.Sources) > 0 && book.Facts.Sources[0].ID == "ledger" && book.Facts.Sources[0].SHA256 == "" {
		t.Error("the lock is not there")
	}
	sourced(t, after)
	laid, err := Format("facts.yaml", after)
	if err != nil {
		t.Error(err)
	}
	if again, err := Format("facts.yaml", laid); err != nil || !bytes.Equal(laid, again) {
		t.Errorf("laying out a second time changes the file: %v", err)
	}
	if !slices.Equal(factLines(after), factLines(laid)) {
		t.Error("laying out changes the facts")
	}
	return strings.TrimSuffix(strings.ReplaceAll(string(after), "\r", "␍"), "\n") + "\n"
}

// sourced adds a source, or says that it cannot, and never breaks the file.
func sourced(t *testing.T, before []byte) {
	t.Helper()
	s, err := AddSource("facts.yaml", before, EntrySource{ID: "yearbook", Title: `The "yearbook": a, b`, Issued: "1956", Copy: "yearbook.txt"})
	if err != nil {
		t.Log(err)
		return
	}
	after := s.Apply(before)
	was, is := Load("facts.yaml", before, Config{}), Load("facts.yaml", after, Config{})
	if n := len(is.Facts.Sources); n != len(was.Facts.Sources)+1 || len(is.Faults) > len(was.Faults) {
		t.Errorf("adding a source gives\n%s\n%s", after, print(is.Faults))
	} else if added := is.Facts.Sources[n-1]; added.ID != "yearbook" || added.Title != `The "yearbook": a, b` || added.Copy != "yearbook.txt" {
		t.Errorf("the source is read back as %+v", added)
	}
	if !slices.Equal(factLines(before), factLines(after)) {
		t.Error("adding a source changes the facts")
	}
}

// factLines says what the facts of a file are, without their places.
func factLines(b []byte) []string {
	book := Load("facts.yaml", b, Config{})
	var lines []string
	for _, f := range book.Facts.Facts {
		line := f.ID + " " + f.Statement + " " + strings.Join(f.Event, ",") + " " + f.Values[0].Text
		for _, s := range f.Subjects {
			line += " " + strings.Join(s.Names, "/")
		}
		for _, r := range f.Refs {
			line += " " + r.Source.ID + " " + r.Quote.Exact
		}
		lines = append(lines, line+"\n")
	}
	return lines
}

// What scalarText writes is read back as it was.
func TestScalarText(t *testing.T) {
	for _, s := range []string{
		"a", "2007", "a: b", "a #b", "#a", "- a", "it's", `say "no"`, `back\slash`, `both ' and " and \`, "true", "a, b", "[a]", "{a}", "*a",
		"&a", "!a", "%a", "@a", "`a`", "a\nb", "a\tb", " a ", "Zürich – „x“", "null", "~", "1e5", "0x1F", "a:", ":a", "?", "-", "a\u00a0b", "20%", "$5",
		"=", "<<", "12:30", "\u2028", "a\u0085b", "|", ">", "a]b", "\ufeff",
	} {
		for _, form := range []string{"factlint: 1\nfacts:\n  - id: x\n    date: 1921\n    refs:\n      - {source: s, quote: %}\nsources: {s: {title: s}}\n", "factlint: 1\nfacts:\n  - id: x\n    date: 1921\n    refs:\n      - source: s\n        quote: %\nsources: {s: {title: s}}\n"} {
			written := strings.Replace(form, "%", scalarText(s, strings.Contains(form, "{source")), 1)
			book := Load("facts.yaml", []byte(written), Config{})
			if len(book.Faults) > 0 || book.Facts.Facts[0].Refs[0].Quote.Exact != strings.TrimSpace(s) {
				t.Errorf("%q is written as %s and read as %v %s", s, scalarText(s, true), book.Facts.Facts, print(book.Faults))
			}
		}
	}
}
