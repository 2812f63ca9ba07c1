package mention

import (
	"strings"

	"github.com/factlint/factlint/internal/lang"
	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// hedges are the names that the tables give to hedges.
var hedges = map[string]quant.Hedge{
	"roughly": quant.Roughly, "nearly": quant.Nearly, "just-over": quant.JustOver, "more-than": quant.MoreThan,
	"less-than": quant.LessThan, "no-less": quant.NoLess, "no-more": quant.NoMore, "precisely": quant.Precisely,
}

// hedge gives a mention the hedge that stands before or after it. A date's
// hedges are its form's own business.
func (s *scanner) hedge(m *lint.Mention) {
	if m.Value.Hedge != quant.NoHedge || m.Value.Kind == quant.KindDate || m.Value.Kind == quant.KindOrdinal || m.Value.Kind == quant.NoKind {
		return
	}
	if in, next := s.phrase(m.Last, lang.HedgeAfter); in != nil && !s.opensBound(m.Last, next) {
		m.Value.Hedge = hedges[in.Str(lang.HedgeAfter)]
		m.Hedge = s.span(m.Last, next)
		return
	}
	at := m.First
	for at > s.first && (s.class(at-1)&lang.Article != 0 || s.is(at-1, "the") || s.Lang.NounCapitals && s.class(at-1)&lang.Quantifier != 0 || s.dash(at-1) && s.glued(at)) {
		if in, _ := s.before(at, lang.Hedge); in != nil {
			break // "an estimated 5"
		}
		at--
	}
	in, start := s.before(at, lang.Hedge)
	if in == nil && s.cued(at-1, "goes-past") && s.isMark(m) {
		m.Value.Hedge, m.Hedge = quant.MoreThan, s.span(at-1, at)
		return
	}
	if in == nil || m.Value.Range && in.Str(lang.Hedge) != "roughly" {
		return
	}
	if s.is(start, "over") && at < m.First && m.Value.Kind == quant.KindDuration || s.is(start, "Over") && at < m.First {
		return // over the past two years
	}
	if s.is(start, "over") && start > s.first {
		if verb := strings.ToLower(s.word(start - 1)); verb == "averaged" || verb == "averaging" {
			return // averaged over 40 reviews
		}
	}
	if s.is(start, "over") && start > s.first && (m.Value.Kind == quant.KindMoney || m.Value.Kind == quant.KindCount) && handsOver(lang.EnglishWords().Lemma(strings.ToLower(s.word(start-1)))) {
		return // turned over £5 million, handed over 300 cars
	}
	if s.is(start, "over") && start+1 == at && m.Value.Kind == quant.KindDuration && !m.Age && s.spread(start) {
		return
	}
	if s.is(start, "over") && s.cued(start-1, "run-over") && s.cued(start-2, "is-or-was") {
		return // the race was run over 68 laps
	}
	if start+1 < at && s.is(at-1, "of") && s.extremum(start) {
		return
	}
	if s.is(at-1, "than") && s.difference(start) || s.is(start, "up") && s.carriedUp(start) {
		return
	}
	m.Value.Hedge = hedges[in.Str(lang.Hedge)]
	m.Hedge = s.span(start, at)
	if strict := m.Value.Hedge == quant.MoreThan || m.Value.Hedge == quant.LessThan; strict && (s.is(at-1, "than") && (s.negated(start) || s.deniedAfter(start, m.Last)) || s.passes(start) && s.negated(start)) {
		if m.Value.Hedge = quant.NoMore; s.lower(in) {
			m.Value.Hedge = quant.NoLess
		}
	}
}

// isMark reports whether a value behind "passed" may be what was gone beyond, "turnover passed
// £20 million", "the toll passes 500": it counts nothing, and goes to nobody.
func (s *scanner) isMark(m *lint.Mention) bool {
	switch v := &m.Value; {
	case v.Range || s.is(m.Last, "to") || s.is(m.Last, "on") && s.class(m.Last+1)&(lang.Weekday|lang.Month) == 0 || s.is(m.Last, "-") || s.is(m.Last, "–"):
		return false
	case v.Kind == quant.KindCount:
		return (v.Unit == "" || v.Unit == "mark") && !s.is(m.First-1, "top")
	case v.Kind == quant.KindPercent:
		return !s.is(m.First-1, "top") // "the top 10 percent"
	default:
		return v.Kind == quant.KindMoney
	}
}

// passes reports whether the strict bound at token i is a verb, or what a verb goes
// beyond, so that a negation before it turns the bound round: "may not exceed 5 MB",
// "must never fall below 18".
func (s *scanner) passes(i int) bool {
	return s.cued(i, "exceeds") || s.cued(i-1, "goes-beyond")
}

// difference reports whether an amount ends before the comparative at token i, and is
// by how much what follows is exceeded: "24 percent less than the 480,000 allowed", "40
// people more than the year before".
func (s *scanner) difference(i int) bool {
	if len(s.out) == 0 || s.class(i)&lang.And != 0 {
		return false
	}
	p := &s.out[len(s.out)-1]
	if p.Sentence != s.sentence || p.Value.Kind == quant.KindDate || p.Value.Kind == quant.KindOrdinal {
		return false
	}
	return p.Last == i || !p.Noun.Empty() && i > s.first && p.Noun.End == int(s.Tokens[i-1].End)
}

// carriedUp reports whether the "up" at token i belongs to a verb before it, so that
// the value behind "up to" is what was come to, and no bound: "the fee went up to
// £40", "that brings the toll up to 31", but "prizes of up to £40".
func (s *scanner) carriedUp(i int) bool {
	carries := lang.EnglishWords().Cue("carried-up")
	if last := strings.ToLower(s.word(i - 1)); !carries.Has(last) && (participle(last) || s.class(i-1)&lang.NotNoun != 0 && s.info(i-1).Str(lang.DatePrep) != "it") {
		return false // went to court with up to 70 witnesses, will bring a plant creating up to 400 jobs
	}
	for k := i - 1; k >= s.first && k >= i-carriedReach && !s.tokenMark(k); k-- {
		if w := strings.ToLower(s.word(k)); carries.Has(w) {
			return true
		}
	}
	return false
}

// carriedReach is how many tokens before "up" its verb may stand, as its object does
// between: "brought the total for the year up to 45".
const carriedReach = 10

// cued reports whether token i is a word of a set of cues.
func (s *scanner) cued(i int, set string) bool {
	return s.Lang.Cue(set).Has(strings.ToLower(s.word(i)))
}

// deniedAfter reports whether the clause that the bound at token i opens denies it
// behind the value, which ends before token j: "more than seven are not possible",
// "more than seven are forbidden".
func (s *scanner) deniedAfter(i, j int) bool {
	if i > s.first && !s.tokenMark(i-1) {
		return false
	}
	for k := j; k < min(j+8, s.last) && !s.tokenMark(k); k++ {
		if s.cued(k, "forbidden") && s.cued(k-1, "is-or-are") || s.cued(k, "allowed") && s.cued(k-1, "not") && s.cued(k-2, "is-or-are") {
			return true
		}
	}
	return false
}

// lower reports whether a hedge bounds from above, so that what it denies bounds from
// below.
func (s *scanner) lower(in *lang.Info) bool { return hedges[in.Str(lang.Hedge)] == quant.LessThan }

// negatedReach is how many tokens before a bound its negation may stand.
const negatedReach = 9

// negated reports whether the bound at token i is denied by its clause: "no file may
// be larger than 5 MB", "it never takes more than a day", "nor can you have more than
// four". What a conjunction or a mark parts from it denies something else.
func (s *scanner) negated(i int) bool {
	if i > s.first && (s.class(i-1)&lang.Article != 0 || s.is(i-1, "the")) {
		return false // "not counting the more than 100 million"
	}
	for k := i - 1; k >= s.first && k >= i-negatedReach; k-- {
		if t := &s.Tokens[k]; t.Kind != lint.Word {
			if t.Kind == lint.Mark && !s.dash(k) && !s.is(k, "`") {
				return false
			}
			continue
		}
		switch w := strings.ToLower(s.word(k)); {
		case s.Lang.Cue("negates-bound").Has(w):
			return !s.cued(k+1, "negates-no-bound")
		case k == i-1 && w == "with": // "will not start with less than 512 MiB"
		case s.Lang.Cue("ends-negation").Has(w):
			return false
		case strings.HasSuffix(w, "n't") || strings.HasSuffix(w, "n’t"):
			return true
		}
	}
	return false
}

// extremum reports whether the words from token i on, "maximum of", "a low of",
// name how far something went, which is the value itself and no bound: "its
// maximum of 250", "fell to a low of 12", but "a maximum of 250 guests".
func (s *scanner) extremum(i int) bool {
	if !s.is(i+1, "of") && !(s.class(i)&lang.Article != 0 && s.is(i+2, "of")) || i == s.first {
		return false
	}
	if s.Tokens[i-1].Flags&lint.Possessive != 0 {
		return true
	}
	switch {
	case s.cued(i-1, "reaches-extreme"):
		return s.cued(i, "extreme") || s.cued(i+1, "extreme") || s.cued(i+1, "extreme-point")
	case s.is(i-1, "to"):
		w := strings.ToLower(s.word(i - 2))
		return lang.EnglishWords().Is(w, "rise") || lang.EnglishWords().Is(w, "fall")
	}
	return false
}

// handsOver reports whether "over" belongs to a verb, given as its base form, where money
// or things follow.
func handsOver(verb string) bool { return verb == "hand" || verb == "sign" || verb == "turn" }

// spread reports whether the "over" at token i says how long something took,
// which is no bound: "repaid over 12 years". A verb or noun stands before it
// then, not "for", "is" or "just".
func (s *scanner) spread(i int) bool {
	if i == s.first || s.Tokens[i-1].Kind != lint.Word {
		return false
	}
	return s.class(i-1)&lang.TimeUnit != 0 || s.class(i-1)&(lang.NotNoun|lang.DatePrep|lang.Article) == 0
}

// opensBound reports whether the words [i, next) that may bound the value
// before them bound the one after them: "less than 90 and more than 40", "above
// 10 or under 5".
func (s *scanner) opensBound(i, next int) bool {
	if s.class(i)&lang.And == 0 && !s.is(i, "or") {
		return false
	}
	return (s.is(next, "than") && s.numeric(next+1)) || s.numeric(next)
}
