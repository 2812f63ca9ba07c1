package bind

// contrast holds each fact of a mention against the one that the context speaks
// for most besides it: are the words that only the one has tied to the value,
// or those that only the other has? Two facts that differ in a year, or in
// "car" and "lorry", are told apart by that alone, whatever the value is.
func (c *context) contrast(x *Index, pairs []pair) {
	first, second := -1, -1
	for i := range pairs {
		switch {
		case first < 0 || pairs[i].context > pairs[first].context:
			first, second = i, first
		case second < 0 || pairs[i].context > pairs[second].context:
			second = i
		}
	}
	if second < 0 {
		return
	}
	for i := range pairs {
		q := first
		if i == first {
			q = second
		}
		mine, theirs := x.all[pairs[i].fact], x.all[pairs[q].fact]
		d := c.onlyIn(mine, theirs) - c.onlyIn(theirs, mine) + c.timeContrast(&pairs[i], &pairs[q], x) + c.sideContrast(mine, theirs)
		if d > 0 {
			pairs[i].x[fContrast] = min(d, 1.5)
		} else {
			pairs[i].x[fContrastAgainst] = min(-d, 1.5)
		}
		if c.cell { // headers are all that tells
			pairs[i].x[fCellContrast], pairs[i].x[fCellAgainst] = pairs[i].x[fContrast], pairs[i].x[fContrastAgainst]
		}
	}
}

// onlyIn is how closely the words that only p has are tied to the value.
func (c *context) onlyIn(p, q *profile) float32 {
	var most float32
	for _, w := range p.own {
		if tie := c.weight(w, attached); tie > most && !q.has(w) {
			most = tie
		}
	}
	return most
}

// timeContrast is 1 where the value is said for the time of the one fact and
// not of the other, -1 where it is the other way round.
func (c *context) timeContrast(a, b *pair, x *Index) float32 {
	if !c.sure {
		return 0
	}
	s, t := c.onTime(a, x), c.onTime(b, x)
	return float32(s - t)
}

// onTime is 1 where the value is surely said for the time of the fact, 0 where
// the fact has none or it is said for another.
func (c *context) onTime(p *pair, x *Index) int {
	if p.x[fSaidSame] > 0 || p.x[fSaidNarrow] > 0 {
		return 1
	}
	return 0
}
