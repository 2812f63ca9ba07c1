package quant

// Precision is how fine a date is written.
type Precision uint8

// The precisions, coarse to fine. A season, quarter or half stands in
// Date.Part (EDTF 21 to 24, 33 to 36, 40 and 41).
const (
	NoDate Precision = iota
	Millennium
	Century
	Decade
	Year
	Part // season, quarter or half of a year
	Month
	Week // ISO week, of relative times ("last week")
	Day
	Minute
	Second
)

// Date is a time as written, in the proleptic Gregorian calendar with
// astronomical years (0 is 1 BC). It may lack its year (XXXX-09-10) or be a
// time of day alone (T15:00). The zero Date is no date.
type Date struct {
	Year      int32
	Precision Precision
	// NoYear says that the year is unknown: XXXX-09-10.
	NoYear bool
	// Open stands for an unknown or open end of a range, EDTF "..".
	Open bool
	// TimeOnly says that only the time of day is known: T15:00.
	TimeOnly bool
	Part     uint8 // EDTF 21-24 season, 33-36 quarter, 40-41 half
	Month    uint8 // 1 to 12
	Week     uint8 // 1 to 53
	Day      uint8 // 1 to 31
	Hour     uint8
	Minute   uint8
	Second   uint8
}

// IsZero reports whether d is no date at all.
func (d Date) IsZero() bool { return d == Date{} }
