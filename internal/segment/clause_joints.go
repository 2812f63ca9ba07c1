package segment

import (
	"strings"

	"github.com/factlint/factlint/lint"
)

// Where a clause ends and another begins: what stands before and behind a comma,
// a coordinator or a relative word tells.

// fronted reports whether what stands before the first comma of a sentence only
// sets the scene: "In 1890,", "Despite his promise to leave,", "While it is shut,".
func (g *clauser) fronted(first, last int) bool {
	if g.tags[0]&subordinator != 0 {
		return true
	}
	if g.tags[0]&preposition == 0 {
		return false
	}
	for k := first - g.first; k < last-g.first; k++ {
		if g.tags[k]&verb != 0 && (k == 0 || g.doing(k-1)&to == 0) {
			return false
		}
	}
	return true
}

// resumes reports whether what follows the comma before token i goes on with the
// clause at a depth after something said in passing: with its predicate, if it
// has none yet ("the firm, led by two brothers, built ..."), or with where and
// when ("the first tower, the Ritter House, in 1886").
func (g *clauser) resumes(before []lint.Clause, i, depth int) bool {
	k := i - g.first
	if k >= len(g.tags) {
		return false
	}
	when := g.tags[k]&preposition != 0
	if !when && (g.tags[k]&(verb|participle) == 0 || strings.HasSuffix(g.lower[k], "ing")) {
		return false
	}
	for j := len(before) - 1; j >= 0 && before[j].Depth >= depth; j-- {
		if before[j].Depth == depth {
			return when == (before[j].Verb >= 0)
		}
	}
	return false
}

// predicated reports whether a verb stands between two tokens.
func (g *clauser) predicated(first, last int) bool {
	for k := first - g.first; k < last-g.first; k++ {
		if g.tags[k]&(verb|participle) != 0 {
			return true
		}
	}
	return false
}

// opensRelative reports whether which, who or that opens a clause here: "that"
// does so after a noun, and only before a verb or a subject.
func (g *clauser) opensRelative(k int) bool {
	if g.doing(k)&that == 0 {
		return true
	}
	return k > 0 && k+1 < len(g.lower) && g.verbAhead(k+1)
}

// verbAhead reports whether a finite predicate follows before the next joint.
func (g *clauser) verbAhead(k int) bool {
	for n := 0; k < len(g.tags) && n < 14; k, n = k+1, n+1 {
		w := g.lower[k]
		if g.tags[k]&verb != 0 {
			return true
		}
		if w == "," && n > 0 && g.apposition(k) { // "when the Kestrel, a frigate, fired"
			for k++; g.lower[k] != ","; k++ {
				if g.lower[k] == "." {
					return false
				}
			}
			continue
		}
		if w == "," || w == ";" || w == ":" || w == "(" || g.tags[k]&(relative|subordinator) != 0 {
			return false
		}
	}
	return false
}

// verbAfter reports whether a coordinator is followed by a predicate of its
// own: "and delivered", "and was then scrapped", "and the yard paid".
func (g *clauser) verbAfter(k int) bool {
	for n := 0; k < len(g.tags) && n < 4; k, n = k+1, n+1 {
		switch {
		case g.tags[k]&verb != 0:
			return n < 2 || g.tags[k]&auxiliary != 0 || g.tags[k]&finite != 0 || g.tags[k]&participle != 0
		case strings.HasSuffix(g.lower[k], "ly"), g.tags[k]&(determiner|pronoun) != 0, g.tags[k] == 0 && g.nounLike(g.lower[k]):
		default:
			return false
		}
	}
	return false
}

// afterComma says whether a clause begins after the comma at k, and whether it
// lies deeper (1), level (0) or back at the top (-1).
func (g *clauser) afterComma(k int) (int, bool) {
	next := k + 1
	if next >= len(g.tags) {
		return 0, false
	}
	tg := g.tags[next]
	switch {
	case tg&(relative|subordinator) != 0:
		return 0, false // cut there
	case tg&auxiliary != 0 || tg&finite != 0:
		return -1, true // "The Kestrel, 67 metres long, was ..."
	case tg&participle != 0:
		return 1, true
	case tg&verb != 0:
		return 0, true
	case tg&coordinator != 0:
		if g.verbAfter(next + 1) {
			return 0, false // cut there
		}
		return 0, false
	case tg&say != 0:
		return -1, true
	case g.verbSoon(next):
		return -1, true // "In 2010, the contract was frozen"
	}
	return 1, g.apposition(k)
}

// verbSoon reports whether a subject and its finite verb follow the comma.
func (g *clauser) verbSoon(k int) bool {
	for n := 0; k < len(g.tags) && n < 6; k, n = k+1, n+1 {
		if g.tags[k]&(auxiliary|finite) != 0 {
			return n > 0
		}
		if g.tags[k]&verb != 0 && g.tags[k]&participle != 0 && n > 0 && n < 4 {
			return true
		}
		if w := g.lower[k]; w == "," || w == ";" || w == ":" || g.tags[k]&(relative|subordinator) != 0 {
			return false
		}
	}
	return false
}

// apposition reports whether what follows the comma at k up to the next comma
// has no verb and closes with one: ", the lead boat,".
func (g *clauser) apposition(k int) bool {
	for j := k + 1; j < len(g.tags) && j < k+14; j++ {
		if g.lower[j] == "," || g.lower[j] == "." {
			return j > k+2
		}
		if g.tags[j]&verb != 0 {
			return false
		}
	}
	return false
}

func (g *clauser) spaced(i int) bool { return g.tokens[i].Flags&lint.SpaceLeft != 0 }
