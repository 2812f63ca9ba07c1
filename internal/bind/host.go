package bind

import (
	"github.com/factlint/factlint/internal/lang/joint"
	"github.com/factlint/factlint/internal/lang/role"
	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// A time that opens a sentence is told of the clause that follows, whatever is
// said in passing between: "On 28 November 1963, a few days after his oath,
// Johnson addressed Congress."

// hostOf is the clause whose predicate clause k tells the time of: k itself but
// where k has no predicate of its own and opens its sentence with a time, or goes
// on with a clause after something said in passing: "built the first tower, the
// Ritter House, in 1886".
func (r *reader) hostOf(k int) int {
	if r.hosts[k] == 0 {
		r.hosts[k] = int32(r.findHost(k)) + 1
	}
	return int(r.hosts[k] - 1)
}

func (r *reader) findHost(k int) int {
	p := r.pass
	cl := &p.Clauses[k]
	if cl.Verb >= 0 && !r.toDo(cl) {
		return k
	}
	if k > 0 && p.Clauses[k-1].Sentence == cl.Sentence {
		if h := r.interrupted(k); h >= 0 {
			return h
		}
		if r.closesWithTime(k) {
			return k - 1
		}
		if p.Clauses[k-1].Depth <= cl.Depth || r.does(r.small(cl.First))&role.Fronted == 0 {
			return k
		}
		for h := k - 1; h >= 0 && p.Clauses[h].Sentence == cl.Sentence && p.Clauses[h].Depth >= cl.Depth; h-- {
			if p.Clauses[h].Verb >= 0 && p.Clauses[h].Depth == cl.Depth {
				return h
			}
		}
		return k
	}
	if !r.opensWithTime(k) {
		return k
	}
	for h := k + 1; h < len(p.Clauses) && p.Clauses[h].Sentence == cl.Sentence; h++ {
		if p.Clauses[h].Verb >= 0 && p.Clauses[h].Depth == cl.Depth {
			return h
		}
	}
	return k
}

// interrupted is the clause that clause k only interrupts behind the word that opens it:
// "she did not go when, in February 2021, the verdict was read"; -1 for none.
func (r *reader) interrupted(k int) int {
	p := r.pass
	last := p.Clauses[k-1].Last - 1
	if last > p.Clauses[k-1].First && p.Word(last) == "," {
		last--
	}
	if r.does(r.small(last))&(role.TellsWhen|role.OpensRelative) == 0 || r.does(r.small(p.Clauses[k].First))&role.Fronted == 0 || k+1 >= len(p.Clauses) {
		return -1
	}
	if next := &p.Clauses[k+1]; next.Sentence == p.Clauses[k].Sentence && next.Verb >= 0 {
		return k + 1
	}
	return -1
}

// closesWithTime reports whether clause k is no more than the time of the subordinate clause
// before it, set off by commas: "when the bank was founded, in 1962, it received".
func (r *reader) closesWithTime(k int) bool {
	p := r.pass
	cl, before := &p.Clauses[k], &p.Clauses[k-1]
	if before.Verb < 0 || r.does(r.small(before.First))&(role.TellsWhen|role.OpensRelative) == 0 || r.does(r.small(cl.First))&role.Fronted == 0 {
		return false
	}
	first, last := mentionsOf(p, cl.Sentence)
	for m := first; m < last; m++ {
		if mn := &p.Mentions[m]; mn.First == cl.First+1 && mn.Value.Kind == quant.KindDate {
			return mn.Last == cl.Last-1 && p.Word(mn.Last) == ","
		}
	}
	return false
}

// toDo reports whether the verb of a clause that opens with a preposition is only
// what something is for: "In 1937, in spite of his promise to leave, ...".
func (r *reader) toDo(cl *lint.Clause) bool {
	return cl.Verb > cl.First && r.isA(cl.Verb-1, joint.ToDo) && r.does(r.small(cl.First))&role.Fronted != 0
}

// openingReach is how many words may stand before the time that opens a
// sentence: "On the morning of 4 July".
const openingReach = 4

// opensWithTime reports whether a time stands at the head of a clause.
func (r *reader) opensWithTime(k int) bool {
	p := r.pass
	cl := &p.Clauses[k]
	first, last := mentionsOf(p, cl.Sentence)
	for m := first; m < last && p.Mentions[m].First < min(cl.Last, cl.First+openingReach); m++ {
		if v := p.Mentions[m].Value.Kind; v == quant.KindDate || v == quant.KindDuration {
			return true
		}
	}
	return false
}

// frontCost is the cost of going between the time that opens a sentence and the
// clause that it is told of.
const frontCost = 0.1
