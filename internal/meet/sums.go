package meet

import (
	"math"
	"slices"
	"strings"
	"unicode"

	"github.com/factlint/factlint/internal/compare"
	"github.com/factlint/factlint/internal/lang"
	"github.com/factlint/factlint/internal/lang/joint"
	"github.com/factlint/factlint/internal/lang/role"
	"github.com/factlint/factlint/internal/sorted"
	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// A value of one article that is the sum of two values of the other, or what one
// leaves of the other.

// addsUp reports whether a's value is the sum of b's and another value of b's
// sentence, or what b's leaves of it: "18,000 homes destroyed or damaged" of
// 11,000 destroyed and another 7,000 damaged, 527 survivors where 212 of 739
// died.
func addsUp(a, b *lint.Record) bool {
	if a.Value.Range || b.Value.Range || a.Value.Kind != quant.KindCount && a.Value.Kind != quant.KindMoney {
		return false
	}
	x, y := compare.ToBase(&a.Value), compare.ToBase(&b.Value)
	for i := range b.Beside {
		v := &b.Beside[i]
		if v.Kind != b.Value.Kind || v.Range || v.Unit != b.Value.Unit && v.Kind != quant.KindCount {
			continue
		}
		z := compare.ToBase(v)
		if (min(y, z) > 0.05*x || y+z == x && min(y, z) > 1 && compare.Significant(a.Value.Lo) >= longNumber) && math.Abs(y+z-x) < 0.005*x && (x > smallSum || parts(a, b, v)) {
			return true
		}
		if z > y && x+y == z && a.Value.Hedge == quant.NoHedge && b.Value.Hedge == quant.NoHedge && otherwiseTold(a, b) && partOf(b) && !slices.ContainsFunc(a.Beside, func(o quant.Value) bool { return sameWritten(&b.Value, &o) }) {
			return true
		}
		if isLeft(x, y, z) && compare.Significant(a.Value.Lo) > 1 && a.Value.Hedge == quant.NoHedge && (v.Unit == b.Value.Unit || v.Unit == "" || b.Value.Unit == "") &&
			(b.Apart || !slices.ContainsFunc(a.Beside, func(o quant.Value) bool { return sameWritten(v, &o) })) {
			return true
		}
	}
	return false
}

// otherwiseTold reports whether no verb stands near both of two values, or the text of b tells of
// the others too.
func otherwiseTold(a, b *lint.Record) bool {
	w := lang.EnglishWords()
	words := strings.FieldsFunc(strings.ToLower(b.Context), func(c rune) bool { return !unicode.IsLetter(c) })
	for i := range words {
		if w.Cue("leaves-over").At(func(k int) string { return strings.Join(words[min(i+k, len(words)):min(i+k+1, len(words))], "") }) > 0 {
			return true
		}
	}
	return !slices.ContainsFunc(a.Near, func(x string) bool { return x != a.Head && w.IsVerb(x) && hasKin(b.Near, x) })
}

// partOf reports whether the text says of a number that so many of something are meant: "seven of
// the eleven members", "seven out of eleven".
func partOf(r *lint.Record) bool {
	if r.Mark.End > len(r.Context) {
		return false
	}
	joints := joint.Words(lang.EnglishWords())
	words := strings.Fields(strings.ToLower(r.Context[r.Mark.End:]))
	if len(words) > 1 && joints.Of(words[0])&joint.Out != 0 {
		words = words[1:]
	}
	return len(words) > 0 && joints.Of(words[0])&joint.Of != 0
}

// sumOfRun reports whether a's value is the sum of three or more values of one kind
// that follow each other in the other text: "slates 84,000, gutters 11,500, copper
// 31,000". Those of the other text are given in order.
func sumOfRun(records []lint.Record, of []int, a *lint.Record) bool {
	if a.Value.Range || a.Value.Kind != quant.KindCount && a.Value.Kind != quant.KindMoney || compare.Significant(a.Value.Lo) < 2 {
		return false
	}
	x := compare.ToBase(&a.Value)
	for i := range of {
		sum, n := 0.0, 0
		for _, k := range of[i:] {
			v := &records[k].Value
			if v.Kind != a.Value.Kind || v.Range || n == longestRun || sum > x {
				break
			}
			sum, n = sum+compare.ToBase(v), n+1
			if n > 2 && math.Abs(sum-x) < 1e-6*x {
				return true
			}
		}
		if bareSum(&records[of[i]], x) {
			return true
		}
	}
	return false
}

// bareSum reports whether an amount of money and the bare numbers beside it, which leave its
// currency out, come to x: "84,000 crowns, ropes 11,500 and the mast 31,000".
func bareSum(r *lint.Record, x float64) bool {
	if r.Value.Kind != quant.KindMoney || r.Value.Range {
		return false
	}
	sum, n := compare.ToBase(&r.Value), 1
	for i := range r.Beside {
		if v := &r.Beside[i]; bareCount(v) && !v.Range && n < longestRun {
			sum, n = sum+compare.ToBase(v), n+1
		}
		if n > 2 && math.Abs(sum-x) < 1e-6*x {
			return true
		}
	}
	return false
}

// longestRun is how many values in a row are added up.
const longestRun = 6

// smallSum is the largest sum that two counts of one sentence give by chance:
// "two buses with seven teachers" are no nine teachers.
const smallSum = 25

// parts reports whether the value of b and one beside it may be the parts of
// that of a: more of the same, and none that a's sentence gives too.
func parts(a, b *lint.Record, beside *quant.Value) bool {
	if b.Apart || a.Value.Kind != quant.KindCount {
		return true
	}
	if slices.ContainsFunc(a.Beside, func(o quant.Value) bool { return sameWritten(beside, &o) }) {
		return false // "nine votes to two" beside "seven votes to two"
	}
	w := lang.EnglishWords()
	people := func(noun string) bool { return role.InEnglish(noun, role.Person) || w.Is(noun, "person") }
	return beside.Unit == "" || beside.Unit == a.Value.Unit || beside.Unit == b.Value.Unit || people(beside.Unit) && (people(a.Head) || people(b.Head))
}

// remains reports whether a is what a part that stands elsewhere in b's article
// leaves of b's value, and says so: "four coins were found" and "fifteen are still
// missing" of nineteen; or the share that is left of a whole.
func remains(a, b *lint.Record) bool {
	if a.Value.Range || b.Value.Range || a.Value.Hedge != quant.NoHedge {
		return false
	}
	x, y := compare.ToBase(&a.Value), compare.ToBase(&b.Value)
	if a.Value.Kind == quant.KindPercent {
		return math.Abs(x+y-100) < 1e-6 && saysLeft(b) || math.Abs(x+y-100) < 1e-6 && a.Subject != b.Subject && !sorted.Has(b.Words, subjectHead(strings.ToLower(a.Subject)))
	}
	if a.Value.Kind != quant.KindCount && a.Value.Kind != quant.KindMoney {
		return false
	}
	reach := len(b.Others)
	if !saysLeft(a) {
		if a.Head == "" || a.Head != b.Head || x < 10 {
			return false
		}
		reach = min(reach, 2) // the part is told right beside it
	}
	for i := range b.Others[:reach] {
		if v := &b.Others[i]; v.Kind == b.Value.Kind && !v.Range && !otherThings(v, &b.Value) && math.Abs(x+compare.ToBase(v)-y) < 0.0005*y {
			return true
		}
	}
	return false
}

// theRest reports whether two counts come to one that both articles give: 26 concerts,
// eight of them at home, and 18 of 26 abroad.
func theRest(a, b *lint.Record) bool {
	if a.Value.Kind != quant.KindCount || b.Value.Kind != quant.KindCount || a.Value.Range || b.Value.Range || a.Value.Hedge != quant.NoHedge || b.Value.Hedge != quant.NoHedge {
		return false
	}
	whole := compare.ToBase(&a.Value) + compare.ToBase(&b.Value)
	gives := func(r *lint.Record) bool {
		return slices.ContainsFunc(r.Others, func(v quant.Value) bool { return v.Kind == quant.KindCount && !v.Range && compare.ToBase(&v) == whole })
	}
	return whole >= 10 && gives(a) && gives(b)
}

// differs reports whether a's value is by how much two values of one sentence of the
// other article differ that count the same: "lost 21 seats" of a fall from 88 to 67.
func differs(a *lint.Record, records []lint.Record, old []int) bool {
	if a.Value.Range || compare.Bounded(a.Value) || a.Value.Kind == quant.KindDate || compare.Significant(a.Value.Lo) < 2 && !saysDifference(a) {
		return false
	}
	for _, i := range old {
		b := &records[i]
		if b.Value.Range || otherThings(&a.Value, &b.Value) || compare.Dimension(a.Value) != compare.Dimension(b.Value) {
			continue
		}
		for k := range b.Beside {
			v := &b.Beside[k]
			if v.Range || v.Kind != b.Value.Kind && !(bareCount(v) && b.Value.Kind != quant.KindDate) || otherThings(v, &b.Value) {
				continue
			}
			apart := b.Value
			apart.Lo, apart.Hedge = b.Value.Lo.Sub(v.Lo).Abs(), quant.NoHedge
			apart.Hi = apart.Lo
			if d, x := compare.ToBase(&apart), compare.ToBase(&a.Value); math.Abs(d-x) < 1e-6*x || a.Value.Hedge != quant.NoHedge && d > 0 && compare.Values(a.Value, apart).Agrees() {
				return true
			}
		}
	}
	return false
}

// saysDifference reports whether a record says that its value is by how much two others
// differ: "a majority of five".
func saysDifference(r *lint.Record) bool {
	w := lang.EnglishWords()
	return slices.ContainsFunc(r.Near, func(x string) bool { return w.Is(x, "difference") })
}

// saysLeft reports whether a record says that its value is the rest of something.
func saysLeft(r *lint.Record) bool {
	w := lang.EnglishWords()
	for _, x := range r.Words {
		if w.Is(x, "remaining") {
			return true
		}
	}
	return false
}

// isLeft reports whether x is what the smaller of y and z leaves of the other.
func isLeft(x, y, z float64) bool {
	return x > 0.02*max(y, z) && math.Abs(math.Abs(z-y)-x) < 0.0005*max(y, z) && math.Abs(x-y) > leftShare*y
}

// leftShare is how far what is left of a total must lie from the other part, as
// a share of it: what lies near to it is more likely another figure for it.
const leftShare = 0.2
