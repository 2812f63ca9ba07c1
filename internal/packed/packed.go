// Package packed writes and reads the compiled forms that are kept from one run
// to the next: numbers of seven bits a byte and texts behind their lengths, one
// after the other. Reading copies no text: what is read lies in the bytes that
// it was read from, which are not to change afterwards.
//
// A form is for the program that wrote it. Reading checks every length all the
// same, so that a damaged form gives an error and nothing worse.
package packed

import (
	"encoding/binary"
	"io"
	"math"
	"unsafe"

	"github.com/factlint/factlint/lint/quant"
)

// piece is the number of bytes from which a Writer hands on what it has.
const piece = 1 << 14

// Writer writes a form bit by bit.
type Writer struct {
	to  io.Writer
	b   []byte
	err error
}

// NewWriter writes to w.
func NewWriter(w io.Writer) *Writer { return &Writer{to: w} }

// Flush hands on what is left, and tells of the first error.
func (w *Writer) Flush() error {
	w.spill()
	return w.err
}

func (w *Writer) spill() {
	if w.err == nil && len(w.b) > 0 {
		_, w.err = w.to.Write(w.b)
	}
	w.b = w.b[:0]
}

func (w *Writer) room() {
	if len(w.b) >= piece {
		w.spill()
	}
}

// Uint writes a number.
func (w *Writer) Uint(n uint64) {
	w.room()
	w.b = binary.AppendUvarint(w.b, n)
}

// Len writes a length or a place, which is not negative.
func (w *Writer) Len(n int) { w.Uint(uint64(n)) }

// Int writes a number that may be negative.
func (w *Writer) Int(n int) {
	w.room()
	w.b = binary.AppendVarint(w.b, int64(n))
}

// Float writes a number with a fraction, to the bit.
func (w *Writer) Float(f float32) {
	w.room()
	w.b = binary.LittleEndian.AppendUint32(w.b, math.Float32bits(f))
}

// Text writes a text.
func (w *Writer) Text(s string) {
	w.room()
	w.b = quant.AppendText(w.b, s)
}

// Texts writes a list of texts.
func (w *Writer) Texts(list []string) {
	w.Len(len(list))
	for _, s := range list {
		w.Text(s)
	}
}

// Places writes a list of places.
func (w *Writer) Places(list []int32) {
	w.Len(len(list))
	for _, n := range list {
		w.Uint(uint64(uint32(n)))
	}
}

// Flags writes up to 64 answers of yes or no.
func (w *Writer) Flags(list ...bool) {
	n := uint64(0)
	for i, on := range list {
		if on {
			n |= 1 << i
		}
	}
	w.Uint(n)
}

// Number writes a number.
func (w *Writer) Number(n quant.Number) {
	w.room()
	w.b = n.AppendBinary(w.b)
}

// Date writes a date.
func (w *Writer) Date(d quant.Date) {
	w.room()
	w.b = d.AppendBinary(w.b)
}

// Value writes a value.
func (w *Writer) Value(v quant.Value) {
	w.room()
	w.b = v.AppendBinary(w.b)
}

// Reader reads a form. After the first fault it gives zero values.
type Reader struct{ quant.Reader }

// NewReader reads a form that lies in b.
func NewReader(b []byte) *Reader { return &Reader{quant.Reader{B: b, Text: within}} }

// within is a text where it lies.
func within(b []byte) string { return unsafe.String(unsafe.SliceData(b), len(b)) }

// Len reads the length of a list, each of whose entries takes a byte or more.
func (r *Reader) Len() int {
	n := r.Uint()
	if n > uint64(len(r.B)) {
		r.Fail()
		return 0
	}
	return int(n)
}

// Below reads a place in a list of so many.
func (r *Reader) Below(n int) int {
	at := r.Uint()
	if at >= uint64(n) {
		r.Fail()
		return 0
	}
	return int(at)
}

// Number32 reads what fits into 32 bits.
func (r *Reader) Number32() int32 { return int32(uint32(r.Uint())) }

// Float reads a number with a fraction.
func (r *Reader) Float() float32 {
	if len(r.B) < 4 {
		r.Fail()
		return 0
	}
	f := math.Float32frombits(binary.LittleEndian.Uint32(r.B))
	r.B = r.B[4:]
	return f
}

// Flags reads answers of yes or no.
func (r *Reader) Flags() Flags { return Flags(r.Uint()) }

// Flags are answers of yes or no.
type Flags uint64

// On is the answer at a place, from 0.
func (f Flags) On(i int) bool { return f>>i&1 != 0 }
