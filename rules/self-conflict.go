package rules

import (
	"fmt"
	"slices"
	"sort"
	"strings"

	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

var _ = add(lint.Rule{
	Name:     "self-conflict",
	Severity: lint.Warning,
	Trust:    0.9,
	Check:    checkSelfConflict,
})

// checkSelfConflict holds each value against the earlier ones of its article.
// Where the article gives one thing three values or more, they are a series.
func checkSelfConflict(p *lint.Pass) {
	seen := map[lint.Span]bool{}
	report := p.Report
	once := *p // the slips say nothing of what the records have said
	once.Report = func(d lint.Diagnostic) {
		if !seen[d.Span] && !(len(d.Related) > 0 && judgedByOne(p, d.Span, d.Related[0].Span)) {
			seen[d.Span] = true
			report(d)
		}
	}
	if p.Records != nil {
		checkRecords(&once)
	}
	checkEventSlips(&once)
	checkAmountSlips(&once)
	checkTableSlips(&once)
}

// judgedByOne reports whether one fact judges the values of both places, and tells which is
// wrong, or that both are given: then no more need be said of them.
func judgedByOne(p *lint.Pass, a, b lint.Span) bool {
	x, y := claimAt(p, a), claimAt(p, b)
	if x == nil || y == nil || x.Fact == nil || y.Fact == nil || x.Fact.ID != y.Fact.ID {
		return false
	}
	told := func(c *lint.Claim) bool { return tellsConflict(c) && severityOf(c) > lint.Asked }
	return told(x) || told(y) || x.Comparison.Agrees() && y.Comparison.Agrees()
}

// claimAt is the claim of the mention at a place, nil for none.
func claimAt(p *lint.Pass, at lint.Span) *lint.Claim {
	i := sort.Search(len(p.Mentions), func(i int) bool { return p.Mentions[i].Span.End >= at.End })
	if i < len(p.Mentions) && p.Mentions[i].Span == at && i < len(p.Claims) && p.Claims[i].Mention == i {
		return &p.Claims[i]
	}
	return nil
}

func checkRecords(p *lint.Pass) {
	claims := onePerMention(p.Records())
	for j := range claims {
		a := &claims[j]
		if !comparableKind(a) {
			continue
		}
		var rivals []*lint.Record
		for i := max(0, j-heldBack); i < j; i++ {
			if b := &claims[i]; alike(a, b) && b.heldAgainst(p) && a.heldAgainst(p) && oneThing(p, a.Record, b.Record) &&
				(a.Value.Kind == quant.KindDate || onlyDates(a.Record, b.Record, timesBeside(p, a.Record), timesBeside(p, b.Record))) && quant.Compare(a.Value, b.Value).Conflicts() {
				rivals = append(rivals, b.Record)
			}
		}
		if len(rivals) == 0 || !quant.Compare(rivals[0].Value, rivals[len(rivals)-1].Value).Agrees() {
			continue
		}
		reportSelfConflict(p, a.Record, rivals[0])
	}
}

// selfClaim is a record that is held against the others of its article, and
// whether it may be, once that has been asked.
type selfClaim struct {
	*lint.Record
	asked, held bool
}

// comparableKind reports whether values of the kind are held against each other.
func comparableKind(a *selfClaim) bool {
	switch a.Value.Kind {
	case quant.KindDate, quant.KindMoney, quant.KindCount, quant.KindMeasure:
		return !a.Value.Range
	}
	return false
}

// alike reports whether two records have what can be told at a glance in
// common: the kind, and the event or the counted noun.
func alike(a, b *selfClaim) bool {
	return a.Value.Kind == b.Value.Kind && (a.Event == b.Event || a.Head != "" && a.Head == b.Head)
}

// heldAgainst reports whether a record may be held against another at all.
func (c *selfClaim) heldAgainst(p *lint.Pass) bool {
	if !c.asked {
		c.asked = true
		c.held = c.Mood == lint.Asserted && !c.Value.Range && !p.Crowded(p.Mention(c.Mention).Sentence) && !numbered(p, c.Record) && !enumerated(p, c.Record) && !setApart(p, c.Record)
	}
	return c.held
}

// heldBack is how many earlier claims of an article a claim is held against.
const heldBack = 400

func reportSelfConflict(p *lint.Pass, a, b *lint.Record) {
	v := lint.RecordVerdict{Comparison: quant.Compare(a.Value, b.Value), Severity: lint.Asked}
	if v.Comparison.Cause != quant.NoCause || a.Value.Kind == quant.KindDate {
		v.Severity = lint.Warning // a slip that can be named, or an event that happens once
	}
	here, there := a.Span, b.Span
	p.Report(lint.Diagnostic{
		Severity: v.Severity, Span: here,
		Message: conflictMessage(asWrittenHere(p, a), asWrittenHere(p, b), v), Cause: v.Comparison.Cause.Phrase(a.Value, b.Value),
		Detail:  fmt.Sprintf("Both sentences speak of %s, and one article cannot mean both", strings.Join(shown(a, b), ", ")),
		Related: []lint.Related{{Span: there, Message: fmt.Sprintf("%s here", p.Text(there))}},
		Fixes:   eitherWay(p, here, there, a.Value, b.Value),
	})
}

// asWrittenHere is a record with the words of its own, which the engine gives it only after
// its article.
func asWrittenHere(p *lint.Pass, r *lint.Record) *lint.Record {
	out := *r
	out.Context = p.Text(r.Span)
	out.Mark = lint.Span{End: len(out.Context)}
	return &out
}

// eitherWay are the two repairs of places that differ, as nobody knows which of them
// is right: each says the other's value, in its own manner where it can.
func eitherWay(p *lint.Pass, here, there lint.Span, mine, theirs quant.Value) []lint.Fix {
	in := func(at, from lint.Span, was, is quant.Value) lint.Fix {
		words, ok := quant.Reword(p.Text(at), was, is)
		if !ok {
			words = p.Text(from)
		}
		return p.Rewrite(at, words)
	}
	return []lint.Fix{in(here, there, mine, theirs), in(there, here, theirs, mine)}
}

// onePerMention are the records, of those of one mention the first.
func onePerMention(records []lint.Record) []selfClaim {
	out := make([]selfClaim, 0, len(records))
	for i := range records {
		if r := &records[i]; i == 0 || records[i-1].Mention != r.Mention {
			out = append(out, selfClaim{Record: r})
		}
	}
	return out
}

// oneThing reports whether two records of one article speak of one thing
// outright: the same names, the same event or counted noun, and no word near
// the one value that is not said of the other too. One article sets many like
// things side by side, so likeness alone says that they are two. A headline may
// name its subject otherwise than the text.
func oneThing(p *lint.Pass, a, b *lint.Record) bool {
	if p.Mention(a.Mention).Sentence == p.Mention(b.Mention).Sentence || a.Value.Range || b.Value.Range || a.Value.Kind != b.Value.Kind {
		return false
	}
	switch a.Value.Kind {
	case quant.KindDate:
		if a.Event != b.Event || !p.Lex.Is(a.Event, "once") {
			return false
		}
	case quant.KindMoney, quant.KindCount, quant.KindMeasure:
		if a.Value.Unit != b.Value.Unit && a.Value.Unit != "" && b.Value.Unit != "" || a.Value.Per != b.Value.Per {
			return false
		}
	default:
		return false
	}
	if a.Value.Kind == quant.KindCount && !a.Headline && !b.Headline && (a.Head == "" || a.Head != b.Head) {
		return false
	}
	if a.Event != b.Event && (a.Head == "" || a.Head != b.Head) {
		return false
	}
	few, many := b, a
	if len(a.Near) < len(b.Near) {
		few, many = a, b
	}
	return len(few.Near) >= 2 && alikeWords(a, b, few, many)
}

// alikeWords reports whether two records have the same names, and no word near
// the one value that is not said of the other.
func alikeWords(a, b, few, many *lint.Record) bool {
	if a.Headline || b.Headline {
		return a.Event == b.Event && len(shown(a, b)) >= 3 && len(shown(a, b)) >= len(few.Near)-1
	}
	return sameNames(a, b) && (a.Value.Kind == quant.KindDate || !extra(few.Near, many.Near))
}

// sameNames reports whether two records name one subject: all their names are
// the same, or the subject is, a name within it.
func sameNames(a, b *lint.Record) bool {
	if len(a.Names) > 0 && !extra(a.Names, b.Names) && !extra(b.Names, a.Names) {
		return true
	}
	return a.Subject == b.Subject && a.Subject != strings.ToLower(a.Subject) && strings.Contains(strings.TrimSpace(a.Subject), " ")
}

// numbered reports whether a count is the number of something: "Method 2".
func numbered(p *lint.Pass, r *lint.Record) bool {
	m := p.Mention(r.Mention)
	before := m.First - 1
	return m.Kind() == quant.KindCount && m.Noun.Empty() && before >= p.Sentences[m.Sentence].First &&
		(p.Tokens[before].Flags&lint.Capital != 0 || strings.EqualFold(p.Word(before), "of"))
}

// enumerated reports whether a value stands in a list or a table, whose items
// are alike and yet many.
func enumerated(p *lint.Pass, r *lint.Record) bool {
	kind := p.Block(p.Mention(r.Mention).Sentence).Kind
	return kind == lint.ListItem || kind == lint.Cell || kind == lint.Footnote
}

// timesBeside are the times that the sentence of a record gives.
func timesBeside(p *lint.Pass, r *lint.Record) string {
	var out []string
	first, last := p.SentenceMentions(p.Mention(r.Mention).Sentence)
	for i := first; i < last; i++ {
		if m := p.Mention(i); m.Kind() == quant.KindDate || m.Kind() == quant.KindOrdinal || m.Kind() == quant.KindDuration {
			out = append(out, p.Text(m.Span))
		}
	}
	return strings.Join(out, " ")
}

// onlyDates reports whether the sentences of two records give no times, x and
// y, that tell their values apart.
func onlyDates(a, b *lint.Record, x, y string) bool {
	return x == y || a.Headline && x == "" || b.Headline && y == "" ||
		// "This year" on one side, and a slip that can be named.
		(x == "" || y == "") && !strings.ContainsAny(x+y, "0123456789") && quant.Compare(a.Value, b.Value).Cause != quant.NoCause
}

// setApart reports whether the sentence of a record says that its value is an
// earlier, another or an expected one, or a margin.
func setApart(p *lint.Pass, r *lint.Record) bool {
	m := p.Mention(r.Mention)
	s := p.Sentences[m.Sentence]
	if m.Value.Kind != quant.KindDate && strings.EqualFold(wordBefore(p, m), "by") {
		return true // "wins by 212 votes"
	}
	for _, class := range []string{"superseded", "rival", "each", "forecast", "average"} {
		found := false
		for i := s.First; i < m.First; i++ {
			switch w := p.Word(i); {
			case p.Is(i, class):
				found = true
			case class == "forecast" && (w == "which" || w == "who"):
				found = false // "hopes that the mine, which employs 40, stays"
			}
		}
		if found {
			return true
		}
	}
	return false
}

// shown are the words that stand near both values.
func shown(a, b *lint.Record) []string {
	var out []string
	for _, w := range a.Near {
		if _, found := slices.BinarySearch(b.Near, w); found {
			out = append(out, w)
		}
	}
	return out
}

// extra reports whether the sorted list a has a word that b has not.
func extra(a, b []string) bool {
	for _, w := range a {
		if _, found := slices.BinarySearch(b, w); !found {
			return true
		}
	}
	return false
}

// phrase says the value of a record in words, as it stands in the text where it
// has none that can be reckoned.
func phrase(r *lint.Record) string {
	switch {
	case r.Value.Kind == quant.NoKind:
		return "no value"
	case r.Mood == lint.Denied:
		return "not " + r.Value.Phrase()
	}
	asWritten := r.Value.Kind == quant.KindDate && r.Value.Date.IsZero() ||
		// "41 metres" are no meters, and crowns of no country are not Swedish.
		(r.Value.Kind == quant.KindMeasure || r.Value.Kind == quant.KindMoney) && r.Value.Hedge == quant.NoHedge
	if asWritten {
		return r.Mark.Of(r.Context)
	}
	return r.Value.Phrase()
}

// conflictMessage names what two records disagree on, and both values.
func conflictMessage(a, b *lint.Record, v lint.RecordVerdict) string {
	what := strings.TrimSpace(a.Subject)
	if a.Event != "" && a.Event != a.Head && !strings.Contains(strings.ToLower(what), a.Event) {
		if what != "" {
			what += ", "
		}
		what += a.Event
	}
	if mine, theirs := v.Times[0], v.Times[1]; !mine.IsZero() {
		if what != "" {
			what += ": "
		}
		return fmt.Sprintf("%s%s is said for %s here, for %s there", what, phrase(a), mine.Phrase(), theirs.Phrase())
	}
	if v.Severity == lint.Asked {
		question := fmt.Sprintf("%s here, %s there: is it the same thing?", phrase(a), phrase(b))
		if what != "" {
			question = what + ": " + question
		}
		return question
	}
	if what == "" {
		return fmt.Sprintf("%s here, %s there", phrase(a), phrase(b))
	}
	return fmt.Sprintf("%s: %s here, %s there", what, phrase(a), phrase(b))
}
