package facts

import (
	"fmt"
	"slices"
	"strings"

	"github.com/factlint/factlint/internal/mention"
	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// Touched is a sentence that states a fact, and what becomes of it under a new
// value.
type Touched struct {
	Fact     string // the id of the fact
	Place    lint.Place
	Words    string // the value as it is written
	Sentence string
	// Wrong says that the words are not right under the new value; New is then
	// what to write. It is empty where the words are reckoned from another time
	// ("the same afternoon"), which Means tells.
	Wrong bool
	New   string
	Means string
}

// ReadFor reads a text as a value of the kind that a fact has.
func (b *Book) ReadFor(f *lint.Fact, s string) (quant.Value, error) {
	s = strings.TrimSpace(s)
	if datedFact(f) {
		if v, ok := parseEDTF(s); ok {
			return v, nil
		}
		if edtfLike(s) {
			return quant.Value{}, fmt.Errorf("%q is not a date: %s%s", s, noSuchDay(s), dateHelp)
		}
	}
	v, err := mention.ParseValue(b.lang, s)
	if err == nil && v.Unit == "" && len(f.Values) > 0 && v.Kind == quant.KindCount {
		// A bare number is in the unit of the fact.
		have := f.Values[0].Value
		v.Kind, v.Unit, v.Per = have.Kind, have.Unit, have.Per
	}
	if err != nil || len(f.Values) > 0 && v.Kind != f.Values[0].Value.Kind {
		kind := quant.KindCount
		if len(f.Values) > 0 {
			kind = f.Values[0].Value.Kind
		}
		return v, fmt.Errorf("%q is not a value for fact %q, which is a %s such as %s", s, f.ID, kind, f.Values[0].Text)
	}
	return v, nil
}

// Touched are the sentences of an article that state a fact. now is the new
// value, of NoKind where none is asked about. Of a series it is that of the last time:
// what is said for an earlier one stays right.
func (s *Survey) Touched(f *lint.Fact, now quant.Value) []Touched {
	var out []Touched
	for m := range s.Mentions {
		if !s.States(m, f) {
			continue
		}
		t := Touched{Fact: f.ID, Place: s.Place(m), Words: s.Words(m), Sentence: s.Sentence(m)}
		if f.Series && (s.Claims[m].Verdict == lint.Stale || &f.Values[s.Claims[m].Observation] != Preferred(f)) {
			out = append(out, t)
			continue
		}
		if now.Kind != quant.NoKind && !quant.Compare(s.Mentions[m].Value, now).Agrees() { // another currency is wrong too
			t.Wrong = true
			if mn := &s.Mentions[m]; mn.Relative {
				t.Means = mn.Value.Phrase()
			} else {
				t.New = now.Phrase()
			}
		}
		out = append(out, t)
	}
	return out
}

// Notice drafts the correction that an article would print.
func Notice(f *lint.Fact, touched []Touched) string {
	var parts []string
	var seen []string
	for _, t := range touched {
		// "1,180" in a table, after "1,180 members" in the text
		if t.New == "" || slices.ContainsFunc(seen, func(s string) bool { return s == t.Words || strings.HasPrefix(s, t.Words+" ") }) {
			continue
		}
		seen = append(seen, t.Words)
		parts = append(parts, fmt.Sprintf("gave %s where it should have said %s", t.Words, t.New))
	}
	if len(parts) == 0 {
		return ""
	}
	what := ""
	if len(f.Subjects) > 0 && len(f.Subjects[0].Names) > 0 {
		what = " on " + f.Subjects[0].Names[0]
		if len(f.Event) > 0 {
			what += " (" + f.Event[0] + ")"
		}
	}
	return "Correction: an earlier version of this article" + what + " " + strings.Join(parts, ", and ") + "."
}

// Follow are the facts that are derived from a fact, and those that stand in a
// chronology with it.
func (b *Book) Follow(f *lint.Fact) (derived, neighbours []*lint.Fact) {
	for _, g := range b.Facts.Facts {
		if g.Derivation == nil {
			continue
		}
		for _, from := range g.Derivation.From {
			if from == f {
				derived = append(derived, g)
				break
			}
		}
	}
	for _, chain := range b.Facts.Chronology {
		for i, g := range chain.Facts {
			if g != f {
				continue
			}
			if i > 0 {
				neighbours = append(neighbours, chain.Facts[i-1])
			}
			if i+1 < len(chain.Facts) {
				neighbours = append(neighbours, chain.Facts[i+1])
			}
		}
	}
	return derived, neighbours
}
