package quant

import (
	"math"
	"math/big"
	"strings"
	"unicode/utf8"
)

// maxDigits bounds the digits of a number that ParseNumber reads. Longer runs
// are no amounts.
const maxDigits = 400

// Notation says how a language writes numbers. The zero Notation is
// English: a point before decimals, commas between thousands.
type Notation struct {
	// Point stands before decimals; 0 means '.'.
	Point rune
	// Group stands between thousands; 0 means ','. Thin, narrow and
	// non-breaking spaces and apostrophes group in every notation.
	Group rune
}

// ParseNumber reads a number in English notation: "1.40", "1,400",
// "1 400" with a thin space, "-3", "5/9", "10 1/2", "10½", "1.5e6". It keeps
// the precision of the digits. Grouping must be by threes, or by twos above
// the thousands (12,34,567).
func ParseNumber(s string) (Number, bool) { return Notation{}.Parse(s) }

// Parse reads a number as ParseNumber does, in the notation f.
func (f Notation) Parse(s string) (Number, bool) {
	if f.Point == 0 {
		f.Point = '.'
	}
	if f.Group == 0 {
		f.Group = ','
	}
	negative := false
	switch {
	case strings.HasPrefix(s, "-"), strings.HasPrefix(s, "+"):
		negative = s[0] == '-'
		s = s[1:]
	case strings.HasPrefix(s, "\u2212"): // minus sign
		negative = true
		s = s[len("\u2212"):]
	}
	n, ok := f.unsigned(s)
	if ok && negative {
		n = n.Neg()
	}
	return n, ok
}

func (f Notation) unsigned(s string) (Number, bool) {
	if s == "" || len(s) > 4*maxDigits {
		return Number{}, false
	}
	if r, size := utf8.DecodeLastRuneInString(s); r >= utf8.RuneSelf {
		if v, ok := vulgar[r]; ok {
			return f.mixed(strings.TrimRight(s[:len(s)-size], " \u00a0\u2009\u202f\u2064"), Fraction(int64(v.num), int64(v.den)))
		}
	}
	if slash := strings.IndexAny(s, "/\u2044"); slash >= 0 {
		_, size := utf8.DecodeRuneInString(s[slash:])
		whole, top, bottom := "", s[:slash], s[slash+size:]
		if space := strings.LastIndexAny(top, " \u00a0\u2009\u202f"); space >= 0 {
			_, gap := utf8.DecodeRuneInString(top[space:])
			whole, top = top[:space], top[space+gap:]
			if whole == "" {
				return Number{}, false
			}
		}
		part, ok := ratio(top, bottom)
		if !ok {
			return Number{}, false
		}
		return f.mixed(whole, part)
	}
	return f.decimal(s)
}

// ratio reads the two sides of a fraction, of any length.
func ratio(top, bottom string) (Number, bool) {
	num, ok1 := digits(top)
	den, ok2 := digits(bottom)
	if ok1 && ok2 {
		return Fraction(num, den), den != 0
	}
	x, ok1 := plainDigits(top)
	y, ok2 := plainDigits(bottom)
	if !ok1 || !ok2 || y.Sign() == 0 {
		return Number{}, false
	}
	n := fromRat(new(big.Rat).SetFrac(x, y))
	n.frac = math.MaxUint16
	return n, true
}

// plainDigits reads a long run of plain digits.
func plainDigits(s string) (*big.Int, bool) {
	if s == "" || len(s) > maxDigits || strings.Trim(s, "0123456789") != "" {
		return nil, false
	}
	return new(big.Int).SetString(s, 10)
}

// mixed is a whole number and a fraction: 10 ½.
func (f Notation) mixed(whole string, part Number) (Number, bool) {
	if whole == "" {
		return part, true
	}
	n, ok := f.decimal(whole)
	if !ok || !n.IsInt() {
		return Number{}, false
	}
	return n.Add(part), true
}

// digits reads a short run of plain digits.
func digits(s string) (int64, bool) {
	if s == "" || len(s) > 18 {
		return 0, false
	}
	var n int64
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return 0, false
		}
		n = n*10 + int64(s[i]-'0')
	}
	return n, true
}

// decimal reads digits with their separators, decimals and power of ten.
func (f Notation) decimal(s string) (Number, bool) {
	var (
		coef     int64
		wide     []byte // all digits, once coef has no room for them
		total    int    // digits read
		zeros    int    // trailing zeros so far
		group    int    // digits since the last separator
		sep      rune   // the separator in use
		groups   int    // separators read
		places   int
		inPlaces bool
		exp      int
	)
	for i := 0; i < len(s); {
		r, size := rune(s[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(s[i:])
		}
		switch {
		case r >= '0' && r <= '9':
			if total++; total > maxDigits {
				return Number{}, false
			}
			group++
			if r == '0' {
				zeros++
			} else {
				zeros = 0
			}
			if inPlaces {
				places++
			}
			if wide == nil && coef > (1<<63-10)/10 {
				wide = appendDigits(coef)
			}
			if wide != nil {
				wide = append(wide, byte(r))
			} else {
				coef = coef*10 + int64(r-'0')
			}
		case r == f.Point && !inPlaces:
			if groups > 0 && group != 3 {
				return Number{}, false
			}
			inPlaces = true
		case !inPlaces && (r == f.Group || isGroup(r)):
			if sep != 0 && r != sep || group == 0 || group > 3 || groups > 0 && group == 1 {
				return Number{}, false
			}
			sep, group = r, 0
			groups++
		case (r == 'e' || r == 'E') && total > 0 && i+1 < len(s):
			rest, sign := s[i+1:], 1
			if rest[0] == '-' || rest[0] == '+' {
				if rest[0] == '-' {
					sign = -1
				}
				rest = rest[1:]
			}
			e, ok := digits(rest)
			if !ok || e >= int64(maxDigits-total) {
				return Number{}, false
			}
			exp, size = sign*int(e), len(s)-i
		default:
			return Number{}, false
		}
		i += size
	}
	if total == 0 || inPlaces && places == 0 || !inPlaces && groups > 0 && group != 3 {
		return Number{}, false
	}
	var n Number
	if wide != nil {
		num, _ := new(big.Int).SetString(string(wide), 10)
		n = fromRat(new(big.Rat).SetInt(num)).Scale(exp - places)
	} else {
		n = reduce(coef, 1, exp-places)
	}
	ulp := exp - places
	if places == 0 && zeros < total {
		ulp += zeros
	}
	return n.WithUlp(ulp), true
}

func appendDigits(n int64) []byte {
	b := make([]byte, 0, 40)
	for n > 0 {
		b = append(b, byte('0'+n%10))
		n /= 10
	}
	for i, j := 0, len(b)-1; i < j; i, j = i+1, j-1 {
		b[i], b[j] = b[j], b[i]
	}
	return b
}

// isGroup reports whether r groups thousands in every notation.
func isGroup(r rune) bool {
	switch r {
	case '\u00a0', '\u2009', '\u202f', '\'', '\u2019':
		return true
	}
	return false
}

// vulgar are the fractions that have a character of their own.
var vulgar = map[rune]struct{ num, den uint8 }{
	'¼': {1, 4}, '½': {1, 2}, '¾': {3, 4}, '⅐': {1, 7}, '⅑': {1, 9}, '⅒': {1, 10},
	'⅓': {1, 3}, '⅔': {2, 3}, '⅕': {1, 5}, '⅖': {2, 5}, '⅗': {3, 5}, '⅘': {4, 5},
	'⅙': {1, 6}, '⅚': {5, 6}, '⅛': {1, 8}, '⅜': {3, 8}, '⅝': {5, 8}, '⅞': {7, 8},
}
