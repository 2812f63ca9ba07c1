package bind

import (
	"strconv"
	"strings"
)

// readWeights reads a table of weights, a row of tab separated columns for each kind of
// evidence, into a column for each. Rows that are not understood are left out.
func readWeights(s string, names []string, columns ...[]float32) {
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

// formatWeights writes such a table under its comments.
func formatWeights(comments string, names []string, columns ...[]float32) string {
	var b strings.Builder
	b.WriteString(comments)
	for i, n := range names {
		b.WriteString(n)
		for _, column := range columns {
			b.WriteString("\t" + strconv.FormatFloat(round3(column[i]), 'f', 3, 64))
		}
		b.WriteString("\n")
	}
	return b.String()
}
