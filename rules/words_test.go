package rules_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/factlint/factlint/internal/lang"
)

// TestSetsOfWordsAreThere holds the sets that the rules ask for against the table of
// English: one that is misspelt would never have a word, and one that no rule asks
// for would be kept for nothing. Other languages have no further ones.
func TestSetsOfWordsAreThere(t *testing.T) {
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	asked := map[string]bool{}
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok || len(call.Args) != 2 {
				return true
			}
			if f, ok := call.Fun.(*ast.SelectorExpr); !ok || f.Sel.Name != "Among" {
				return true
			}
			set, ok := call.Args[1].(*ast.BasicLit)
			if !ok {
				t.Errorf("the set of words in %v is not written out", call.Args[1])
				return true
			}
			name, err := strconv.Unquote(set.Value)
			if err != nil {
				t.Error(err)
			}
			asked[name] = true
			return true
		})
	}
	if len(asked) == 0 {
		t.Fatal("no rule asks for any set")
	}
	english := map[string]bool{}
	for _, tag := range lang.Tags() {
		for _, set := range lang.WordSets(tag, "rules") {
			english[set.Name] = english[set.Name] || tag == "en"
			if !asked[set.Name] {
				t.Errorf("%s/rules.tsv has the set %q, which no rule asks for", tag, set.Name)
			}
		}
	}
	for name := range asked {
		if !english[name] {
			t.Errorf("a rule asks for the set %q, which en/rules.tsv has not", name)
		}
	}
}
