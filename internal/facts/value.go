package facts

import (
	"fmt"
	"math/big"
	"strings"

	"go.yaml.in/yaml/v4"

	"github.com/factlint/factlint/lint/quant"
)

// reading is a value of the file as it was read.
type reading struct {
	value quant.Value
	// within is the range that a tolerance allows, of NoKind without one.
	within quant.Value
	text   string
}

const valueHelp = "Write it as an article would: $1.4 billion, 7,200 km, 20%, 209 people, about 5 hours; or as {kind, amount, unit, bound}."

// value reads a value: a text as an article would write it, or a mapping.
// unit is that of bare numbers, "" for none.
func (d *decoder) value(src *source, n *yaml.Node, key, unit string) (reading, bool) {
	n = d.resolve(src, n)
	if n.Kind == yaml.MappingNode {
		m := mapping{d: d, src: src, node: n, unit: unit}
		for k, value := range d.fields(src, n, key, keys[valueShape]()) {
			m.take(k.Value, value)
		}
		return m.value()
	}
	s, ok := d.text(src, n, key)
	if !ok {
		return reading{}, false
	}
	if s == "" {
		d.fault(src, n, key+" is empty", valueHelp)
		return reading{}, false
	}
	if unit != "" {
		if number, ok := quant.ParseNumber(s); ok {
			v := d.unitValue(number, number, unit)
			return reading{value: v, text: v.Phrase()}, true
		}
	}
	v, ok := d.parseText(s)
	if ok && v.Kind == quant.KindDate && wordy(s) {
		v, ok = d.day(src, n, s, key)
		return reading{value: v, text: s}, ok
	}
	if ok {
		if unit != "" && v.Kind == quant.KindCount && v.Unit == "" {
			scaled := d.unitValue(v.Lo, v.Hi, unit) // "4.5 million" of a series in USD
			scaled.Range, scaled.Hedge = v.Range, v.Hedge
			return reading{value: scaled, text: scaled.Phrase()}, true
		}
		if n, ok := quant.ParseNumber(s); ok && v.Kind == quant.KindDate && n.Cmp(lastYear) > 0 {
			v = d.unitValue(n, n, "") // the 7440 of a port
		}
		return reading{value: v, text: s}, true
	}
	d.fault(src, n, fmt.Sprintf("%s %q cannot be read as a value", key, s), valueHelp)
	return reading{}, false
}

// lastYear is the last number that is read as a year where nothing says what it
// is.
var lastYear = quant.FromInt(2100)

// mapping is a value written as {kind, amount, unit, bound, ...}.
type mapping struct {
	d                              *decoder
	src                            *source
	node                           *yaml.Node
	kind, unit, per                string
	bound, mod                     string
	amount, lo, hi, tolerance      string
	amountNode, loNode, hiNode     *yaml.Node
	tolNode, kindNode              *yaml.Node
	hasAmount, hasRange, malformed bool
}

var kindsByName = map[string]quant.Kind{
	"date": quant.KindDate, "duration": quant.KindDuration, "money": quant.KindMoney, "percent": quant.KindPercent,
	"measure": quant.KindMeasure, "count": quant.KindCount, "ordinal": quant.KindOrdinal, "set": quant.KindSet,
}

// kindNames are in the order in which people are told of them.
var kindNames = []string{"date", "duration", "money", "percent", "measure", "count", "ordinal", "set"}

// hedges are the words and signs that a bound may be written with.
var hedges = map[string]quant.Hedge{
	"=": quant.NoHedge, "~": quant.Roughly, "<": quant.LessThan, "<=": quant.NoMore, ">": quant.MoreThan, ">=": quant.NoLess,
	"exactly": quant.Precisely, "about": quant.Roughly, "around": quant.Roughly, "roughly": quant.Roughly, "approximately": quant.Roughly,
	"nearly": quant.Nearly, "almost": quant.Nearly, "just over": quant.JustOver, "more than": quant.MoreThan, "over": quant.MoreThan,
	"less than": quant.LessThan, "under": quant.LessThan, "at least": quant.NoLess, "at most": quant.NoMore, "up to": quant.NoMore,
	"range": quant.NoHedge,
}

var boundNames = []string{"=", "~", "<", "<=", ">", ">=", "about", "nearly", "just over", "more than", "less than", "at least", "at most", "exactly"}

var mods = map[string]quant.Mod{"early": quant.Early, "mid": quant.Mid, "late": quant.Late, "start": quant.Start, "end": quant.End}

// take reads one key.
func (m *mapping) take(key string, n *yaml.Node) {
	n = m.d.resolve(m.src, n)
	s, ok := m.d.text(m.src, n, key)
	if !ok {
		m.malformed = true
		return
	}
	switch key {
	case "kind":
		m.kind, m.kindNode = s, n
		if m.d.choice(m.src, n, "kind", kindNames...) == "" {
			m.malformed = true
		}
	case "amount":
		m.amount, m.amountNode, m.hasAmount = s, n, true
	case "lo":
		m.lo, m.loNode, m.hasRange = s, n, true
	case "hi":
		m.hi, m.hiNode, m.hasRange = s, n, true
	case "unit":
		m.unit = s
	case "per":
		m.per = s
	case "bound":
		m.bound = s
		if _, known := hedges[strings.ToLower(s)]; !known && s != "" {
			m.d.choice(m.src, n, "bound", boundNames...)
			m.malformed = true
		}
	case "mod":
		m.mod = m.d.choice(m.src, n, "mod", "early", "mid", "late", "start", "end")
	case "tolerance":
		m.tolerance, m.tolNode = s, n
	}
}

// value puts the keys together.
func (m *mapping) value() (reading, bool) {
	if m.malformed {
		return reading{}, false
	}
	if !m.hasAmount && !m.hasRange {
		m.d.fault(m.src, m.node, "this value has no amount", "Add 'amount:', or 'lo:' and 'hi:' for a range.")
		return reading{}, false
	}
	if m.hasRange && (m.lo == "" || m.hi == "" || m.hasAmount) {
		m.d.fault(m.src, m.node, "a range needs both 'lo' and 'hi', and no 'amount'", "Write {lo: 5, hi: 7}, or {amount: 5}.")
		return reading{}, false
	}
	var r reading
	ok := false
	switch kindsByName[m.kind] {
	case quant.KindDate:
		r, ok = m.date()
	case quant.KindDuration, quant.KindSet:
		if r, ok = m.duration(); ok {
			r.value.Kind = kindsByName[m.kind]
		}
	default:
		r, ok = m.number()
	}
	if !ok {
		return reading{}, false
	}
	r.value.Hedge = hedges[strings.ToLower(m.bound)]
	r.value.Mod = mods[m.mod]
	if r.text == "" {
		r.text = r.value.Phrase()
	}
	if m.tolerance != "" && !m.tolerate(&r) {
		return reading{}, false
	}
	return r, true
}

func (m *mapping) date() (reading, bool) {
	s, n := m.amount, m.amountNode
	if m.hasRange {
		s, n = m.lo+"/"+m.hi, m.loNode
	}
	v, ok := parseEDTF(s)
	if !ok {
		m.d.fault(m.src, n, fmt.Sprintf("%q is not a date", s), dateHelp)
	}
	return reading{value: v}, ok
}

// duration reads P20Y, or a number with a unit of time.
func (m *mapping) duration() (reading, bool) {
	s, n := m.amount, m.amountNode
	if m.hasRange {
		s, n = m.lo+"/"+m.hi, m.loNode
	}
	if v, err := quant.ParseISODuration(s); err == nil {
		return reading{value: v}, true
	}
	if m.unit == "" {
		m.d.fault(m.src, n, fmt.Sprintf("%q is not a duration", s), "Write it by ISO 8601 (P20Y, P1Y6M, P2W, PT5H), or as a number with 'unit: year'.")
		return reading{}, false
	}
	return m.number()
}

func (m *mapping) number() (reading, bool) {
	lo, ok := m.parse(m.amount, m.amountNode)
	hi := lo
	if m.hasRange {
		var ok2 bool
		lo, ok = m.parse(m.lo, m.loNode)
		hi, ok2 = m.parse(m.hi, m.hiNode)
		ok = ok && ok2
		if ok && lo.Cmp(hi) > 0 {
			m.d.fault(m.src, m.loNode, fmt.Sprintf("the range ends (%s) before it starts (%s)", m.hi, m.lo), "Swap 'lo' and 'hi'.")
			return reading{}, false
		}
	}
	if !ok {
		return reading{}, false
	}
	if m.kind == "money" {
		m.unit = m.d.coin(m.unit)
	}
	v := m.d.unitValue(lo, hi, m.unit)
	v.Range = m.hasRange
	if m.per != "" {
		v.Per = joinPer(v.Per, m.d.perOf(m.per))
	}
	if m.kind == "" {
		return reading{value: v}, true
	}
	switch k := kindsByName[m.kind]; {
	case k == quant.KindCount && (v.Kind == quant.KindMeasure || v.Kind == quant.KindMoney || v.Kind == quant.KindPercent): // of TEU, which articles measure in
	case k == quant.KindMeasure && (v.Kind == quant.KindDuration || v.Kind == quant.KindPercent || v.Kind == quant.KindMoney): // of hours
	case (k == quant.KindMoney || k == quant.KindDuration) && k != v.Kind && kindPhrases[v.Kind] != "":
		m.d.fault(m.src, m.kindNode, fmt.Sprintf("kind is %s, and the unit %q makes it %s", m.kind, m.unit, kindPhrases[v.Kind]), fmt.Sprintf("Write 'kind: %s', or leave 'kind' out; or mend the unit.", v.Kind))
		return reading{}, false
	default:
		v.Kind = k
	}
	switch {
	case v.Kind == quant.KindMoney && m.unit == "":
		m.d.fault(m.src, m.node, "this money has no currency", "Add 'unit: USD', or another ISO 4217 code.")
		return reading{}, false
	case v.Kind == quant.KindPercent && v.Unit == "":
		v.Unit = quant.Percent
	case v.Kind == quant.KindPercent && (m.unit == "point" || m.unit == "points"):
		v.Unit = quant.PercentagePoint
	case v.Kind == quant.KindCount:
		v.Lo, v.Hi = countNumber(v.Lo), countNumber(v.Hi)
	}
	return reading{value: v}, true
}

// kindPhrases are the kinds whose units tables know, as a message has them.
var kindPhrases = map[quant.Kind]string{quant.KindMoney: "money", quant.KindMeasure: "a measure", quant.KindDuration: "a duration", quant.KindPercent: "a percentage"}

// countNumber takes a count below 1,000 as exact, as articles mean it.
func countNumber(n quant.Number) quant.Number {
	if n.IsInt() && n.Cmp(quant.FromInt(1000)) < 0 && n.Sign() >= 0 {
		return n.WithExact(true)
	}
	return n
}

func (m *mapping) parse(s string, n *yaml.Node) (quant.Number, bool) {
	if n == nil {
		return quant.Number{}, false
	}
	if number, ok := quant.ParseNumber(s); ok {
		return number, true
	}
	if v, ok := m.d.parseText(s); ok && v.Kind == quant.KindCount && v.Unit == "" && !v.Range {
		return v.Lo, true
	}
	m.d.fault(m.src, n, fmt.Sprintf("amount %q is not a number", s), "Write digits, such as 1400000000 or 1,400; the unit goes under 'unit:'.")
	return quant.Number{}, false
}

// tolerate widens a value to the range that its tolerance allows.
func (m *mapping) tolerate(r *reading) bool {
	bad := func() bool {
		m.d.fault(m.src, m.tolNode, fmt.Sprintf("tolerance %q cannot be read", m.tolerance), "Write a share such as 5%, or a number in the unit of the value.")
		return false
	}
	if r.value.Kind == quant.KindDate {
		m.d.fault(m.src, m.tolNode, "a date takes no tolerance", "Write a range: {lo: 2007-05, hi: 2007-07}.")
		return false
	}
	var reach func(quant.Number) *big.Rat
	if share, ok := strings.CutSuffix(m.tolerance, "%"); ok {
		n, ok := quant.ParseNumber(strings.TrimSpace(share))
		if !ok || n.Sign() < 0 {
			return bad()
		}
		part := new(big.Rat).Quo(n.Rat(), big.NewRat(100, 1))
		reach = func(v quant.Number) *big.Rat { return new(big.Rat).Mul(part, new(big.Rat).Abs(v.Rat())) }
	} else {
		n, ok := quant.ParseNumber(m.tolerance)
		if !ok {
			if v, ok2 := m.d.parseText(m.tolerance); ok2 && !v.Range && v.Kind != quant.KindDate {
				n, ok = v.Lo, v.Unit == "" || v.Unit == r.value.Unit
			}
		}
		if !ok || n.Sign() < 0 {
			return bad()
		}
		reach = func(quant.Number) *big.Rat { return n.Rat() }
	}
	r.within = r.value
	r.within.Range = true
	r.within.Hedge = quant.NoHedge
	r.within.Lo = quant.FromRat(new(big.Rat).Sub(r.value.Lo.Rat(), reach(r.value.Lo))).WithExact(true)
	r.within.Hi = quant.FromRat(new(big.Rat).Add(r.value.Hi.Rat(), reach(r.value.Hi))).WithExact(true)
	return true
}
