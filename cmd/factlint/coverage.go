package main

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"strconv"

	"github.com/factlint/factlint/check"
	"github.com/factlint/factlint/lint"
)

// coverage counts, for each article and in total, how much of what can be
// checked a fact speaks of.
type coverage struct {
	w      io.Writer
	format string
	rows   []covered
}

// covered is the row of an article.
type covered struct {
	Path         string `json:"path"`
	Values       int    `json:"values"`
	Supported    int    `json:"supported"`
	Derived      int    `json:"derived"`
	Contradicted int    `json:"contradicted"`
	Query        int    `json:"query"`
	Disputed     int    `json:"disputed"`
	Stale        int    `json:"stale"`
	Unmatched    int    `json:"unmatched"`
	// Covered is the share of the values that a fact speaks of, in percent.
	Covered float64 `json:"covered"`
	// Unchecked says why the article was not read, "" where it was.
	Unchecked string `json:"unchecked"`
}

func (c *coverage) article(r check.Result) error {
	if r.Corpus {
		return nil
	}
	row := covered{Path: r.Path, Unchecked: r.Skipped}
	if r.Err != nil {
		row.Unchecked = r.Err.Error()
	}
	row.add(r.Counts)
	c.rows = append(c.rows, row)
	return nil
}

func (r *covered) add(n lint.Counts) {
	r.Values += n.Claims
	r.Supported += n.ByVerdict[lint.Supported]
	r.Derived += n.ByVerdict[lint.Derived]
	r.Contradicted += n.ByVerdict[lint.Contradicted]
	r.Query += n.ByVerdict[lint.Query]
	r.Disputed += n.ByVerdict[lint.Disputed]
	r.Stale += n.ByVerdict[lint.Stale]
	r.Unmatched += n.ByVerdict[lint.Unmatched]
	if r.Values > 0 {
		r.Covered = float64((r.Values-r.Unmatched)*1000/r.Values) / 10
	}
}

// cells are the counts in the order of the heads.
func (r *covered) cells() []int {
	return []int{r.Values, r.Supported, r.Derived, r.Contradicted, r.Query, r.Disputed, r.Stale, r.Unmatched}
}

var coverageHeads = []string{"values", "supported", "derived", "contradicted", "query", "disputed", "stale", "unmatched"}

func (c *coverage) end() error {
	total := covered{Path: "total"}
	for i := range c.rows {
		r := &c.rows[i]
		total.add(lint.Counts{Claims: r.Values, ByVerdict: [lint.Query + 1]int{
			lint.Supported: r.Supported, lint.Derived: r.Derived, lint.Contradicted: r.Contradicted, lint.Query: r.Query,
			lint.Disputed: r.Disputed, lint.Stale: r.Stale, lint.Unmatched: r.Unmatched,
		}})
	}
	switch c.format {
	case "json":
		e := json.NewEncoder(c.w)
		e.SetIndent("", "  ")
		return e.Encode(struct {
			Articles []covered `json:"articles"`
			Total    covered   `json:"total"`
		}{append([]covered{}, c.rows...), total})
	case "jsonl":
		e := json.NewEncoder(c.w)
		for _, r := range c.rows {
			if err := e.Encode(r); err != nil {
				return err
			}
		}
		return e.Encode(total)
	case "csv":
		return c.csv(total)
	default:
		return c.text(total)
	}
}

func (c *coverage) csv(total covered) error {
	w := csv.NewWriter(c.w)
	rows := append(append([]covered{}, c.rows...), total)
	if err := w.Write(append(append([]string{"path"}, coverageHeads...), "covered", "unchecked")); err != nil {
		return err
	}
	for i := range rows {
		record := []string{rows[i].Path}
		for _, n := range rows[i].cells() {
			record = append(record, strconv.Itoa(n))
		}
		if err := w.Write(append(record, fmt.Sprintf("%.1f", rows[i].Covered), rows[i].Unchecked)); err != nil {
			return err
		}
	}
	w.Flush()
	return w.Error()
}

// text is a table for people, the widest path first.
func (c *coverage) text(total covered) error {
	width := len("article")
	rows := append(append([]covered{}, c.rows...), total)
	for i := range rows {
		width = max(width, len([]rune(rows[i].Path)))
	}
	fmt.Fprintf(c.w, "%-*s  covered", width, "article")
	for _, h := range coverageHeads {
		fmt.Fprintf(c.w, "  %s", h)
	}
	fmt.Fprintln(c.w)
	for i := range rows {
		r := &rows[i]
		if r.Unchecked != "" {
			fmt.Fprintf(c.w, "%-*s  not checked: %s\n", width, r.Path, r.Unchecked)
			continue
		}
		fmt.Fprintf(c.w, "%-*s  %6.1f%%", width, r.Path, r.Covered)
		for k, n := range r.cells() {
			fmt.Fprintf(c.w, "  %*d", len(coverageHeads[k]), n)
		}
		fmt.Fprintln(c.w)
	}
	_, err := fmt.Fprintf(c.w, "no fact speaks of %d of %d values\n", total.Unmatched, total.Values)
	return err
}
