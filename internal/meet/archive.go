package meet

import (
	"math"
	"strings"

	"github.com/factlint/factlint/internal/bind"
	"github.com/factlint/factlint/internal/weight"
	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// fewArticles is up to how many articles are taken for versions of one story:
// an editor's draft, its sources and what was written on it before. Beyond it
// lies an archive, where two articles seldom speak of one thing, and where a
// common word joins thousands of values.
const fewArticles = 8

// ConflictsAmong is Conflicts on a group of a run over so many articles, with what they say of
// each other where each is a list of facts for each other one, nil where that is not known. In an
// archive only records are held against each other whose clauses have the same
// named subject and the same event or counted noun, and the odds that any two
// articles speak of one thing fall with their number.
func ConflictsAmong(records []lint.Record, articles int, mutual *Mutual) []lint.RecordConflict {
	switch {
	case len(records) > 0 && records[0].Key == bind.LineKey:
		if articles > versions {
			return nil
		}
		return rewritten(records)
	case !Archive(articles):
		return conflictsIn(records, company{articles, mutual})
	}
	if len(records) == 0 || weak(records[0].Key) {
		return nil
	}
	buckets := map[string][]int{}
	var order []string
	for i := range records {
		k := Thing(&records[i], records[i].Key)
		if k == "" {
			continue
		}
		if len(buckets[k]) == 0 {
			order = append(order, k)
		}
		buckets[k] = append(buckets[k], i)
	}
	prior := math.Log(float64(articles)/fewArticles) / 2
	var out []lint.RecordConflict
	for _, k := range order {
		in := buckets[k]
		if len(in) < 2 || len(in) > MaxBucket || records[in[0]].Path == records[in[len(in)-1]].Path {
			continue
		}
		some := make([]lint.Record, len(in))
		for n, i := range in {
			some[n] = records[i]
			// They are compared under this name, whatever weaker keys they share.
			some[n].Keys = []string{records[i].Key}
		}
		for _, c := range conflictsIn(some, company{articles: articles}) {
			odds := weight.Logit(c.Same) - prior
			if odds < pairQuery {
				continue
			}
			c.A, c.B = in[c.A], in[c.B]
			c.Trust = weight.Sigmoid(weight.Logit(c.Trust) - prior)
			if odds < archiveConflict {
				c.Severity = lint.Asked
			}
			out = append(out, c)
		}
	}
	return out
}

// Archive reports whether a run over so many articles is one over an archive.
func Archive(articles int) bool { return articles > fewArticles }

// MaxBucket is how many records of one thing are held against each other in an
// archive: where more stand, they are a series or a subject too wide to be one
// thing ("the government"), and ConflictsAmong finds nothing.
const MaxBucket = 128

// MaxRecords is how many records of one article ConflictsAmong looks at.
const MaxRecords = maxRecords

// Thing names what a record is held against others under in a run over an
// archive, among those that share one of its keys; "" where it conflicts with
// none there, so that it need not be kept: such are claims that name nobody, or
// tell nothing of whom they name, what would be, and times of day, as an archive
// is of many.
func Thing(r *lint.Record, key string) string {
	if len(r.Keys) == 0 {
		return key
	}
	if r.Value.Kind == quant.KindDate && r.Value.Date.TimeOnly || r.Mood == lint.Hypothetical || weak(key) {
		return ""
	}
	name, _, _ := strings.Cut(key, "\x1f")
	return bucketOf(r, name)
}

// weak reports whether a key is no name.
func weak(key string) bool { return strings.HasPrefix(key, bind.Everything) }

// bucketOf names the thing that a record speaks of: its named subject, which
// holds the key's name, and its counted noun or event; "" where it has not
// both.
func bucketOf(r *lint.Record, name string) string {
	subject, what := bind.Bucketed(r)
	if what == "" || subject == "" || !strings.Contains(subject, name) {
		return ""
	}
	return subject + "\x1f" + what
}
