package main

import (
	"bytes"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// TestRun scores a program that reports the first three bytes of the second article.
func TestRun(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("the program is a shell script")
	}
	dir := t.TempDir()
	write := func(name, text string, mode os.FileMode) string {
		t.Helper()
		name = filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(name), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), mode); err != nil {
			t.Fatal(err)
		}
		return name
	}
	program := write("program", `#!/bin/sh
for last; do :; done
echo '{"rule": "article-conflict", "severity": "error", "message": "three", "path": "'$last'", "start": 0, "end": 3, "related": [{"path": "a.txt", "start": 0, "end": 1}]}'
echo '{"rule": "article-conflict", "severity": "query", "message": "does not count", "path": "'$last'", "start": 4, "end": 6}'
exit 1
`, 0o700)
	for _, desk := range []string{"desks/one", "desks/two"} {
		write(desk+"/articles/a.txt", "It has six doors.", 0o600)
		write(desk+"/articles/b.txt", "Ten doors has it.", 0o600)
	}
	write("desks/one/gold.jsonl", `{"a":{"file":"b.txt","start":0,"end":3,"text":"Ten"},"b":{"file":"a.txt","start":7,"end":10,"text":"six"},"kind":"between","cause":"plain wrong number"}`+"\n", 0o600)
	write("desks/two/gold.jsonl", "", 0o600)
	var out bytes.Buffer
	if err := run(&out, filepath.Join(dir, "desks"), program, 5, nil); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"16 words, 1 errors; findings P/R 50.0 / 100.0; 1 false, 1 of them in 1 desks", "two: false: b.txt:0: error: three", "between articles 1 of 1"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("got %q, want %q in it", out.String(), want)
		}
	}
	out.Reset()
	if err := run(&out, filepath.Join(dir, "desks"), program, 0, []string{"one"}); err != nil || !strings.Contains(out.String(), "8 words, 1 errors; findings P/R 100.0") {
		t.Errorf("one desk alone: %q, %v", out.String(), err)
	}
}
