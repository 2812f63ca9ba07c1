package segment

import (
	"strings"
	"unicode/utf8"

	"github.com/factlint/factlint/internal/lang"
	"github.com/factlint/factlint/lint"
)

// digits takes a digit run with the separators inside it, and cuts off a
// suffix that the tables know (32km, 5th, 10k). Other letters make it Mixed.
func (t *Text) digits(src string, i int, flags lint.TokenFlag) int {
	j := i
	thousand, decimal := byte(','), byte('.')
	if t.Lang.DecimalComma {
		thousand, decimal = '.', ','
	}
	run := j // where the current group starts
	for j < len(src) {
		b := src[j]
		if kinds[b] == digit {
			j++
			continue
		}
		if j+1 < len(src) && kinds[src[j+1]] == digit {
			if b == decimal {
				j++
				run = j
				continue
			}
			if b == thousand && b == ',' && j-run <= 3 && (i == 0 || src[i-1] != ',') && decimals(src, j) {
				j += 3 // 2,50 and 1.234,56, as the Continent writes them
				break
			}
			if b == thousand && (groups(src, j, j-run) || b == '.') {
				j++
				run = j
				continue
			}
			if b == '\'' && groups(src, j, j-run) && !decimals(src, j) { // 1'250'000
				j++
				run = j
				continue
			}
		}
		break
	}
	if end := exponent(src, i, j); end > j {
		t.add(i, end, lint.Digits, flags, 0)
		return end
	}
	if j < len(src) && (kinds[src[j]] == letter || kinds[src[j]] == upper || kinds[src[j]] == high) {
		if end := t.suffix(src, i, j, flags); end > j {
			return end
		}
	}
	var node uint32
	if j-i <= 3 { // "km^2", "l/100 km"
		h := lang.HashSeed
		for k := i; k < j; k++ {
			h = lang.HashByte(h, src[k])
		}
		node = t.Lang.Find(h, src[i:j])
	}
	t.add(i, j, lint.Digits, flags, node)
	return j
}

// suffix takes the digits src[i:j] with the letters behind them, and gives their end; j
// where there are none and nothing was taken.
func (t *Text) suffix(src string, i, j int, flags lint.TokenFlag) int {
	k := j
	for k < len(src) {
		r, n := rune(src[k]), 1
		if r >= utf8.RuneSelf {
			r, n = utf8.DecodeRuneInString(src[k:])
		}
		if !lang.Alnum(r) {
			break
		}
		k += n
	}
	if k > j {
		tail := src[j:k]
		if n := letters(tail); n == 1 && n < len(tail) && onlyDigits(tail[1:]) {
			switch tail[0] {
			case 'x', 'X': // 2x4, 6.23x10
				t.add(i, j, lint.Digits, flags, 0)
				t.add(j, j+1, lint.Word, 0, 0)
				return t.digits(src, j+1, 0)
			}
		}
		if end := lang.Dotted(src, j); end > k {
			tail = src[j:end]
			k = end
		}
		_, in := t.Lang.Lookup(lang.Fold(tail))
		if in.Class&glued != 0 {
			t.add(i, j, lint.Digits, flags, 0)
			return t.word(src, j, 0)
		}
		t.add(i, k, lint.Mixed, flags, 0)
		return k
	}
	return j
}

// exponent is the end of the power of ten behind the digits src[i:j]: 1.5e6,
// 2.0E-3, 4e9; j where there is none. Without a point the letter must be small
// or a plus follow it, for rooms and codes look like it (2E-12).
func exponent(src string, i, j int) int {
	if j+1 >= len(src) || src[j]|0x20 != 'e' {
		return j
	}
	k := j + 1
	signed := src[k] == '-' || src[k] == '+'
	if signed {
		k++
	}
	begin := k
	for k < len(src) && kinds[src[k]] == digit {
		k++
	}
	if k == begin || k-begin > 2 || j-i > 12 || k < len(src) && (kinds[src[k]] == letter || kinds[src[k]] == upper || kinds[src[k]] == high || src[k] == '-') ||
		i > 0 && (src[i-1] == '-' || kinds[src[i-1]] == digit) && i > 1 && kinds[src[i-2]] != space {
		return j
	}
	if point := strings.IndexByte(src[i:j], '.') >= 0; !point && (src[j] == 'E' && src[j+1] != '+' || !signed && j-i > 2) {
		return j
	}
	return k
}

// groups reports whether the comma at j separates groups of digits: three
// digits follow it, or two and another comma (lakh), and one to three stand
// before it.
func groups(src string, j, before int) bool {
	if before < 1 || before > 3 {
		return false
	}
	n := 0
	for j+1+n < len(src) && kinds[src[j+1+n]] == digit && n < 4 {
		n++
	}
	return n == 3 || n == 2 && j+3 < len(src) && src[j+3] == ','
}

// decimals reports whether two digits and no more follow the comma at j.
func decimals(src string, j int) bool {
	if j+2 >= len(src) || kinds[src[j+1]] != digit || kinds[src[j+2]] != digit {
		return false
	}
	if j+3 == len(src) {
		return true
	}
	b := src[j+3]
	return kinds[b] != digit && !((b == ',' || b == '.') && j+4 < len(src) && kinds[src[j+4]] == digit)
}
