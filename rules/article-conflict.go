package rules

import (
	"fmt"
	"sort"
	"strings"

	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

var _ = add(lint.Rule{
	Name:       "article-conflict",
	Severity:   lint.Error,
	Trust:      0.9,
	Scope:      lint.Corpus,
	Collect:    collectClaims,
	CheckGroup: checkArticleConflict,
})

// archive is from how many articles on two that speak of like things seldom
// speak of one: nothing there is certain enough to fail a build.
const archive = 20

// plainTrust is from which trust on a conflict of two articles may fail a build.
const plainTrust = 0.5

// collectClaims keeps the article's confident claims for comparison.
func collectClaims(p *lint.Pass) []lint.Record {
	if p.Records == nil {
		return nil
	}
	records := p.Records()
	kept := p.Room(len(records))
	for i := range records {
		// The article's own date is said of the article.
		if !p.Doc.DateSpan.Overlaps(records[i].Span) && !twoEvents(p, records[i].Mention) {
			kept = append(kept, records[i])
			kept[len(kept)-1].Fact = settledBy(p, records[i].Mention)
		}
	}
	if p.Lines != nil {
		for _, r := range p.Lines() {
			if !p.Doc.DateSpan.Overlaps(r.Span) {
				r.Fact = settledBy(p, r.Mention)
				kept = append(kept, r)
			}
		}
	}
	return kept
}

// settledBy is the fact that supports a value, "" where none does.
func settledBy(p *lint.Pass, i int) string {
	if i < 0 || i >= len(p.Claims) || p.Claims[i].Mention != i || p.Claims[i].Fact == nil || p.Claims[i].Verdict != lint.Supported || p.Claims[i].Trust < settlingTrust {
		return ""
	}
	return p.Claims[i].Fact.ID
}

// settlingTrust is how surely a fact must support a value to settle a conflict.
const settlingTrust = 0.5

// twoEvents reports whether a date stands behind two nouns of events, one of the
// other, so that it may be of either: "the cancellation of an arms deal in 2010".
func twoEvents(p *lint.Pass, i int) bool {
	m := p.Mention(i)
	if m.Kind() != quant.KindDate {
		return false
	}
	s := p.Sentences[m.Sentence]
	inner := ""
	for at := m.First - 2; at >= max(s.First, m.First-14); at-- {
		word := strings.ToLower(p.Word(at))
		family := p.Lex.Family(word)
		if inner == "" && family != "" && headsClause(p, m.Sentence, at) {
			return false // "the filming of the book finished in 2010"
		}
		switch {
		case inner == "" && family == "":
			return false
		case inner == "":
			inner = family
		case word == "of":
			outer := p.Lex.Family(p.Word(at - 1))
			return outer != "" && outer != inner && p.Tokens[at-1].Flags&lint.Capital == 0
		case word == "to", word == "from", word == "for":
			return false // "the worth of the shares that went to funds in 2010"
		case p.Tokens[at].Kind == lint.Mark && word != "-" && word != "$", p.Lex.Is(word, "copula"), p.Lex.Is(word, "auxiliary"):
			return false
		}
	}
	return false
}

// headsClause reports whether the token is the verb of a clause of sentence s.
func headsClause(p *lint.Pass, s, token int) bool {
	i := sort.Search(len(p.Clauses), func(i int) bool { return p.Clauses[i].Sentence >= s })
	for ; i < len(p.Clauses) && p.Clauses[i].Sentence == s; i++ {
		if p.Clauses[i].Verb == token {
			return true
		}
	}
	return false
}

// namesakes reports whether two records name two different subjects of one
// kind outright: "Halden bridge", "Orlec bridge".
func namesakes(a, b *lint.Record) bool {
	x, y := strings.Fields(a.Subject), strings.Fields(b.Subject)
	if len(x) < 2 || len(y) < 2 || x[len(x)-1] != y[len(y)-1] {
		return false
	}
	first := func(s string) bool { return s != strings.ToLower(s) }
	return first(x[0]) && first(y[0]) && x[0] != y[0]
}

// conflictOf is the finding on a conflict. Where a fact supports the one side it is
// reported on the other.
func conflictOf(g *lint.Group, c lint.RecordConflict, other []int) lint.GroupDiagnostic {
	at, to := c.A, c.B
	if g.Records[at].Fact != "" {
		at, to = to, at
		other = []int{to}
	}
	a, b := &g.Records[at], &g.Records[to]
	d := lint.GroupDiagnostic{
		Record: at, Other: other, Severity: c.Severity, Trust: c.Trust,
		Message: fmt.Sprintf("%s (%s)", conflictMessage(a, b, c.RecordVerdict), b.Path),
		Detail:  strings.ToUpper(c.Why[:min(1, len(c.Why))]) + c.Why[min(1, len(c.Why)):],
		Cause:   c.Comparison.Cause.Phrase(a.Value, b.Value),
		Back: lint.GroupBack{
			Message: fmt.Sprintf("%s (%s)", conflictMessage(b, a, c.RecordVerdict), a.Path),
			Cause:   c.Comparison.Cause.Phrase(b.Value, a.Value),
		},
	}
	if b.Fact != "" {
		d.Detail += ", and " + b.Fact + " supports that of " + b.Path
	}
	return d
}

// checkArticleConflict reports each record that conflicts with records of
// other articles, once, with all of those.
func checkArticleConflict(g *lint.Group) {
	if g.Conflicts == nil {
		return
	}
	conflicts := g.Conflicts(g.Records)
	for n := 0; n < len(conflicts); {
		c, best := conflicts[n], conflicts[n]
		var other []int
		for ; n < len(conflicts) && conflicts[n].A == c.A; n++ {
			a, b := &g.Records[c.A], &g.Records[conflicts[n].B]
			if g.Articles > archive && a.Event != b.Event && a.Value.Kind == quant.KindCount {
				continue // "sold people" and "freed people"
			}
			if a.Path == b.Path || conflicts[n].Severity == lint.Off || namesakes(a, b) || a.Fact != "" && b.Fact != "" {
				continue // facts support both: they are of two things
			}
			if len(other) == 0 || conflicts[n].Trust > best.Trust {
				best = conflicts[n]
				other = append([]int{best.B}, other...)
			} else {
				other = append(other, conflicts[n].B)
			}
		}
		if len(other) == 0 {
			continue
		}
		if best.Severity == lint.Error && (g.Articles > archive || best.Trust < plainTrust) {
			best.Severity = lint.Warning
		}
		g.Report(conflictOf(g, best, other))
	}
}
