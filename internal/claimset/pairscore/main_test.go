package main

import (
	"bytes"
	"path/filepath"
	"strings"
	"testing"

	"github.com/factlint/factlint/internal/claimset/program/programtest"
)

// TestRun scores a program that flags every pair whose second text has a 9.
func TestRun(t *testing.T) {
	program := programtest.Script(t, `for last; do :; done
grep -q 9 "$last" && echo '{"rule": "article-conflict", "severity": "error", "message": "nine"}'
echo '{"rule": "article-conflict", "severity": "query", "message": "does not count"}'
exit 1`)
	dir := programtest.Folder(t, map[string]string{
		"pairs.jsonl": `{"id": "1", "label": "contradict", "a": "It has 6 doors.", "b": "It has 9 doors."}
{"id": "2", "label": "contradict", "a": "It has 6 doors.", "b": "It has 7 doors."}
{"id": "3", "label": "agree", "a": "It has 6 doors.", "b": "It has 6 doors and 9 windows."}
{"id": "4", "label": "neutral", "a": "It has 6 doors.", "b": "It has a roof."}
`,
		"bad.jsonl": `{"id": "1", "label": "maybe", "a": "x", "b": "y"}`,
	})
	var out bytes.Buffer
	if err := run(&out, filepath.Join(dir, "pairs.jsonl"), program, 0); err != nil {
		t.Fatal(err)
	}
	if want := "4 pairs; contradictions P/R/F1 50.0 / 50.0 / 50.0; flagged of agreeing 1 of 1, of neutral 0 of 1"; !strings.Contains(out.String(), want) {
		t.Errorf("got %q, want %q in it", out.String(), want)
	}
	if err := run(&out, filepath.Join(dir, "bad.jsonl"), program, 0); err == nil || !strings.Contains(err.Error(), "line 1") {
		t.Errorf("a label that is none: got %v, want an error that names the line", err)
	}
}
