package read

import (
	"strings"

	"github.com/factlint/factlint/lint"
)

// table makes cells of the lines at the beginning of the chunk, if they are a
// table, and returns how many lines it took.
func (l *layout) table(chunk []line) int {
	rows := l.tableRows(chunk)
	if rows < 2 {
		return 0
	}
	l.tables++
	var cells []span
	sep := separator(chunk[0].Of(l.text))
	// A first row that is one field short has no corner.
	shift := countFields(chunk[1].Of(l.text), sep) - countFields(chunk[0].Of(l.text), sep)
	row := 0
	for i := range rows {
		if strings.Trim(chunk[i].Of(l.text), "|:+-= ") == "" && row > 0 {
			continue
		}
		cells = l.fields(chunk[i], sep, cells[:0])
		for column, cell := range cells {
			if cell.Empty() {
				continue
			}
			l.blocks = append(l.blocks, lint.Block{
				Span: cell, Kind: lint.Cell,
				Table: l.tables, Row: row, Column: column + shift,
			})
		}
		row, shift = row+1, 0
	}
	return rows
}

// tableRows is how many lines at the beginning of the chunk are cut into
// fields alike. One is no table.
func (l *layout) tableRows(chunk []line) int {
	if len(chunk) < 2 || chunk[0].runes > 400 {
		return 0
	}
	sep := separator(chunk[0].Of(l.text))
	if sep == "" {
		return 0
	}
	n, fields := 1, countFields(chunk[0].Of(l.text), sep)
	if second := countFields(chunk[1].Of(l.text), sep); sep == "\t" && second == fields+1 {
		fields = second
	}
	for n < len(chunk) && chunk[n].runes <= 400 {
		s := chunk[n].Of(l.text)
		if got := countFields(s, sep); got != fields && !(sep == "|" && strings.Trim(s, "|:+-= ") == "") {
			break
		}
		n++
	}
	return n
}

// separator is what cuts a line into fields: a tab, a bar, or a gap of three
// spaces; "" where nothing does.
func separator(s string) string {
	for _, sep := range [...]string{"\t", "|", "   "} {
		if countFields(s, sep) >= 2 {
			return sep
		}
	}
	return ""
}

// countFields is the number of fields into which sep cuts s.
func countFields(s, sep string) int {
	n := 0
	eachField(s, sep, func(int, int) { n++ })
	return n
}

// eachField calls f with the start and end of every field of s.
func eachField(s, sep string, f func(start, end int)) {
	start := 0
	if sep == "|" && strings.HasPrefix(s, "|") {
		start = 1
	}
	for start < len(s) {
		end := strings.Index(s[start:], sep)
		if end < 0 {
			end = len(s)
		} else {
			end += start
		}
		f(start, end)
		start = end + len(sep)
		if sep == "   " {
			for start < len(s) && s[start] == ' ' {
				start++
			}
		}
	}
}

// fields are the fields of a table's line, without the white space around them.
func (l *layout) fields(ln line, sep string, cells []span) []span {
	s := ln.Of(l.text)
	eachField(s, sep, func(start, end int) {
		field := s[start:end]
		left := start + len(field) - len(strings.TrimLeft(field, " \t\u00a0"))
		right := start + len(strings.TrimRight(field, " \t\u00a0"))
		cells = append(cells, span{Start: ln.Start + left, End: ln.Start + max(left, right)})
	})
	return cells
}
