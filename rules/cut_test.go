package rules_test

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/factlint/factlint/check"
	"github.com/factlint/factlint/rules"
)

// TestCutTexts runs all rules over texts that end after any of their words: a
// draft that is being typed ends anywhere. No rule may fail on one.
func TestCutTexts(t *testing.T) {
	files, err := filepath.Glob("testdata/recall/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal("no shapes to cut: testdata/recall/*.txt", err)
	}
	var drafts []check.Article
	for _, file := range files {
		src, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range readShapes(string(src)) {
			text := s.fill(-1, 0)
			for at := strings.IndexByte(text, ' '); at >= 0; {
				drafts = append(drafts, check.Bytes("draft"+s.format, []byte(text[:at])))
				next := strings.IndexByte(text[at+1:], ' ')
				if next < 0 {
					break
				}
				at += 1 + next
			}
		}
	}
	drafts = append(drafts, check.Bytes("draft.txt", []byte("The bridge was opened by the mayor of March")))
	for res := range check.Run(context.Background(), check.Config{Rules: rules.All()}, slices.Values(drafts)) {
		if res.Err != nil {
			t.Errorf("%v", res.Err)
		}
	}
}
