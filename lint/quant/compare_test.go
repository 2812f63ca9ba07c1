package quant

import (
	"bufio"
	"fmt"
	"math/big"
	"os"
	"strings"
	"testing"
)

func TestMain(m *testing.M) {
	unit := func(name, dimension string, num, den int64) Unit {
		return Unit{Name: name, Dimension: dimension, Factor: big.NewRat(num, den)}
	}
	units := []Unit{
		unit("millimeter", "length", 1, 1000), unit("meter", "length", 1, 1), unit("kilometer", "length", 1000, 1),
		unit("inch", "length", 254, 10000), unit("foot", "length", 3048, 10000), unit("mile", "length", 1609344, 1000),
		unit("hectare", "area", 10000, 1), unit("square kilometer", "area", 1000000, 1), unit("acre", "area", 40468564224, 10000000),
		unit("square mile", "area", 2589988110336, 1000000),
		unit("kilogram", "mass", 1, 1), unit("metric ton", "mass", 1000, 1), unit("pound", "mass", 45359237, 100000000), unit("ounce", "mass", 45359237, 1600000000),
		unit("gibibyte", "information", 1<<30, 1), unit("tebibyte", "information", 1<<40, 1),
		unit("kilometer per hour", "speed", 1000, 3600), unit("mile per hour", "speed", 1609344, 3600000),
		unit("barrel", "volume", 158987294928, 1000000000000), unit("cubic meter", "volume", 1, 1),
		unit("kelvin", "temperature", 1, 1),
	}
	celsius, fahrenheit := unit("degree celsius", "temperature", 1, 1), unit("degree fahrenheit", "temperature", 5, 9)
	celsius.Offset, fahrenheit.Offset = big.NewRat(27315, 100), big.NewRat(45967, 180)
	if err := RegisterUnits(append(units, celsius, fahrenheit)); err != nil {
		panic(err)
	}
	os.Exit(m.Run())
}

var (
	hedgeNames = map[string]Hedge{
		"about": Roughly, "nearly": Nearly, "just-over": JustOver, "more-than": MoreThan, "less-than": LessThan,
		"at-least": NoLess, "at-most": NoMore, "exactly": Precisely,
		"before": LessThan, "after": MoreThan, "by": NoMore, "since": NoLess,
	}
	modsByName = map[string]Mod{"early": Early, "mid": Mid, "late": Late, "start": Start, "end": End}
	scales     = []struct {
		suffix string
		pow10  int
	}{{"tn", 12}, {"bn", 9}, {"m", 6}, {"k", 3}}
)

// value reads the notation of testdata/compare.tsv, which its head explains.
func value(s string) (Value, error) {
	var v Value
	word, rest, _ := strings.Cut(s, " ")
	if h, ok := hedgeNames[word]; ok {
		v.Hedge, s = h, rest
		word, rest, _ = strings.Cut(s, " ")
	}
	if m, ok := modsByName[word]; ok {
		v.Mod, s = m, rest
	}
	if strings.HasPrefix(s, "P") || strings.HasPrefix(s, "-P") {
		d, err := ParseISODuration(s)
		d.Hedge = v.Hedge
		return d, err
	}
	if lo, hi, isRange, err := ParseEDTF(s); err == nil {
		v.Kind, v.Date, v.DateHi, v.Range = KindDate, lo, hi, isRange
		return v, nil
	}
	number, unit, _ := strings.Cut(s, " ")
	unit, v.Per, _ = strings.Cut(unit, "/")
	if v.Per == "" {
		number, v.Per = cutPer(number)
	}
	for symbol, code := range map[string]string{"A$": "AUD", "$": "USD", "€": "EUR", "£": "GBP"} {
		if after, ok := strings.CutPrefix(number, symbol); ok {
			number, v.Kind, v.Unit = after, KindMoney, code
			break
		}
	}
	switch after, ok := strings.CutPrefix(number, "#"); {
	case ok:
		number, v.Kind, v.Unit = after, KindCount, unit
	case v.Kind == KindMoney:
	case timeUnitOf(strings.TrimSuffix(unit, "s")) != nil:
		v.Kind, v.Unit = KindDuration, strings.TrimSuffix(unit, "s")
	case unit != "":
		v.Kind, v.Unit = KindMeasure, unit
	default:
		for suffix, name := range map[string]string{"%": Percent, "pp": PercentagePoint, "bp": BasisPoint, "x": Multiple} {
			if before, ok := strings.CutSuffix(number, suffix); ok {
				number, v.Kind, v.Unit = before, KindPercent, name
			}
		}
		if before, ok := strings.CutSuffix(number, "th"); ok {
			number, v.Kind = before, KindOrdinal
		}
	}
	first, second, isRange := strings.Cut(number, "..")
	v.Range = isRange
	if !isRange {
		second = first
	} else if last := strings.TrimLeft(second, "0123456789.,/"); !strings.HasSuffix(first, last) {
		first += last // 5..7m
	}
	var ok1, ok2 bool
	v.Lo, ok1 = scaled(first, v.Kind)
	v.Hi, ok2 = scaled(second, v.Kind)
	if !ok1 || !ok2 || v.Kind == NoKind {
		return v, fmt.Errorf("cannot read %q", s)
	}
	return v, nil
}

// cutPer takes the denominator off a number: $80/barrel, but not 2/3%.
func cutPer(s string) (number, per string) {
	at := strings.LastIndexByte(s, '/')
	if at < 0 || at+1 == len(s) || s[at+1] < 'a' {
		return s, ""
	}
	return s[:at], s[at+1:]
}

func scaled(s string, kind Kind) (Number, bool) {
	for _, scale := range scales {
		if before, ok := strings.CutSuffix(s, scale.suffix); ok {
			n, ok := ParseNumber(before)
			return n.Scale(scale.pow10), ok
		}
	}
	n, ok := ParseNumber(s)
	if ok && kind == KindPercent && strings.Contains(s, "/") {
		n = n.Scale(2) // 2/3% is two-thirds of a whole
	}
	return n, ok
}

func TestCompareTable(t *testing.T) {
	file, err := os.Open("testdata/compare.tsv")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	rows := 0
	lines := bufio.NewScanner(file)
	for line := 1; lines.Scan(); line++ {
		if lines.Text() == "" || strings.HasPrefix(lines.Text(), "// ") {
			continue
		}
		rows++
		cells := strings.Split(lines.Text(), "\t")
		a, err1 := value(cells[0])
		b, err2 := value(cells[1])
		if err1 != nil || err2 != nil || len(cells) != 3 {
			t.Errorf("line %d: %q: %v, %v", line, lines.Text(), err1, err2)
			continue
		}
		got := Compare(a, b)
		if said := describe(got); said != cells[2] {
			t.Errorf("line %d: %s against %s: got %s, want %s", line, cells[0], cells[1], said, cells[2])
		}
		back := Compare(b, a)
		if got.Agrees() != back.Agrees() || got.Conflicts() != back.Conflicts() {
			t.Errorf("line %d: %s against %s is %s, but %s the other way about", line, cells[0], cells[1], describe(got), describe(back))
		}
	}
	if rows < 150 {
		t.Errorf("%d rows; the table has at least 150", rows)
	}
}

// describe is a comparison as the table has it.
func describe(c Comparison) string {
	s := c.Relation.String()
	if c.Cause != NoCause {
		s += " " + c.Cause.String()
	}
	if c.Understates {
		s += " understates"
	}
	if c.OneDay {
		s += " one-day"
	}
	return s
}
