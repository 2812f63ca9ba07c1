package rules

import (
	"strings"

	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// move is a change with the figure that says how large it is.
type move struct {
	change
	by   int // the mention of that figure
	sign int // +1 where it is said to be a rise, -1 a fall
	// pieced says that no word joins the two amounts: they stand in two
	// statements, each with its time.
	pieced bool
}

// moves are the changes of a sentence whose size is stated by a figure that ok
// accepts.
func moves(p *lint.Pass, s int, ok func(*lint.Mention) bool) []move {
	if p.Crowded(s) {
		return nil
	}
	first, last := p.SentenceMentions(s)
	if !anyOf(p, first, last, ok) {
		return nil
	}
	var out []move
	used := map[int]bool{}
	for _, c := range changes(p, s) {
		if m, found := sizeOf(p, c, first, last, ok); found && !used[m.by] {
			used[m.by] = true
			out = append(out, m)
		}
	}
	for i := first; i < last; i++ {
		if used[i] || !ok(p.Mention(i)) {
			continue
		}
		if m, found := moveAround(p, i, first, last); found {
			out = append(out, m)
		} else if m, found := movePieced(p, i, first); found {
			out = append(out, m)
		}
	}
	return out
}

// percentMoves are the changes of all sentences whose size is stated in percent, for the
// rules that judge them.
func percentMoves(p *lint.Pass) []move {
	return lint.Shared(p, func(p *lint.Pass) (all percentMoveList) {
		for _, s := range p.Stated() {
			all = append(all, moves(p, s, percentage)...)
		}
		return all
	})
}

type percentMoveList []move

// anyOf reports whether one of the mentions is such as ok accepts.
func anyOf(p *lint.Pass, first, last int, ok func(*lint.Mention) bool) bool {
	for i := first; i < last; i++ {
		if ok(p.Mention(i)) {
			return true
		}
	}
	return false
}

// sizeWords are the small words that may stand between a change and its size.
const sizeWords = ", ( ) – — - by of or to from and is are was were has have been it which in with at for on up down more less than year earlier compared total annual per cent"

// sizeOf finds the figure that states change c: the one before the pair ("rose
// 20% from 5 to 6") or after it ("from 5 to 6, up 20%"), with nothing but words
// of change between.
func sizeOf(p *lint.Pass, c change, first, last int, ok func(*lint.Mention) bool) (move, bool) {
	if i := amountBefore(p, c.first, first); i >= 0 && ok(p.Mention(i)) {
		br := bridge(p, i, c.first)
		at := tokenBefore(p, p.Mention(i))
		lead := p.Word(at) + " " + p.Word(at-1)
		if only(p, br, sizeWords, "rise", "fall", "rising", "falling", "change") && !(strings.HasSuffix(br, "from") && c.from.span.Start > c.to.span.Start) {
			if sign := turn(p, i, lead+" "+br); sign != 0 {
				return move{c, i, sign, false}, true
			}
		}
	}
	if i := nextAmount(p, c.last, last); i >= 0 && ok(p.Mention(i)) {
		br := bridge(p, c.last, i)
		if !only(p, br, sizeWords, "rise", "fall", "rising", "falling", "change") || !closed(p, i) {
			return move{}, false
		}
		sign := turn(p, i, br)
		if sign == 0 && (br == ", or" || br == ", or by" || strings.HasSuffix(br, "(")) {
			sign = direction(p, p.Mention(c.first))
		}
		if sign != 0 {
			return move{c, i, sign, false}, true
		}
	}
	return move{}, false
}

// moveAround reads "B, up P from A", "B, or P more than A" and "B is N times as
// many as A" about the figure i.
func moveAround(p *lint.Pass, i, first, last int) (move, bool) {
	b, a := amountBefore(p, i, first), nextAmount(p, i, last)
	if a < 0 || b < 0 || !levels(p, a, b) {
		return move{}, false
	}
	before, after := bridge(p, b, i), hedgedBridge(p, i, a)
	if !compares(p, i, after) || strings.ContainsAny(before, ";:)#") || len(strings.Fields(before)) > 7 || newStatement(p, before) {
		return move{}, false
	}
	sign := turn(p, i, before+" "+after)
	if sign == 0 {
		return move{}, false
	}
	c := changeOf(p, a, b)
	c.from.value.Hedge = quant.NoHedge
	return move{c, i, sign, false}, true
}

// compares reports whether the words after figure i hold what stands before it
// against what follows: "from", "more than", "on", "as wide as the old one's".
func compares(p *lint.Pass, i int, after string) bool {
	for _, w := range []string{"from", "on", "than", "over", "compared with", "compared to", "above", "below"} {
		if words, ok := strings.CutSuffix(after, w); ok && only(p, words, "more less fewer up down", "rise", "fall", "rising", "falling") {
			return true
		}
	}
	if p.Mention(i).Value.Unit != quant.Multiple || strings.ContainsAny(after, ";:()#") {
		return false
	}
	words := strings.Fields(after)
	if len(words) == 0 {
		return true // "twice the 2,000"
	}
	last := len(words) - 1
	if words[0] == "as" {
		return last >= 2 && words[2] == "as" && last <= 7 && (last == 2 || modalOnly(p, strings.Join(words[3:], " ")))
	}
	return last <= 1 && words[last] == "than"
}

// newStatement reports whether a bridge leads over to something else.
func newStatement(p *lint.Pass, br string) bool {
	for _, w := range strings.Fields(br) {
		if p.Lex.Among(w, "leads-over") {
			return true
		}
	}
	return false
}

// modalOnly reports whether the verbs of a bridge are a modal and a copula:
// "would be".
func modalOnly(p *lint.Pass, s string) bool {
	for _, w := range strings.Fields(s) {
		if p.Lex.Is(w, "verb") && !p.Lex.Is(w, "copula") && !p.Lex.Is(w, "auxiliary") {
			return false
		}
	}
	return true
}

// movePieced reads "A in 2010 ... B in 2020, a rise of P": the figure i stands
// right behind an amount of a later time than the one before it.
func movePieced(p *lint.Pass, i, first int) (move, bool) {
	if m, ok := moveToLevel(p, i, first); ok {
		return m, true
	}
	b := amountBefore(p, i, first)
	if b < 0 || !closed(p, i) {
		return move{}, false
	}
	br := bridge(p, b, i)
	mark := writtenSign(p.Text(p.Mention(i).Span))
	signed := strings.HasSuffix(br, "(") && mark != 0
	if !strings.HasPrefix(br, ",") && !strings.HasPrefix(br, "(") && br != "or" || !only(p, br, sizeWords, "rise", "fall", "rising", "falling") {
		return move{}, false
	}
	sign := turn(p, i, br)
	a := amountBefore(p, b, first)
	if a < 0 {
		a = onlyLevelBefore(p, b)
	}
	if a < 0 || sign == 0 && !signed || !levels(p, a, b) {
		return move{}, false
	}
	x, okX := timeOf(p, a)
	y, okY := timeOf(p, b)
	dropped := p.Mention(a).Sentence == p.Mention(b).Sentence && !strings.Contains(bridge(p, a, b), "#") &&
		strings.EqualFold(wordBefore(p, p.Mention(b)), "to") && direction(p, p.Mention(b)) != 0 && pastLevel(p, a)
	if !dropped && !(okX && okY && x.Last() < y.First()) {
		return move{}, false
	}
	if signed {
		sign = mark
	}
	return move{changeOf(p, a, b), i, sign, true}, true
}

// moveToLevel reads "12 in 1990; by 2000 the number had doubled to 30" about the
// figure i: nothing but a word for the number itself stands between.
func moveToLevel(p *lint.Pass, i, first int) (move, bool) {
	a := amountBefore(p, i, first)
	_, last := p.SentenceMentions(p.Mention(i).Sentence)
	b := nextAmount(p, i, last)
	if a < 0 || b < 0 || bridge(p, i, b) != "to" || !levels(p, a, b) || !only(p, bridge(p, a, i), ", ; – and but by it they had has have number figure total count sum price cost population", "rise", "fall") {
		return move{}, false
	}
	x, okX := timeOf(p, a)
	y, okY := timeOf(p, b)
	if !okY {
		y, okY = timeOf(p, i)
	}
	sign := turn(p, i, bridge(p, a, i))
	return move{changeOf(p, a, b), i, sign, true}, sign != 0 && okX && okY && x.Last() < y.First()
}

// writtenSign is the sign that a figure is written with, 0 for none.
func writtenSign(text string) int {
	switch {
	case strings.HasPrefix(text, "+"):
		return 1
	case strings.HasPrefix(text, "-"), strings.HasPrefix(text, "−"), strings.HasPrefix(text, "–"):
		return -1
	}
	return 0
}

// closed reports whether figure i ends its statement, but for the noun of a
// change: "a 35% decline.", "up 20% in six years", not "up 20% since 2015".
func closed(p *lint.Pass, i int) bool {
	words, _ := tail(p, i, 6)
	if i+1 < len(p.Mentions) && p.Mention(i+1).Sentence == p.Mention(i).Sentence {
		if t, joint := p.Mention(i+1), strings.ToLower(wordBefore(p, p.Mention(i+1))); when(t) && (joint == "since" || joint == "from" || joint == "on" || joint == "over") {
			return false
		}
	}
	fields := strings.Fields(words)
	for n, w := range fields {
		switch {
		case p.Lex.Is(w, "rising"), p.Lex.Is(w, "falling"), w == "more", w == "less", w == "higher", w == "lower", w == "points", w == "overall":
		case n <= 1 && (w == "in" || w == "within" || w == "year-on-year" || w == "after" || w == "as" || w == "and" || w == "while" || w == "but" || w == "when" || w == "because" || w == "thanks"):
			return true
		case w == "on", w == "from", w == "since", w == "over", w == "than", w == "of", w == "compared":
			rest := strings.Join(fields[n+1:], " ")
			return rest == "year" || rest != "" && withoutEarlier(rest) == ""
		default:
			return false
		}
	}
	return true
}

// levels reports whether two mentions are amounts that something can move
// between.
func levels(p *lint.Pass, a, b int) bool {
	x, y := p.Mention(a), p.Mention(b)
	return amount(x) && amount(y) && !x.Value.Range && !y.Value.Range && x.Change == 0 && !x.Weak && !y.Weak && sameQuantity(perless(x, y)) &&
		(x.Kind() != quant.KindDuration || !x.Age) && x.Value.Unit != quant.Multiple
}

// onlyLevelBefore is the amount of the sentence before that mention b moved
// from: the one of its kind there, -1 for none or several.
func onlyLevelBefore(p *lint.Pass, b int) int {
	s := p.Mention(b).Sentence
	if s == 0 || p.Sentences[s-1].Block != p.Sentences[s].Block {
		return -1
	}
	found := -1
	first, last := p.SentenceMentions(s - 1)
	for i := first; i < last; i++ {
		if m := p.Mention(i); !when(m) && m.Kind() == p.Mention(b).Kind() {
			if found >= 0 {
				return -1
			}
			found = i
		}
	}
	return found
}

// timeOf is the time that an amount is said of: the one next to it.
func timeOf(p *lint.Pass, i int) (quant.Date, bool) {
	m := p.Mention(i)
	for _, j := range []int{i + 1, i - 1} {
		if j < 0 || j >= len(p.Mentions) || p.Mention(j).Sentence != m.Sentence || !outright(p, j) && !byThen(p, j) {
			continue
		}
		var br string
		if j > i {
			br = bridge(p, i, j)
		} else {
			br = bridge(p, j, i)
		}
		if !strings.ContainsAny(br, ";:()#") && len(strings.Fields(br)) <= 6 && (j < i || !strings.Contains(br, ",")) {
			return p.Mention(j).Value.Date, true
		}
	}
	return quant.Date{}, false
}

// byThen reports whether mention i is the time of "by 2000", hedged by nothing
// else.
func byThen(p *lint.Pass, i int) bool {
	m := *p.Mention(i)
	return m.Kind() == quant.KindDate && strings.EqualFold(p.Word(m.First-1), "by") && !m.Value.Range && !m.Relative && !m.YearGuessed && dated(m.Value.Date)
}

// pastLevel reports whether an amount is said to be of an earlier time: "which
// had been 40,000".
func pastLevel(p *lint.Pass, i int) bool {
	m := p.Mention(i)
	return strings.EqualFold(wordBefore(p, m), "been") && strings.EqualFold(p.Word(tokenBefore(p, m)-1), "had")
}

// turn is +1 where a figure, or the words about it, tell of a rise, -1 where of
// a fall, 0 where of neither.
func turn(p *lint.Pass, i int, words string) int {
	if d := direction(p, p.Mention(i)); d != 0 {
		return d
	}
	for _, w := range strings.Fields(strings.ToLower(words)) {
		switch {
		case w == "more", w == "above", p.Lex.Is(w, "rise"), p.Lex.Is(w, "rising"):
			return 1
		case w == "less", w == "below", w == "fewer", p.Lex.Is(w, "fall"), p.Lex.Is(w, "falling"):
			return -1
		}
	}
	w, _ := tail(p, i, 1)
	switch {
	case w == "":
	case w == "more", p.Lex.Is(w, "rising"), w == "higher":
		return 1
	case w == "less", w == "fewer", w == "lower", p.Lex.Is(w, "falling"):
		return -1
	}
	return timesUp(p.Mention(i))
}

// timesUp is +1 for a multiple, which is a rise unless it is said to be a fall.
func timesUp(m *lint.Mention) int {
	if m.Value.Unit == quant.Multiple {
		return 1
	}
	return 0
}

// asFine is v as precise as w where both are written in one scale and w alone
// has decimals: beside 4.5 million, 5 million is 5.0 million.
func asFine(v, w quant.Value) quant.Value {
	if v.Hedge != quant.NoHedge || v.Lo.Exact() || w.Lo.Exact() || v.Lo.Denominator() != 0 || w.Lo.Denominator() != 0 || v.Lo.Ulp()%3 != 0 || w.Lo.Ulp() != v.Lo.Ulp()-1 || v.Lo.Magnitude() >= v.Lo.Ulp()+3 {
		return v
	}
	v.Lo = v.Lo.WithUlp(w.Lo.Ulp())
	v.Hi = v.Lo
	return v
}
