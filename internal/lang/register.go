package lang

import "github.com/factlint/factlint/lint/quant"

// register makes the units known to the one judge of values. Units of every
// language share the English names; a language that only adds spellings
// registers nothing new.
func (l *Language) register() error {
	units := make([]quant.Unit, 0, len(l.Units))
	for _, u := range l.Units {
		units = append(units, quant.Unit{Name: u.Name, UCUM: u.UCUM, Dimension: u.Dimension, Factor: u.Factor, Offset: u.Offset})
	}
	return quant.RegisterUnits(units)
}
