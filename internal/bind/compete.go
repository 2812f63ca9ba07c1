package bind

import (
	"math"
	"slices"

	"github.com/factlint/factlint/internal/compare"
	"github.com/factlint/factlint/lint/quant"
)

// slot is what mentions compete for: a fact, of a series the observation.
type slot struct{ fact, obs int32 }

// number numbers the facts and the slots of the pairs, from 0, so that what is
// kept of each lies in a slice, and lists the pairs that agree.
func (b *binding) number() {
	r := b.r
	if len(r.local) < len(b.x.all) {
		r.local = make([]int32, len(b.x.all))
	}
	b.slots, b.agrees = 0, append(b.agrees[:0], 0)
	r.slotAt = r.slotAt[:0]
	var series map[slot]int32
	next := func() int32 { b.slots++; return int32(b.slots - 1) }
	for i := range b.pairs {
		pr := &b.pairs[i]
		isSeries := b.x.all[pr.fact].series
		if r.local[pr.fact] == 0 {
			id := int32(-1)
			if !isSeries {
				id = next()
			}
			r.slotAt = append(r.slotAt, id)
			r.local[pr.fact] = int32(len(r.slotAt))
			b.agrees = append(b.agrees, 0)
		}
		pr.local = r.local[pr.fact] - 1
		pr.slot = r.slotAt[pr.local]
		if isSeries || pr.end == lastEdge {
			s := slot{pr.fact, int32(pr.obs)}
			if !isSeries {
				s.obs = -1 // the end takes nothing from the beginning
			}
			id, ok := series[s]
			if !ok {
				if series == nil {
					series = map[slot]int32{}
				}
				id = next()
				series[s] = id
			}
			pr.slot = id
		}
		if pr.cmp.Agrees() {
			b.agrees[pr.local+1]++
		}
	}
	for i := range b.pairs {
		r.local[b.pairs[i].fact] = 0
	}
	for f := 1; f < len(b.agrees); f++ {
		b.agrees[f] += b.agrees[f-1]
	}
	at := append(r.slotAt[:0], b.agrees...)
	r.slotAt = at
	b.agreeing = slices.Grow(b.agreeing[:0], int(b.agrees[len(b.agrees)-1]))[:b.agrees[len(b.agrees)-1]]
	for i := range b.pairs {
		if pr := &b.pairs[i]; pr.cmp.Agrees() {
			b.agreeing[at[pr.local]] = int32(i)
			at[pr.local]++
		}
	}
}

// compete fills the features of the second look: by how much a pair is ahead
// of the mention's other facts, and of the fact's other mentions.
func (b *binding) compete() {
	r := b.r
	r.best, r.bestContext = resizeTops(r.best, b.slots), resizeTops(r.bestContext, b.slots)
	r.bestWrong, r.bestRight = resizeTops(r.bestWrong, b.slots), resizeTops(r.bestRight, b.slots)
	// By slot: the two best mentions, in all, by context alone, of those that do
	// not agree, and of those that do not tell the fact again.
	best, context, wrong, right := r.best, r.bestContext, r.bestWrong, r.bestRight
	for i := range b.pairs {
		pr := &b.pairs[i]
		agrees := pr.cmp.Agrees()
		if pr.x[fTopicRival] > 0 && !agrees || pr.life {
			continue // what is said of another subject, or besides, takes no fact away
		}
		if !agrees {
			wrong[pr.slot] = insert(wrong[pr.slot], top{pr.first, pr.mention, false})
		}
		if !b.again(pr) {
			right[pr.slot] = insert(right[pr.slot], top{pr.first, pr.mention, agrees})
		}
		best[pr.slot] = insert(best[pr.slot], top{pr.first, pr.mention, agrees})
		context[pr.slot] = insert(context[pr.slot], top{pr.context, pr.mention, agrees})
	}
	on, all := 0, 0
	for m := 0; m+1 < len(b.from); m++ {
		pairs := b.pairs[b.from[m]:b.from[m+1]]
		var t, ct [2]top
		some := false
		var agreed float32 // the best score of a fact that agrees
		for i := range pairs {
			pr := &pairs[i]
			agrees := pr.cmp.Agrees()
			t = insert(t, top{pr.first, pr.fact, agrees})
			ct = insert(ct, top{pr.context, pr.fact, agrees})
			if agrees && (!some || pr.first > agreed) {
				some, agreed = true, pr.first
			}
		}
		all++
		if len(pairs) > 0 && t[0].score > 0 {
			on++
		}
		for i := range pairs {
			pr := &pairs[i]
			t, ct := t, ct
			if pr.edge != noEdge {
				t, ct = besides(pairs, pr.edge)
			}
			switch {
			case pr.life, b.again(pr) && !b.rightBeside(pr, best[pr.slot]):
				b.margins(pr, t, wrong[pr.slot])
			case pr.cmp.Agrees():
				b.margins(pr, t, right[pr.slot])
			default:
				b.margins(pr, t, best[pr.slot])
			}
			contextMargins(pr, ct, context[pr.slot])
			pr.x[fSwap], pr.x[fCellSwap] = 0, 0
			if some && pr.edge == noEdge {
				pr.x[fSwap] = b.swap(pr, pairs)
				pr.x[fCellSwap] = pr.x[fSwap] * pr.x[fCell]
				if pr.cmp.Conflicts() && agreed > pr.first-1.5 {
					pr.x[fOtherAgrees] = 1
				}
			}
		}
	}
	share := float32(0)
	if all > 0 {
		share = float32(on) / float32(all)
	}
	for i := range b.pairs {
		b.pairs[i].x[fArticle] = share
	}
}

// again reports whether a pair tells the fact's event with the fact's value but
// for a slip. Where the article tells the event elsewhere too, and rightly, it
// has been told twice, and neither takes the fact from the other.
func (b *binding) again(pr *pair) bool {
	if pr.cmp.Cause == quant.DigitsSwapped && pr.x[fEventNone] == 0 {
		if v := &b.r.pass.Mentions[pr.mention].Value; v.Kind != quant.KindDate && compare.Significant(v.Lo) >= 4 {
			return true // four figures are there by no chance
		}
	}
	return pr.cmp.Conflicts() && pr.x[fEvent] > 0.6 && (pr.x[fSlip] > 0 || pr.x[fNearMiss] > 0 && pr.x[fSubject] > 0.5)
}

// besides are the best facts of a mention, in all and by context, but for those
// that are told by the other end of its range.
func besides(pairs []pair, e edge) (t, ct [2]top) {
	for i := range pairs {
		if pr := &pairs[i]; pr.edge == noEdge || pr.edge == e {
			t = insert(t, top{pr.first, pr.fact, pr.cmp.Agrees()})
			ct = insert(ct, top{pr.context, pr.fact, pr.cmp.Agrees()})
		}
	}
	return t, ct
}

// rightBeside reports whether the article tells the fact rightly in the same
// sentence, or in the same row of a table: then the other value there is of
// something else, the largest "timeout" beside the usual one.
func (b *binding) rightBeside(pr *pair, ofFact [2]top) bool {
	t, ok := rival(ofFact, pr.mention)
	if !ok || !t.agrees {
		return false
	}
	p := b.r.pass
	s, o := p.Mentions[pr.mention].Sentence, p.Mentions[t.id].Sentence
	if s == o {
		return true
	}
	x, y := p.Block(s), p.Block(o)
	return x.Table > 0 && x.Table == y.Table && x.Row == y.Row
}

func resizeTops(t [][2]top, n int) [][2]top {
	t = slices.Grow(t[:0], n)[:n]
	clear(t)
	return t
}

// swap is how much better the context speaks if the values of two facts are
// taken to have been swapped: this mention has the other fact's value, and
// another mention has this one's. It is above 0 for the pair that the swap
// makes right, below 0 for the pair that it makes wrong.
func (b *binding) swap(pr *pair, pairs []pair) float32 {
	var most float32
	mine := pr.cmp.Agrees()
	for i := range pairs {
		o := &pairs[i]
		if o.fact == pr.fact || o.cmp.Agrees() == mine {
			continue
		}
		if !b.exchangeable(pr, o) {
			continue
		}
		// One of the two agrees: the value is g's, the context may be f's.
		f, g := pr, o
		if mine {
			f, g = o, pr
		}
		if g.x[fAgreeBound] > 0 && compare.Bounded(b.r.pass.Mentions[pr.mention].Value) && !b.turnedRound(f) {
			continue // "above 13 percent" is not the 14.1 of another fact for that
		}
		if gain := f.context - g.context; gain > -swapSlack && !b.countedByHeader(pr.mention, b.x.all[g.fact]) {
			if back, ok := b.stated(f, g, pr.mention); ok && gain+back > most {
				most = gain + back
			}
		}
	}
	most = min(most, 3)
	if mine {
		return -most
	}
	return most
}

// exchangeable reports whether the values of two facts may be taken for each other:
// not 8 seconds for 7 months.
func (b *binding) exchangeable(p, q *pair) bool {
	v, w := &b.x.all[p.fact].first.Value, &b.x.all[q.fact].first.Value
	return v.Kind != quant.KindDuration || w.Kind != quant.KindDuration || v.Unit == w.Unit || math.Abs(math.Log10(compare.ToBase(v)/compare.ToBase(w))) < far
}

// far is by how many powers of ten two lengths of time may differ, and one be taken
// for the other.
const far = 2

// swapSlack is by how much a context may speak for the value that is there, and
// the two still have been swapped.
const swapSlack = 0.2

// stated reports whether another mention has the value of f's fact though its
// context speaks at least as well for that of g, and how much better.
func (b *binding) stated(f, g *pair, not int32) (float32, bool) {
	most, found := float32(0), false
	for _, i := range b.agreeing[b.agrees[f.local]:b.agrees[f.local+1]] {
		p := &b.pairs[i]
		switch {
		case p.mention < not-swapReach || p.mention == not:
			continue
		case p.mention > not+swapReach:
			return most, found
		}
		if q := b.pairOf(p.mention, g.fact); q != nil && !q.cmp.Agrees() && q.context >= p.context-swapSlack && !b.countedByHeader(p.mention, b.x.all[f.fact]) {
			if gain := q.context - p.context; !found || gain > most {
				most, found = gain, true
			}
		}
	}
	return most, found
}

// swapReach is how many mentions away two swapped values may stand.
const swapReach = 8

// pairOf is the pair of a mention and a fact, nil where there is none. The
// pairs of a mention are in order of their facts.
func (b *binding) pairOf(mention, fact int32) *pair {
	pairs := b.pairs[b.from[mention]:b.from[mention+1]]
	lo, hi := 0, len(pairs)
	for lo < hi {
		if mid := (lo + hi) / 2; pairs[mid].fact < fact {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	if lo == len(pairs) || pairs[lo].fact != fact {
		return nil
	}
	return &pairs[lo]
}
