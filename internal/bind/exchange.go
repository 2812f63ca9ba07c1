package bind

import (
	"slices"

	"github.com/factlint/factlint/lint"
)

// Two values that were exchanged are each the other's fact's to the digit, so
// that both seem to agree. What gives them away is that all the words that tell
// the two facts apart stand on the wrong side.

// exchange is two mentions, m and n, that have the values of g and f, though the
// words give m to f and n to g.
type exchange struct{ m, n, f, g int32 }

// exchangeLines is how many mentions apart two values may stand that were
// exchanged between two lines, cells or sentences.
const exchangeLines = 8

// exchangedBetween finds values that were exchanged between the lines of a list,
// the cells of a table, the sentences of a paragraph.
func (b *binding) exchangedBetween() {
	p := b.r.pass
	for m := range p.Mentions {
		if !b.lone(m) {
			continue
		}
		for n := m + 1; n < len(p.Mentions) && n <= m+exchangeLines; n++ {
			if p.Mentions[n].Sentence != p.Mentions[m].Sentence && sameKind(&p.Mentions[m], &p.Mentions[n]) && b.lone(n) && b.inOnePlace(m, n) {
				b.exchangedPair(int32(m), int32(n))
			}
		}
	}
}

// exchangedPair notes the facts whose values m and n have of each other.
func (b *binding) exchangedPair(m, n int32) {
	for i := b.from[m]; i < b.from[m+1]; i++ {
		mg := &b.pairs[i]
		if !toTheDigit(mg) {
			continue
		}
		for k := b.from[n]; k < b.from[n+1]; k++ {
			nf := &b.pairs[k]
			if nf.fact == mg.fact || !toTheDigit(nf) {
				continue
			}
			e := exchange{m, n, nf.fact, mg.fact}
			if !b.swappable(e) || b.countedByHeader(m, b.x.all[e.g]) || b.countedByHeader(n, b.x.all[e.f]) {
				continue
			}
			f, g := b.x.all[e.f], b.x.all[e.g]
			ofF, ofG := b.told(int(m), int(n), f, g)
			otherF, otherG := b.told(int(n), int(m), f, g)
			if ofF && !ofG && otherG && !otherF || b.inOneRow(m, n) && !ofG && !otherF && (ofF || otherG) {
				b.exchanged = append(b.exchanged, e)
			}
		}
	}
}

// exchangedInTime notes the facts whose values m and n have of each other, though
// each is said for the other's time: "12 ships in 2019 and 15 in 2021".
func (b *binding) exchangedInTime(m, n int32) {
	for i := b.from[m]; i < b.from[m+1]; i++ {
		mg := &b.pairs[i]
		if !toTheDigit(mg) || mg.x[fSaidOther] == 0 {
			continue
		}
		for k := b.from[n]; k < b.from[n+1]; k++ {
			nf := &b.pairs[k]
			if nf.fact == mg.fact || !toTheDigit(nf) || nf.x[fSaidOther] == 0 {
				continue
			}
			e := exchange{m, n, nf.fact, mg.fact}
			if b.swappable(e) && b.pairOf(m, e.f).x[fSaidSame] > 0 && b.pairOf(n, e.g).x[fSaidSame] > 0 {
				b.exchanged = append(b.exchanged, e)
			}
		}
	}
}

// swappable reports whether the values of an exchange are each other's facts' to
// the digit, and not far from their own.
func (b *binding) swappable(e exchange) bool {
	mf, ng, mg, nf := b.pairOf(e.m, e.f), b.pairOf(e.n, e.g), b.pairOf(e.m, e.g), b.pairOf(e.n, e.f)
	return mf != nil && ng != nil && mg != nil && nf != nil && toTheDigit(mg) && toTheDigit(nf) &&
		mf.cmp.Conflicts() && ng.cmp.Conflicts() && mf.x[fVeryFar]+ng.x[fVeryFar] == 0
}

// toTheDigit reports whether a value agrees, and not because it or the fact leaves
// much open.
func toTheDigit(p *pair) bool {
	return p.cmp.Agrees() && p.x[fAgreeBound] == 0 && p.x[fAgreeClose] == 0
}

// wasExchanged reports whether a pair is one of two whose values were exchanged.
func (b *binding) wasExchanged(pr *pair) bool {
	return slices.ContainsFunc(b.exchanged, func(e exchange) bool {
		return e.m == pr.mention && e.f == pr.fact || e.n == pr.mention && e.g == pr.fact
	})
}

// lone reports whether a mention is the only one of its kind in its sentence.
func (b *binding) lone(m int) bool {
	s := b.r.pass.Mentions[m].Sentence
	if s < 0 || b.from[m] == b.from[m+1] {
		return false
	}
	first, last := mentionsOf(b.r.pass, s)
	return last-first <= maxTied && b.nextOfKind(m, last, 1) < 0 && b.nextOfKind(m, first-1, -1) < 0
}

// inOnePlace reports whether two mentions stand in one table, one list or one
// paragraph.
func (b *binding) inOnePlace(m, n int) bool {
	p := b.r.pass
	i, k := p.Sentences[p.Mentions[m].Sentence].Block, p.Sentences[p.Mentions[n].Sentence].Block
	if i < 0 || k < 0 || i == k {
		return i == k
	}
	x, y := &p.Doc.Blocks[i], &p.Doc.Blocks[k]
	return x.Kind == lint.Cell && y.Kind == lint.Cell && x.Table == y.Table || x.Kind == lint.ListItem && y.Kind == lint.ListItem
}

// inOneRow reports whether two mentions stand in one row of a table, so that what tells
// one of them by its column tells the other too.
func (b *binding) inOneRow(m, n int32) bool {
	p := b.r.pass
	x, y := p.Block(p.Mentions[m].Sentence), p.Block(p.Mentions[n].Sentence)
	return x.Table > 0 && x.Table == y.Table && x.Row == y.Row
}

// told reports whether the words that a mention is told by, those of its sentence
// or of its row and column, are words of f alone and of g alone. What the mention other is
// told by too tells nothing: "Goals for" beside "Goals against".
func (b *binding) told(m, other int, f, g *profile) (ofF, ofG bool) {
	own, theirs := b.tellers(m), b.tellers(other)
	for n, s := range own {
		if s < 0 {
			continue
		}
		terms := b.r.sentence(int(s))
		for i := range terms {
			t := &terms[i]
			side := b.r.onSide(terms, i, f, g)
			if n > 0 && t.digits && f.named(t) != g.named(t) { // "5.1" in the header
				side = 1
				if g.named(t) {
					side = -1
				}
			}
			if side != 0 && !b.tells(theirs, t) {
				ofF, ofG = ofF || side > 0, ofG || side < 0
			}
		}
	}
	return ofF, ofG
}

// tellers are the sentences by which a mention is told: its own, that of its row's header
// and that of its column's, -1 for none.
func (b *binding) tellers(m int) [3]int32 {
	s := b.r.pass.Mentions[m].Sentence
	info := b.r.block[b.r.pass.Sentences[s].Block]
	out := [3]int32{int32(s), -1, -1}
	for i, h := range [...]int{info.rowHeader, info.columnHeader} {
		if h >= 0 {
			out[i+1] = int32(b.r.firstS[h])
		}
	}
	return out
}

// tells reports whether a word stands in one of some sentences.
func (b *binding) tells(sentences [3]int32, t *term) bool {
	for _, s := range sentences {
		if s >= 0 && slices.ContainsFunc(b.r.sentence(int(s)), func(o term) bool { return o.lemma == t.lemma }) {
			return true
		}
	}
	return false
}

// leastExchanged is the score from which each of two values must be bound to one
// of the facts, rightly or wrongly, before it is said to be exchanged;
// exchangedOdds are the log-odds that it then has at least.
const (
	leastExchanged = -2
	exchangedOdds  = 3.4
)

// settle gives exchanged values to the facts that their words tell.
func (b *binding) settle() {
	slices.SortFunc(b.exchanged, func(x, y exchange) int { return int(x.m-y.m)<<8 + int(x.n-y.n) })
	for _, e := range b.exchanged {
		mf, ng, mg, nf := b.pairOf(e.m, e.f), b.pairOf(e.n, e.g), b.pairOf(e.m, e.g), b.pairOf(e.n, e.f)
		sure := min(max(mg.score, mf.score), max(nf.score, ng.score))
		if sure < leastExchanged {
			continue
		}
		sure = max(sure, exchangedOdds)
		mf.score, ng.score = max(mf.score, sure), max(ng.score, sure)
		mg.score, nf.score = -sure, -sure
	}
}
