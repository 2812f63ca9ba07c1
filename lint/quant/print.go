package quant

// String is v as the JSON contract has it: a decimal, an EDTF date, an ISO
// 8601 duration; "lo/hi" for a range; "" for no value.
func (v Value) String() string {
	switch v.Kind {
	case NoKind:
		return ""
	case KindDate:
		if v.Range {
			return v.Date.String() + "/" + v.DateHi.String()
		}
		return v.Date.String()
	case KindDuration, KindSet:
		if v.Range {
			return isoDuration(v.Lo, v.Unit, nil) + "/" + isoDuration(v.Hi, v.Unit, nil)
		}
		return isoDuration(v.Lo, v.Unit, v.More)
	}
	if v.Range {
		return v.Lo.end() + "/" + v.Hi.end()
	}
	if len(v.More) > 0 {
		return v.total().String()
	}
	return v.Lo.String()
}

// end is a number as the end of a range, in decimals: a third would have a stroke of its
// own beside that of the range.
func (n Number) end() string {
	if n.den != 0 {
		n = n.RoundTo(-2)
	}
	return n.String()
}

// total is a compound amount in its first unit: 6 ft 2 in as feet. Parts that
// do not convert are left out.
func (v Value) total() Number {
	sum := v.Lo
	for _, t := range v.More {
		if n, ok := Convert(t.Num, t.Unit, v.Unit); ok {
			sum = sum.Add(n)
		}
	}
	return sum
}
