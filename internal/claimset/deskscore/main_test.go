package main

import (
	"bytes"
	"strings"
	"testing"

	"github.com/factlint/factlint/internal/claimset/program/programtest"
)

// TestRun scores a program that reports the first three bytes of the second article.
func TestRun(t *testing.T) {
	program := programtest.Script(t, `for last; do :; done
echo '{"rule": "article-conflict", "severity": "error", "message": "three", "path": "'$last'", "start": 0, "end": 3, "related": [{"path": "a.txt", "start": 0, "end": 1}]}'
echo '{"rule": "article-conflict", "severity": "query", "message": "does not count", "path": "'$last'", "start": 4, "end": 6}'
exit 1`)
	desks := programtest.Folder(t, map[string]string{
		"one/articles/a.txt": "It has six doors.",
		"one/articles/b.txt": "Ten doors has it.",
		"one/gold.jsonl":     `{"a":{"file":"b.txt","start":0,"end":3,"text":"Ten"},"b":{"file":"a.txt","start":7,"end":10,"text":"six"},"kind":"between","cause":"plain wrong number"}` + "\n",
		"two/articles/a.txt": "It has six doors.",
		"two/articles/b.txt": "Ten doors has it.",
		"two/gold.jsonl":     "",
	})
	var out bytes.Buffer
	if err := run(&out, desks, program, 5, nil); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"16 words, 1 errors; findings P/R 50.0 / 100.0; 1 false, 1 of them in 1 desks", "two: false: b.txt:0: error: three", "between articles 1 of 1"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("got %q, want %q in it", out.String(), want)
		}
	}
	out.Reset()
	if err := run(&out, desks, program, 0, []string{"one"}); err != nil || !strings.Contains(out.String(), "8 words, 1 errors; findings P/R 100.0") {
		t.Errorf("one desk alone: %q, %v", out.String(), err)
	}
}
