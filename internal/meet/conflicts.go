// Package meet holds articles against each other, with no facts file: which of their values are of
// one thing, and which of those cannot both be true. It works on the records that package bind
// leaves of their claims, weighs what two records have in common, and sees two articles as a whole:
// what has its partner elsewhere is no rival, and what is told for another time, part or thing is no
// conflict.
package meet

import (
	"strings"

	"github.com/factlint/factlint/internal/bind"
	"github.com/factlint/factlint/internal/compare"
	"github.com/factlint/factlint/internal/weight"
	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// The log-odds of two records being about one thing from which a conflict is
// reported, and from which it is asked about.
const (
	pairConflict = -0.6
	pairQuery    = -1.0
	// dateConflict is pairConflict for two days of one story.
	dateConflict = -2.2
	// archiveConflict is pairConflict for two articles of an archive, which were
	// hardly written of one thing.
	archiveConflict = -0.2
	// newsConflictRate is the share of conflicts among values that differ
	// between two articles on one thing; the drafts have more, draftRate.
	newsConflictRate = 1.0 / 8
	draftRate        = 1.0 / 4
	// parallelOdds is what the best pair of two parallel sentences has at the
	// least, where the word beside the value is the same.
	parallelOdds = 0.8
)

// Judge holds two records against each other, by themselves. They are judged
// under the first key that they share and under no other, so that a pair which
// shares several is reported once.
func Judge(a, b *lint.Record) lint.RecordVerdict {
	if compare.Dimension(a.Value) != compare.Dimension(b.Value) || !firstShared(a, b) {
		return lint.RecordVerdict{}
	}
	var k kinship
	m := meeting{w: fittedPairs(), run: 2}
	c := m.compareRecords(a, b, &k)
	k[kBest], k[kMargin] = 1, 0.5
	return m.verdictOf(a, b, &k, c)
}

// Conflicts finds the conflicts among records: each record is held against the
// record of every earlier article that it is likeliest to share its matter
// with, within one article against the earlier ones. Where any plausible
// partner agrees there is no conflict.
func Conflicts(records []lint.Record) []lint.RecordConflict {
	return conflictsIn(records, company{articles: 2})
}

// company is the run in which two articles are held against each other: over how many, and
// what the binder says of them where each is a list of facts for each other one.
type company struct {
	articles int
	mutual   *Mutual
}

// conflictsIn is Conflicts in a run over so many articles. Who holds two or
// three articles against each other means that they tell one story; of many it
// has to show.
func conflictsIn(records []lint.Record, run company) []lint.RecordConflict {
	if len(records) > 0 && len(records[0].Keys) > 1 && !strings.HasPrefix(records[0].Key, bind.Everything) && byArticleCount(records) > 1 {
		return nil // they are all together under everything
	}
	groups := byArticle(records)
	if len(groups) == 1 {
		return within(records)
	}
	if len(groups) > maxArticles {
		return divided(records, run)
	}
	return across(records, groups, run)
}

// across holds every article of a group against the earlier ones. The more
// articles share a key the less it tells: two of them speak of one thing by so
// much the smaller a chance.
func across(records []lint.Record, groups [][]int, run company) []lint.RecordConflict {
	var out []lint.RecordConflict
	for q := 1; q < len(groups); q++ {
		for p := 0; p < q; p++ {
			out = append(out, between(records, groups, p, q, run)...)
		}
	}
	return out
}

// divided takes a group that is too large apart by what is counted or what
// happened, and leaves out what is still too large: where so many articles
// give values for one subject and dimension, they are not one quantity.
func divided(records []lint.Record, run company) []lint.RecordConflict {
	parts := map[string][]int{}
	var names []string
	for i := range records {
		k := records[i].Head
		if k == "" {
			k = "\x00" + records[i].Event
		}
		if _, ok := parts[k]; !ok {
			names = append(names, k)
		}
		parts[k] = append(parts[k], i)
	}
	if len(names) < 2 {
		return nil
	}
	var out []lint.RecordConflict
	for _, k := range names {
		part := make([]lint.Record, len(parts[k]))
		for i, at := range parts[k] {
			part[i] = records[at]
		}
		groups := byArticle(part)
		if len(groups) < 2 || len(groups) > maxArticles {
			continue
		}
		for _, c := range across(part, groups, run) {
			c.A, c.B = parts[k][c.A], parts[k][c.B]
			out = append(out, c)
		}
	}
	return out
}

// maxArticles bounds the articles of a group that are held against each other,
// and maxRecords the records of one article.
const (
	versions    = fewArticles // so few are compared though their words lie far apart
	maxArticles = 24
	maxRecords  = 256
)

// byArticleCount is the number of articles, 2 for more.
func byArticleCount(records []lint.Record) int {
	for i := range records {
		if records[i].Path != records[0].Path {
			return 2
		}
	}
	return 1
}

// byArticle are the indices of the records by article, in order; records that
// say the same words twice are taken once.
func byArticle(records []lint.Record) [][]int {
	var out [][]int
	at := map[string]int{}
	for i := range records {
		g, ok := at[records[i].Path]
		if !ok {
			g = len(out)
			at[records[i].Path] = g
			out = append(out, nil)
		}
		if len(out[g]) < maxRecords {
			out[g] = append(out[g], i)
		}
	}
	return out
}

// between judges the records of two articles of a group as a whole.
func between(records []lint.Record, groups [][]int, p, q int, run company) []lint.RecordConflict {
	old, new := groups[p], groups[q]
	m := meet(records, old, new, len(groups), run.articles)
	m.desk, m.mutual = desk{records, groups}, run.mutual
	cells := m.table(records, old, new)
	if m.run <= versions {
		m.inTheirWords(records, cells, old, new)
		m.assign(records, cells, old, new)
	}
	var out []lint.RecordConflict
	for j := range new {
		if at := m.turnedRound(records, cells, old, new, j); at >= 0 {
			out = append(out, m.swapped(records, cells, new[j], old[at], at*len(new)+j))
			continue
		}
		if at := m.ofOther(records, old, new, j); at >= 0 {
			out = append(out, m.swapped(records, cells, new[j], old[at], at*len(new)+j))
			continue
		}
		best, agrees := -1, -1
		for i := range old {
			c := &cells[i*len(new)+j]
			if !c.ok || c.taken || m.otherwiseGot(&records[new[j]], &records[old[i]]) {
				continue
			}
			if best < 0 || c.first > cells[best*len(new)+j].first || c.first == cells[best*len(new)+j].first && records[old[best]].From {
				best = i // of the two ends of a change that are told in the same words, the one that it came to
			}
		}
		if best < 0 {
			continue
		}
		top := &cells[best*len(new)+j]
		if nearerApart(cells, len(old), len(new), j, top.first) {
			continue
		}
		if top.c.Agrees() && !idle(records[new[j]].Value, records[old[best]].Value, top.c) {
			if at := m.exchanged(records, cells, old, new, best, j); at >= 0 {
				out = append(out, m.swapped(records, cells, new[j], old[at], at*len(new)+j))
			} else if c, ok := m.otherDate(records, cells, old, new, best, j); ok {
				out = append(out, c)
			}
			continue
		}
		for i := range old { // charity
			c := &cells[i*len(new)+j]
			a, b := &records[new[j]].Value, &records[old[i]].Value
			if c.ok && c.c.Agrees() && !idle(*a, *b, c.c) && c.first > top.first-m.charity(a, b, c.c) && !m.saidApart(top, c) && !(c.settled && c.k[kHeadOther] > 0) && !m.otherwiseGot(&records[new[j]], &records[old[i]]) {
				agrees = i
			}
		}
		if agrees >= 0 {
			if at := m.exchanged(records, cells, old, new, agrees, j); at >= 0 {
				out = append(out, m.swapped(records, cells, new[j], old[at], at*len(new)+j))
			}
			continue
		}
		if !top.c.Conflicts() || differs(&records[new[j]], records, old) {
			continue
		}
		margins(cells, len(old), len(new), best, j)
		a, b := &records[new[j]], &records[old[best]]
		if !firstShared(a, b) || told(a, b) && top.first < closeTie && !(top.k[kParallel] > 0 && top.k[kNeighbours] == 1) && !(a.To && !ofOtherTime(a, b) && atOtherEnd(records, old, a)) && !m.onlyAsked(records, old, a) && !m.toldOfOther(records, cells, old, new, best, j) && !m.toldApart(records, cells, old, new, best, j) {
			continue
		}
		v := m.verdictOf(a, b, &top.k, top.c)
		if v.Severity > lint.Off && j > 0 && best > 0 && secondOfScore(a, &records[new[j-1]]) && secondOfScore(b, &records[old[best-1]]) {
			if first := &cells[(best-1)*len(new)+j-1]; first.ok && first.c.Conflicts() && m.barred(&records[new[j-1]], &records[old[best-1]], &first.k) != "" {
				continue // of a score of which the first number is not held against the other one's
			}
		}
		if v.Severity > lint.Asked && m.byChance(a, b, top, weight.Logit(v.Same)) {
			v.Severity = lint.Asked
		}
		if v.Severity == lint.Asked && m.hardlyAsked(a, b, top.c) {
			v.Severity = lint.Off
		}
		if v.Severity > lint.Off && (top.k[kNearMiss] > 0 || !follows(a, records, old) && !follows(b, records, new)) && !sumOfRun(records, old, a) && !sumOfRun(records, new, b) && !restOfPart(records, old, a, b) && !restOfPart(records, new, b, a) {
			out = append(out, lint.RecordConflict{A: new[j], B: old[best], RecordVerdict: v})
		}
	}
	out = append(out, m.retold(records, cells, old, new, out)...)
	return m.mutually(records, cells, old, new, out)
}

// nearerApart reports whether the value of column j is plainly nearer to one that is of another
// thing, as its phrases tell, than such a score tells.
func nearerApart(cells []cell, rows, columns, j int, score float32) bool {
	for i := range rows {
		if c := &cells[i*columns+j]; c.apart && c.first > score+plainlyNearer {
			return true
		}
	}
	return false
}

// plainlyNearer is by how much more a first look says for a partner than for another one where it
// is plainly nearer.
const plainlyNearer = 2

// charity is by how much a partner that agrees may be less likely than the one
// that does not, and still excuse it.
const (
	charity = 2.5
	// looseCharity is the same for one that agrees because it says little: "more
	// than a billion" of 1.5 billion, 1.36 within a range.
	looseCharity = 0.4
)

// What two clauses must share at the least, whatever else speaks for them: of
// the words near the values, or of all words of the sentences.
const (
	leastNear  = 0.34
	leastWords = 0.4
	// closeNear and closeWords are what two clauses without a common name must
	// share where two articles are held against each other.
	closeNear  = 0.5
	closeWords = 0.4
)

// closeTie is the first look's score from which two records are so close that
// another value of the same article does not excuse a conflict.
const closeTie = 4.5

// within judges the records of one article against the earlier ones.
func within(records []lint.Record) []lint.RecordConflict {
	var out []lint.RecordConflict
	m := meeting{w: fittedPairs(), run: versions + 1}
	n := min(len(records), maxRecords)
	for j := 1; j < n; j++ {
		best := -1
		var top cell
		excused := false
		for i := 0; i < j; i++ {
			a, b := &records[j], &records[i]
			if a.Mention == b.Mention || sameSentence(a, b) || compare.Dimension(a.Value) != compare.Dimension(b.Value) || !firstShared(a, b) {
				continue
			}
			var c cell
			c.c = m.compareRecords(a, b, &c.k)
			if c.c.Relation == quant.Incomparable {
				continue
			}
			for f := 0; f < kinFirst; f++ {
				c.first += m.w.First[f] * c.k[f]
			}
			if c.c.Agrees() && c.first > 0 {
				excused = true
			}
			if c.c.Conflicts() && (best < 0 || c.first > top.first) {
				best, top = i, c
			}
		}
		if best < 0 || excused {
			continue
		}
		top.k[kBest], top.k[kMargin] = 1, 0
		v := m.verdictOf(&records[j], &records[best], &top.k, top.c)
		// One article seldom gives one thing two values: ask for more.
		if v.Severity > lint.Off && weight.Logit(v.Same) > pairConflict+1.5 && !sequence(&records[j], &records[best]) {
			v.Severity = min(v.Severity, lint.Warning)
			out = append(out, lint.RecordConflict{A: j, B: best, RecordVerdict: v})
		}
	}
	return out
}
