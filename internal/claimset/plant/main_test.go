package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestMain lets the test binary stand for the program that is measured: one that knows the year in its article, and that finds
// the year before.
func TestMain(m *testing.M) {
	if os.Getenv("PLANT_STANDS_FOR_PROGRAM") == "" {
		os.Exit(m.Run())
	}
	name := os.Args[len(os.Args)-1]
	text, err := os.ReadFile(name)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(2)
	}
	at := strings.Index(string(text), "in ") + len("in ")
	switch year := string(text[at : at+4]); {
	case os.Args[1] == "claims":
		for range 2 { // told twice: planted once
			fmt.Printf(`{"path": %q, "start": %d, "end": %d, "text": %q, "kind": "date", "fact": "built", "verdict": "supported"}`+"\n", name, at, at+4, year)
		}
		fmt.Printf(`{"path": %q, "start": 0, "end": 1, "text": "x", "kind": "date", "fact": null, "verdict": "unmatched"}`+"\n", name)
	case year == "1986":
		fmt.Printf(`{"rule": "fact-conflict", "severity": "error", "start": %d, "end": %d}`+"\n", at, at+4)
		os.Exit(1)
	case year == "1978":
		fmt.Printf(`{"rule": "fact-conflict", "severity": "query", "start": %d, "end": %d}`+"\n", at, at+4)
		fmt.Printf(`{"rule": "fact-conflict", "severity": "error", "start": 0, "end": 1}` + "\n")
	}
	os.Exit(0)
}

func TestRun(t *testing.T) {
	t.Setenv("PLANT_STANDS_FOR_PROGRAM", "1")
	name := filepath.Join(t.TempDir(), "a.txt")
	if err := os.WriteFile(name, []byte("The dam was built in 1987.\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := run(&out, config{program: os.Args[0], facts: "facts.yaml", misses: 5}, []string{name}); err != nil {
		t.Fatal(err)
	}
	want := name + `: "1980" instead of "1987" (built) is not found
cause         planted  error  warning  query  missed  found %
year-off      1        1      0        0      0       100
digits        1        0      0        1      0       0
wrong-number  1        0      0        0      1       0
all           3        1      0        1      1       33
in the articles as they are: 0 errors, 0 warnings, 0 queries against the facts
`
	if got := out.String(); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestErrors(t *testing.T) {
	if err := run(&bytes.Buffer{}, config{}, []string{"a.txt"}); err == nil || !strings.Contains(err.Error(), "name a --program") {
		t.Errorf("no program: %v", err)
	}
	t.Setenv("PLANT_STANDS_FOR_PROGRAM", "1")
	err := run(&bytes.Buffer{}, config{program: os.Args[0]}, []string{filepath.Join(t.TempDir(), "none.txt")})
	if err == nil || !strings.Contains(err.Error(), "none.txt") {
		t.Errorf("no article: %v", err)
	}
}
