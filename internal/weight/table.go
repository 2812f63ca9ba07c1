// Package weight has what all weighing of evidence has in common: the tables that fitted weights
// stand in, and the scale of log-odds.
package weight

import (
	"math"
	"strconv"
	"strings"
)

// Read reads a table of weights, a row of tab separated columns for each kind of
// evidence, into a column for each. Rows that are not understood are left out.
func Read(s string, names []string, columns ...[]float32) {
	index := map[string]int{}
	for i, n := range names {
		index[n] = i
	}
	for _, line := range strings.Split(s, "\n") {
		f := strings.Split(line, "\t")
		i, ok := index[f[0]]
		if !ok || len(f) != len(columns)+1 {
			continue
		}
		for k, column := range columns {
			if v, err := strconv.ParseFloat(f[k+1], 32); err == nil {
				column[i] = float32(v)
			}
		}
	}
}

// Format writes such a table under its comments, each a line that begins with "#".
func Format(comments string, names []string, columns ...[]float32) string {
	var b strings.Builder
	b.WriteString(comments)
	for i, n := range names {
		b.WriteString(n)
		for _, column := range columns {
			b.WriteString("\t" + strconv.FormatFloat(Round(column[i]), 'f', 3, 64))
		}
		b.WriteString("\n")
	}
	return b.String()
}

// Round is a weight as tables and explanations print it, to three places.
func Round(f float32) float64 {
	r := math.Round(float64(f)*1000) / 1000
	if r == 0 {
		return 0 // no -0.000
	}
	return r
}
