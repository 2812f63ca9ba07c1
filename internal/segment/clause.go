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
	*grammar
	known []knownWord // by the number of the lexeme
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
	object // us, them: what a verb acts on
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
			next, in, ok := g.atComma(s, i, start, depth, aside, out[from:])
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

// atComma reports whether a clause ends at the comma at token i, how deep the next one is,
// and the depth of what that one is said in, -1 for none. The clause begins at start;
// before are those of the sentence that are cut already.
func (g *clauser) atComma(s lint.Sentence, i, start, depth, aside int, before []lint.Clause) (next, in int, ok bool) {
	d, ok := g.afterComma(i - s.First)
	switch {
	case aside >= 0 && g.resumes(before, i+1, aside):
		return aside, -1, true
	case d < 0:
		return 0, -1, ok
	case start == s.First && ok && g.fronted(start, i):
		return 0, -1, ok // "In 1890, the firm, then of Leeds, built ..."
	case d > 0 && aside >= 0:
		return aside + 1, aside, ok
	case d > 0 && g.predicated(start, i) && g.tags[i+1-s.First]&preposition != 0:
		return depth, -1, ok // "built it in Leeds, in the north, in 1886"
	case d > 0:
		return depth + 1, depth, ok
	}
	return depth, -1, ok
}

func (g *clauser) clause(first, last, depth, number int, quoted bool) lint.Clause {
	c := lint.Clause{
		Span:     lint.Span{Start: int(g.tokens[first].Start), End: int(g.tokens[last-1].End)},
		Sentence: number, First: first, Last: last, Verb: -1, Depth: depth, Quoted: quoted,
	}
	for i := first; i < last; i++ { // the last verb of the first verb group
		tg := g.tags[i-g.first]
		if tg&(verb|participle) == 0 {
			if c.Verb >= 0 && tg == 0 && !strings.HasSuffix(g.lower[i-g.first], "ly") && g.doing(i-g.first)&not == 0 {
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
	done := g.doing(i - 1 - first) // by the word before
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
		if prev&auxiliary != 0 || done&not != 0 || strings.HasSuffix(before, "ly") && prev == 0 {
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
		if prev&(pronoun|relative) != 0 || out == say && g.inverted(i, first) {
			return out | verb | finite
		}
		return 0
	case known && (prev&(auxiliary|pronoun|relative) != 0 || done&to != 0):
		return out | verb
	case v.does&worth != 0:
		return participle
	}
	return 0
}

// inverted reports whether a verb of saying stands behind what is said, and before who says it:
// `"It took five years," says the owner`, "it took five years, says the brochure".
func (g *clauser) inverted(i, first int) bool {
	if i == first || i+1 >= len(g.tokens) || g.tokens[i-1].Kind != lint.Mark {
		return false
	}
	next := g.know(i + 1)
	return g.tokens[i+1].Flags&lint.Capital != 0 || next.function&determiner != 0
}

// nounLike reports whether a word may stand as a subject right before its
// verb: no number, no function word.
func (g *clauser) nounLike(word string) bool {
	return word != "" && (word[0] >= 'a' && word[0] <= 'z' || word[0] >= 0x80)
}

// startsObject reports whether the token opens what may follow a finite verb:
// a determiner, a number, a preposition, a mark of currency, "that", "us".
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
