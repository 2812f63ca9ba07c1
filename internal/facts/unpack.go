package facts

import (
	"encoding/json"
	"errors"

	"github.com/factlint/factlint/internal/packed"
	"github.com/factlint/factlint/internal/slab"
	"github.com/factlint/factlint/lint"
)

var errDamaged = errors.New("the compiled facts are cut short or damaged")

// Unpack reads the compiled form of a book, whose texts it goes on to use where
// they lie in b. The book has no files: it can be checked against, not verified
// or edited.
func Unpack(b []byte) (*Book, error) {
	u := &unpacker{Reader: packed.NewReader(b)}
	book := &Book{Facts: u.all(), Settings: u.settings()}
	faults := u.String()
	if u.Err != nil || len(u.B) > 0 {
		return nil, errDamaged
	}
	if faults != "" && json.Unmarshal([]byte(faults), &book.Faults) != nil {
		return nil, errDamaged
	}
	return book, nil
}

// leastFact is the number of bytes that a fact takes at the least.
const leastFact = 10

type unpacker struct {
	*packed.Reader
	paths    []string
	sources  []*lint.Source
	subjects []*lint.Subject
	facts    []lint.Fact

	texts      slab.Of[string]
	values     slab.Of[lint.Observation]
	references slab.Of[lint.Ref]
	named      slab.Of[*lint.Subject]
	// list is room for a list of texts while it is read.
	list []string
}

func (u *unpacker) all() *lint.Facts {
	out := &lint.Facts{Path: u.String()}
	sources := make([]lint.Source, u.Len())
	u.sources = pointers(sources)
	for i := range sources {
		sources[i] = u.source()
	}
	declared := u.Len()
	subjects := make([]lint.Subject, u.Len())
	if declared > len(subjects) {
		u.Fail()
		return out
	}
	u.subjects = pointers(subjects)
	for i := range subjects {
		subjects[i] = u.subject()
	}
	n := u.Len()
	if n > len(u.B)/leastFact {
		u.Fail()
		return out
	}
	u.facts = make([]lint.Fact, n)
	for i := range u.facts {
		u.fact(&u.facts[i])
	}
	out.Facts, out.Sources, out.Subjects = pointers(u.facts), u.sources, u.subjects[:declared:declared]
	if declared == 0 {
		out.Subjects = nil
	}
	for range u.Len() {
		out.Chronology = append(out.Chronology, lint.Chronology{Facts: u.factsOf(), MinGap: u.Value(), MaxGap: u.Value(), Pos: u.position()})
	}
	for range u.Len() {
		out.Rates = append(out.Rates, lint.Rate{From: u.String(), To: u.String(), Rate: u.Number(), Date: u.Date(), Pos: u.position()})
	}
	return out
}

// pointers points at each item of a list, nil of none.
func pointers[T any](list []T) []*T {
	if len(list) == 0 {
		return nil
	}
	out := make([]*T, len(list))
	for i := range list {
		out[i] = &list[i]
	}
	return out
}

func (u *unpacker) position() lint.Position {
	n := u.Below(len(u.paths) + 1)
	if n == len(u.paths) {
		u.paths = append(u.paths, u.String())
	}
	return lint.Position{Path: u.paths[n], Offset: int(u.Int()), Line: int(u.Int()), Column: int(u.Int())}
}

// words reads a list of texts.
func (u *unpacker) words() []string {
	u.list = u.list[:0]
	for range u.Len() {
		u.list = append(u.list, u.String())
	}
	return u.texts.Keep(u.list)
}

func (u *unpacker) source() (s lint.Source) {
	for _, t := range [...]*string{&s.ID, &s.Type, &s.Title, &s.Publisher, &s.URL, &s.Tier, &s.Copy, &s.SHA256} {
		*t = u.String()
	}
	s.Authors, s.Issued, s.Accessed, s.Pos = u.words(), u.Date(), u.Date(), u.position()
	return s
}

func (u *unpacker) subject() (s lint.Subject) {
	s.ID = u.String()
	for _, list := range [...]*[]string{&s.Names, &s.Rejected, &s.Not, &s.Kinds} {
		*list = u.words()
	}
	s.Pos = u.position()
	return s
}

func (u *unpacker) fact(f *lint.Fact) {
	has := u.Flags()
	f.Series, f.Attribute = has.On(hasSeries), has.On(hasAttribute)
	f.ID, f.Statement = u.String(), u.String()
	var few [4]*lint.Subject
	subjects := few[:0]
	for range u.Len() {
		if at := u.Below(len(u.subjects)); u.Err == nil {
			subjects = append(subjects, u.subjects[at])
		}
	}
	f.Subjects = u.named.Keep(subjects)
	f.Event, f.Pos = u.words(), u.position()
	var one [1]lint.Observation
	values := one[:0]
	for n := u.Len(); n > 0 && u.Err == nil; n-- {
		values = append(values, u.observation())
	}
	f.Values = u.values.Keep(values)
	if has.On(hasTimes) {
		f.AsOf, f.ValidFrom, f.ValidTo, f.ReviewAfter = u.Date(), u.Date(), u.Date(), u.Date()
	}
	if has.On(hasVersion) {
		f.Version = u.String()
	}
	if has.On(hasWrong) {
		for n := u.Len(); n > 0 && u.Err == nil; n-- {
			f.Wrong = append(f.Wrong, lint.WrongValue{Value: u.Value(), Text: u.String(), Why: u.String()})
		}
	}
	if has.On(hasRefs) {
		f.Refs = u.refs()
	}
	if has.On(hasDerivation) {
		f.Derivation = &lint.Derivation{Op: u.String(), From: u.factsOf()}
	}
}

func (u *unpacker) observation() lint.Observation {
	has := u.Flags()
	o := lint.Observation{Provisional: has.On(isProvisional), Value: u.Value(), Text: u.String(), Pos: u.position()}
	if has.On(hasWithin) {
		within := u.Value()
		o.Within = &within
	}
	if has.On(hasTime) {
		o.Time = u.Date()
	}
	if has.On(hasPeriod) {
		o.Period = u.String()
	}
	if has.On(hasRank) {
		o.Rank = u.String()
	}
	if has.On(hasOwnRefs) {
		o.Refs = u.refs()
	}
	return o
}

func (u *unpacker) refs() []lint.Ref {
	var few [2]lint.Ref
	refs := few[:0]
	for n := u.Len(); n > 0 && u.Err == nil; n-- {
		at := u.Below(len(u.sources))
		if u.Err != nil {
			break
		}
		refs = append(refs, lint.Ref{
			Source: u.sources[at], Locator: u.String(),
			Quote: lint.Quote{Exact: u.String(), Prefix: u.String(), Suffix: u.String()}, Pos: u.position(),
		})
	}
	return u.references.Keep(refs)
}

func (u *unpacker) factsOf() (list []*lint.Fact) {
	for n := u.Len(); n > 0 && u.Err == nil; n-- {
		if at := u.Below(len(u.facts)); u.Err == nil {
			list = append(list, &u.facts[at])
		}
	}
	return list
}

func (u *unpacker) settings() *Settings {
	s := &Settings{}
	for _, list := range [...]*[]string{&s.Articles, &s.Exclude, &s.Extends} {
		*list = u.words()
	}
	s.Scope = u.scope()
	for n := u.Len(); n > 0 && u.Err == nil; n-- {
		s.Overrides = append(s.Overrides, Override{Paths: u.words(), Scope: u.scope(), Pos: u.position()})
	}
	return s
}

func (u *unpacker) scope() (s Scope) {
	for _, t := range [...]*string{&s.Language, &s.DateOrder, &s.FailLevel, &s.MinTrust} {
		*t = u.String()
	}
	for n := u.Len(); n > 0 && u.Err == nil; n-- {
		s.Rules = append(s.Rules, RuleSetting{Name: u.String(), Severity: u.String(), Pos: u.position()})
	}
	return s
}
