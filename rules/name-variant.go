package rules

import (
	"fmt"
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
	first := lint.Kept[textTable](p)
	first.begin(len(names))
	key := func(i int32) string { return names[i].Key }
	done := map[string]bool{}
	for i := range names {
		j := int(first.find(names[i].Key, key, int32(i)))
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
