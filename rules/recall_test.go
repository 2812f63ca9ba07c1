package rules_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/factlint/factlint/check"
	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
	"github.com/factlint/factlint/rules"
)

// shape is a text with slots, "{true|wrong|wrong}", from which drafts are made:
// one that is true, and one for each wrong words planted in each slot.
type shape struct {
	line   int
	date   string
	format string
	pieces []string   // the text around the slots
	slots  [][]string // the true words first
}

// fewestShapes and leastFound are what a rule must show on its shapes: it has
// as many, and finds as large a share of the errors planted in them.
const (
	fewestShapes = 12
	leastFound   = 0.90
)

// TestRecall plants errors of each rule's kind into true texts of many shapes,
// counts how many the rule finds, and holds every rule to silence on the true
// texts. A file of shapes separates them by blank lines; "@2024-06-05" gives the
// article its date, "##" joins the blocks of one shape.
func TestRecall(t *testing.T) {
	files, err := filepath.Glob("testdata/recall/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal("no shapes to plant errors in: testdata/recall/*.txt", err)
	}
	on := slices.DeleteFunc(rules.All(), func(r lint.Rule) bool { return r.Severity == lint.Off })
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".txt")
		t.Run(name, func(t *testing.T) {
			rule, ok := rules.Named(name)
			if !ok {
				t.Fatalf("%s: there is no rule %s", file, name)
			}
			if rule.Severity == lint.Off {
				rule.Severity = lint.Asked
			}
			src, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			shapes := readShapes(string(src))
			planted, found := 0, 0
			for _, s := range shapes {
				for _, f := range findings(t, append(slices.Clone(on), rule), s, s.fill(-1, 0)) {
					t.Errorf("%s:%d: the true text is not silent: %s: %s", file, s.line, f.Rule, f.Message)
				}
				for slot := range s.slots {
					for wrong := 1; wrong < len(s.slots[slot]); wrong++ {
						planted++
						if len(findings(t, []lint.Rule{rule}, s, s.fill(slot, wrong))) > 0 {
							found++
						} else {
							t.Logf("%s:%d: missed: %s", file, s.line, strings.ReplaceAll(s.fill(slot, wrong), "\n", " / "))
						}
					}
				}
			}
			t.Logf("%s: %d shapes, %d of %d planted errors found", name, len(shapes), found, planted)
			said := fmt.Sprintf("Of %d errors planted in true texts it finds %d.", planted, found)
			if page, err := lint.ParsePage(rule.Page()); err != nil || !strings.Contains(page.Measured, said) {
				t.Errorf("rules/%s.md does not say under Measured: %s", name, said)
			}
			if len(shapes) < fewestShapes {
				t.Errorf("%s has %d shapes, want %d", file, len(shapes), fewestShapes)
			}
			if float64(found) < leastFound*float64(planted) {
				t.Errorf("%s: %d of %d planted errors found, want %.0f%%", name, found, planted, leastFound*100)
			}
		})
	}
}

func findings(t *testing.T, run []lint.Rule, s shape, text string) []lint.Finding {
	t.Helper()
	run = slices.CompactFunc(run, func(a, b lint.Rule) bool { return a.Name == b.Name })
	cfg := check.Config{Rules: run}
	if s.date != "" {
		day, err := quant.ParseDate(s.date)
		if err != nil {
			t.Fatal(err)
		}
		cfg.Date = day
	}
	var out []lint.Finding
	for res := range check.Run(context.Background(), cfg, slices.Values([]check.Article{check.Bytes("draft"+s.format, []byte(text))})) {
		out = append(out, res.Findings...)
	}
	return out
}

// readShapes cuts a file into its shapes.
func readShapes(src string) []shape {
	var out []shape
	line := 1
	for _, block := range strings.Split(src, "\n\n") {
		at := line
		line += strings.Count(block, "\n") + 2
		s := shape{line: at, format: ".txt"}
		block = strings.TrimSpace(block)
		if date, rest, ok := strings.Cut(block, "\n"); ok && strings.HasPrefix(date, "@") {
			s.date, block = date[1:], rest
		}
		if block == "" {
			continue
		}
		block = strings.ReplaceAll(block, "\n##\n", "\n\n")
		if block[0] == '|' || block[0] == '#' {
			s.format = ".md"
		}
		for {
			before, rest, ok := strings.Cut(block, "{")
			s.pieces = append(s.pieces, before)
			if !ok {
				break
			}
			slot, after, _ := strings.Cut(rest, "}")
			s.slots = append(s.slots, strings.Split(slot, "|"))
			block = after
		}
		out = append(out, s)
	}
	return out
}

// fill is the text of a shape with the wrong words in one slot, the true ones in
// the others; slot -1 leaves it true.
func (s shape) fill(slot, wrong int) string {
	var b strings.Builder
	for i, piece := range s.pieces {
		b.WriteString(piece)
		if i < len(s.slots) {
			words := s.slots[i][0]
			if i == slot {
				words = s.slots[i][wrong]
			}
			b.WriteString(words)
		}
	}
	return b.String() + "\n"
}

// TestSilence holds all rules to silence on sentences that are true, and that
// look like errors.
func TestSilence(t *testing.T) {
	src, err := os.ReadFile("testdata/silence.txt")
	if err != nil {
		t.Fatal(err)
	}
	on := slices.DeleteFunc(rules.All(), func(r lint.Rule) bool { return r.Severity == lint.Off })
	for _, s := range readShapes(string(src)) {
		for _, f := range findings(t, on, s, s.fill(-1, 0)) {
			t.Errorf("testdata/silence.txt:%d: %s: %s: %s", s.line, f.Severity, f.Rule, f.Message)
		}
	}
}
