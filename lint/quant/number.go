// Package quant holds exact values as texts write them: numbers with the
// precision that their digits state, units, dates (EDTF), durations, hedges;
// and Compare, the one judge of two values.
//
// It never rounds on its own account and never uses floating point to decide.
package quant

import (
	"math/big"
)

// Number is an exact amount, coef × 10^exp / den, with the precision that its
// digits state. The zero Number is an exact 0. Numbers too large for an int64
// coefficient are kept in big.
type Number struct {
	coef int64
	den  int64 // 0 and 1 both mean no denominator
	big  *big.Rat
	exp  int16
	// ulp is the power of ten of the last significant digit: 8 for "1.4
	// billion", 0 for "209", -2 for "2.00", 3 for "5,000".
	ulp   int16
	exact bool
}
