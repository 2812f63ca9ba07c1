package main

import (
	"bytes"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// TestRun scores a program that flags every pair whose second text has a 9.
func TestRun(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("the program is a shell script")
	}
	dir := t.TempDir()
	write := func(name, text string, mode os.FileMode) string {
		t.Helper()
		name = filepath.Join(dir, name)
		if err := os.WriteFile(name, []byte(text), mode); err != nil {
			t.Fatal(err)
		}
		return name
	}
	program := write("program", `#!/bin/sh
for last; do :; done
grep -q 9 "$last" && echo '{"rule": "article-conflict", "severity": "error", "message": "nine"}'
echo '{"rule": "article-conflict", "severity": "query", "message": "does not count"}'
exit 1
`, 0o700)
	pairs := write("pairs.jsonl", `{"id": "1", "label": "contradict", "a": "It has 6 doors.", "b": "It has 9 doors."}
{"id": "2", "label": "contradict", "a": "It has 6 doors.", "b": "It has 7 doors."}
{"id": "3", "label": "agree", "a": "It has 6 doors.", "b": "It has 6 doors and 9 windows."}
{"id": "4", "label": "neutral", "a": "It has 6 doors.", "b": "It has a roof."}
`, 0o600)
	var out bytes.Buffer
	if err := run(&out, pairs, program, 0); err != nil {
		t.Fatal(err)
	}
	if want := "4 pairs; contradictions P/R/F1 50.0 / 50.0 / 50.0; flagged of agreeing 1 of 1, of neutral 0 of 1"; !strings.Contains(out.String(), want) {
		t.Errorf("got %q, want %q in it", out.String(), want)
	}
	bad := write("bad.jsonl", `{"id": "1", "label": "maybe", "a": "x", "b": "y"}`, 0o600)
	if err := run(&out, bad, program, 0); err == nil || !strings.Contains(err.Error(), "line 1") {
		t.Errorf("a label that is none: got %v, want an error that names the line", err)
	}
}
