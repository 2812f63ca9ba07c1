package segment

import (
	"strings"
	"sync"

	"github.com/factlint/factlint/internal/lang"
	"github.com/factlint/factlint/lint"
)

// Clauses cuts the sentences that hold a mention into clauses: stretches
// around one predicate, with what the clause's words make of what it says
// (denied, planned, reported). The clauses of a sentence lie side by side and
// cover it. It is a small grammar of function words, marks and verbs, not a
// parser: it is right where English marks its joints, and where it does not the
// clause is merely longer.
func Clauses(t *Text, mentions []lint.Mention) []lint.Clause {
	g := clausers.Get().(*clauser)
	defer clausers.Put(g)
	g.begin(t)
	out := t.clauses[:0]
	last := -1
	for i := range mentions {
		m := &mentions[i]
		if m.Sentence == last || m.Sentence < 0 || m.Sentence >= len(t.Sentences) {
			continue
		}
		last = m.Sentence
		out = g.sentence(out, t.Sentences[last], last)
	}
	t.clauses = out
	return out
}

var clausers = sync.Pool{New: func() any { return &clauser{} }}

type clauser struct {
	text    string
	tokens  []lint.Token
	lexemes []*lint.Lexeme
	words   *lang.Words
	known   []knownWord // by the number of the lexeme
	// classes are the numbers of traitClasses, say that of verbs of saying.
	classes [len(traitClasses)]int
	say     int
	verb    int
	// The sentence's tokens: what each is here, what it is anywhere, and how it
	// is written in small letters. any is the union of what they are.
	tags  []tag
	infos []wordInfo
	lower []string
	any   wordTrait
	first int
}

// tag is what a token is to the grammar.
type tag uint16

const (
	verb       tag = 1 << iota // heads or helps a predicate
	finite                     // a finite verb: has a subject of its own
	participle                 // signed, worth, measuring: heads a reduced clause
	auxiliary                  // be, have, will
	relative                   // which, who, whose, where
	subordinator
	coordinator
	determiner
	preposition
	pronoun
	say
	openQuote
	closeQuote
)

// sentence cuts one sentence.
func (g *clauser) sentence(out []lint.Clause, s lint.Sentence, number int) []lint.Clause {
	if s.First >= s.Last || s.Last > len(g.tokens) {
		return out
	}
	g.tag(s)
	start, depth := s.First, 0
	var stack []int
	quoted, inQuote := false, false
	from := len(out)
	// aside is the depth of the clause that what stands between commas is said in,
	// -1 outside.
	aside := -1
	cut := func(at, next int) {
		if at > start {
			out = append(out, g.clause(start, at, depth, number, quoted))
			start = at
		}
		depth, quoted, aside = max(next, 0), inQuote, -1
	}
	for i := s.First; i < s.Last; i++ {
		tg := g.tags[i-s.First]
		if tg == 0 && g.tokens[i].Kind != lint.Mark {
			continue
		}
		w := g.lower[i-s.First]
		switch {
		case w == "(" || w == "[":
			cut(i, depth+1)
			stack = append(stack, depth-1)
		case w == ")" || w == "]":
			if len(stack) > 0 {
				cut(i+1, stack[len(stack)-1])
				stack = stack[:len(stack)-1]
			}
		case tg&openQuote != 0:
			inQuote = true
			cut(i, depth)
			quoted = true
		case tg&closeQuote != 0:
			inQuote = false
			cut(i+1, depth)
			quoted = false
		case w == ";" || w == "—" || w == "–" && g.spaced(i):
			cut(i+1, 0)
		case w == ":":
			cut(i+1, depth)
		case tg&relative != 0 && i > s.First && g.opensRelative(i-s.First):
			at := i
			if i > s.First && g.tags[i-1-s.First]&preposition != 0 {
				at-- // "of which", "on whom"
			}
			cut(at, depth+1)
		case tg&subordinator != 0 && g.verbAhead(i-s.First+1):
			d := 1
			if i == s.First {
				d = 0
			}
			cut(i, depth+d)
		case w == "," && i > s.First:
			d, ok := g.afterComma(i - s.First)
			next, in := depth, -1
			switch {
			case aside >= 0 && g.resumes(out[from:], i+1, aside):
				next, ok = aside, true
			case d < 0:
				next = 0
			case start == s.First && ok && g.fronted(start, i):
				next = 0 // "In 1890, the firm, then of Leeds, built ..."
			case d > 0 && aside >= 0:
				next, in = aside+1, aside
			case d > 0 && g.predicated(start, i) && g.tags[i+1-s.First]&preposition != 0:
				next = depth // "built it in Leeds, in the north, in 1886"
			case d > 0:
				next, in = depth+1, depth
			}
			if ok {
				cut(i+1, next)
				aside = in
			}
		case tg&coordinator != 0 && i > s.First && g.verbAfter(i-s.First+1):
			cut(i, depth)
		}
	}
	cut(s.Last, 0)
	if len(out) > from {
		g.moods(out[from:], s)
	}
	return out
}

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
		if g.tags[k]&verb != 0 && (k == 0 || g.lower[k-1] != "to") {
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

func (g *clauser) clause(first, last, depth, number int, quoted bool) lint.Clause {
	c := lint.Clause{
		Span:     lint.Span{Start: int(g.tokens[first].Start), End: int(g.tokens[last-1].End)},
		Sentence: number, First: first, Last: last, Verb: -1, Depth: depth, Quoted: quoted,
	}
	for i := first; i < last; i++ { // the last verb of the first verb group
		tg := g.tags[i-g.first]
		if tg&(verb|participle) == 0 {
			if c.Verb >= 0 && tg == 0 && !strings.HasSuffix(g.lower[i-g.first], "ly") && g.lower[i-g.first] != "not" {
				break
			}
			continue
		}
		if c.Verb >= 0 && g.tags[c.Verb-g.first]&auxiliary == 0 {
			break
		}
		c.Verb = i
	}
	return c
}

// tag reads the tokens of a sentence.
func (g *clauser) tag(s lint.Sentence) {
	g.first, g.any = s.First, 0
	g.tags, g.infos, g.lower = g.tags[:0], g.infos[:0], g.lower[:0]
	open := false
	for i := s.First; i < s.Last; i++ {
		t := &g.tokens[i]
		var v wordInfo
		var tg tag
		word := g.text[t.Start:t.End]
		switch t.Kind {
		case lint.Word:
			if v = g.know(i); capital(t) {
				word = g.lexemes[i].Small.Text
			}
			tg = v.function
			switch {
			case tg == 0 && v.is&inert == 0:
				tg = g.verbTag(word, v, i, s.First)
			case tg&auxiliary != 0 && capital(t) && i > s.First && word == "may":
				tg = 0 // the month
			}
			g.any |= v.is
		case lint.Mark:
			switch word {
			case "\"", "“", "”", "«", "»", "„":
				if word == "“" || word == "«" || word == "„" || word == "\"" && !open {
					tg, open = openQuote, true
				} else {
					tg, open = closeQuote, false
				}
			}
		}
		g.tags = append(g.tags, tg)
		g.infos = append(g.infos, v)
		g.lower = append(g.lower, word)
	}
}

// verbTag says whether a word is a verb here, by the tables, its ending and
// the word before.
func (g *clauser) verbTag(word string, v wordInfo, i, first int) tag {
	var prev tag
	var before string
	if i > first {
		prev, before = g.tags[i-1-first], g.lower[i-1-first]
	}
	if prev&determiner != 0 && !strings.HasSuffix(word, "ed") {
		return 0
	}
	known, inflected := v.is&verbal != 0, v.is&inflected != 0
	var out tag
	if v.is&saying != 0 {
		out = say
	}
	capital := g.tokens[i].Flags&lint.Capital != 0 && i > first
	switch {
	case capital:
		return 0
	case inflected && (strings.HasSuffix(word, "ed") || known && !strings.HasSuffix(word, "s") && !strings.HasSuffix(word, "ing")):
		if prev&determiner != 0 {
			return 0 // "the planned bridge"
		}
		if prev&auxiliary != 0 || before == "not" || strings.HasSuffix(before, "ly") && prev == 0 {
			return out | verb
		}
		if prev&preposition != 0 {
			return 0
		}
		return out | verb | participle
	case strings.HasSuffix(word, "ing") && len(word) > 5:
		if prev&auxiliary != 0 {
			return out | verb
		}
		return out | participle
	case inflected && strings.HasSuffix(word, "s") && known:
		if prev&(preposition|determiner|coordinator) != 0 || g.tokens[i].Flags&lint.Capital != 0 {
			return 0
		}
		if i+1 < len(g.tokens) && i > first && prev == 0 && g.nounLike(before) && g.startsObject(i+1) {
			return out | verb | finite
		}
		if prev&(pronoun|relative) != 0 {
			return out | verb | finite
		}
		return 0
	case known && (prev&(auxiliary|pronoun|relative) != 0 || before == "to"):
		return out | verb
	case word == "worth":
		return participle
	}
	return 0
}

// nounLike reports whether a word may stand as a subject right before its
// verb: no number, no function word.
func (g *clauser) nounLike(word string) bool {
	return word != "" && (word[0] >= 'a' && word[0] <= 'z' || word[0] >= 0x80)
}

// startsObject reports whether the token opens what may follow a finite verb:
// a determiner, a number, a preposition, a mark of currency, "that".
func (g *clauser) startsObject(i int) bool {
	t := g.tokens[i]
	if t.Kind == lint.Digits || t.Kind == lint.Mark {
		return true
	}
	v := g.know(i)
	if v.is&inner != 0 {
		v = g.info(g.lexemes[i].Small)
	}
	return v.function != 0 || v.is&number != 0
}

// opensRelative reports whether which, who or that opens a clause here: "that"
// does so after a noun, and only before a verb or a subject.
func (g *clauser) opensRelative(k int) bool {
	if g.lower[k] != "that" {
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
