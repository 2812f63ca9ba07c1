package facts

import (
	"fmt"
	"slices"

	"go.yaml.in/yaml/v4"

	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// entry is one item of values, series or wrong: a value with what is said of
// it.
type entry struct {
	reading
	time        quant.Date
	period      string
	rank, why   string
	provisional bool
	refs        []lint.Ref
	node        *yaml.Node
}

// readEntry reads a value, or a mapping with `value` or `date` and more. dated
// says that bare texts are dates.
func (d *decoder) readEntry(src *source, n *yaml.Node, what, unit string, dated dating, known []string) (entry, bool) {
	n = d.resolve(src, n)
	e := entry{node: n}
	ok := false
	if n.Kind != yaml.MappingNode {
		e.reading, ok = d.valueOrDate(src, n, what, unit, dated)
		return e, ok
	}
	var direct mapping
	var ref lint.Ref
	stated := false
	for key, value := range d.fields(src, n, what, known) {
		switch key.Value {
		case "value":
			stated = true
			e.reading, ok = d.valueOrDate(src, value, what+"'s value", unit, dated)
		case "date":
			stated = true
			e.reading, ok = d.dateValue(src, value, "date")
		case "time", "as_of":
			e.time = d.date(src, value, key.Value)
			e.period = periodOf(d.resolve(src, value).Value)
		case "rank":
			e.rank = d.choice(src, value, "rank", "preferred", "normal", "deprecated")
		case "provisional":
			e.provisional = d.flag(src, value, "provisional")
		case "why":
			e.why, _ = d.text(src, value, "why")
		case "source":
			ref.Source = d.source(src, value)
			if ref.Pos.Line == 0 {
				ref.Pos = src.position(n.Line, n.Column)
			}
		case "quote":
			ref.Quote, ref.Pos = d.quote(src, value)
		case "refs":
			e.refs = d.refs(src, value)
		case "note":
			d.plainText(src, value, "note")
		default:
			if direct.d == nil {
				direct = mapping{d: d, src: src, node: n, unit: unit}
			}
			direct.take(key.Value, value)
		}
	}
	if ref.Source != nil {
		e.refs = append(e.refs, ref)
	}
	switch {
	case stated:
	case direct.d != nil:
		e.reading, ok = direct.value()
	default:
		d.fault(src, n, what+" has no value", "Add 'value:', or 'date:' for a date.")
	}
	return e, ok
}

// dating says how a text without further marks is read.
type dating uint8

const (
	eitherWay dating = iota // an amount if it reads as one with its unit, else a date
	asDate
	asAmount
)

func (d *decoder) valueOrDate(src *source, n *yaml.Node, key, unit string, dated dating) (reading, bool) {
	n = d.resolve(src, n)
	if dated == asDate && n.Kind == yaml.ScalarNode {
		return d.dateValue(src, n, key)
	}
	if dated == eitherWay && unit == "" && n.Kind == yaml.ScalarNode {
		if v, ok := parseEDTF(n.Value); ok {
			return reading{value: v, text: n.Value}, true
		}
	}
	return d.value(src, n, key, unit)
}

// readValues reads the values of a disputed fact.
func (d *decoder) readValues(src *source, n *yaml.Node, f *lint.Fact, unit string) bool {
	n = d.resolve(src, n)
	if n.Kind != yaml.SequenceNode {
		d.fault(src, n, fmt.Sprintf("values is to be a list, and this is %s", kindName(n)), "Write each value on a line that starts with '- '; a single value goes under 'value:'.")
		return false
	}
	for _, item := range n.Content {
		if e, ok := d.readEntry(src, item, "a value", unit, eitherWay, keys[observationShape]()); ok {
			f.Values = append(f.Values, e.observation(src))
		}
	}
	if len(f.Values) == 0 && len(n.Content) == 0 {
		d.fault(src, n, fmt.Sprintf("fact %q has no values", f.ID), "Write each value on a line that starts with '- '.")
	}
	return len(f.Values) > 0
}

func (e entry) observation(src *source) lint.Observation {
	return lint.Observation{
		Value: e.value, Within: tolerance(e.within), Text: e.text, Time: e.time, Period: e.period, Rank: e.rank,
		Provisional: e.provisional, Refs: e.refs, Pos: src.position(e.node.Line, e.node.Column),
	}
}

// readSeries reads a value for each time: {2019: $4.2 billion, 2022: ...}, or
// a list of values with `time`.
func (d *decoder) readSeries(src *source, n *yaml.Node, f *lint.Fact, unit string) bool {
	n = d.resolve(src, n)
	f.Series = true
	if n.Kind == yaml.SequenceNode {
		for _, item := range n.Content {
			e, ok := d.readEntry(src, item, "an observation", unit, asAmount, keys[observationShape]())
			if !ok {
				continue
			}
			if e.time.IsZero() {
				d.fault(src, item, "this observation has no time", "Add 'time:' with the year or date that the value is for.")
				continue
			}
			f.Values = append(f.Values, e.observation(src))
		}
	} else {
		for key, value := range d.fields(src, n, "a series", nil) {
			time, ok := timeKey(key.Value)
			if !ok && d.severed(src, n, key) {
				d.comma(src, n, key)
				return false
			}
			if !ok {
				d.fault(src, key, fmt.Sprintf("%q is not a year or date", key.Value), "A series has a value for each time: {2019: $4.2 billion, 2022: $5.9 billion}.")
				continue
			}
			if e, ok := d.readEntry(src, value, "an observation", unit, asAmount, keys[observationShape]()); ok {
				e.time, e.period = time, periodOf(key.Value)
				f.Values = append(f.Values, e.observation(src))
			}
		}
	}
	if len(f.Values) == 0 {
		if n.Kind != yaml.ScalarNode && len(n.Content) == 0 {
			d.fault(src, n, fmt.Sprintf("the series of fact %q is empty", f.ID), "Give it a value for each time: {2019: $4.2 billion, 2022: $5.9 billion}.")
		}
		return false
	}
	d.checkSeries(src, f)
	slices.SortStableFunc(f.Values, func(a, b lint.Observation) int { return a.Time.Compare(b.Time) })
	return true
}

// checkSeries reports a value whose kind or unit is not that of the first, and
// a time that is given twice.
func (d *decoder) checkSeries(src *source, f *lint.Fact) {
	first := &f.Values[0]
	seen := map[quant.Date]bool{}
	for i := range f.Values {
		o := &f.Values[i]
		node := &yaml.Node{Kind: yaml.ScalarNode, Value: o.Text, Line: o.Pos.Line, Column: o.Pos.Column}
		if o.Value.Kind != first.Value.Kind || o.Value.Unit != first.Value.Unit || o.Value.Per != first.Value.Per {
			d.fault(src, node, fmt.Sprintf("%s is in another unit than %s, with which the series starts", o.Text, first.Text), "Write all values of a series in one unit.")
		}
		if seen[o.Time] {
			d.fault(src, node, fmt.Sprintf("the series has two values for %s", o.When()), "Keep one, or use 'values:' for values that sources disagree about.")
		}
		seen[o.Time] = true
	}
}

// wrong reads the values that are known to be wrong.
func (d *decoder) wrong(src *source, n *yaml.Node, f *lint.Fact, unit string) []lint.WrongValue {
	dated := asAmount
	if len(f.Values) > 0 && f.Values[0].Value.Kind == quant.KindDate {
		dated = asDate
	} else if len(f.Values) == 0 {
		dated = eitherWay
	}
	n = d.resolve(src, n)
	nodes := []*yaml.Node{n}
	if n.Kind == yaml.SequenceNode {
		nodes = n.Content
	}
	var values []lint.WrongValue
	for _, node := range nodes {
		if e, ok := d.readEntry(src, node, "a wrong value", unit, dated, keys[wrongShape]()); ok {
			values = append(values, lint.WrongValue{Value: e.value, Text: e.text, Why: e.why})
		}
	}
	return values
}
