package check

import (
	"cmp"
	"iter"
	"slices"

	"github.com/factlint/factlint/internal/meet"
	"github.com/factlint/factlint/lint"
)

// group is the records of several articles that are held against each other.
type group struct {
	records []lint.Record
	// copies counts by path the articles that claim the same in the same
	// words, and are not among the records.
	copies map[string]int
	// aside are the paths of those in which nothing is reported.
	aside map[string]bool
}

// bounds are those of one group. What lies outside of them the rule would not
// look at.
type bounds struct {
	// records is how many records of one article count. Where all articles
	// together have more than all, nothing is found among them.
	records, all int
	// articles is how many articles count, alike how many of them that say the
	// same in the same words.
	articles, alike int
}

const noBound = 1 << 30

// The bounds of groups of names and trends. One article may spell a name in two
// ways, so that of those which are alike a second one counts, too.
const (
	groupArticles = 256
	groupAlike    = 2
)

func (r *runs) bounds() bounds {
	switch {
	case r.archive && r.claims:
		return bounds{records: noBound, all: meet.MaxBucket, articles: noBound, alike: 1}
	case r.archive:
		return bounds{records: noBound, all: noBound, articles: groupArticles, alike: groupAlike}
	case r.claims:
		return bounds{records: meet.MaxRecords, all: noBound, articles: noBound, alike: noBound}
	}
	return bounds{noBound, noBound, noBound, noBound}
}

// gathering takes the entries of one thing, article by article, and keeps no
// more of them than count: what an article says in the very words of another
// adds to a number.
type gathering struct {
	bounds
	kept []filed
	one  []filed // of the article that is under way
	// alikes are the articles that are kept, by what they say.
	alikes map[uint64]*alike
	n      int
	over   bool // there are more than all
}

// alike is a number of articles that say the same in the same words, and the
// first of them.
type alike struct {
	n     int
	first filed
}

func (g *gathering) reset() {
	g.kept, g.one, g.n, g.over = g.kept[:0], g.one[:0], 0, false
	clear(g.alikes)
}

func (g *gathering) add(e *filed) {
	if len(g.one) > 0 && g.one[0].article != e.article {
		g.settle()
	}
	if !g.over && len(g.one) < g.records {
		g.one = append(g.one, *e)
		g.over = len(g.one) > g.all
	}
}

// settle keeps the article that is under way, or counts it.
func (g *gathering) settle() {
	one := g.one
	g.one = g.one[:0]
	if len(one) == 0 || g.over {
		return
	}
	said := uint64(hashBasis)
	for i := range one {
		said = (said ^ one[i].said) * hashPrime
	}
	switch article := one[0].article; {
	case article&ownBit != 0:
		said = (said ^ uint64(article)) * hashPrime
	case article&asideBit != 0:
		said = ^said
	}
	a := g.alikes[said]
	if a == nil {
		if g.n >= g.articles {
			return
		}
		a = &alike{first: one[0]}
		g.alikes[said] = a
	}
	if a.n++; a.n > g.alike || g.n >= g.articles {
		return
	}
	g.n++
	g.kept = append(g.kept, one...)
	g.over = len(g.kept) > g.all
}

// allSay reports whether all records that are kept say the same: names and trends
// differ in nothing then.
func (g *gathering) allSay() bool {
	for i := range g.kept {
		if g.kept[i].said != g.kept[0].said {
			return false
		}
	}
	return true
}

// groups gives the records of each key that several articles have, and ends with
// the first error.
func (r *runs) groups() iter.Seq2[*group, error] {
	return func(yield func(*group, error) bool) {
		g := gathering{bounds: r.bounds(), alikes: map[uint64]*alike{}}
		hash := uint64(0)
		flush := func() bool {
			defer g.reset()
			if g.n == 0 && len(g.alikes) == 0 {
				return true // one article alone has it, as most things
			}
			if g.settle(); g.over || g.n < 2 || !r.claims && g.allSay() {
				return true
			}
			all, err := r.read(&g)
			if err != nil {
				yield(nil, err)
				return false
			}
			for _, group := range all {
				if !yield(group, nil) {
					return false
				}
			}
			return true
		}
		for e, err := range r.merged() {
			if err != nil {
				yield(nil, err)
				return
			}
			if e.hash != hash && !flush() {
				return
			}
			hash = e.hash
			g.add(e)
		}
		flush()
	}
}

// read reads back the records of a thing. Should several have the same hash,
// they are told apart.
func (r *runs) read(g *gathering) ([]*group, error) {
	whole := group{copies: map[string]int{}, aside: map[string]bool{}}
	first := map[filed]int{}
	for _, a := range g.alikes {
		if r.claims && a.n > g.alike {
			first[a.first] = a.n - g.alike
		}
	}
	for i := range g.kept {
		e := &g.kept[i]
		rec, err := r.decode(e)
		if err != nil {
			return nil, err
		}
		if n := first[*e]; n > 0 {
			whole.copies[rec.Path] = n
		}
		if e.article&asideBit != 0 {
			whole.aside[rec.Path] = true
		}
		whole.records = append(whole.records, rec)
	}
	slices.SortStableFunc(whole.records, func(a, b lint.Record) int { return cmp.Compare(a.Key, b.Key) })
	var out []*group
	for all := whole.records; len(all) > 0; {
		n := 1
		for n < len(all) && all[n].Key == all[0].Key {
			n++
		}
		if n > 1 {
			out = append(out, &group{all[:n:n], whole.copies, whole.aside})
		}
		all = all[n:]
	}
	return out, nil
}
