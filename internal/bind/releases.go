package bind

import (
	"slices"
	"strings"

	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// A list of changes gives for each version the day on which it came out, and hardly ever
// says so: "## 4.0.0 (2024-04-19)", "1.2, 5 May 2018.", "Current version | 2 (July 2022)".

// beforeVersion is how many tokens a line or sentence may open with before the number of
// the version.
const beforeVersion = 4

// versionDated is the number of the version that the value dates: it stands behind it, and
// the line opens with the two. It is "" where there is none.
func (c *context) versionDated() string {
	p, i := c.r.pass, c.mention.First-1
	if c.mention.Value.Date.Precision < quant.Month || c.mention.Value.Date.NoYear || c.mention.Value.Range {
		return ""
	}
	switch c.word(i - c.first) {
	case "(", "[", "-", "–", "—", ",", ":":
	default:
		return ""
	}
	if i--; i > c.first && (c.word(i-c.first) == "]" || c.word(i-c.first) == ")") {
		i--
	}
	if i < c.first || i > c.first+beforeVersion || p.Tokens[i].Kind == lint.Word {
		return ""
	}
	return versionNumber(strings.ToLower(p.Word(i)))
}

// versionNumber is a version without what may be left out: "4" of "v4.0.0". It is "" where
// a word is none.
func versionNumber(w string) string {
	w = strings.TrimPrefix(w, "v")
	if w == "" || len(w) == 4 && yearOf(w) > 0 || strings.Trim(w, "0123456789.") != "" {
		return ""
	}
	for strings.HasSuffix(w, ".0") {
		w = strings.TrimSuffix(w, ".0")
	}
	return w
}

// cameOut reports whether a fact tells when a version came out.
func (c *context) cameOut(p *profile, version string) bool {
	if p.kind != quant.KindDate || !p.says(c.r.cue("came-out")) {
		return false
	}
	day := fields(strings.ToLower(p.first.Value.Phrase()))
	return slices.ContainsFunc(fields(strings.ToLower(p.fact.Statement)), func(w string) bool {
		return !slices.Contains(day, w) && (versionNumber(w) == version || version == "1" && c.r.cue("first-one").Has(w))
	})
}
