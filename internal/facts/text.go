package facts

import (
	"strings"

	"github.com/factlint/factlint/internal/mention"
	"github.com/factlint/factlint/lint/quant"
)

// parseText reads a value as an article would write it, by the same grammar.
func (d *decoder) parseText(s string) (quant.Value, bool) {
	v, ok := d.grammar(s)
	// A number that could be a year is none where a noun follows: "1901
	// workers".
	first, rest, cut := strings.Cut(s, " ")
	if number, isNumber := quant.ParseNumber(first); cut && isNumber && !strings.ContainsAny(rest, "0123456789") && (!ok || v.Kind == quant.KindDate && v.String() == first) {
		if u := d.unitOf(rest); u.name != "" {
			return d.unitValue(number, number, rest), true
		}
	}
	return v, ok
}

// grammar reads a value by the articles' grammar alone.
func (d *decoder) grammar(s string) (quant.Value, bool) {
	v, err := mention.ParseValue(d.cfg.Lang, s)
	return v, err == nil && v.Kind != quant.NoKind
}

// unit is a unit as the contract names it, and the kind of what is measured
// in it.
type unit struct {
	kind      quant.Kind
	name, per string
	// scale is the power of ten that makes the amount one in name: -2 for pence.
	scale int
}

// unitOf reads a unit as the file writes it: an ISO 4217 code, a symbol, a
// name or a counted noun, with denominators after slashes. What no table knows
// is kept as it is written.
func (d *decoder) unitOf(s string) unit {
	if u, ok := d.units[s]; ok {
		return u
	}
	u, known := d.wholeUnit(s)
	first, rest, _ := strings.Cut(s, "/")
	if known {
		rest = ""
	} else {
		u = d.unitAlone(strings.TrimSpace(first))
	}
	for per := range strings.SplitSeq(rest, "/") {
		u.per = joinPer(u.per, d.perOf(per))
	}
	if d.units == nil {
		d.units = map[string]unit{}
	}
	d.units[s] = u
	return u
}

// wholeUnit reads a unit that articles write and tables know with all that
// stands in it, its denominator too: km/h is a unit of speed, not one of length
// by the hour. A code of UCUM is known as well.
func (d *decoder) wholeUnit(s string) (unit, bool) {
	if name, ok := symbols[s]; ok {
		return unit{kind: quant.KindMeasure, name: name}, true
	}
	v, ok := d.grammar("2 " + s)
	if ok && v.Kind == quant.KindMeasure && v.Per == "" && !v.Range && v.Hedge == quant.NoHedge {
		if _, registered := quant.UnitOf(v.Unit); registered {
			return unit{kind: v.Kind, name: v.Unit}, true
		}
	}
	if ok && v.Kind != quant.KindCount || s == "" {
		return unit{}, false
	}
	for i := range d.cfg.Lang.Units {
		if u := &d.cfg.Lang.Units[i]; u.UCUM == s {
			return unit{kind: quant.KindMeasure, name: u.Name}, true
		}
	}
	return unit{}, false
}

// unitAlone reads a unit without denominators.
func (d *decoder) unitAlone(s string) unit {
	u := unit{kind: quant.KindCount, name: s}
	v, ok := d.grammar("2 " + s)
	name, isTime := timeSymbols[s]
	switch {
	case s == "%", s == "pct":
		u.kind, u.name = quant.KindPercent, quant.Percent
	case isTime:
		u.kind, u.name = quant.KindDuration, name
	case !ok || s == "":
	case isCurrency(s):
		u.kind = quant.KindMoney
	case v.Unit != "" && !v.Range && v.Hedge == quant.NoHedge:
		u.kind, u.name = v.Kind, v.Unit
		if v.Kind == quant.KindMoney && v.Lo.Cmp(quant.FromInt(1)) < 0 {
			u.scale = -2 // cents and pence
		}
	}
	return u
}

// coin is the unit of an amount that the file calls money: in it pounds weigh nothing, and p is
// a penny.
func (d *decoder) coin(s string) string {
	first, per, divided := strings.Cut(s, "/")
	first = strings.TrimSpace(first)
	name := ""
	if first == "p" {
		name = "pence"
	} else if _, in := d.cfg.Lang.Lookup(strings.ToLower(first)); len(in.Currencies) > 0 && d.unitAlone(first).kind != quant.KindMoney {
		if c := in.Currencies[0]; c.Form == first || !c.Symbol {
			name = d.cfg.Lang.Currencies[c.Index].Code
		}
	}
	switch {
	case name == "":
		return s
	case divided:
		return name + "/" + per
	}
	return name
}

// symbols are those of units that are a letter or two, which in an article mean much else:
// a fact on a limit of 2704 B.
var symbols = map[string]string{"B": "byte", "b": "bit", "GT": "gross ton"}

// timeSymbols are UCUM's and the common symbols for units of time, which no
// article writes after a number without more around it.
var timeSymbols = map[string]string{
	"s": "second", "sec": "second", "min": "minute", "h": "hour", "hr": "hour", "d": "day",
	"wk": "week", "mo": "month", "a": "year", "y": "year", "yr": "year",
}

// perOf is the name of a denominator.
func (d *decoder) perOf(s string) string {
	s = strings.TrimSpace(s)
	if name, ok := timeSymbols[s]; ok {
		return name
	}
	if s == "" || isCurrency(s) || s[0] >= '0' && s[0] <= '9' { // per 100 g
		return s
	}
	if v, ok := d.grammar("2 " + s); ok && v.Unit != "" {
		return v.Unit
	}
	return s
}

// unitValue is an amount in a unit as the file writes it.
func (d *decoder) unitValue(lo, hi quant.Number, name string) quant.Value {
	u := d.unitOf(name)
	if u.scale != 0 {
		lo, hi = lo.Scale(u.scale), hi.Scale(u.scale)
	}
	if u.kind == quant.KindCount {
		lo, hi = countNumber(lo), countNumber(hi)
	}
	return quant.Value{Kind: u.kind, Lo: lo, Hi: hi, Unit: u.name, Per: u.per}
}

// isCurrency reports whether a unit is written as an ISO 4217 code.
func isCurrency(s string) bool {
	return len(s) == 3 && s[0] >= 'A' && s[0] <= 'Z' && s[1] >= 'A' && s[1] <= 'Z' && s[2] >= 'A' && s[2] <= 'Z'
}

func joinPer(a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + "/" + b
}
