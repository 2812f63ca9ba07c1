package main

import (
	"bytes"
	"path/filepath"
	"strings"
	"testing"

	"github.com/factlint/factlint/internal/claimset/program/programtest"
)

// TestRun scores predictions that are right about one contradiction of a topic and silent otherwise.
func TestRun(t *testing.T) {
	said := filepath.Join(programtest.Folder(t, map[string]string{
		"said.jsonl": `{"path": "/anywhere/01-a/articles/a.txt", "start": 11, "end": 15, "kind": "measure", "fact": "height", "verdict": "contradicted"}` + "\n",
	}), "said.jsonl")
	root := programtest.Folder(t, map[string]string{
		"01-a/articles/a.txt": "The dam is 90 m high.\n",
		"01-a/facts.json": `[{"id": "height", "statement": "The dam is 80 m high.", "subject": ["dam"], "event": ["high"],
		"kind": "measure", "value": "80", "unit": "m", "as_of": "", "bound": "="}]`,
		"01-a/gold.jsonl": `{"file": "articles/a.txt", "start": 11, "end": 15, "text": "90 m", "kind": "measure", "value": "90",` +
			` "unit": "m", "fact": "height", "verdict": "contradict", "why": "wrong-number"}`,
	})

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
