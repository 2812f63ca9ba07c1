package bind

import (
	"strings"

	"github.com/factlint/factlint/lint/quant"
)

// Things of a row are told apart by a number behind their name: "Aster 2", "version 2.6".

// designation is the mark of the name that begins at term i and ends in a number, "" for
// none: "#aster 2", of a version without the name.
func (c *context) designation(i int) string {
	t := &c.terms[i]
	if t.mention >= 0 || i+1 >= len(c.terms) {
		return ""
	}
	n, version := c.word(i+1), c.r.cue("version").Has(t.lower)
	if n == "" || n[0] < '0' || n[0] > '9' || !version && !(t.capital && t.content) {
		return ""
	}
	if m := c.terms[i+1].mention; m >= 0 {
		if v := &c.r.pass.Mentions[m].Value; int(m) == c.m || v.Kind != quant.KindCount || v.Unit != "" && !strings.Contains(n, ".") { // "Kelp 3.0 supports"
			return ""
		}
	}
	for k := i + 2; k+1 < len(c.terms) && c.word(k) == "." && bareDigits(c.word(k+1)); k += 2 {
		n += "." + c.word(k+1)
	}
	dotted := strings.Contains(n, ".") && designates(n)
	switch {
	case version && dotted:
		return DesignationMark + " " + n
	case version || !dotted && (!bareDigits(n) || len(n) > maxDesignation):
		return ""
	}
	return DesignationMark + t.lemma + " " + n
}

// maxDesignation is how many digits tell one of a row, and not a year or an amount.
const maxDesignation = 3
