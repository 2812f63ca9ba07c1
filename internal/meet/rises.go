package meet

import (
	"github.com/factlint/factlint/internal/compare"
	"github.com/factlint/factlint/internal/lang/sign"
	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// A change has three figures, what it was before, what came of it and by how much: two
// of them tell the third. "Exports doubled to 6.4 million tonnes" and "6.4 million, against
// 4.2 million the year before" cannot both be true.

// rise is a change that a line tells, with as many of its figures as it gives.
type rise struct {
	line         int
	from, to, by *lint.Record
	// up is +1 for a rise and -1 for a fall.
	up    int
	words []string
}

// How many tokens before and behind the word for a change its figures may stand.
const (
	changeLeft  = 7
	changeRight = 12
)

// rises are the changes that a text tells.
func (s *saying) rises() (out []rise) {
	for i := range s.lines {
		for at := range s.lemmas[i] {
			if c, ok := s.heldAgainst(i, at); ok {
				out = append(out, c)
			} else if up := s.turn(i, at); up != 0 {
				if c := s.riseAt(i, at, up); c.by != nil || c.from != nil && c.to != nil {
					out = append(out, c)
				}
			}
		}
	}
	return out
}

// heldAgainst reads an amount and the one before it in time that it is held against, "6.4
// million, against 4.2 million the year before", where the token is the one between them.
func (s *saying) heldAgainst(line, at int) (c rise, ok bool) {
	from, next := s.value(line, at+1), at+1
	switch {
	case s.is(line, at, sign.Against):
	case s.is(line, at, sign.Compares) && s.is(line, at+1, sign.With):
		from, next = s.value(line, at+2), at+2
	default:
		return c, false
	}
	if from == nil || !s.toldAsPast(line, next+1) {
		return c, false
	}
	for i := at - 1; i >= max(at-changeLeft, 0); i-- {
		if to := s.value(line, i); to != nil && isLevel(&to.Value) && isLevel(&from.Value) && (compare.Dimension(to.Value) == compare.Dimension(from.Value) || bareCount(&from.Value)) {
			return rise{line: line, from: from, to: to, words: s.words[line]}, true
		}
	}
	return c, false
}

// toldAsPast reports whether a time before follows at a token: "the year before", "in 2019".
func (s *saying) toldAsPast(line, at int) bool {
	for i := at; i < min(at+3, len(s.lemmas[line])); i++ {
		if r := s.value(line, i); r != nil && (r.Value.Kind == quant.KindDate || r.Value.Kind == quant.KindDuration) || s.is(line, i, sign.TimeBefore) {
			return true
		}
	}
	return false
}

// isLevel reports whether a value is an amount that may change.
func isLevel(v *quant.Value) bool {
	switch v.Kind {
	case quant.KindCount, quant.KindMoney, quant.KindMeasure:
		return !v.Range
	case quant.KindPercent:
		return !v.Range && v.Unit == quant.Percent
	}
	return false
}

// bareCount reports whether a value is a number alone, whose unit the one before it has.
func bareCount(v *quant.Value) bool { return v.Kind == quant.KindCount && v.Unit == "" }

// turn is +1 where the token of a line says that something rose, -1 where it fell, 0 for
// any other.
func (s *saying) turn(line, at int) int {
	switch lemma := s.lemmas[line][at]; {
	case lemma == "":
		if r := s.value(line, at); r != nil && r.Value.Unit == quant.Multiple {
			if half := quant.FromInt(1); r.Value.Lo.Cmp(half) < 0 {
				return -1
			}
			return 1
		}
	case s.is(line, at, sign.Up):
		return 1
	case s.is(line, at, sign.Down):
		return -1
	case s.lang.Is(lemma, "rise"):
		return 1
	case s.lang.Is(lemma, "fall"):
		return -1
	}
	return 0
}

// riseAt reads the change that a token of a line tells.
func (s *saying) riseAt(line, at, up int) rise {
	c := rise{line: line, up: up, words: s.words[line]}
	if s.lemmas[line][at] == "" {
		c.by = s.value(line, at)
	}
	last := min(at+changeRight, len(s.lemmas[line])-1)
	for i := at + 1; i <= last; i++ {
		if s.is(line, i, sign.OtherSide) || i > at+1 && s.turn(line, i) != 0 && !s.is(line, i, sign.Way) {
			break
		}
		s.figure(&c, at, i)
	}
	for i := at - 1; i >= max(at-changeLeft, 0); i-- {
		if s.is(line, i, sign.OtherSide|sign.And) || s.turn(line, i) != 0 {
			break
		}
		s.figure(&c, at, i)
	}
	return c
}

// figure notes which figure of a change the token i of its line is, if one.
func (s *saying) figure(c *rise, at, i int) {
	r := s.value(c.line, i)
	if r == nil || r.Value.Range {
		return
	}
	set := func(p **lint.Record) {
		if *p == nil {
			*p = r
		}
	}
	b := s.before(c.line, i)
	share := r.Value.Kind == quant.KindPercent && r.Value.Unit == quant.Percent
	switch r.Value.Kind {
	case quant.KindDate, quant.KindOrdinal, quant.KindSet, quant.KindDuration:
		return
	}
	switch {
	case r.Value.Unit == quant.Multiple:
	case s.is(c.line, b, sign.From) || s.is(c.line, b, sign.With) && s.is(c.line, b-1, sign.Compares):
		set(&c.from)
	case s.is(c.line, b, sign.To) && i > at:
		set(&c.to)
	case share && (s.is(c.line, i+1, sign.Of|sign.Point) || s.is(c.line, i+2, sign.Point)):
	case share && (s.is(c.line, b, sign.By) || b == at && i > at || i == at-1):
		set(&c.by)
	case i < at && !share && c.to == nil && s.is(c.line, at, sign.Up|sign.Down):
		c.to = r // "41,300, down 6 percent"
	}
}

// riseConflicts finds the changes of text s that those of text t contradict.
func riseConflicts(s, t *saying) (out []reckoning) {
	theirs := t.rises()
	for _, c := range s.rises() {
		for _, d := range theirs {
			if r, ok := c.against(&d, s, t); ok {
				out = append(out, r)
				break
			}
		}
	}
	return out
}

// against holds the change that text s tells by how much against that of text t.
func (c *rise) against(d *rise, s, t *saying) (reckoning, bool) {
	if c.by == nil || c.by.Mood != lint.Asserted || t.gives(&c.by.Value) {
		return reckoning{}, false
	}
	sameTo, sameFrom := sameLevel(c.to, d.to), sameLevel(c.from, d.from)
	if !sameTo && !sameFrom {
		return reckoning{}, false
	}
	if _, n := speaksOf(d.words, c.words); n == 0 {
		return reckoning{}, false
	}
	switch {
	case d.from != nil && d.to != nil:
		if t.changed(c) {
			return reckoning{}, false
		}
		return reckoning{c.by, d.from, c.by.Value, "it was " + d.from.Value.Phrase() + " before, and " + d.to.Value.Phrase() + " after"}, true
	case d.by != nil && d.by.Value.Unit == c.by.Value.Unit && !s.gives(&d.by.Value) && compareWritten(c.by.Value, d.by.Value).Conflicts():
		return reckoning{c.by, d.by, d.by.Value, "both tell by how much it changed to the same figure"}, true
	}
	return reckoning{}, false
}

// sameLevel reports whether two figures are one, and not by chance.
func sameLevel(a, b *lint.Record) bool {
	return a != nil && b != nil && compare.Dimension(a.Value) == compare.Dimension(b.Value) && sameWritten(&a.Value, &b.Value) && compare.Fineness(a.Value) >= 0.5
}

// changed reports whether any two amounts of one line of the text lie so far apart as a
// change says.
func (s *saying) changed(c *rise) bool {
	for i := range s.lines {
		for k, a := range s.lines[i].slots {
			for _, b := range s.lines[i].slots[:k] {
				if a < 0 || b < 0 {
					continue
				}
				x, y := &s.records[a].Value, &s.records[b].Value
				if liesApart(&c.by.Value, x, y) || liesApart(&c.by.Value, y, x) {
					return true
				}
			}
		}
	}
	return false
}

// aboutAs is how far, as a share of it, a multiple may lie from what it is said of.
const aboutAs = 0.08

// liesApart reports whether one amount came of another one by a change of so much, up
// or down.
func liesApart(by, from, to *quant.Value) bool {
	if bareCount(from) && !bareCount(to) {
		bare := *to
		bare.Lo, bare.Hi = from.Lo, from.Hi
		from = &bare
	}
	if !isLevel(from) || !isLevel(to) || compare.Dimension(*from) != compare.Dimension(*to) {
		return false
	}
	x, y := compare.ToBase(from), compare.ToBase(to)
	if x <= 0 || y <= 0 {
		return false
	}
	if by.Unit == quant.Multiple {
		m := by.Lo.Float()
		return m > 0 && (y/x > m*(1-aboutAs) && y/x < m*(1+aboutAs) || m == 2 && y/x > 1/m*(1-aboutAs) && y/x < 1/m*(1+aboutAs))
	}
	lo0, hi0 := from.Lo.Interval()
	lo1, hi1 := to.Lo.Interval()
	change := quant.PercentChange(quant.Interval{Lo: lo0, Hi: hi0}, quant.Interval{Lo: lo1, Hi: hi1})
	if change.Lo == nil || change.Hi == nil {
		return false
	}
	if change.Hi.Sign() <= 0 {
		change = change.Neg()
	}
	within := *by
	within.Range, within.Hedge = true, quant.NoHedge
	within.Lo, within.Hi = quant.FromRat(change.Lo).WithExact(true), quant.FromRat(change.Hi).WithExact(true)
	return compare.Values(*by, within).Agrees()
}
