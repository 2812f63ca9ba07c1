package rules

import (
	"fmt"
	"slices"
	"strings"

	"github.com/factlint/factlint/lint"
)

var _ = add(lint.Rule{
	Name:       "name-variant",
	Severity:   lint.Warning,
	Trust:      0.9,
	Scope:      lint.Corpus,
	Check:      checkNameVariant,
	Collect:    collectNames,
	CheckGroup: checkNameGroup,
})

// checkNameVariant reports a name that the article spells two ways, at the
// first place of the rarer spelling, and spellings that the facts file rejects.
func checkNameVariant(p *lint.Pass) {
	names := lint.Names(p)
	first := lint.Kept[firstNames](p)
	first.begin(len(names))
	done := map[string]bool{}
	for i := range names {
		j := first.withKey(names, i)
		if j == i {
			continue
		}
		n, o := names[i], names[j]
		if n.Spelling == o.Spelling || done[n.Key] || !lint.SpellingVariant(n, o) || p.Lex.Lemma(strings.ToLower(n.Spelling)) == p.Lex.Lemma(strings.ToLower(o.Spelling)) {
			continue
		}
		done[n.Key] = true
		rare, common := n, o
		if n.Count > o.Count {
			rare, common = o, n
		}
		if done[rare.Spelling+"\x00"+common.Spelling] {
			continue
		}
		done[rare.Spelling+"\x00"+common.Spelling] = true
		p.Report(lint.Diagnostic{
			Severity: lint.Warning, Span: rare.Span,
			Message: fmt.Sprintf("%s is spelt %s elsewhere in this article", rare.Spelling, common.Spelling),
			Detail:  fmt.Sprintf("%s stands %s, %s %s", common.Spelling, times(common.Count), rare.Spelling, times(rare.Count)),
			Related: []lint.Related{{Span: common.Span, Message: common.Spelling}},
			Fixes:   []lint.Fix{p.Rewrite(rare.Span, common.Spelling), p.Rewrite(common.Span, rare.Spelling)},
		})
	}
	checkNameSlips(p, done)
	checkRejected(p, names)
}

// firstNames finds the first name of an article that has a key.
type firstNames struct{ places []int32 } // by the key: the name's number from 1, there or behind

func (f *firstNames) begin(n int) {
	size := 64
	for size < 2*n {
		size *= 2
	}
	f.places = slices.Grow(f.places[:0], size)[:size]
	clear(f.places)
}

// withKey is the number of the first name with the key of name i, which is i itself
// where none had it before.
func (f *firstNames) withKey(names []lint.Name, i int) int {
	key := names[i].Key
	spread := uint64(len(key))
	for k := range len(key) {
		spread = (spread ^ uint64(key[k])) * 0x9e3779b97f4a7c15
	}
	for at := spread >> 32; ; at++ {
		switch j := &f.places[at&uint64(len(f.places)-1)]; {
		case *j == 0:
			*j = int32(i + 1)
			return i
		case names[*j-1].Key == key:
			return int(*j - 1)
		}
	}
}

// checkRejected reports spellings that the facts file names as not wanted.
func checkRejected(p *lint.Pass, names []lint.Name) {
	if p.Facts == nil {
		return
	}
	for _, s := range p.Facts.Subjects {
		for _, bad := range s.Rejected {
			for _, n := range names {
				if n.Spelling == bad && len(s.Names) > 0 {
					p.Report(lint.Diagnostic{
						Severity: lint.Warning, Span: n.Span,
						Message: fmt.Sprintf("%s is not the spelling of this desk: write %s", bad, s.Names[0]),
						Detail:  fmt.Sprintf("%s rejects %q", s.ID, bad),
						Fixes:   []lint.Fix{p.Rewrite(n.Span, s.Names[0])},
					})
					break
				}
			}
		}
	}
}

// collectNames keeps one record for each spelling that the article uses most.
func collectNames(p *lint.Pass) []lint.Record {
	names := lint.Names(p)
	out := p.Room(len(names))
	for _, n := range names {
		out = append(out, lint.Record{Span: n.Span, Key: n.Key, Text: n.Spelling})
	}
	return out
}

// checkNameGroup asks about a name that two articles spell differently, once
// for each spelling and article. Houses differ in spelling, so it only asks.
func checkNameGroup(g *lint.Group) {
	first := &g.Records[0]
	told := map[string]bool{}
	for i := range g.Records {
		r := &g.Records[i]
		if r.Path == first.Path || r.Text == first.Text || told[r.Text] {
			continue
		}
		if !lint.SpellingVariant(lint.Name{Spelling: r.Text, Key: r.Key}, lint.Name{Spelling: first.Text, Key: first.Key}) || g.Lex.Lemma(strings.ToLower(r.Text)) == g.Lex.Lemma(strings.ToLower(first.Text)) {
			continue
		}
		told[r.Text] = true
		g.Report(lint.GroupDiagnostic{
			Record: i, Other: []int{0}, Severity: lint.Asked,
			Message: fmt.Sprintf("%s is spelt %s in %s: is it one name?", r.Text, first.Text, first.Path),
			Back:    lint.GroupBack{Message: fmt.Sprintf("%s is spelt %s in %s: is it one name?", first.Text, r.Text, r.Path)},
			Detail:  "Articles of one desk should spell a name one way; articles of different houses need not",
		})
	}
}

func times(n int) string {
	if n == 1 {
		return "once"
	}
	if n == 2 {
		return "twice"
	}
	return fmt.Sprintf("%d times", n)
}
