package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestRun scores predictions that are right about one contradiction of a topic and silent otherwise.
func TestRun(t *testing.T) {
	said := filepath.Join(t.TempDir(), "said.jsonl")
	line := `{"path": "/anywhere/01-a/articles/a.txt", "start": 11, "end": 15, "kind": "measure", "fact": "height", "verdict": "contradicted"}` + "\n"
	if err := os.WriteFile(said, []byte(line), 0o600); err != nil {
		t.Fatal(err)
	}
	root := t.TempDir()
	write := func(name, text string) {
		t.Helper()
		name = filepath.Join(root, "01-a", name)
		if err := os.MkdirAll(filepath.Dir(name), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write("articles/a.txt", "The dam is 90 m high.\n")
	write("facts.json", `[{"id": "height", "statement": "The dam is 80 m high.", "subject": ["dam"], "event": ["high"],
		"kind": "measure", "value": "80", "unit": "m", "as_of": "", "bound": "="}]`)
	write("gold.jsonl", `{"file": "articles/a.txt", "start": 11, "end": 15, "text": "90 m", "kind": "measure", "value": "90",`+
		` "unit": "m", "fact": "height", "verdict": "contradict", "why": "wrong-number"}`)

	var out bytes.Buffer
	if err := run(&out, []string{root}, config{predictions: said}); err != nil {
		t.Fatal(err)
	}
	if got := out.String(); strings.Count(got, "100.0 / 100.0 / 100.0  100.0 / 100.0 / 100.0  0.0 / 0.0 / 0.0") != 2 {
		t.Errorf("the topic and the sum are not as they should be:\n%s", got)
	}
}

func TestErrors(t *testing.T) {
	for _, tt := range []struct{ name, line, want string }{
		{"no JSON", "nothing", "said, line 1: not what was asked for"},
		{"no article", `{"path": "a.txt"}`, `said, line 1: the path "a.txt" has no folder articles`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			_, err := parse(strings.NewReader(tt.line), "said")
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("error %v, want one with %q", err, tt.want)
			}
		})
	}
	if err := run(&bytes.Buffer{}, nil, config{}); err == nil {
		t.Error("neither a program nor predictions: no error")
	}
}
