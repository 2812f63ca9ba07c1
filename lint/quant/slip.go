package quant

// slip is the likely cause for which a stands where b should, NoCause where
// there is none that deserves the name. It is asked only of amounts that
// conflict.
func slip(a, b amount, conv *conversion) Cause {
	if a.ranged || b.ranged {
		if a.ranged && b.ranged && conv == nil {
			return rangeSlip(a, b)
		}
		return NoCause
	}
	if conv != nil {
		if a.lo.Cmp(b.lo) == 0 && a.lo.Sign() != 0 {
			return UnitSlip
		}
		at := conv.to(a.lo)
		if at.lo.Cmp(at.hi) != 0 {
			return NoCause
		}
		converted := at.lo
		if boundSlip(a, converted, b) {
			return BoundWrong
		}
		if converted.figures() <= a.lo.figures() && figureSlip(converted, b.lo) == DigitsSwapped {
			return DigitsSwapped // 810 milliseconds of 0.18 seconds
		}
		if near(converted, b.lo) {
			return SmallDifference
		}
		return NoCause
	}
	if boundSlip(a, a.lo, b) {
		return BoundWrong
	}
	return figureSlip(a.lo, b.lo)
}

// termSlip reports whether two compound amounts have the same numbers, the last of
// them in another unit: seven hours and 42 seconds, seven hours and 42 minutes.
func termSlip(a, b *Value) bool {
	n := len(a.More)
	if n == 0 || n != len(b.More) || a.Unit != b.Unit || a.Lo.Cmp(b.Lo) != 0 {
		return false
	}
	for i := range n {
		if a.More[i].Num.Cmp(b.More[i].Num) != 0 || i < n-1 && a.More[i].Unit != b.More[i].Unit {
			return false
		}
	}
	return a.More[n-1].Unit != b.More[n-1].Unit
}

// rangeSlip is the slip at one end of a range, where the other end is right,
// or the slip of scale of both.
func rangeSlip(a, b amount) Cause {
	lo, hi := a.lo.Cmp(b.lo) == 0, a.hi.Cmp(b.hi) == 0
	switch {
	case lo:
		return figureSlip(a.hi, b.hi)
	case hi:
		return figureSlip(a.lo, b.lo)
	}
	if c := figureSlip(a.lo, b.lo); c == ScaleSlip && figureSlip(a.hi, b.hi) == c {
		return c
	}
	return NoCause
}

// boundSlip reports whether a or b is a bound that the other one, close by,
// lies on the wrong side of: "more than 7 billion" of 6.8 billion.
func boundSlip(a amount, v Number, b amount) bool {
	if !a.bounded() && !b.bounded() || a.bounded() && b.bounded() {
		return false
	}
	gap := v.Sub(b.lo).Abs()
	bound := maxOf(v.Abs(), b.lo.Abs())
	return gap.Cmp(bound.times(Number{coef: 15, exp: -2})) <= 0
}

// near reports whether a and b differ by at most three percent.
func near(a, b Number) bool {
	return b.Sign() != 0 && !magnitudesApart(a, b) && a.Sub(b).Abs().Cmp(b.Abs().times(Number{coef: 3, exp: -2})) <= 0
}

// figureSlip is the slip that turned the digits of b into those of a.
func figureSlip(a, b Number) Cause {
	if a.Sign() == 0 || b.Sign() == 0 {
		return NoCause
	}
	if a.Sign() != b.Sign() {
		if a.Neg().Cmp(b) == 0 {
			return SignWrong
		}
		return NoCause
	}
	a, b = a.Abs(), b.Abs()
	if scaleSlip(a, b) {
		return ScaleSlip
	}
	x, y, ok := digitsOf(a, b)
	if !ok {
		return NoCause
	}
	if pointSlip(a, b) {
		return DecimalPoint
	}
	c := digitSlip(x.digits(), y.digits())
	if c == DigitWrong && min(a.figures(), b.figures()) < 3 {
		c = NoCause // the digits were not all written
	}
	switch {
	case c != NoCause:
		return c
	case teenForTens(a, b) || teenForTens(b, a):
		return TeenForTens
	case min(x.length, y.length) >= 3 && near(a, b):
		return SmallDifference
	}
	return NoCause
}

// scaleSlip reports whether a is b with another scale word: million for
// billion. What was rounded must be known by two digits.
func scaleSlip(a, b Number) bool {
	distance := a.Magnitude() - b.Magnitude()
	if distance == 0 {
		return false
	}
	for _, k := range [...]int{-9, -6, -3, 3, 6, 9} {
		if distance < k-1 || distance > k+1 {
			continue
		}
		moved := b.Scale(k)
		if moved.Cmp(a) == 0 {
			return true
		}
		least, most := min(a.figures(), b.figures()), max(a.figures(), b.figures())
		if least >= 2 && (least > 2 || most <= fewFigures) && (roundsTo(moved, a) || roundsTo(a, moved)) {
			return true
		}
	}
	return false
}

// fewFigures is how many figures a number may have that rounds to another of two by more than
// chance: 3,484.32 is no slip of 3.5 million.
const fewFigures = 4

// pointSlip reports whether a is b with its decimal point one or two places
// off, or with a zero too many or too few.
func pointSlip(a, b Number) bool {
	distance := a.Magnitude() - b.Magnitude()
	return distance >= -2 && distance <= 2 && distance != 0 && b.Scale(distance).Cmp(a) == 0
}

// teenForTens reports whether a is said like b: thirteen and thirty, 13
// million and 30 million.
func teenForTens(a, b Number) bool {
	if a.big != nil || b.big != nil || a.den != 0 || b.den != 0 {
		return false
	}
	return a.coef > 12 && a.coef < 20 && b.coef == a.coef-10 && b.exp == a.exp+1
}

// figures are the digits of a number, from its first to the last that either
// of two numbers has.
type figures struct {
	buf    [20]byte
	length int
}

func (f *figures) digits() []byte { return f.buf[len(f.buf)-f.length:] }

// digitsOf writes a and b as digits that end at the same power of ten: 16,000
// and 6,000 are 16 and 6.
func digitsOf(a, b Number) (x, y figures, ok bool) {
	if a.den != 0 || b.den != 0 {
		return x, y, false
	}
	p, q, _, _, ok := align(a, b)
	if !ok {
		return x, y, false
	}
	x.fill(p)
	y.fill(q)
	return x, y, true
}

func (f *figures) fill(n int64) {
	for n > 0 {
		f.length++
		f.buf[len(f.buf)-f.length] = byte('0' + n%10)
		n /= 10
	}
}

// digitSlip finds the slip of one typist between two rows of digits. Short
// rows differ by chance, so a row of two is only ever swapped.
func digitSlip(a, b []byte) Cause {
	switch len(a) - len(b) {
	case 0:
		return rowSlip(a, b)
	case 1:
		if len(b) >= 2 && oneMore(a, b) {
			return DigitAdded
		}
	case -1:
		if len(a) >= 2 && oneMore(b, a) {
			return DigitDropped
		}
	}
	return NoCause
}

// rowSlip compares rows of one length.
func rowSlip(a, b []byte) Cause {
	first, differ := -1, 0
	for i := range a {
		if a[i] != b[i] {
			if first < 0 {
				first = i
			}
			differ++
		}
	}
	switch {
	case differ == 2 && a[first] == b[first+1] && a[first+1] == b[first]:
		return DigitsSwapped
	case differ > 1 && len(a) >= 3 && reversed(a, b):
		return DigitsSwapped
	case differ == 1 && len(a) >= 3:
		return DigitWrong
	}
	return NoCause
}

// reversed reports whether a is b read backwards: 461 for 164.
func reversed(a, b []byte) bool {
	for i := range a {
		if a[i] != b[len(b)-1-i] {
			return false
		}
	}
	return true
}

// oneMore reports whether long is short with one digit put in.
func oneMore(long, short []byte) bool {
	i := 0
	for i < len(short) && long[i] == short[i] {
		i++
	}
	for ; i < len(short); i++ {
		if long[i+1] != short[i] {
			return false
		}
	}
	return true
}
