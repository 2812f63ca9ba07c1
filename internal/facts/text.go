package facts

import (
	"strings"

	"github.com/factlint/factlint/lint/quant"
)

// parseText reads a value as an article would write it.
func parseText(s string) (quant.Value, bool) {
	s = strings.TrimSpace(s)
	if v, ok := parseEDTF(s); ok && len(s) != 4 {
		return v, true
	}
	if v, err := quant.ParseISODuration(s); err == nil {
		return v, true
	}
	hedge := quant.NoHedge
	for word, h := range hedges {
		if rest, ok := strings.CutPrefix(strings.ToLower(s), word+" "); ok && len(rest) < len(s) {
			hedge, s = h, s[len(s)-len(rest):]
			break
		}
	}
	money := ""
	for sign, code := range map[string]string{"$": "USD", "€": "EUR", "£": "GBP"} {
		if rest, ok := strings.CutPrefix(s, sign); ok {
			money, s = code, rest
		}
	}
	end := 0
	for end < len(s) && (s[end] >= '0' && s[end] <= '9' || s[end] == '.' || s[end] == ',') {
		end++
	}
	n, ok := quant.ParseNumber(strings.TrimRight(s[:end], ",."))
	if !ok {
		return quant.Value{}, false
	}
	rest := strings.TrimSpace(s[end:])
	for word, pow := range map[string]int{"thousand": 3, "million": 6, "billion": 9, "trillion": 12} {
		if r, ok := strings.CutPrefix(rest, word); ok {
			n, rest = n.Scale(pow), strings.TrimSpace(r)
			break
		}
	}
	if money != "" {
		rest = money
	}
	v := unitValue(n, n, rest)
	v.Hedge = hedge
	return v, true
}

// unitValue is an amount in a unit as the file writes it: an ISO 4217 code, a
// symbol or a name, with denominators after slashes.
func unitValue(lo, hi quant.Number, unit string) quant.Value {
	unit, per, _ := strings.Cut(unit, "/")
	v := quant.Value{Kind: quant.KindMeasure, Lo: lo, Hi: hi, Unit: strings.TrimSpace(unit), Per: perName(per)}
	switch {
	case unit == "":
		v.Kind = quant.KindCount
	case unit == "%" || unit == "percent" || unit == "per cent":
		v.Kind, v.Unit = quant.KindPercent, quant.Percent
	case len(unit) == 3 && unit == strings.ToUpper(unit) && unit[0] >= 'A':
		v.Kind = quant.KindMoney
	default:
		if _, ok := quant.UnitOf(unit); !ok {
			v.Kind = quant.KindCount
		}
	}
	return v
}

// perName is a denominator in the names of the contract.
func perName(per string) string { return strings.TrimSpace(per) }

func joinPer(a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + "/" + b
}
