package quant

import (
	"encoding/binary"
	"errors"
	"math/big"
)

// The binary form is for caches and for temporary files of this same program:
// it may change from one version to the next.

var errShort = errors.New("quant: the stored value is cut short or damaged")

// Reader takes stored values apart. After the first fault it gives zero values
// and Err tells of it.
type Reader struct {
	B   []byte
	Err error
	// Text makes a string of stored bytes; nil copies them.
	Text func([]byte) string
}

// Uint reads an unsigned integer.
func (r *Reader) Uint() uint64 {
	v, n := binary.Uvarint(r.B)
	if n <= 0 {
		r.Fail()
		return 0
	}
	r.B = r.B[n:]
	return v
}

// Int reads an integer.
func (r *Reader) Int() int64 {
	v, n := binary.Varint(r.B)
	if n <= 0 {
		r.Fail()
		return 0
	}
	r.B = r.B[n:]
	return v
}

// Byte reads one byte.
func (r *Reader) Byte() byte {
	if len(r.B) == 0 {
		r.Fail()
		return 0
	}
	b := r.B[0]
	r.B = r.B[1:]
	return b
}

// String reads a string.
func (r *Reader) String() string {
	n := r.Uint()
	if n > uint64(len(r.B)) {
		r.Fail()
		return ""
	}
	b := r.B[:n:n]
	r.B = r.B[n:]
	if r.Text != nil {
		return r.Text(b)
	}
	return string(b)
}

// Fail says that what was read makes no sense.
func (r *Reader) Fail() {
	r.B = nil
	if r.Err == nil {
		r.Err = errShort
	}
}

// AppendText appends a string with its length.
func AppendText(b []byte, s string) []byte {
	return append(binary.AppendUvarint(b, uint64(len(s))), s...)
}

func appendFlags(b []byte, flags ...bool) []byte {
	var f byte
	for i, on := range flags {
		if on {
			f |= 1 << i
		}
	}
	return append(b, f)
}

// AppendBinary appends the number.
func (n Number) AppendBinary(b []byte) []byte {
	b = appendFlags(b, n.exact, n.big != nil)
	b = binary.AppendVarint(b, n.coef)
	b = binary.AppendVarint(b, n.den)
	b = binary.AppendVarint(b, int64(n.exp))
	b = binary.AppendVarint(b, int64(n.ulp))
	b = binary.AppendUvarint(b, uint64(n.frac))
	if n.big != nil {
		b = AppendText(b, n.big.RatString())
	}
	return b
}

// Number reads a number.
func (r *Reader) Number() Number {
	f := r.Byte()
	n := Number{exact: f&1 != 0, coef: r.Int(), den: r.Int(), exp: int16(r.Int()), ulp: int16(r.Int()), frac: uint16(r.Uint())}
	if f&2 != 0 {
		var ok bool
		if n.big, ok = new(big.Rat).SetString(r.String()); !ok {
			r.Fail()
			return Number{}
		}
	}
	return n
}

// AppendBinary appends the date.
func (d Date) AppendBinary(b []byte) []byte {
	b = append(b, byte(d.Precision))
	b = appendFlags(b, d.NoYear, d.Open, d.TimeOnly)
	b = binary.AppendVarint(b, int64(d.Year))
	return append(b, d.Part, d.Month, d.Week, d.Day, d.Hour, d.Minute, d.Second)
}

// Date reads a date.
func (r *Reader) Date() Date {
	d := Date{Precision: Precision(r.Byte())}
	f := r.Byte()
	d.NoYear, d.Open, d.TimeOnly = f&1 != 0, f&2 != 0, f&4 != 0
	d.Year = int32(r.Int())
	for _, p := range []*uint8{&d.Part, &d.Month, &d.Week, &d.Day, &d.Hour, &d.Minute, &d.Second} {
		*p = r.Byte()
	}
	return d
}

// The parts that a stored value has: an amount has no dates, most have one end.
const (
	hasRange = 1 << iota
	hasAmount
	hasOtherHi
	hasDate
	hasOtherDateHi
	hasUnit
	hasPer
	hasMore
)

// AppendBinary appends the value.
func (v *Value) AppendBinary(b []byte) []byte {
	parts := len(b) + 3
	b = append(b, byte(v.Kind), byte(v.Hedge), byte(v.Mod), 0)
	if v.Range {
		b[parts] |= hasRange
	}
	if v.Lo != (Number{}) {
		b[parts] |= hasAmount
		b = v.Lo.AppendBinary(b)
	}
	if v.Hi != v.Lo || v.Lo.big != nil { // equal ones lie in two places, and are to be written alike
		b[parts] |= hasOtherHi
		b = v.Hi.AppendBinary(b)
	}
	if v.Date != (Date{}) {
		b[parts] |= hasDate
		b = v.Date.AppendBinary(b)
	}
	if v.DateHi != v.Date {
		b[parts] |= hasOtherDateHi
		b = v.DateHi.AppendBinary(b)
	}
	if v.Unit != "" {
		b[parts] |= hasUnit
		b = AppendText(b, v.Unit)
	}
	if v.Per != "" {
		b[parts] |= hasPer
		b = AppendText(b, v.Per)
	}
	if len(v.More) > 0 {
		b[parts] |= hasMore
		b = binary.AppendUvarint(b, uint64(len(v.More)))
		for _, t := range v.More {
			b = AppendText(t.Num.AppendBinary(b), t.Unit)
		}
	}
	return b
}

// Value reads a value.
func (r *Reader) Value() Value {
	v := Value{Kind: Kind(r.Byte()), Hedge: Hedge(r.Byte()), Mod: Mod(r.Byte())}
	parts := r.Byte()
	v.Range = parts&hasRange != 0
	if parts&hasAmount != 0 {
		v.Lo = r.Number()
	}
	if v.Hi = v.Lo; parts&hasOtherHi != 0 {
		v.Hi = r.Number()
	}
	if parts&hasDate != 0 {
		v.Date = r.Date()
	}
	if v.DateHi = v.Date; parts&hasOtherDateHi != 0 {
		v.DateHi = r.Date()
	}
	if parts&hasUnit != 0 {
		v.Unit = r.String()
	}
	if parts&hasPer != 0 {
		v.Per = r.String()
	}
	if parts&hasMore != 0 {
		for n := r.Uint(); n > 0 && r.Err == nil; n-- {
			v.More = append(v.More, Term{Num: r.Number(), Unit: r.String()})
		}
	}
	return v
}
