package facts

import (
	"encoding/json"
	"errors"
	"io"

	"github.com/factlint/factlint/internal/packed"
	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// The compiled form of a facts file is what was read of it, in the order
// sources, subjects, facts, chains, rates, settings, faults. Facts, sources and
// subjects are named by their place in their lists, and what most facts have
// none of takes a bit.

// The bits of what a fact has.
const (
	hasSeries = iota
	hasAttribute
	hasTimes
	hasWrong
	hasRefs
	hasDerivation
	hasVersion
)

// The bits of what an observation has.
const (
	isProvisional = iota
	hasWithin
	hasTime
	hasRank
	hasOwnRefs
	hasPeriod
)

var errLoose = errors.New("a fact names what the facts file does not hold")

// Pack writes the compiled form of the book, which Unpack reads. A book with
// errors has none: nothing is checked against it.
func (b *Book) Pack(to io.Writer) error {
	if HasErrors(b.Faults) {
		return errors.New("the facts file has errors")
	}
	p := &packer{
		Writer: packed.NewWriter(to), paths: map[string]int{},
		sources: map[*lint.Source]int{}, subjects: map[*lint.Subject]int{}, facts: map[*lint.Fact]int{},
	}
	p.all(b.Facts)
	p.settings(b.Settings)
	var faults []byte
	if len(b.Faults) > 0 {
		var err error
		if faults, err = json.Marshal(b.Faults); err != nil {
			return err
		}
	}
	p.Text(string(faults))
	if err := p.Flush(); err != nil {
		return err
	}
	if p.loose {
		return errLoose
	}
	return nil
}

type packer struct {
	*packed.Writer
	paths    map[string]int
	sources  map[*lint.Source]int
	subjects map[*lint.Subject]int
	facts    map[*lint.Fact]int
	// loose says that something is named that is in no list.
	loose bool
}

func (p *packer) all(f *lint.Facts) {
	p.Text(f.Path)
	p.Len(len(f.Sources))
	for i, s := range f.Sources {
		p.sources[s] = i
		p.source(s)
	}
	// Subjects without an id stand behind those that the file declares.
	p.Len(len(f.Subjects))
	all := append([]*lint.Subject{}, f.Subjects...)
	for i, s := range all {
		p.subjects[s] = i
	}
	for i, fact := range f.Facts {
		p.facts[fact] = i
		for _, s := range fact.Subjects {
			if _, ok := p.subjects[s]; !ok {
				p.subjects[s] = len(all)
				all = append(all, s)
			}
		}
	}
	p.Len(len(all))
	for _, s := range all {
		p.subject(s)
	}
	p.Len(len(f.Facts))
	for _, fact := range f.Facts {
		p.fact(fact)
	}
	p.Len(len(f.Chronology))
	for _, c := range f.Chronology {
		p.factsOf(c.Facts)
		p.Value(c.MinGap)
		p.Value(c.MaxGap)
		p.position(c.Pos)
	}
	p.Len(len(f.Rates))
	for _, r := range f.Rates {
		p.Text(r.From)
		p.Text(r.To)
		p.Number(r.Rate)
		p.Date(r.Date)
		p.position(r.Pos)
	}
}

// position writes a place. A path is written where it is first met.
func (p *packer) position(at lint.Position) {
	n, ok := p.paths[at.Path]
	if !ok {
		n = len(p.paths)
		p.paths[at.Path] = n
	}
	p.Len(n)
	if !ok {
		p.Text(at.Path)
	}
	p.Int(at.Offset)
	p.Int(at.Line)
	p.Int(at.Column)
}

func (p *packer) source(s *lint.Source) {
	for _, t := range [...]string{s.ID, s.Type, s.Title, s.Publisher, s.URL, s.Tier, s.Copy, s.SHA256} {
		p.Text(t)
	}
	p.Texts(s.Authors)
	p.Date(s.Issued)
	p.Date(s.Accessed)
	p.position(s.Pos)
}

func (p *packer) subject(s *lint.Subject) {
	p.Text(s.ID)
	for _, list := range [...][]string{s.Names, s.Rejected, s.Not, s.Kinds} {
		p.Texts(list)
	}
	p.position(s.Pos)
}

func (p *packer) fact(f *lint.Fact) {
	times := [...]quant.Date{f.AsOf, f.ValidFrom, f.ValidTo, f.ReviewAfter}
	timed := times != [len(times)]quant.Date{}
	p.Flags(f.Series, f.Attribute, timed, len(f.Wrong) > 0, len(f.Refs) > 0, f.Derivation != nil, f.Version != "")
	p.Text(f.ID)
	p.Text(f.Statement)
	p.Len(len(f.Subjects))
	for _, s := range f.Subjects {
		p.Len(p.subjects[s])
	}
	p.Texts(f.Event)
	p.position(f.Pos)
	p.Len(len(f.Values))
	for i := range f.Values {
		p.observation(&f.Values[i])
	}
	if timed {
		for _, t := range times {
			p.Date(t)
		}
	}
	if f.Version != "" {
		p.Text(f.Version)
	}
	if len(f.Wrong) > 0 {
		p.Len(len(f.Wrong))
		for _, w := range f.Wrong {
			p.Value(w.Value)
			p.Text(w.Text)
			p.Text(w.Why)
		}
	}
	if len(f.Refs) > 0 {
		p.refs(f.Refs)
	}
	if d := f.Derivation; d != nil {
		p.Text(d.Op)
		p.factsOf(d.From)
	}
}

func (p *packer) observation(o *lint.Observation) {
	p.Flags(o.Provisional, o.Within != nil, !o.Time.IsZero(), o.Rank != "", len(o.Refs) > 0, o.Period != "")
	p.Value(o.Value)
	p.Text(o.Text)
	p.position(o.Pos)
	if o.Within != nil {
		p.Value(*o.Within)
	}
	if !o.Time.IsZero() {
		p.Date(o.Time)
	}
	if o.Period != "" {
		p.Text(o.Period)
	}
	if o.Rank != "" {
		p.Text(o.Rank)
	}
	if len(o.Refs) > 0 {
		p.refs(o.Refs)
	}
}

func (p *packer) refs(refs []lint.Ref) {
	p.Len(len(refs))
	for _, r := range refs {
		at, ok := p.sources[r.Source]
		p.loose = p.loose || !ok
		p.Len(at)
		for _, t := range [...]string{r.Locator, r.Quote.Exact, r.Quote.Prefix, r.Quote.Suffix} {
			p.Text(t)
		}
		p.position(r.Pos)
	}
}

func (p *packer) factsOf(list []*lint.Fact) {
	p.Len(len(list))
	for _, f := range list {
		at, ok := p.facts[f]
		p.loose = p.loose || !ok
		p.Len(at)
	}
}

func (p *packer) settings(s *Settings) {
	for _, list := range [...][]string{s.Articles, s.Exclude, s.Extends} {
		p.Texts(list)
	}
	p.scope(&s.Scope)
	p.Len(len(s.Overrides))
	for i := range s.Overrides {
		o := &s.Overrides[i]
		p.Texts(o.Paths)
		p.scope(&o.Scope)
		p.position(o.Pos)
	}
}

func (p *packer) scope(s *Scope) {
	for _, t := range [...]string{s.Language, s.DateOrder, s.FailLevel, s.MinTrust} {
		p.Text(t)
	}
	p.Len(len(s.Rules))
	for _, r := range s.Rules {
		p.Text(r.Name)
		p.Text(r.Severity)
		p.position(r.Pos)
	}
}
