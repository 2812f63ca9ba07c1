// Package bind works out what each value of an article is said of: it weighs
// the facts that a mention may state, one assignment for the whole article,
// and judges the value against the fact that wins. Without facts it still
// tells subject, event, time and mood, and leaves a record of every claim, by
// which package meet holds articles against each other.
//
// It is deterministic, says why, and never looks anything up outside of its
// arguments.
package bind

import (
	"slices"

	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// Config steers Bind.
type Config struct {
	// Explain keeps the candidates of every claim with their evidence.
	Explain bool
	// Describe works out subject, event and time of every claim, also of those
	// on no fact.
	Describe bool
	// Records says that Records will be asked for too.
	Records bool
	// Archive says that the article is one of so many that most of its records
	// conflict with nothing: Records leaves those out.
	Archive bool
}

// The log-odds from which a mention is taken to state a fact, where the values
// agree and where they do not. A conflict that falls between the two is asked
// about. Of those between 0.5 and 0.8, in topics that are not fitted on, two in five
// were no contradictions, and drafts have 75 times the errors of print.
const (
	supportOdds  = -0.2
	conflictOdds = 0.8
	queryOdds    = -0.2
)

// Bind answers with one claim for each mention of p, in the same order. It
// reads p.Doc, Tokens, Sentences, Clauses and Mentions.
func (x *Index) Bind(p *lint.Pass, cfg Config) []lint.Claim {
	r := x.Read(p)
	defer r.Close()
	return r.Claims(cfg)
}

// Reading is an article that is being read: what its claims and its records
// need of its words is worked out once for both.
type Reading struct {
	x *Index
	r *reader
}

// Read begins to read an article. The Reading is to be closed, and not to be
// used afterwards; what it gave stays good.
func (x *Index) Read(p *lint.Pass) *Reading { return &Reading{x, newReader(x, p)} }

// Close lets the next article have the memory.
func (rd *Reading) Close() { rd.r.free() }

// Claims answers with one claim for each mention, in the same order.
func (rd *Reading) Claims(cfg Config) []lint.Claim {
	x, r := rd.x, rd.r
	r.archive = cfg.Archive
	claims := lint.Lend[lint.Claim](r.pass, len(r.pass.Mentions))
	if x == nil || len(x.all) == 0 {
		for m := range claims {
			claims[m] = r.plain(m)
		}
		if cfg.Describe {
			r.describe(claims)
		}
		return claims
	}
	b := binding{x: x, r: r, w: fitted(), looks: 2, records: cfg.Records}
	b.weigh()
	for m := range claims {
		claims[m] = r.plain(m)
	}
	if cfg.Describe {
		r.describe(claims)
	}
	pins := b.pins()
	for m := range claims {
		if pin, ok := pins[int32(m)]; ok {
			b.pin(&claims[m], int32(m), pin)
		} else {
			b.decide(&claims[m], int32(m), cfg)
		}
	}
	if x.names == nil || len(rd.r.named.list) > 0 {
		b.imply(claims)
	}
	return claims
}

// binding is the pairs of one article.
type binding struct {
	x     *Index
	r     *reader
	w     *weighing
	pairs []pair
	from  []int32 // by mention: its first pair; one more at the end
	// slots is the number of slots; agreeing are the pairs that agree, by fact
	// and in order of the mentions, those of fact f from agrees[f] on.
	slots            int
	agrees, agreeing []int32
	// looks is 2 where the competition is reckoned a second time, by the
	// scores that the first reckoning gave.
	looks int
	// exchanged are the values that were exchanged.
	exchanged []exchange
	// records says that a mention which is read leaves its record behind.
	records bool
}

// weigh makes the pairs of every mention and scores them twice: each alone,
// then against what competes.
func (b *binding) weigh() {
	c := &b.r.context
	p, r := b.r.pass, b.r
	b.pairs, b.from, b.agrees, b.agreeing = r.pairs[:0], make([]int32, len(p.Mentions)+1), r.agrees, r.agreeing
	defer func() { r.pairs, r.agrees, r.agreeing = b.pairs, b.agrees, b.agreeing }()
	if b.x.names != nil {
		if r.walk(); len(r.named.list) == 0 {
			return
		}
	}
	for m := range p.Mentions {
		b.from[m] = int32(len(b.pairs))
		c.dimOf(b.r, m)
		list := b.candidates(nil, m, c.dim)
		any := len(list) > 0
		for i := range c.others {
			any = any || len(b.candidates(nil, m, c.others[i].dim)) > 0
		}
		if !any {
			continue
		}
		if !b.mayState(c, list) {
			if b.records && recordable(&p.Mentions[m]) {
				c.readUnweighed(b.r, m)
				r.keepRecord(m)
			}
			r.read[m] = true
			continue
		}
		c.read(b.r, m)
		if b.records {
			r.keepRecord(m)
		}
		if len(list) > smallIndex {
			list = b.shared(c, list)
		}
		b.weighAll(c, int32(m), list)
		for i := range c.others {
			o := &c.others[i]
			if alt := b.candidates(c, m, o.dim); len(alt) > 0 {
				c.take(o)
				b.weighAll(c, int32(m), alt)
				c.take(o)
				slices.SortFunc(b.pairs[b.from[m]:], func(p, q pair) int { return int(p.fact) - int(q.fact) })
			}
		}
		c.contrast(b.x, b.pairs[b.from[m]:])
	}
	b.from[len(p.Mentions)] = int32(len(b.pairs))
	b.parallel()
	b.number()
	b.compete()
	for i := range b.pairs {
		pr := &b.pairs[i]
		pr.score = pr.x.competing(pr.second, b.w.second(pr.cmp.Agrees()))
	}
	if b.looks < 2 {
		return
	}
	for i := range b.pairs {
		b.pairs[i].first = b.pairs[i].score
	}
	b.compete()
	for i := range b.pairs {
		pr := &b.pairs[i]
		pr.score = pr.x.competing(pr.last, b.w.third(pr.cmp.Agrees()))
	}
	b.settle()
}

// candidates are the facts of a dimension that a mention may state: of a large
// index those whose subject is named near it, and, once its context is read,
// those that share a word with it.
func (b *binding) candidates(c *context, m int, dim string) []int32 {
	list := b.x.byDim[dim]
	if b.x.names != nil && len(list) > 0 {
		list = b.named(b.r.pass.Mentions[m].Sentence, b.x.dims[list[0]])
	}
	if c != nil && len(list) > smallIndex {
		list = b.shared(c, list)
	}
	return list
}

// mayState reports whether the mention of a context, of which no more than the
// value is read, may state one of some facts or what else it may be read as one
// of those of another dimension. Where they are many, its words tell which.
func (b *binding) mayState(c *context, list []int32) bool {
	fits := func(id int32) bool { return b.fits(c, id) }
	if len(list) > smallIndex || slices.ContainsFunc(list, fits) {
		return true
	}
	for i := range c.others {
		o := &c.others[i]
		alt := b.candidates(nil, c.m, o.dim)
		if len(alt) == 0 {
			continue
		}
		c.take(o)
		may := len(alt) > smallIndex || slices.ContainsFunc(alt, fits)
		c.take(o)
		if may {
			return true
		}
	}
	return false
}

// fits reports whether a value may be that of a fact at all: whatever stands
// around it. Of most it does not go to where the fact lies.
func (b *binding) fits(c *context, id int32) bool {
	if c.mention.Value.Kind == quant.KindSet && c.ofTurn(b.x.all[id]) && c.value.Lo.Cmp(quant.FromInt(1)) == 0 {
		return false // "each year" is no length of time
	}
	return (c.taken == nil || c.taken.may(b.x.all[id])) && b.r.present.named(b.r, b.x, b.x.matter[id])
}

// fitting are those of some facts that fit a value. They are all asked, and gone to,
// before the first is weighed: where there are many of them they lie far away, and
// are waited for together.
func (b *binding) fitting(c *context, list []int32) []int32 {
	out := b.r.fitting[:0]
	for _, id := range list {
		if b.fits(c, id) {
			out = append(out, id)
		}
	}
	b.r.fitting = out
	for _, id := range out {
		b.r.fetched += b.x.all[id].fetch()
	}
	return out
}

// fetch goes to what a fact is weighed by, each in another place. What it gives tells
// nothing, and is there so that it goes.
func (p *profile) fetch() int {
	v := &p.first.Value
	n := int(v.Kind) + len(v.Unit) + len(p.events) + len(p.own)
	if len(p.own) > 0 {
		n += int(p.own[0])
	}
	if len(p.names) > 0 {
		n += len(p.names[0].words)
	}
	return n
}

// ofTurn reports whether the value is how often something comes round, and the fact
// is a length of time that is said of no turn: "every 1.3 years" of what takes 1.3
// years may be the same, and is no word against it.
func (c *context) ofTurn(p *profile) bool {
	return c.mention.Value.Kind == quant.KindSet && p.kind == quant.KindDuration && !p.each
}

// weighAll makes the pairs of a mention and some facts, and scores each alone.
func (b *binding) weighAll(c *context, m int32, list []int32) {
	var a *attachment
	if s := c.mention.Sentence; s >= 0 {
		a = b.r.attached(s)
	}
	for _, id := range b.fitting(c, list) {
		p := b.x.all[id]
		if c.cue.than && !states(p.fact, b.r.cue("compares")) || c.cue.byMore && !c.tellsChange(p) && !c.tellsMore(p) || a != nil && c.another(a, p) {
			continue
		}
		b.pairs = append(b.pairs, pair{mention: m, fact: id})
		pr := &b.pairs[len(b.pairs)-1]
		c.evidence(b.x, p, pr)
		if pr.beside() || c.ofAnother(p, pr.obs) || c.ofOtherRow(p) || c.taken != nil && (!c.taken.fits(pr.cmp) || c.taken.life && !c.livedBy(p, pr)) || c.mention.Elided && !wroteUnit(pr.cmp) || pr.cmp.Conflicts() && (c.ofTurn(p) || c.dateline && (pr.x[fEventStrong] == 0 || pr.x[fSlip] == 0) || b.leaves(c, p, list) || c.namesake(p) || c.placedBy(p) || c.ofOther(p) || c.announced(p)) {
			b.pairs = b.pairs[:len(b.pairs)-1]
			continue
		}
		if c.taken != nil {
			pr.from, pr.life = c.taken.from, c.taken.life
		}
		b.w.look(pr)
	}
}

// shared are the facts of a dimension that share an event or subject word
// with the surroundings of a mention, and whose subject the article names.
func (b *binding) shared(c *context, list []int32) []int32 {
	x, r := b.x, b.r
	dim := x.dim[list[0]]
	out := r.sharing[:0]
	r.meet(x)
	for _, w := range c.touched {
		for _, id := range r.present.with(r, x, w, dim) {
			if r.shares[id] != r.share {
				r.shares[id] = r.share
				out = append(out, id)
			}
		}
	}
	slices.Sort(out)
	r.sharing = out
	return out
}

// meet begins to note which facts are met.
func (r *reader) meet(x *Index) {
	if len(r.shares) < len(x.all) {
		r.shares = make([]uint32, len(x.all))
	}
	if r.share++; r.share == 0 {
		clear(r.shares)
		r.share = 1
	}
}

// decide takes the best fact for a mention, or none, and writes the verdict.
func (b *binding) decide(cl *lint.Claim, m int32, cfg Config) {
	pairs := b.pairs[b.from[m]:b.from[m+1]]
	at := -1
	for i := range pairs {
		if at < 0 || pairs[i].score > pairs[at].score {
			at = i
		}
	}
	if cfg.Explain {
		b.explain(cl, pairs)
	}
	if at < 0 {
		return
	}
	if o := otherEnd(pairs, at); o >= 0 {
		at = o
	} else if o := otherReading(pairs, at); o >= 0 {
		at = o
	}
	if pairs[at].edge != noEdge {
		b.judgeEnds(cl, pairs, at)
		return
	}
	b.judge(cl, &pairs[at])
}

// otherReading is the pair of the same fact by which another reading of the value agrees
// with it to the digit, where the best does not; -1 for none. "84" is no sum of money where
// 84 aircraft would be right.
func otherReading(pairs []pair, best int) int {
	b := &pairs[best]
	if !b.cmp.Conflicts() || b.edge != noEdge {
		return -1
	}
	for i := range pairs {
		if p := &pairs[i]; p.fact == b.fact && p.edge == noEdge && toTheDigit(p) {
			return i
		}
	}
	return -1
}
