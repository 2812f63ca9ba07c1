package bind

import (
	"slices"
	"strings"

	"github.com/factlint/factlint/internal/lang"
	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// dimension is what a value's kind and unit measure: values of two dimensions
// are never compared. Currencies, and counted nouns, are one dimension each,
// as a slip may change them; a frequency and a duration are one.
func dimension(v quant.Value) string {
	switch v.Kind {
	case quant.KindMoney:
		if len(v.Unit) == 3 && v.Unit[0] >= 'A' && v.Unit[0] <= 'Z' {
			return "money"
		}
		return "count" // of a coin that no table knows: "crowns"
	case quant.KindPercent:
		return "percent"
	case quant.KindDate:
		return "date"
	case quant.KindDuration, quant.KindSet:
		return "duration"
	case quant.KindCount:
		return "count"
	case quant.KindOrdinal:
		return "ordinal"
	case quant.KindMeasure:
		if u, ok := quant.UnitOf(v.Unit); ok {
			if u.Dimension == "magnitude" || u.Dimension == "container" {
				return "count" // as articles write it: "a magnitude of 6.7", "2 million containers"
			}
			return "measure " + u.Dimension
		}
		if head, _, ok := strings.Cut(v.Unit, " per "); ok {
			if u, ok := quant.UnitOf(head); ok {
				return "measure " + u.Dimension
			}
		}
		return "count" // of a unit that no table knows
	default:
		return ""
	}
}

// compare judges two values of one dimension. What is counted, and by what it
// is divided, is not its business but the binder's: texts name one thing by
// many nouns, and leave denominators out.
func compare(a, b quant.Value) quant.Comparison {
	if a.Kind != b.Kind && dimension(a) == dimension(b) {
		b.Kind = a.Kind
		if dimension(a) == "count" {
			b.Unit = a.Unit
		}
	}
	if a.Kind == quant.KindCount {
		b.Unit = a.Unit
	}
	if a.Per != b.Per && a.Per != "" && b.Per != "" { // 94 euros per megawatt-hour, 9.4 cents per kilowatt-hour
		if c := quant.Compare(a, b); c.Relation != quant.Incomparable {
			return c
		}
	}
	a.Per, b.Per = "", ""
	if a.Kind == quant.KindMeasure && a.Unit != b.Unit && !alike(a.Unit, b.Unit) {
		a.Unit, b.Unit = numerator(a.Unit, b.Unit), numerator(b.Unit, a.Unit)
	}
	if a.Hedge == b.Hedge && a.Kind != quant.KindDate && (a.Hedge == quant.NoMore || a.Hedge == quant.NoLess) {
		// Two limits are compared as what they are: "up to 20" is not "up to 30".
		a.Hedge, b.Hedge = quant.NoHedge, quant.NoHedge
	}
	c := quant.Compare(a, b)
	if c.Conflicts() && (slashed(&a, &b) || slashed(&b, &a)) {
		return quant.Comparison{Relation: quant.Same}
	}
	if c.Conflicts() && cutShort(&a, &b) {
		return quant.Comparison{Relation: quant.RoundsTo}
	}
	if c.Relation == quant.NearMiss && (unlikelySlip(a, b) || c.Cause == quant.ScaleSlip && headCount(a) && significant(a.Lo) >= significant(b.Lo)+finer) {
		c.Relation, c.Cause = quant.Disjoint, quant.NoCause
	}
	if c.Relation == quant.BoundHolds && !a.Range && !b.Range {
		if exchanged := plainly(a, b); exchanged.Cause == quant.DigitsSwapped && !unlikelySlip(a, b) {
			return exchanged // "more than 570,000" where it is 750,000
		}
		// The same digits in another unit or scale are a slip, though the
		// bound holds: "up to 15 minutes" where it is 15 seconds.
		switch {
		case a.Unit != b.Unit && a.Kind != quant.KindMoney && a.Kind != quant.KindCount && a.Lo.Cmp(b.Lo) == 0:
			return quant.Comparison{Relation: quant.NearMiss, Cause: quant.UnitSlip}
		case a.Unit == b.Unit && a.Lo.Sign() > 0 && (a.Lo.Scale(3).Cmp(b.Lo) == 0 || b.Lo.Scale(3).Cmp(a.Lo) == 0) && significant(a.Lo) > 1:
			return quant.Comparison{Relation: quant.NearMiss, Cause: quant.ScaleSlip}
		}
	}
	return c
}

// plainly compares two values as if neither was hedged.
func plainly(a, b quant.Value) quant.Comparison {
	a.Hedge, b.Hedge = quant.NoHedge, quant.NoHedge
	return quant.Compare(a, b)
}

// slashed reports whether a is a fraction of the very figures that the range b
// runs between: "9/11" and "9-11" are one name, whatever they were read as.
func slashed(a, b *quant.Value) bool {
	d := a.Lo.Denominator()
	if a.Range || !b.Range || d <= 1 || a.Kind == quant.KindDate || b.Kind == quant.KindDate {
		return false
	}
	den := quant.FromInt(int64(d))
	return den.Cmp(b.Hi) == 0 && a.Lo.Mul(den).Cmp(b.Lo) == 0
}

// cutShort reports whether a is the duration b without its smallest units: "2
// hours 7 minutes" of 2:07:48, as a clock shows it.
func cutShort(a, b *quant.Value) bool {
	if a.Kind != quant.KindDuration || a.Range || b.Range || a.Hedge != quant.NoHedge || len(a.More) == 0 || len(a.More) >= len(b.More) || a.Unit != b.Unit || a.Lo.Cmp(b.Lo) != 0 {
		return false
	}
	for i := range a.More {
		if a.More[i].Unit != b.More[i].Unit || a.More[i].Num.Cmp(b.More[i].Num) != 0 {
			return false
		}
	}
	return true
}

// headCount reports whether a value is a number of things: 66,871 visitors were counted, and
// are no 67 million with another scale.
func headCount(v quant.Value) bool { return v.Kind == quant.KindCount && !v.Range }

// finer is how many digits more a number has that somebody counted for itself.
const finer = 2

// slipScale is how many times larger a fact's number must be for a small one
// that shares its digits to be no slip of it.
const slipScale = 100

// unlikelySlip reports whether what looks like a slip says too little to be
// one: nine judges are not nine million people with the million left out, and
// "in November", of no known year, is not December 1944.
func unlikelySlip(a, b quant.Value) bool {
	switch a.Kind {
	case quant.KindCount:
		x, y := a.Lo.Float(), b.Lo.Float()
		return x < 1000 && y >= slipScale*x || min(x, y) < 10 && max(x, y) >= 10*min(x, y)
	case quant.KindDuration:
		x, y := durationDays[a.Unit], durationDays[b.Unit]
		far := max(x, y) / min(x, y)
		if second := durationDays["second"]; min(x, y) < second && max(x, y) <= second {
			return false // whoever writes of milliseconds writes of seconds too
		}
		return a.Unit != b.Unit && x > 0 && y > 0 && (far > slipScale && significant(a.Lo) < 2 || far > slipScale*slipScale && significant(a.Lo) < 3) // three hours for three years
	case quant.KindDate:
		return a.Date.NoYear && a.Date.Day == 0 && !b.Date.NoYear
	}
	return false
}

// numerator is a unit without its denominator where the other has none, or the
// same one: "hectoliter per year" beside "hectoliter".
func numerator(unit, other string) string {
	head, per, ok := strings.Cut(unit, " per ")
	if _, too, both := strings.Cut(other, " per "); ok && (!both || per == too) {
		return head
	}
	return unit
}

// alike reports whether two units convert as they are: knots and miles per hour.
func alike(a, b string) bool {
	u, ok := quant.UnitOf(a)
	if !ok {
		return false
	}
	v, ok := quant.UnitOf(b)
	return ok && u.Dimension == v.Dimension
}

// read is the value of the mention as the binder takes it: "35 cents" may be
// of any currency that has cents, "11 degrees" may be of temperature, a bare
// number in a table has the unit of its headers.
func (c *context) readValue() {
	v := c.mention.Value
	text := c.r.pass.Text(c.mention.Span)
	c.anyCurrency, c.anyDegree, c.anyTon, c.namesMonth, c.headCoin = false, false, false, unasked, ""
	switch {
	case v.Kind == quant.KindMeasure && v.Unit == "ton":
		c.anyTon = true // half the world writes "tons" for tonnes
	case v.Kind == quant.KindMoney && (strings.Contains(text, " cent") || strings.Contains(text, "-cent")) && !c.namesCurrency():
		c.anyCurrency = true
	case v.Kind == quant.KindMeasure && v.Unit == "degree":
		c.anyDegree = true
	}
	if v.Hedge == quant.MoreThan && v.Kind == quant.KindDuration && c.r.cue("spread-over").Has(strings.ToLower(c.r.pass.Text(c.mention.Hedge))) {
		v.Hedge = quant.NoHedge // "repaid over 12 years"
	}
	if v.Hedge == quant.NoHedge && v.Kind == quant.KindDuration && c.says("rough-length") {
		v.Hedge = quant.Roughly // nobody stops "half an hour"
	}
	c.value = v
	if v.Kind == quant.KindCount && !v.Range && c.inCell() {
		c.value = c.fromHeaders(v)
	}
	if c.value.Kind == quant.KindCount && !v.Range && c.bareNumber() {
		if h := c.bySetting(); h.kind != quant.NoKind {
			c.value.Kind, c.value.Unit = h.kind, h.unit
		}
	}
	c.dim = dimension(c.value)
	c.otherReadings()
	if c.anyDegree {
		c.dim = "measure temperature"
	}
}

// namesCurrency reports whether the text says of which currency the cents are: "four euro
// cents".
func (c *context) namesCurrency() bool {
	for i := c.mention.First; i < c.mention.Last; i++ {
		w := strings.ToLower(c.r.pass.Word(i))
		if _, in := lang.English().Lookup(w); len(in.Currencies) > 0 && !strings.HasPrefix(w, "cent") {
			return true
		}
	}
	return false
}

// coinClasses are the names of coins that several countries share.
var coinClasses = [...]string{"coin-crown", "coin-dinar", "coin-dollar", "coin-franc", "coin-peso", "coin-pound", "coin-rial", "coin-rupee", "coin-shilling", "coin-yen"}

// bareCoin is the name or sign of a coin as the text has it, where nothing says of
// which country: "250,000 kroner", "$5m". It is "" where the text says.
func (c *context) bareCoin() string {
	p, coin, l := c.r.pass, "", lang.English()
	for i := c.mention.First; i < c.mention.Last; i++ {
		t := &p.Tokens[i]
		if t.Kind == lint.Digits {
			continue
		}
		w := strings.ToLower(p.Word(i))
		if slices.ContainsFunc(coinClasses[:], func(class string) bool { return c.r.lang.Is(w, class) }) {
			if _, in := l.Lookup(w); coin != "" || isCode(l, in, w) {
				return ""
			}
			coin = w
		} else if _, in := l.Lookup(w); coin != "" && in.Class&(lang.Per|lang.Article) != 0 {
			break // "$28 a year": what follows is by what it is paid
		} else if t.Kind == lint.Word && in.Class&(lang.Scale|lang.Cardinal|lang.Point|lang.And) == 0 {
			return "" // Canadian dollars
		}
	}
	return coin
}

// isCode reports whether a word is the code of a currency, whatever else it may be.
func isCode(l *lang.Language, in *lang.Info, lower string) bool {
	return slices.ContainsFunc(in.Currencies, func(r lang.Reading) bool { return strings.EqualFold(l.Currencies[r.Index].Code, lower) })
}

// says reports whether the words of the mention have a phrase of a set.
func (c *context) says(set string) bool {
	for i := c.mention.First; i < c.mention.Last; i++ {
		if c.cued(set, i-c.first) > 0 {
			return true
		}
	}
	return false
}

// namesakes reports whether the value's coin is named as that of a fact is, of
// another country, and the text does not say which is meant.
func (c *context) namesakes(unit, held string) bool {
	if unit == held {
		return false
	}
	held = strings.ToLower(held)
	for _, class := range coinClasses {
		if c.r.lang.Is(held, class) {
			return c.r.lang.Is(c.bareCoin(), class) || c.headCoin != "" && c.r.lang.Is(c.headCoin, class)
		}
	}
	return false
}

func (c *context) inCell() bool {
	s := c.mention.Sentence
	if s < 0 || s >= len(c.r.pass.Sentences) {
		return false
	}
	b := c.r.pass.Sentences[s].Block
	return b >= 0 && b < len(c.r.pass.Doc.Blocks) && c.r.pass.Doc.Blocks[b].Kind == lint.Cell
}

// against compares the mention's value with one of a fact, in the unit that
// the fact settles where the text leaves it open.
func (c *context) against(b quant.Value) quant.Comparison {
	a := c.value
	if a.Kind == quant.KindMoney && b.Kind == quant.KindMoney && (c.anyCurrency || a.Unit == "" || c.namesakes(a.Unit, b.Unit)) {
		a.Unit = b.Unit
	}
	if c.anyDegree && dimension(b) == "measure temperature" {
		a.Unit = b.Unit
	}
	if c.anyTon {
		if head, per, _ := strings.Cut(b.Unit, " per "); head == "metric ton" && a.Lo.Cmp(b.Lo) == 0 {
			a.Unit = head
			if per != "" && strings.Contains(c.value.Unit, " per ") {
				a.Unit = b.Unit
			}
		}
	}
	q := compare(a, b)
	if q.Conflicts() && q.Cause == quant.BoundWrong && b.Hedge == quant.NoHedge && !a.Range && !b.Range && a.Kind != quant.KindDate && a.Unit == b.Unit && a.Lo.Cmp(b.Lo) == 0 {
		// "Over 900" is written where it is 900; that it is more, nobody says.
		return quant.Comparison{Relation: quant.Same}
	}
	// What is smaller than 8 is refused where 8 is the least.
	if q.Conflicts() && (a.Hedge == quant.LessThan && b.Hedge == quant.NoLess || a.Hedge == quant.MoreThan && b.Hedge == quant.NoMore) && a.Unit == b.Unit && a.Lo.Cmp(b.Lo) == 0 {
		return quant.Comparison{Relation: quant.Same}
	}
	if q.Relation == quant.BoundHolds && c.turnsAround(b) {
		return quant.Comparison{Relation: quant.NearMiss, Cause: quant.BoundWrong}
	}
	return q
}

// turnsAround reports whether a limit is given as the other one: "at most 12
// percent" of "at least 12 percent". The loose ones, "up to" and "as many as",
// are said of what is reached, and turn nothing around.
func (c *context) turnsAround(b quant.Value) bool {
	a := &c.value
	if a.Kind == quant.KindDate || a.Range || b.Range || a.Kind != b.Kind || a.Unit != b.Unit && a.Kind != quant.KindCount || a.Lo.Cmp(b.Lo) != 0 ||
		!(a.Hedge == quant.NoMore && b.Hedge == quant.NoLess || a.Hedge == quant.NoLess && b.Hedge == quant.NoMore) {
		return false
	}
	hedge := strings.Fields(strings.ToLower(c.r.pass.Text(c.mention.Hedge)))
	loose := c.r.cue("loose-limit").At(func(i int) string {
		if i < len(hedge) {
			return hedge[i]
		}
		return ""
	})
	return len(hedge) > 0 && loose == 0
}
