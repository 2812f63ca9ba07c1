package lang

import (
	"math/big"
	"sort"

	"github.com/factlint/factlint/lint/quant"
)

// unit finds a unit by its name, for the one judge of values. Units of every
// language share the English names; a language that only adds spellings says
// of them what the others say.
func (l *Language) unit(name string) (quant.Unit, bool) {
	i := sort.Search(len(l.Units), func(i int) bool { return l.Units[i].Name >= name })
	if i == len(l.Units) || l.Units[i].Name != name {
		return quant.Unit{}, false
	}
	return l.Units[i].exact()
}

// exact is the unit with its factors as numbers.
func (u *Unit) exact() (quant.Unit, bool) {
	factor, ok := new(big.Rat).SetString(u.Factor)
	if !ok {
		return quant.Unit{}, false
	}
	offset, ok := new(big.Rat).SetString(u.Offset)
	return quant.Unit{Name: u.Name, UCUM: u.UCUM, Dimension: u.Dimension, Factor: factor, Offset: offset}, ok
}
