package report

import (
	"encoding/csv"
	"io"
	"strconv"
	"strings"
)

var _ = add(Format{Name: "csv", Summary: "the check log: each claim, its verdict, source and quote, and the date checked", Claims: true, Write: writeCSV})

// writeCSV writes RFC 4180 with a header. A cell that a spreadsheet would take
// for a formula begins with an apostrophe.
func writeCSV(w io.Writer, r *Report) error {
	var b buffered
	out := csv.NewWriter(&b.Buffer)
	_ = out.Write([]string{"path", "line", "column", "claim", "words", "kind", "value", "verdict", "fact", "fact value", "source", "quote", "why", "date checked"})
	for i := range r.Claims {
		c := &r.Claims[i]
		var value, unit, fact, factValue, source, quote, context string
		if c.Value != nil {
			value = *c.Value
		}
		if c.Unit != nil && c.Kind != "duration" {
			unit = " " + *c.Unit
		}
		if c.Fact != nil {
			fact = *c.Fact
		}
		if len(c.Citation) > 0 {
			cite := c.Citation[0]
			factValue, quote = cite.Value, cite.Quote
			source = cite.Title
			if source == "" {
				source = cite.Source
			}
		}
		if c.Excerpt != nil {
			context = c.Excerpt.Text
		}
		row := []string{c.Path, strconv.Itoa(c.Line), strconv.Itoa(c.Column), context, c.Text, c.Kind, value + unit, c.Verdict, fact, factValue, source, quote, c.Why, r.Date}
		for j := range row {
			row[j] = inert(row[j])
		}
		_ = out.Write(row)
	}
	out.Flush()
	if err := out.Error(); err != nil {
		return err
	}
	return b.to(w)
}

// inert keeps a spreadsheet from running a cell. Numbers stay as they are.
func inert(s string) string {
	if s == "" || !strings.ContainsRune("=+-@\t\r", rune(s[0])) {
		return s
	}
	if _, err := strconv.ParseFloat(s, 64); err == nil {
		return s
	}
	return "'" + s
}
