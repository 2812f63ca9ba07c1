package facts

import (
	"fmt"
	"slices"

	"go.yaml.in/yaml/v4"

	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// relate reads what is said of several facts: chains, derivations and rates.
func (d *decoder) relate() {
	for _, p := range d.files {
		if p.chronology != nil {
			d.readChronology(p.src, p.chronology)
		}
		if p.rates != nil {
			for _, n := range d.list(p.src, p.rates, "rates", "{from: EUR, to: USD, rate: 1.08, date: 2023-12-28}") {
				d.readRate(p.src, d.resolve(p.src, n))
			}
		}
	}
	for _, p := range d.pending {
		d.readDerived(p.src, p.node, p.fact)
	}
}

// readChronology reads a list of chains. A list of ids is one chain.
func (d *decoder) readChronology(src *source, n *yaml.Node) {
	n = d.resolve(src, n)
	if isNull(n) {
		return
	}
	if n.Kind == yaml.MappingNode || n.Kind == yaml.SequenceNode && len(n.Content) > 0 && d.resolve(src, n.Content[0]).Kind == yaml.ScalarNode {
		d.readChain(src, n)
		return
	}
	for _, item := range d.list(src, n, "chronology", "[s-300.agreement, s-300.delivery]") {
		d.readChain(src, d.resolve(src, item))
	}
}

func (d *decoder) readChain(src *source, n *yaml.Node) {
	chain := lint.Chronology{Pos: src.position(n.Line, n.Column)}
	ids := n
	if n.Kind == yaml.MappingNode {
		ids = nil
		for key, value := range d.fields(src, n, "a chronology", keys[chronologyShape]()) {
			switch key.Value {
			case "facts":
				ids = value
			case "min_gap":
				chain.MinGap = d.gap(src, value, "min_gap")
			case "max_gap":
				chain.MaxGap = d.gap(src, value, "max_gap")
			default:
				d.plainText(src, value, key.Value)
			}
		}
		if ids == nil {
			d.fault(src, n, "this chronology names no facts", "Add 'facts:' with the ids in order of time.")
			return
		}
	}
	items := d.texts(src, ids, "chronology")
	for _, it := range items {
		f := d.factNamed(src, it)
		switch {
		case f == nil, len(f.Values) == 0 && !d.isPending(f): // reported already
		case len(f.Values) > 0 && !datedFact(f):
			d.fault(src, it.node, fmt.Sprintf("fact %q has no date, and a chronology is of dates", f.ID), "Leave it out, or give it 'date:'.")
		default:
			chain.Facts = append(chain.Facts, f)
		}
	}
	if len(items) == 1 {
		d.fault(src, n, "a chronology of one fact says nothing", "Name at least two, the earlier first.")
	}
	if len(chain.Facts) > 1 {
		d.out.Chronology = append(d.out.Chronology, chain)
	}
}

// isPending reports whether the values of a fact are yet to be derived.
func (d *decoder) isPending(f *lint.Fact) bool {
	return slices.ContainsFunc(d.pending, func(p pending) bool { return p.fact == f })
}

// datedFact reports whether the values of a fact are dates.
func datedFact(f *lint.Fact) bool {
	return len(f.Values) > 0 && f.Values[0].Value.Kind == quant.KindDate
}

// factNamed finds a fact by its id.
func (d *decoder) factNamed(src *source, it item) *lint.Fact {
	if f := d.facts[it.text]; f != nil {
		return f
	}
	d.fault(src, it.node, unknownID("fact", it.text, d.order), "Write the id of an entry of 'facts:'.")
	return nil
}

// gap reads a length of time: P1Y, or 1 year.
func (d *decoder) gap(src *source, n *yaml.Node, key string) quant.Value {
	s, ok := d.text(src, n, key)
	if !ok || s == "" {
		return quant.Value{}
	}
	if v, err := quant.ParseISODuration(s); err == nil {
		return v
	}
	if v, ok := d.parseText(s); ok && v.Kind == quant.KindDuration {
		return v
	}
	d.fault(src, n, fmt.Sprintf("%s %q is not a length of time", key, s), "Write it by ISO 8601 (P1Y, P6M, P10D) or in words (1 year).")
	return quant.Value{}
}

func (d *decoder) readRate(src *source, n *yaml.Node) {
	r := lint.Rate{Pos: src.position(n.Line, n.Column)}
	have := map[string]bool{}
	for key, value := range d.fields(src, n, "a rate", keys[rateShape]()) {
		have[key.Value] = true
		switch key.Value {
		case "from":
			r.From = d.currency(src, value)
		case "to":
			r.To = d.currency(src, value)
		case "rate":
			s, _ := d.text(src, value, "rate")
			number, ok := quant.ParseNumber(s)
			if !ok || number.Sign() <= 0 {
				d.fault(src, value, fmt.Sprintf("rate %q is not a number above 0", s), "Write how many units of 'to' make one of 'from', such as 1.08.")
				return
			}
			r.Rate = number
		case "date":
			r.Date = d.date(src, value, "date")
		case "source":
			d.source(src, value)
		default:
			d.plainText(src, value, key.Value)
		}
	}
	for _, key := range []string{"from", "to", "rate", "date"} {
		if !have[key] {
			d.fault(src, n, fmt.Sprintf("this rate has no %q", key), "Write {from: EUR, to: USD, rate: 1.08, date: 2023-12-28}.")
			return
		}
	}
	if r.From != "" && r.To != "" {
		d.out.Rates = append(d.out.Rates, r)
	}
}

// currency reads an ISO 4217 code.
func (d *decoder) currency(src *source, n *yaml.Node) string {
	s, ok := d.text(src, n, "currency")
	if !ok {
		return ""
	}
	if !isCurrency(s) {
		d.fault(src, n, fmt.Sprintf("%q is not a currency", s), "Write its ISO 4217 code: USD, EUR, IRR.")
		return ""
	}
	return s
}

// operations are how a fact may follow from others, and of how many.
var operations = []struct {
	name        string
	least, most int
	needs       string
}{
	{"sum", 2, 0, "two facts or more"},
	{"difference", 2, 2, "two facts: the larger, then the smaller"},
	{"ratio", 2, 2, "two facts: the one divided, then the divisor"},
	{"change", 2, 2, "two facts: the earlier, then the later"},
	{"share", 2, 2, "two facts: the part, then the whole"},
	{"duration", 2, 2, "two dated facts: the earlier, then the later"},
	{"per", 2, 2, "two facts: the amount, then the number of heads"},
}

func (d *decoder) readDerived(src *source, n *yaml.Node, f *lint.Fact) {
	n = d.resolve(src, n)
	if n.Kind != yaml.MappingNode {
		d.fault(src, n, fmt.Sprintf("derived is to be a mapping, and this is %s", kindName(n)), "Write {op: sum, from: [id, id]}.")
		return
	}
	names := make([]string, len(operations))
	for i, op := range operations {
		names[i] = op.name
	}
	der := &lint.Derivation{}
	bad := false
	count := 0
	for key, value := range d.fields(src, n, "derived", keys[derivedShape]()) {
		if key.Value == "op" {
			der.Op = d.choice(src, value, "op", names...)
			bad = bad || der.Op == ""
			continue
		}
		for _, it := range d.texts(src, value, "from") {
			count++
			switch from := d.factNamed(src, it); {
			case from == nil:
				bad = true
			case from == f:
				d.fault(src, it.node, fmt.Sprintf("fact %q is derived from itself", f.ID), "Name the facts that it follows from.")
				bad = true
			default:
				der.From = append(der.From, from)
			}
		}
	}
	if bad {
		return
	}
	at := slices.Index(names, der.Op)
	if at < 0 {
		d.fault(src, n, "derived has no 'op'", "Add 'op:' with one of "+list(names, "or")+".")
		return
	}
	if op := operations[at]; count < op.least || op.most > 0 && count > op.most {
		d.fault(src, n, fmt.Sprintf("a %s is of %s, and this names %d", op.name, op.needs, count), "Put their ids under 'from:'.")
		return
	}
	f.Derivation = der
}
