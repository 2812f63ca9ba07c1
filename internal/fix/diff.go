package fix

import (
	"fmt"
	"strings"

	"github.com/sergi/go-diff/diffmatchpatch"
)

// context is the number of unchanged lines around a change.
const context = 3

// line is a line of a comparison: ' ' in both, '-' in the old text only, '+' in
// the new one only.
type line struct {
	kind byte
	text string
}

// Unified is the difference between two texts as a unified diff, "" where there
// is none. paint, if not nil, colours a line by its first byte.
func Unified(path, old, new string, paint func(kind byte, line string) string) string {
	if old == new {
		return ""
	}
	if paint == nil {
		paint = func(_ byte, s string) string { return s }
	}
	lines := compare(old, new)
	var b strings.Builder
	b.WriteString(paint('h', "--- a/"+path) + "\n" + paint('h', "+++ b/"+path) + "\n")
	for _, h := range hunks(lines) {
		oldLine, newLine := 1, 1
		for _, l := range lines[:h.first] {
			if l.kind != '+' {
				oldLine++
			}
			if l.kind != '-' {
				newLine++
			}
		}
		oldCount, newCount := 0, 0
		for _, l := range lines[h.first:h.last] {
			if l.kind != '+' {
				oldCount++
			}
			if l.kind != '-' {
				newCount++
			}
		}
		b.WriteString(paint('@', fmt.Sprintf("@@ -%s +%s @@", extent(oldLine, oldCount), extent(newLine, newCount))) + "\n")
		for _, l := range lines[h.first:h.last] {
			text, whole := strings.CutSuffix(l.text, "\n")
			b.WriteString(paint(l.kind, string(l.kind)+text) + "\n")
			if !whole {
				b.WriteString("\\ No newline at end of file\n")
			}
		}
	}
	return b.String()
}

func extent(line, count int) string {
	switch count {
	case 0:
		return fmt.Sprintf("%d,0", line-1)
	case 1:
		return fmt.Sprint(line)
	default:
		return fmt.Sprintf("%d,%d", line, count)
	}
}

// compare tells the lines of two texts apart, with go-diff's engine.
func compare(old, new string) []line {
	d := diffmatchpatch.New()
	d.DiffTimeout = 0
	a, b, table := d.DiffLinesToRunes(old, new)
	var out []line
	for _, part := range d.DiffCharsToLines(d.DiffMainRunes(a, b, false), table) {
		kind := map[diffmatchpatch.Operation]byte{diffmatchpatch.DiffEqual: ' ', diffmatchpatch.DiffDelete: '-', diffmatchpatch.DiffInsert: '+'}[part.Type]
		for _, t := range strings.SplitAfter(part.Text, "\n") {
			if t != "" {
				out = append(out, line{kind, t})
			}
		}
	}
	return out
}

type hunk struct{ first, last int }

// hunks are the stretches of changed lines with their context; those whose
// contexts meet are one.
func hunks(lines []line) []hunk {
	var out []hunk
	for i, l := range lines {
		if l.kind == ' ' {
			continue
		}
		first, last := max(0, i-context), min(len(lines), i+1+context)
		if n := len(out); n > 0 && first <= out[n-1].last {
			out[n-1].last = last
			continue
		}
		out = append(out, hunk{first, last})
	}
	return out
}
