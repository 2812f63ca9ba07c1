package check

import (
	"cmp"
	"slices"

	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// An article that contradicts a fact mostly contradicts the other articles that give
// the fact's value as well. That is one fault: it is reported once, by the fact, and
// the other articles are further evidence for it.

// Witness is a place in an article that says what the fact of a finding says, which is
// on the bytes [Start, End) of the article at Path. The finding was given out before the
// articles were compared; see Attest.
type Witness struct {
	Path       string
	Start, End int
	// Fact is the id of the finding's fact.
	Fact  string
	Place lint.FindingRelated
}

// mostWitnesses is how many places are shown beside a finding on a fact at most.
const mostWitnesses = 8

// Attest adds to each of some findings the places that say what its fact says, as a
// Result for a whole run has them. To do so again adds nothing.
func Attest(found []lint.Finding, witnesses []Witness) {
	by := attesting{}
	by.add(witnesses)
	for i := range found {
		by.attest(&found[i])
	}
}

// attesting are witnesses by the findings that they are for.
type attesting map[attested][]lint.FindingRelated

// attested is what tells a finding on a fact.
type attested struct {
	path       string
	start, end int
	fact       string
}

func (a attesting) add(witnesses []Witness) {
	for _, w := range witnesses {
		of := attested{w.Path, w.Start, w.End, w.Fact}
		a[of] = append(a[of], w.Place)
	}
}

func (a attesting) attest(f *lint.Finding) {
	if f.Fact == nil || len(a) == 0 {
		return
	}
	n := 0
	for _, w := range a[attested{f.Path, f.Start, f.End, *f.Fact}] {
		if n++; n > mostWitnesses {
			return
		}
		if !slices.ContainsFunc(f.Related, func(r lint.FindingRelated) bool { return r.Place == w.Place }) {
			f.Related = append(f.Related[:len(f.Related):len(f.Related)], w)
		}
	}
}

// onFact is a finding that has been given out: the fact that says otherwise, and how
// grave it is.
type onFact struct {
	fact     *lint.Fact
	severity lint.Severity
}

// spot is where a finding is.
type spot struct {
	path       string
	start, end int
}

// mostOnFacts bounds the findings on facts that a run remembers. What comes behind them
// is reported on its own.
const mostOnFacts = 1 << 16

// remember notes which findings on facts were given out for an article.
func (k *corpus) remember(found []lint.Finding) {
	for i := range found {
		f := &found[i]
		if f.Fact == nil || len(k.onFacts) >= mostOnFacts {
			continue
		}
		if k.factByID == nil {
			k.factByID, k.onFacts = map[string]*lint.Fact{}, map[spot]onFact{}
			for _, fact := range k.c.cfg.Facts.Facts {
				k.factByID[fact.ID] = fact
			}
		}
		fact, at := k.factByID[*f.Fact], spot{f.Path, f.Start, f.End}
		if fact != nil && k.onFacts[at].severity < lint.Gravity(f.Severity) {
			k.onFacts[at] = onFact{fact, lint.Gravity(f.Severity)}
		}
	}
}

// joined reports whether a finding on two articles says no more than those on facts that
// were given out: for the one side, as the other gives the fact's value, and is then a
// witness for it; or for both, as neither does.
func (k *corpus) joined(f *lint.Finding, d *lint.GroupDiagnostic, records []lint.Record, out *Result) bool {
	if len(k.onFacts) == 0 || len(d.Other) == 0 {
		return false
	}
	here := &records[d.Record]
	onHere, wrongHere := k.contradicted(here, f)
	var found []Witness
	for _, i := range d.Other {
		there := &records[i]
		onThere, wrongThere := k.contradicted(there, f)
		switch {
		case wrongHere && gives(onHere.fact, there):
			found = append(found, witness(here, onHere.fact, there))
		case wrongThere && gives(onThere.fact, here):
			found = append(found, witness(there, onThere.fact, here))
		case wrongHere && wrongThere && onHere.fact == onThere.fact:
		default:
			return false
		}
	}
	out.Witnesses = append(out.Witnesses, found...)
	return true
}

// contradicted is the finding on a fact at a record's place, if it is as grave as another
// finding.
func (k *corpus) contradicted(r *lint.Record, than *lint.Finding) (onFact, bool) {
	on, ok := k.onFacts[spot{r.Path, r.Place.Start, r.Place.End}]
	return on, ok && on.severity >= lint.Gravity(than.Severity)
}

// gives reports whether a record has a value of a fact.
func gives(f *lint.Fact, r *lint.Record) bool {
	return r.Value.Kind != quant.NoKind && slices.ContainsFunc(f.Values, func(o lint.Observation) bool {
		return quant.Compare(o.Value, r.Value).Agrees()
	})
}

func witness(of *lint.Record, f *lint.Fact, says *lint.Record) Witness {
	return Witness{
		Path: of.Path, Start: of.Place.Start, End: of.Place.End, Fact: f.ID,
		Place: lint.FindingRelated{Place: says.Place, Message: markOf(says) + " here", Excerpt: cut(says)},
	}
}

// sortWitnesses puts witnesses in order, each once.
func sortWitnesses(all []Witness) []Witness {
	slices.SortFunc(all, func(a, b Witness) int {
		return cmp.Or(cmp.Compare(a.Path, b.Path), cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End), cmp.Compare(a.Fact, b.Fact),
			cmp.Compare(a.Place.Path, b.Place.Path), cmp.Compare(a.Place.Start, b.Place.Start), cmp.Compare(a.Place.End, b.Place.End))
	})
	return slices.CompactFunc(all, func(a, b Witness) bool {
		return a.Path == b.Path && a.Start == b.Start && a.End == b.End && a.Fact == b.Fact && a.Place.Place == b.Place.Place
	})
}
