package rules

import (
	"fmt"
	"strings"

	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

var _ = add(lint.Rule{
	Name:     "unit-kind",
	Severity: lint.Asked,
	Trust:    0.75,
	Check:    checkUnitKind,
})

// checkUnitKind asks about a unit of power where an amount of energy is meant
// ("consumes 500 MW a year"), and of energy where power is ("a 500 MWh
// turbine"), and about multiples of a temperature.
func checkUnitKind(p *lint.Pass) {
	for i := range p.Mentions {
		m := p.Mention(i)
		if m.Value.Unit == quant.Multiple && warmer(p, i) {
			p.Report(lint.Diagnostic{
				Severity: lint.Asked, Span: m.Span,
				Message: fmt.Sprintf("%q has no meaning for degrees: their zero is an arbitrary one", p.Text(m.Span)),
				Detail:  "20 °C is 68 °F, and 10 °C is 50 °F: say by how many degrees it is warmer",
				Fixes:   []lint.Fix{{Title: "Give the difference in degrees", Safety: lint.Display}},
			})
			continue
		}
		if m.Kind() != quant.KindMeasure || m.Value.Range {
			continue
		}
		unit, _, _ := strings.Cut(m.Value.Unit, " per ")
		u, ok := quant.UnitOf(unit)
		if !ok {
			continue
		}
		switch u.Dimension {
		case "power":
			if perTime(p, m) || ofEnergy(p, m) || usedUp(p, i) {
				askUnit(p, m, "power", "energy", "h")
			}
		case "energy":
			next := p.Word(m.Last)
			if p.Lex.Is(next, "electricity") || p.Lex.Is(next, "power-source") {
				next = p.Word(m.Last + 1) // "power station", "wind turbine"
			}
			if p.Lex.Is(next, "generator") || ratedAt(p, m) {
				askUnit(p, m, "energy", "power", "")
			}
		}
	}
}

// perTime reports whether an amount of power is said of a stretch of time: "500
// MW a year", "500 MW of electricity in 2022".
func perTime(p *lint.Pass, m *lint.Mention) bool {
	per := m.Value.Per
	if _, rest, ok := strings.Cut(m.Value.Unit, " per "); ok {
		per = rest
	}
	switch per {
	case "year", "day", "month", "week", "hour", "annum":
		return !rising(p, m)
	}
	last := min(m.Last+6, p.Sentences[m.Sentence].Last)
	for i := m.Last; i+1 < last; i++ {
		word, next := strings.ToLower(p.Word(i)), strings.ToLower(p.Word(i+1))
		if (word == "a" || word == "per" || word == "each" || word == "every") && (next == "year" || next == "day" || next == "month") {
			return !rising(p, m)
		}
		if word == "of" || p.Lex.Is(word, "electricity") {
			continue
		}
		return word == "annually" && !rising(p, m)
	}
	return false
}

// warmer reports whether a multiple is one of temperatures that stand before it:
// "10 °C on Monday and 20 °C on Tuesday, twice as warm".
func warmer(p *lint.Pass, i int) bool {
	m := p.Mention(i)
	words, _ := tail(p, i, 2)
	switch words {
	case "as warm", "as hot", "as cold", "warmer than", "hotter than", "colder than":
	default:
		return false
	}
	first, last := p.SentenceMentions(m.Sentence)
	for j := first; j < last; j++ {
		if p.Mention(j).Kind() == quant.KindMeasure && temperature(p.Mention(j).Value.Unit) && p.Mention(j).Value.Unit != "kelvin" {
			return true
		}
	}
	return false
}

// ofEnergy reports whether an amount of power is said to be one of energy: "40
// kW of energy".
func ofEnergy(p *lint.Pass, m *lint.Mention) bool {
	end := m.Last + 2
	return strings.EqualFold(p.Word(m.Last), "of") && strings.EqualFold(p.Word(m.Last+1), "energy") &&
		(end >= p.Sentences[m.Sentence].Last || p.Tokens[end].Kind != lint.Word || p.Lex.Is(p.Word(end), "function"))
}

// usedUp reports whether an amount of power is what was made or used in a stretch
// of time: "consumed 3,500 kW in 2019", "produced 1.2 gigawatts of electricity
// last year".
func usedUp(p *lint.Pass, i int) bool {
	m := p.Mention(i)
	if i+1 >= len(p.Mentions) || p.Mention(i+1).Sentence != m.Sentence || !p.Lex.Is(p.Word(tokenBefore(p, m)), "energy-verb") || rising(p, m) {
		return false
	}
	t := p.Mention(i + 1)
	if t.Kind() != quant.KindDate || t.Value.Range || t.Value.Date.Precision >= quant.Day && t.Rel == "" {
		return false
	}
	br := bridge(p, i, i+1)
	return only(p, br, "of in", "electricity") && !strings.HasSuffix(br, "at")
}

// ratedAt reports whether an amount of energy is said to be a power: "a power of
// 3 MWh", "rated at 2 kWh", "a capacity of 300 MWh of wind power".
func ratedAt(p *lint.Pass, m *lint.Mention) bool {
	at := tokenBefore(p, m)
	before, joint := strings.ToLower(p.Word(at-1)), strings.ToLower(p.Word(at))
	if joint == "of" && (before == "power" || before == "rating") || joint == "at" && before == "rated" {
		return true
	}
	return joint == "of" && before == "capacity" && strings.EqualFold(p.Word(m.Last), "of") && p.Lex.Is(p.Word(m.Last+1), "power-source")
}

// rising reports whether capacity is added, installed or built: "installs 500
// MW a year" is right.
func rising(p *lint.Pass, m *lint.Mention) bool {
	s := p.Sentences[m.Sentence]
	for i := s.First; i < s.Last; i++ {
		if w := p.Word(i); p.Lex.Is(w, "install") || p.Lex.Is(w, "rise") || p.Lex.Is(w, "rising") || p.Lex.Is(w, "fall") {
			return true
		}
	}
	return false
}

func askUnit(p *lint.Pass, m *lint.Mention, is, meant, suffix string) {
	d := lint.Diagnostic{
		Severity: lint.Asked, Span: m.Span,
		Message: fmt.Sprintf("%s is an amount of %s: is %s meant?", p.Text(m.Span), is, meant),
		Detail:  "Power (MW) is how fast energy flows; energy (MWh) is how much has flowed. A 1 MW plant gives 8,760 MWh in a year at most",
	}
	if suffix != "" {
		d.Fixes = []lint.Fix{p.Rewrite(m.Span, p.Text(m.Span)+suffix)}
	} else {
		d.Fixes = []lint.Fix{p.Rewrite(m.Span, strings.TrimSuffix(p.Text(m.Span), "h"))}
	}
	p.Report(d)
}
