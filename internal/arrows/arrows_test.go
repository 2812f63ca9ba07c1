// Package arrows holds the order of the house: which package may import which.
package arrows_test

import (
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const module = "github.com/factlint/factlint/"

// rooms are the packages of the house, from the ground up, each with the rooms
// that it may open a door to. A room is also the folders under it, unless they
// are listed themselves.
var rooms = []struct {
	name string
	may  []string
}{
	{"lint/quant", nil},
	{"lint/text", nil},
	{"lint/stat", nil},
	{"lint", []string{"lint/quant", "lint/text"}},
	{"internal/slab", nil},
	{"internal/packed", []string{"lint/quant"}},
	{"internal/lang", []string{"lint", "lint/quant", "lint/text"}},
	{"internal/segment", []string{"internal/lang", "lint", "lint/quant", "lint/text"}},
	{"internal/mention", []string{"internal/segment", "internal/lang", "lint", "lint/quant", "lint/text"}},
	{"internal/compare", []string{"lint/quant"}},
	{"internal/sorted", nil},
	{"internal/weight", nil},
	{"internal/bind", []string{"internal/compare", "internal/sorted", "internal/weight", "internal/slab", "internal/packed", "internal/mention", "internal/segment", "internal/lang", "lint", "lint/quant", "lint/text"}},
	{"internal/meet", []string{"internal/bind", "internal/compare", "internal/sorted", "internal/weight", "internal/lang", "lint", "lint/quant", "lint/text"}},
	{"internal/facts", []string{"internal/slab", "internal/packed", "internal/bind", "internal/mention", "internal/segment", "internal/lang", "internal/read", "lint", "lint/quant", "lint/text"}},
	{"internal/read", []string{"lint", "lint/quant", "lint/text"}},
	{"internal/fix", []string{"lint", "lint/quant", "lint/text"}},
	{"rules", []string{"lint", "lint/quant", "lint/stat", "lint/text"}},
	{"internal/report", []string{"rules", "lint", "lint/quant", "lint/text"}},
	{"check", []string{"internal/facts", "internal/meet", "internal/bind", "internal/mention", "internal/segment", "internal/lang", "internal/read", "rules", "lint", "lint/quant", "lint/text"}},
	{"internal/workspace", []string{"check", "internal/packed", "internal/facts", "internal/read", "internal/fix", "rules", "lint", "lint/quant", "lint/text"}},
	{"internal/desk", []string{"internal/workspace", "check", "internal/facts", "internal/read", "internal/fix", "internal/report", "rules", "lint", "lint/quant", "lint/text"}},
	{"internal/lsp", []string{"internal/desk", "internal/workspace", "check", "internal/facts", "internal/read", "internal/fix", "internal/report", "rules", "lint", "lint/quant", "lint/text"}},
	{"internal/web", []string{"internal/desk", "internal/workspace", "check", "internal/facts", "internal/read", "internal/fix", "internal/report", "rules", "lint", "lint/quant", "lint/text"}},
	{"cmd", []string{"internal", "check", "rules", "lint", "lint/quant", "lint/text"}},
	// Programs and helpers of the project's own tests and fitting.
	{"internal/lang/compile", []string{"internal/lang"}},
	{"internal/claimset/fit", []string{"internal", "check", "rules", "lint", "lint/quant", "lint/text"}},
	{"internal/sbom", nil},
	{"internal/claimset", []string{"lint", "lint/quant", "lint/text"}},
}

// outside are the packages by which a room would reach the world: the clock,
// the disk, the environment, the network, chance.
var outside = []string{"time", "os", "os/exec", "os/signal", "io/ioutil", "net", "net/http", "math/rand", "math/rand/v2", "crypto/rand", "syscall"}

// worldly are the rooms that may.
var worldly = []string{"cmd", "internal/workspace", "internal/desk", "internal/lsp", "internal/web", "internal/lang/compile", "internal/claimset/fit", "internal/claimset", "internal/sbom"}

// hot are the rooms whose inner loops see every byte of every article.
var hot = []string{"internal/mention", "internal/segment", "internal/compare", "internal/bind", "internal/meet"}

func TestArrowsPointDown(t *testing.T) {
	walk(t, func(file, room string, imports []string) {
		may, ok := allowed(room)
		if !ok {
			t.Errorf("%s: package %s is in no room: add it to the table of arrows", file, room)
			return
		}
		for _, imported := range imports {
			inner, ours := strings.CutPrefix(imported, module)
			switch {
			case ours && !reaches(may, roomOf(inner)) && roomOf(inner) != roomOf(room):
				t.Errorf("%s: %s may not import %s: arrows point down only", file, room, inner)
			case !ours && slices.Contains(outside, imported) && !slices.Contains(worldly, roomOf(room)):
				t.Errorf("%s: %s may not import %q: no clock, disk, environment, network or chance below the commands and the workspace", file, room, imported)
			case imported == "regexp" && slices.Contains(hot, roomOf(room)):
				t.Errorf("%s: %s may not import regexp: it is on the hot path", file, room)
			case imported == "C":
				t.Errorf("%s: no cgo", file)
			}
		}
	})
}

// TestArrowTableHasNoLoop sees to it that the table itself points down only.
func TestArrowTableHasNoLoop(t *testing.T) {
	var visit func(name string, seen []string)
	visit = func(name string, seen []string) {
		if slices.Contains(seen, name) {
			t.Errorf("the table lets arrows run in a circle: %s", strings.Join(append(seen, name), " -> "))
			return
		}
		may, _ := allowed(name)
		for _, m := range may {
			if m != "internal" {
				visit(m, append(seen[:len(seen):len(seen)], name))
			}
		}
	}
	for _, r := range rooms {
		visit(r.name, nil)
	}
}

// walk visits the Go files that are no tests.
func walk(t *testing.T, visit func(file, room string, imports []string)) {
	t.Helper()
	t.Chdir("../..") // the top of the house
	set := token.NewFileSet()
	err := filepath.WalkDir(".", func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && (d.Name() == "testdata" || strings.HasPrefix(d.Name(), ".") && p != "." || d.Name() == "node_modules") {
			return fs.SkipDir
		}
		if d.IsDir() || !strings.HasSuffix(p, ".go") || strings.HasSuffix(p, "_test.go") {
			return nil
		}
		f, err := parser.ParseFile(set, p, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		var imports []string
		for _, spec := range f.Imports {
			name, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				return err
			}
			imports = append(imports, name)
		}
		visit(p, path.Dir(filepath.ToSlash(p)), imports)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// roomOf is the room that a folder belongs to: itself, or the nearest above it
// that is listed.
func roomOf(dir string) string {
	for d := dir; d != "."; d = path.Dir(d) {
		for _, r := range rooms {
			if r.name == d {
				return d
			}
		}
	}
	return ""
}

func allowed(dir string) ([]string, bool) {
	room := roomOf(dir)
	for _, r := range rooms {
		if r.name == room && room != "" {
			return r.may, true
		}
	}
	return nil, false
}

func reaches(may []string, room string) bool {
	return slices.ContainsFunc(may, func(m string) bool { return m == room || m == "internal" && strings.HasPrefix(room, "internal/") })
}
