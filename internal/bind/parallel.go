package bind

import (
	"slices"

	"github.com/factlint/factlint/internal/lang/role"
	"github.com/factlint/factlint/lint"
)

// Two values of one kind in one sentence are mostly told of two things in turn:
// "Cars 640 crowns, lorries 220", "318 men and 204 women". Nearness does not
// tell them apart, as each word lies near both; their order does.

// maxParallel is how many facts of a mention are held against each other.
const maxParallel = 5

// parallel finds for each value and the next one of its kind in the sentence the
// facts whose words stand in the same order as the values.
func (b *binding) parallel() {
	p := b.r.pass
	for m := range p.Mentions {
		s := p.Mentions[m].Sentence
		if s < 0 || b.from[m] == b.from[m+1] || b.r.inTable(s) {
			continue
		}
		first, last := mentionsOf(p, s)
		if last-first > maxTied {
			continue
		}
		if n := b.nextOfKind(m, last, 1); n >= 0 && b.from[n] < b.from[n+1] {
			b.exchangedInTime(int32(m), int32(n))
			b.inTurn(int32(m), int32(n), b.nextOfKind(m, first-1, -1), b.nextOfKind(n, last, 1))
		}
	}
	b.exchangedBetween()
	for i := range b.pairs {
		x := &b.pairs[i].x
		if x[fInTurn] > 0 && x[fOutOfTurn] > 0 {
			x[fInTurn], x[fOutOfTurn] = 0, 0
		}
		if x[fInTurn] > 0 || x[fOutOfTurn] > 0 {
			b.w.look(&b.pairs[i])
		}
	}
}

// nextOfKind is the mention of the same kind that comes next in a direction, -1
// for none before end.
func (b *binding) nextOfKind(m, end, step int) int {
	mentions := b.r.pass.Mentions
	for n := m + step; n != end; n += step {
		if sameKind(&mentions[m], &mentions[n]) {
			return n
		}
	}
	return -1
}

// inTurn notes the facts that m and n state in turn; before and after are the
// neighbours of their kind, -1 for none.
func (b *binding) inTurn(m, n int32, before, after int) {
	facts := b.likely(m, n)
	if len(facts) < 2 {
		return
	}
	p := b.r.pass
	sent := p.Sentences[p.Mentions[m].Sentence]
	terms := b.r.sentence(p.Mentions[m].Sentence)
	from, to := 0, len(terms)
	if before >= 0 {
		from = p.Mentions[before].Last - sent.First
		if k := joinedAt(terms, from, p.Mentions[m].First-sent.First); k >= 0 {
			from = k // "five wins, three defeats": the wins are five
		}
	}
	if after >= 0 {
		to = min(to, p.Mentions[after].First-sent.First)
	}
	at := [2]*lint.Mention{&p.Mentions[m], &p.Mentions[n]}
	for i, f := range facts {
		for _, g := range facts[i+1:] {
			mine, theirs := b.x.all[f], b.x.all[g]
			var ofF, ofG [3]bool // before the two values, between them, after
			for k := from; k < to; k++ {
				place := 0
				for _, mn := range at {
					if k >= mn.First-sent.First {
						place++
					}
				}
				switch b.r.onSide(terms, k, mine, theirs) {
				case 1:
					ofF[place] = true
				case -1:
					ofG[place] = true
				}
			}
			switch {
			case ofF == [3]bool{true, false, false} && ofG == [3]bool{false, true, false},
				ofF == [3]bool{false, true, false} && ofG == [3]bool{false, false, true}:
				b.note(m, n, f, g)
			case ofG == [3]bool{true, false, false} && ofF == [3]bool{false, true, false},
				ofG == [3]bool{false, true, false} && ofF == [3]bool{false, false, true}:
				b.note(m, n, g, f)
			}
		}
	}
}

// joinedAt is where the next member of a list begins between two terms, -1 for nowhere.
func joinedAt(terms []term, from, to int) int {
	for i := max(from, 0); i < to && i < len(terms); i++ {
		if terms[i].lower == "," || terms[i].lower == ";" || terms[i].is(role.ListJoint) {
			return i
		}
	}
	return -1
}

// note says that m states f and n states g.
func (b *binding) note(m, n, f, g int32) {
	if e := (exchange{m, n, f, g}); b.swappable(e) {
		b.exchanged = append(b.exchanged, e)
	}
	for _, right := range [...][2]int32{{m, f}, {n, g}} {
		if pr := b.pairOf(right[0], right[1]); pr != nil {
			pr.x[fInTurn] = 1
		}
	}
	for _, wrong := range [...][2]int32{{m, g}, {n, f}} {
		if pr := b.pairOf(wrong[0], wrong[1]); pr != nil {
			pr.x[fOutOfTurn] = 1
		}
	}
}

// likely are the facts for which the context of two mentions speaks most, those
// of both.
func (b *binding) likely(m, n int32) []int32 {
	var list []*pair
	for i := b.from[m]; i < b.from[m+1]; i++ {
		if b.pairOf(n, b.pairs[i].fact) != nil {
			list = append(list, &b.pairs[i])
		}
	}
	best := func(p *pair) float32 { return max(p.context, b.pairOf(n, p.fact).context) }
	slices.SortStableFunc(list, func(p, q *pair) int {
		switch x, y := best(p), best(q); {
		case x > y:
			return -1
		case x < y:
			return 1
		}
		return int(p.fact) - int(q.fact)
	})
	var out []int32
	for _, p := range list[:min(len(list), maxParallel)] {
		out = append(out, p.fact)
	}
	return out
}

// kinQuality is by how much a word must be more of one fact than of another to
// tell them apart: a car is kin to a lorry, and "cars" is the car's alone.
const kinQuality = 0.15

// onlyOf is 1 where a word is one of f's and not of g's, -1 where it is one of
// g's alone, 0 otherwise.
func onlyOf(t *term, f, g *profile) int {
	var ofF, ofG float32
	for _, m := range t.matches {
		if f.has(m.word) {
			ofF = max(ofF, m.quality)
		}
		if g.has(m.word) {
			ofG = max(ofG, m.quality)
		}
	}
	switch {
	case ofF > ofG+kinQuality:
		return 1
	case ofG > ofF+kinQuality:
		return -1
	}
	return 0
}
