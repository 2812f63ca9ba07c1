package meet

import (
	"github.com/factlint/factlint/internal/bind"
	"github.com/factlint/factlint/internal/compare"
	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// PairExample is the evidence that mention A of one article and mention B of
// another are about one thing, for fitting.
type PairExample struct {
	A, B      int
	X         []float32
	Agrees    bool
	Conflicts bool
}

// PairFirstLook is the number of kinds of evidence of the first look at pairs.
const PairFirstLook = kinFirst

// recordsOf are the records of an article that is read without facts.
func recordsOf(p *lint.Pass) []lint.Record {
	rd := (*bind.Index)(nil).Read(p)
	defer rd.Close()
	return rd.Records()
}

// PairExamples are all pairs of mentions of two articles that Conflicts weighs,
// under the weights w. An article held against itself stands for one against
// its copy in which every value was changed.
func PairExamples(p, q *lint.Pass, w PairWeights) []PairExample {
	a, b := oneEach(recordsOf(p)), oneEach(recordsOf(q))
	records := append(a, b...)
	old, new := make([]int, len(a)), make([]int, len(b))
	for i := range a {
		old[i] = i
	}
	for j := range b {
		new[j] = len(a) + j
	}
	m := meet(records, old, new, 2, 2)
	m.w = &w
	cells := m.table(records, old, new)
	if p == q {
		editCopy(cells, len(new), &w)
	}
	var out []PairExample
	for i := range old {
		for j := range new {
			c := &cells[i*len(new)+j]
			if !c.ok {
				continue
			}
			margins(cells, len(old), len(new), i, j)
			out = append(out, PairExample{
				A: a[i].Mention, B: b[j].Mention, X: append([]float32(nil), c.k[:]...),
				Agrees: c.c.Agrees(), Conflicts: c.c.Conflicts(),
			})
		}
	}
	return out
}

// editCopy takes from each record's pair with itself what its value says, as if
// the copy had another one.
func editCopy(cells []cell, n int, w *PairWeights) {
	for i := 0; i < n; i++ {
		c := &cells[i*n+i]
		for _, f := range [...]int{kAgree, kAgreeFine} {
			c.first -= w.First[f] * c.k[f]
			c.k[f] = 0
		}
		c.c = quant.Comparison{Relation: quant.Disjoint}
	}
}

// oneEach takes one record of each mention.
func oneEach(records []lint.Record) []lint.Record {
	var out []lint.Record
	for i := range records {
		if len(out) == 0 || out[len(out)-1].Mention != records[i].Mention {
			out = append(out, records[i])
		}
	}
	return out
}

// MutualExample is the evidence that mention A of article I and mention B of article J, which
// differ, are about one thing where each article is a list of facts for the other, for
// fitting.
type MutualExample struct {
	I, J, A, B int
	X          []float32
}

// MutualExamples are all pairs of mentions of two of the articles of m that differ and that
// the binder weighs.
func MutualExamples(m *Mutual, passes []*lint.Pass) []MutualExample {
	var records []lint.Record
	article := map[string]int{}
	for i, p := range passes {
		article[p.Doc.Path] = i
		for _, r := range oneEach(recordsOf(p)) {
			r.Path = p.Doc.Path
			records = append(records, r)
		}
	}
	var out []MutualExample
	for _, alike := range byDimension(records) {
		groups := byArticle(alike)
		for q := range groups {
			for p := range q {
				old, new := groups[p], groups[q]
				at := meet(alike, old, new, 2, 2)
				at.desk = desk{alike, groups}
				at.tells = [2]tellings{tellingsOf(alike, old), tellingsOf(alike, new)}
				cells := at.table(alike, old, new)
				for i, o := range old {
					for j, n := range new {
						a, b := &alike[n], &alike[o]
						if e, ok := m.evidence(at, a, b, &cells[i*len(new)+j]); ok {
							out = append(out, MutualExample{article[b.Path], article[a.Path], b.Mention, a.Mention, e[:]})
						}
					}
				}
			}
		}
	}
	return out
}

// byDimension are the records by dimension, in order.
func byDimension(records []lint.Record) [][]lint.Record {
	var out [][]lint.Record
	at := map[string]int{}
	for i := range records {
		d := compare.Dimension(records[i].Value)
		g, ok := at[d]
		if !ok {
			g = len(out)
			at[d] = g
			out = append(out, nil)
		}
		out[g] = append(out[g], records[i])
	}
	return out
}
