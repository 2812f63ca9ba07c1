package lint

import "github.com/factlint/factlint/lint/quant"

// Verdict is what the facts say of a claim.
type Verdict uint8

// The verdicts, named as the JSON contract names them.
const (
	Unmatched Verdict = iota
	Supported
	Contradicted
	Disputed
	Stale
	Derived
	Query
)

var verdictNames = [...]string{"unmatched", "supported", "contradicted", "disputed", "stale", "derived", "query"}

// String is the verdict's name in the JSON contract.
func (v Verdict) String() string { return verdictNames[v] }

// Claim is a mention bound to what it is said of.
type Claim struct {
	// Mention is the index of the mention.
	Mention int
	// Subject and Event are what the value is said of, in the article's own
	// words or the fact's; "" where that could not be told.
	Subject, Event string
	// Subjects and Events are the spans of the words that name them.
	SubjectSpan, EventSpan Span
	// Clause is the index of the clause that holds the mention, -1 for none.
	Clause int
	// Time is the time that the claim speaks of ("in 2022"), zero for none.
	Time quant.Date
	// Mood and Speaker are those of its clause, after negation and report.
	Mood    Mood
	Speaker Span
	// Fact is the fact that the claim is on, nil where none applies.
	Fact *Fact
	// Observation is the index in Fact.Values of the value that it was judged
	// against.
	Observation int
	// End is the end of its range that the claim is on, 1 or 2, where the ends state
	// facts of their own ("(1803-1876)"), and OtherEnd what the other end states. End
	// is 0, and OtherEnd nil, where the claim is on the value as a whole.
	End      int
	OtherEnd *Claim
	// FactEnd is the end of the fact's own range of dates that the claim was judged
	// against, 1 or 2, where it tells that end alone: "mayor until 1974"; else 0.
	FactEnd int
	// Anchor is the number, from 1, of the note of the document that names
	// Fact for this mention; 0 where the binder found it by itself.
	Anchor int
	// Derived are the ids of the facts that imply the value.
	Derived []string
	// Reckoned is the time that the value leads to and the fact that it is counted
	// from, where it is a length of time after an event that a fact dates: "five weeks
	// after vote (2025-05-18), between 18 June 2025 and 26 June 2025,". "" elsewhere.
	Reckoned string
	// Stated is the value of a bare number in the unit and on the scale that the headers
	// of its table or the name of its setting give it, zero where they give none.
	Stated quant.Value
	// Comparison is how the claim's value stands to the fact's.
	Comparison quant.Comparison
	Verdict    Verdict
	// Trust is the probability that the verdict is right where one value in
	// 300 is wrong, 0 to 1.
	Trust float64
	// Why is one line in plain English on why this fact, and how it compares.
	Why string
	// Candidates are the facts that were weighed, best first. They are kept
	// only where an explanation was asked for.
	Candidates []Candidate
}

// Candidate is a fact that was weighed for a mention.
type Candidate struct {
	Fact     *Fact
	Score    float64
	Evidence []Evidence
}

// Evidence is one thing that speaks for a fact (Weight above 0) or against it.
type Evidence struct {
	Name   string
	Weight float64
	Words  string
}

// Ends are the claims of both ends of a range, in order, where they state facts of their
// own; the claim alone where it is on the value as a whole.
func (c *Claim) Ends() []*Claim {
	switch {
	case c.OtherEnd == nil:
		return []*Claim{c}
	case c.End == 2:
		return []*Claim{c.OtherEnd, c}
	}
	return []*Claim{c, c.OtherEnd}
}

// Held is the fact's observation that the claim was judged against, and of a range of dates
// that end of it which the claim tells; the zero Observation where there is none.
func (c *Claim) Held() Observation {
	if c.Fact == nil || c.Observation < 0 || c.Observation >= len(c.Fact.Values) {
		return Observation{}
	}
	o := c.Fact.Values[c.Observation]
	if c.FactEnd == 0 {
		return o
	}
	if c.FactEnd == 2 {
		o.Value.Date = o.Value.DateHi
	}
	o.Value.Range, o.Value.DateHi = false, o.Value.Date
	o.Text = o.Value.Phrase()
	return o
}

// Of is the mention that a claim is on: of a range of which it is on one end that end, as a
// mention of its own.
func (c *Claim) Of(m *Mention) *Mention {
	if c.End == 0 || len(m.Parts) != 2 {
		return m
	}
	end := *m
	end.Span, end.Parts, end.Alts = m.Parts[c.End-1].Span, nil, nil
	end.Value.Range = false
	if c.End == 2 {
		end.Value.Lo, end.Value.Date = m.Value.Hi, m.Value.DateHi
		end.Hedge = Span{}
	}
	end.Value.Hi, end.Value.DateHi = end.Value.Lo, end.Value.Date
	return &end
}
