package rules_test

import (
	"flag"
	"os"
	"testing"

	"github.com/factlint/factlint/rules"
)

var update = flag.Bool("update", false, "write docs/rules.md anew")

// TestDocs fails when a page has changed and docs/rules.md has not followed.
func TestDocs(t *testing.T) {
	const path = "../docs/rules.md"
	want := rules.Docs()
	if *update {
		if err := os.WriteFile(path, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != want {
		t.Errorf("%s is not what the rules' pages say: run 'go generate ./rules'", path)
	}
}
