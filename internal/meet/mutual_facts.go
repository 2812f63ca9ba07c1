package meet

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/factlint/factlint/internal/bind"
	"github.com/factlint/factlint/lint"
)

// A claim as a fact: what a facts file would hold, had somebody written into it what the
// article says.

// leastTelling is from how many words on a sentence tells by itself what its value is said
// of: a cell of a table, or a line of a list, does so by what stands above and beside it.
const leastTelling = 4

// claimFacts makes a fact of each claim of the article that leaves a record, by its mention,
// nil for the others. The id of a fact is the number of its mention.
func claimFacts(p *lint.Pass, rd *bind.Reading) []*lint.Fact {
	records := rd.Records()
	claims := rd.Claims(bind.Config{Describe: true})
	out := make([]*lint.Fact, len(p.Mentions))
	for i := range records {
		if r := &records[i]; out[r.Mention] == nil { // a life leaves two
			out[r.Mention] = claimFact(p, r, &claims[r.Mention])
		}
	}
	return out
}

// claimFact makes a fact of one claim. Its names are the phrase that the value is said of
// and every name of the sentence: which of them the other article takes up nobody knows.
func claimFact(p *lint.Pass, r *lint.Record, cl *lint.Claim) *lint.Fact {
	f := &lint.Fact{ID: strconv.Itoa(r.Mention), AsOf: r.Time}
	var names []string
	names = withPhrase(names, cl.Subject)
	for _, n := range r.Names {
		names = withPhrase(names, withCapital(n))
	}
	if len(names) > 0 {
		f.Subjects = []*lint.Subject{{Names: names}}
	}
	f.Event = withPhrase(withPhrase(nil, cl.Event), r.Head)
	mn := &p.Mentions[r.Mention]
	sentence := p.Text(p.Sentences[mn.Sentence].Span)
	near := strings.Join(r.Near, " ")
	switch {
	case r.Own != nil:
		f.Statement = near + " " + strings.Join(r.Own, " ")
	case len(strings.Fields(sentence)) < leastTelling:
		f.Statement = sentence + " " + near
	default:
		f.Statement = sentence
	}
	f.Values = []lint.Observation{{Value: r.Value, Text: p.Text(mn.Span)}}
	return f
}

// withPhrase appends a word or phrase to a list that has it not yet, "" never.
func withPhrase(list []string, s string) []string {
	if s == "" || slices.Contains(list, s) {
		return list
	}
	return append(list, s)
}

// withCapital is a name as it is written, by its base form.
func withCapital(name string) string {
	first, n := utf8.DecodeRuneInString(name)
	if n == 0 || first == utf8.RuneError {
		return name
	}
	return string(unicode.ToUpper(first)) + name[n:]
}
