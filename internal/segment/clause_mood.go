package segment

import (
	"strings"

	"github.com/factlint/factlint/lint"
)

// moods reads for each clause of a sentence whether it asserts what it says,
// and who is made to say it. A clause that a reporting clause introduces takes
// over that clause's denial, doubt or plan.
func (g *clauser) moods(clauses []lint.Clause, s lint.Sentence) {
	for i := range clauses {
		clauses[i].Mood = g.mood(clauses[i].First, clauses[i].Last, clauses[i].Verb)
		clauses[i].Speaker = g.speaker(clauses[i])
	}
	question := g.asks(s)
	for i := range clauses {
		c := &clauses[i]
		if c.Mood == lint.Asserted && question {
			c.Mood = lint.Hypothetical
		}
		if i > 0 && c.Mood == lint.Asserted && clauses[i-1].Mood == lint.Hypothetical && g.opensIf(clauses[i-1]) && g.could(c) {
			c.Mood = lint.Hypothetical // "if you replaced it, you could save 20%"
		}
		if i > 0 && c.Mood == lint.Asserted && c.Verb < 0 && g.tags[c.First-g.first]&preposition != 0 && g.doing(c.First-g.first)&heldAgainst == 0 {
			// "would be sent by post, in November", "is expected to be worse, with
			// 42 degrees": a phrase goes with the clause that it hangs on.
			if m := clauses[i-1].Mood; m == lint.Hypothetical || m == lint.Forecast || m == lint.Planned {
				c.Mood = m
			}
		}
		if i > 0 && c.Mood == lint.Planned && clauses[i-1].Mood == lint.Forecast && g.doing(c.First-g.first)&that != 0 {
			c.Mood = lint.Forecast // "hoped that half would have come": no plan of anybody's
		}
		if i > 0 && c.Depth > 0 && c.Mood == lint.Asserted && g.doing(c.First-g.first)&frames != 0 {
			// "denied that", "rejected a claim that": the frame governs.
			if p := clauses[i-1]; p.Mood != lint.Asserted && g.reports(p) {
				c.Mood = p.Mood
			}
		}
		if c.Speaker.Empty() {
			if i > 0 && g.reports(clauses[i-1]) && !clauses[i-1].Speaker.Empty() {
				c.Speaker = clauses[i-1].Speaker
			}
			if i+1 < len(clauses) && g.reports(clauses[i+1]) && g.short(clauses[i+1]) {
				c.Speaker = clauses[i+1].Speaker
			}
		}
	}
}

// opensIf reports whether a clause begins with "if" or "even if".
func (g *clauser) opensIf(c lint.Clause) bool {
	for i := c.First; i < c.Last && i < c.First+3; i++ {
		if g.doing(i-g.first)&ifs != 0 {
			return true
		}
	}
	return false
}

// could reports whether a clause says what could be.
func (g *clauser) could(c *lint.Clause) bool {
	for i := c.First; i < c.Last && i < c.First+4; i++ {
		if g.doing(i-g.first)&could != 0 {
			return true
		}
	}
	return false
}

// asks reports whether a sentence ends with a question mark.
func (g *clauser) asks(s lint.Sentence) bool {
	for i := s.Last - 1; i >= s.First && i > s.Last-4; i-- {
		switch g.lower[i-g.first] {
		case "?":
			return true
		case "\"", "”", "»", "'", "’", ")", "*", "_":
		default:
			return false
		}
	}
	return false
}

// reports reports whether a clause's verb is one of saying.
func (g *clauser) reports(c lint.Clause) bool {
	if g.any&reporting == 0 {
		return false
	}
	for i := c.First; i < c.Last; i++ {
		if g.tags[i-g.first]&say != 0 || g.infos[i-g.first].is&(deny|demand) != 0 {
			return true
		}
	}
	return false
}

func (g *clauser) short(c lint.Clause) bool { return c.Last-c.First < 12 }

// mood is what the words of a clause make of what it says.
func (g *clauser) mood(first, last, head int) lint.Mood {
	mood := lint.Asserted
	if g.any&telling == 0 {
		return mood
	}
	set := func(m lint.Mood, strong bool) {
		if mood == lint.Asserted || strong {
			mood = m
		}
	}
	for i := first; i < last; i++ {
		k := i - g.first
		v := g.infos[k].is
		w := g.lower[k]
		if v&telling == 0 || w[0] < 'a' || w[0] > 'z' {
			continue
		}
		if does := g.infos[k].does; does&tellsMood != 0 {
			if m, strong := g.told(does, k, first, last, head); m != lint.Asserted {
				set(m, strong)
			}
			continue
		}
		if contracted(w) {
			if !g.untilAhead(k+1, last) {
				set(lint.Denied, false)
			}
			continue
		}
		if g.tags[k]&(determiner|preposition) != 0 {
			continue
		}
		if v&(forecast|plan|demand) != 0 && g.comparand(k, first) {
			continue // "less than planned" tells what was not
		}
		switch {
		case v&deny != 0 && g.doing(k)&rejects != 0 && !g.ofSaying(k):
		case v&deny != 0 && (g.tags[k]&verb != 0 || g.doing(k)&denial != 0):
			set(lint.Denied, true)
		case v&(falsehood|doubt) != 0 && g.inName(k):
		case v&falsehood != 0:
			set(lint.Denied, true)
		case v&doubt != 0:
			set(lint.Doubted, false)
		case v&forecast != 0 && g.tags[k]&(verb|participle) != 0:
			set(lint.Forecast, false)
		case v&plan != 0 && (g.tags[k]&(verb|participle) != 0 || g.doing(k)&planned != 0):
			set(lint.Planned, false)
		case v&demand != 0 && g.tags[k]&verb != 0:
			set(lint.Demanded, false)
		}
	}
	return mood
}

// told is the mood that token k, which does as said, gives by itself to the clause
// from token first up to last, of which head is the verb; strong says that no other
// word of the clause changes it.
func (g *clauser) told(does moodRole, k, first, last, head int) (m lint.Mood, strong bool) {
	next := g.doing(k + 1)
	switch {
	case does&had != 0:
		if k+g.first == first && g.invertedSubject(k) {
			return lint.Hypothetical, true
		}
	case does&were != 0:
		if k+g.first == first && k+1 < len(g.tags) && g.tags[k+1]&(pronoun|determiner) != 0 {
			return lint.Hypothetical, true
		}
	case does&would != 0 && k+1 < len(g.lower) && g.past(first):
		return lint.Planned, false // "said it would buy"
	case does&supposes != 0:
		return lint.Hypothetical, false
	case does&denies != 0:
		switch {
		case does&no != 0 && next&comparative != 0: // "no more than": a bound
		case does&not != 0 && next&(noDenial|comparative) != 0:
		case g.inName(k): // the film "No Way Out"
		case g.untilAhead(k+1, last): // "did not open until 1890"
		case does&no != 0 && (head >= 0 && k+g.first > head || g.modalAhead(k+1)): // "no row may exceed 64 KiB": a bound
		default:
			return lint.Denied, false
		}
	case does&deniesFlatly != 0:
		return lint.Denied, false
	case does&plans != 0:
		return lint.Planned, false
	case does&supersedes != 0:
		return lint.Superseded, true
	case does&used != 0:
		if next&to != 0 && k+2 < len(g.tags) && g.tags[k+2]&verb != 0 {
			return lint.Superseded, true
		}
	case does&to != 0:
		if k > 0 && k+1 < len(g.lower) && g.tags[k+1]&(auxiliary|finite) == auxiliary && g.doing(k-1)&be != 0 {
			return lint.Planned, false // "was to be opened"
		}
	}
	return lint.Asserted, false
}

// comparand reports whether what the word at k plans or expects is only held
// against what is so: "less than planned", "earlier than analysts had expected".
func (g *clauser) comparand(k, first int) bool {
	for i, n := k-1, 0; i >= 0 && i+g.first >= first && n < 6; i, n = i-1, n+1 {
		switch {
		case g.doing(i)&than != 0:
			return true
		case g.doing(i)&as != 0:
			return i == k-1
		case g.tokens[i+g.first].Kind == lint.Digits || g.tokens[i+g.first].Kind == lint.Mark || g.infos[i].is&number != 0:
			return false
		}
	}
	return false
}

// ofSaying reports whether what is rejected, by the word at k, is that something
// is so, and no application or bid: "rejected a claim", "rejected that".
func (g *clauser) ofSaying(k int) bool {
	for i := max(k-6, 0); i < len(g.lower) && i < k+6; i++ {
		if w := g.lower[i]; i != k && (g.doing(i)&that != 0 || g.does.Of(strings.TrimSuffix(w, "s"))&hearsay != 0) {
			return true
		}
	}
	return false
}

// contracted reports whether a word ends in a shortened "not": "didn't".
func contracted(w string) bool {
	return strings.HasSuffix(w, "n't") || strings.HasSuffix(w, "n’t")
}

// untilAhead reports whether what is denied is so only up to a time that the
// clause gives.
func (g *clauser) untilAhead(k, last int) bool {
	for ; k < last-g.first && k < len(g.lower); k++ {
		if g.doing(k)&until != 0 {
			return true
		}
	}
	return false
}

// past reports whether the sentence reports in the past before the clause at
// first: "said it would" tells a plan, not a condition.
func (g *clauser) past(first int) bool {
	for k := 0; k < len(g.tags) && k+g.first <= first+8; k++ {
		if g.tags[k]&say != 0 {
			return true
		}
	}
	return false
}

// modalAhead reports whether the subject that begins at k is followed by may,
// can, must or should.
func (g *clauser) modalAhead(k int) bool {
	for n := 0; k < len(g.lower) && n < 4; k, n = k+1, n+1 {
		if g.doing(k)&permits != 0 {
			return true
		}
	}
	return false
}

func (g *clauser) invertedSubject(k int) bool {
	return k+2 < len(g.tags) && (g.tags[k+1]&(pronoun|determiner) != 0 || g.tokens[k+1+g.first].Flags&lint.Capital != 0)
}

// speaker is the subject of a verb of saying in the clause: "the ministry
// said", "said the minister", "according to the bank".
func (g *clauser) speaker(c lint.Clause) lint.Span {
	if g.any&(saying|according) == 0 {
		return lint.Span{}
	}
	for i := c.First; i < c.Last; i++ {
		k := i - g.first
		if g.infos[k].is&(saying|according) == 0 {
			continue
		}
		if g.lower[k] == "according" && k+2 < len(g.lower) && g.lower[k+1] == "to" {
			end := i + 2
			for end < c.Last && g.tokens[end].Kind != lint.Mark && g.tags[end-g.first]&verb == 0 {
				end++
			}
			if end > i+2 {
				return lint.Span{Start: int(g.tokens[i+2].Start), End: int(g.tokens[end-1].End)}
			}
		}
		if g.tags[k]&say == 0 || g.tags[k]&verb == 0 {
			continue
		}
		start := i // the words before the verb, back to a joint
		for start > c.First && g.tokens[start-1].Kind != lint.Mark && g.tags[start-1-g.first]&(verb|coordinator|relative|subordinator) == 0 && i-start < 8 {
			start--
		}
		for start < i && g.tags[start-g.first]&preposition != 0 {
			start++ // "64% of respondents said": the respondents
		}
		if start < i {
			return lint.Span{Start: int(g.tokens[start].Start), End: int(g.tokens[i-1].End)}
		}
		if k > 0 && g.tags[k-1]&relative != 0 {
			return g.antecedent(i - 1) // "the chairman, who said"
		}
		end := i + 1 // "said the minister"
		for end < c.Last && g.tokens[end].Kind != lint.Mark && g.tags[end-g.first]&(verb|relative|subordinator) == 0 && end-i < 8 {
			end++
		}
		if end > i+1 && g.tags[i+1-g.first]&preposition == 0 {
			return lint.Span{Start: int(g.tokens[i+1].Start), End: int(g.tokens[end-1].End)}
		}
	}
	return lint.Span{}
}

// antecedent is what a relative pronoun at token i stands for: the words before it, back to a
// joint.
func (g *clauser) antecedent(i int) lint.Span {
	end := i
	if end > g.first && g.tokens[end-1].Kind == lint.Mark {
		end--
	}
	start := end
	for start > g.first && g.tokens[start-1].Kind != lint.Mark && g.tags[start-1-g.first]&(verb|coordinator|relative|subordinator) == 0 && end-start < 8 {
		start--
	}
	for start < end && g.tags[start-g.first]&preposition != 0 {
		start++
	}
	if start == end {
		return lint.Span{}
	}
	return lint.Span{Start: int(g.tokens[start].Start), End: int(g.tokens[end-1].End)}
}

// inName reports whether token k of the sentence opens or goes on a name: a
// capital before another one, at the head of a sentence before two. Where all
// words have a capital, as in headlines, it tells nothing.
func (g *clauser) inName(k int) bool {
	capital := func(k int) bool {
		return k < len(g.tags) && g.tokens[k+g.first].Flags&lint.Capital != 0
	}
	if !capital(k) || !capital(k+1) || k == 0 && !capital(2) {
		return false
	}
	small := 0
	for i, w := range g.lower {
		if len(w) > 2 && w[0] >= 'a' && w[0] <= 'z' && !capital(i) {
			small++
		}
	}
	return small > 1
}
