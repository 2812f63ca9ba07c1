package bind

import (
	"strings"

	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// What holds for one version of a program or a document need not for another.

// otherVersion reports whether the sentence, or the heading that it stands under, tells how
// things are in a version that is not the fact's: "under 2.8, 4 GiB was enough", "4 MiB before
// 4.0". A fact that is of no version is held against what is told in the present.
func (c *context) otherVersion(p *profile) bool {
	at := c.mention.First - c.first
	for i := 1; i < len(c.terms); i++ {
		if !c.r.cue("in-version").Has(c.word(i-1)) || i == at {
			continue
		}
		w := c.word(i)
		if m := c.terms[i].mention; m >= 0 && (c.r.pass.Mentions[m].Value.Kind != quant.KindCount || c.r.pass.Mentions[m].Value.Unit != "") {
			continue // "in 8.1 percent of them"
		}
		if k := i + 1; c.r.cue("version").Has(w) && k < len(c.terms) {
			w = c.word(k)
		}
		if !designates(w) || p.fact.Version == "" && (i > at || strings.Contains(strings.ToLower(p.fact.Statement), w)) {
			continue
		}
		if v := p.fact.Version; v != "" {
			if versionNumber(w) != versionNumber(v) || c.r.cue("before-version").Has(c.word(i-1)) {
				return true
			}
			continue
		}
		for k := range c.terms {
			if t := &c.terms[k]; t.mention < 0 && tenseOf(c.r.lang, t.lower) == past {
				return true
			}
		}
		return false
	}
	if p.fact.Version == "" {
		return false
	}
	above := c.r.versionAbove(c.r.pass.Sentences[c.mention.Sentence].Block)
	return above != "" && above != versionNumber(p.fact.Version)
}

// versionAbove is the version that the heading above a block opens with, or one that this
// heading stands under, as in a list of changes: "4.0 (2024-04-02)"; "" for none.
func (r *reader) versionAbove(block int) string {
	level := 0
	for h := r.block[block].heading; h >= 0; h = r.block[h].heading {
		b := &r.pass.Doc.Blocks[h]
		if level > 0 && b.Level >= level || r.firstS[h] < 0 {
			continue
		}
		level = b.Level
		s := r.pass.Sentences[r.firstS[h]]
		for i := s.First; i < min(s.Last, s.First+beforeVersion); i++ {
			w := strings.ToLower(r.pass.Word(i))
			if v := versionNumber(w); v != "" && (designates(w) || i > s.First && r.cue("version").Has(strings.ToLower(r.pass.Word(i-1)))) {
				return v
			}
			if r.pass.Tokens[i].Kind == lint.Word && i > s.First+1 {
				break
			}
		}
	}
	return ""
}

// designates reports whether a word is that of a version: "v2", "2.8".
func designates(w string) bool {
	w, v := strings.CutPrefix(w, "v")
	if w == "" || w[0] < '0' || w[0] > '9' || strings.Trim(w, "0123456789.x") != "" {
		return false
	}
	return v || strings.Contains(strings.Trim(w, "."), ".")
}
