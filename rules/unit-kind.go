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
			if perTime(p, m) {
				askUnit(p, m, "power", "energy", "h")
			}
		case "energy":
			next := p.Word(m.Last)
			if p.Lex.Is(next, "electricity") || p.Lex.Is(next, "power-source") {
				next = p.Word(m.Last + 1) // "power station", "wind turbine"
			}
			if p.Lex.Is(next, "generator") {
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
