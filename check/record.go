package check

import (
	"encoding/binary"
	"math"

	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// appendRecord appends the binary form of a record, for temporary files and
// caches of this same program.
func appendRecord(b []byte, r *lint.Record) []byte {
	b = quant.AppendText(b, r.Key)
	b = appendPlace(b, &r.Place)
	b = quant.AppendText(b, r.Path)
	b = quant.AppendText(b, r.Context)
	b = binary.AppendVarint(b, int64(r.Mark.Start))
	b = binary.AppendVarint(b, int64(r.Mark.End))
	for _, s := range []string{r.Subject, r.Event, r.Head, r.Speaker, r.Text, r.Left, r.Right} {
		b = quant.AppendText(b, s)
	}
	for _, list := range [][]string{r.Words, r.Near, r.Names, r.Above, r.Families, r.Keys} {
		b = binary.AppendUvarint(b, uint64(len(list)))
		for _, w := range list {
			b = quant.AppendText(b, w)
		}
	}
	b = binary.AppendUvarint(b, uint64(len(r.Others)))
	for i := range r.Others {
		b = r.Others[i].AppendBinary(b)
	}
	b = binary.AppendUvarint(b, uint64(len(r.Beside)))
	for i := range r.Beside {
		b = r.Beside[i].AppendBinary(b)
	}
	b = r.Value.AppendBinary(b)
	b = r.Time.AppendBinary(b)
	b = r.Date.AppendBinary(b)
	headline := byte(0)
	if r.Headline {
		headline = 1
	}
	if r.Apart {
		headline |= 2
	}
	b = append(b, byte(r.Mood), headline)
	b = binary.AppendVarint(b, int64(r.Mention))
	return binary.BigEndian.AppendUint64(b, math.Float64bits(r.Trust))
}

func readRecord(r *quant.Reader) lint.Record {
	out := lint.Record{Key: r.String(), Place: readPlace(r), Path: r.String(), Context: r.String()}
	out.Mark = lint.Span{Start: int(r.Int()), End: int(r.Int())}
	for _, s := range []*string{&out.Subject, &out.Event, &out.Head, &out.Speaker, &out.Text, &out.Left, &out.Right} {
		*s = r.String()
	}
	for _, list := range []*[]string{&out.Words, &out.Near, &out.Names, &out.Above, &out.Families, &out.Keys} {
		for n := r.Uint(); n > 0 && r.Err == nil; n-- {
			*list = append(*list, r.String())
		}
	}
	for n := r.Uint(); n > 0 && r.Err == nil; n-- {
		out.Others = append(out.Others, r.Value())
	}
	for n := r.Uint(); n > 0 && r.Err == nil; n-- {
		out.Beside = append(out.Beside, r.Value())
	}
	out.Value, out.Time, out.Date = r.Value(), r.Date(), r.Date()
	out.Mood = lint.Mood(r.Byte())
	flags := r.Byte()
	out.Headline, out.Apart = flags&1 != 0, flags&2 != 0
	out.Mention = int(r.Int())
	var bits uint64
	for range 8 {
		bits = bits<<8 | uint64(r.Byte())
	}
	out.Trust = math.Float64frombits(bits)
	return out
}

func appendPlace(b []byte, p *lint.Place) []byte {
	b = quant.AppendText(b, p.Path)
	for _, n := range []int{p.Start, p.End, p.Line, p.Column, p.EndLine, p.EndColumn} {
		b = binary.AppendVarint(b, int64(n))
	}
	return b
}

func readPlace(r *quant.Reader) lint.Place {
	p := lint.Place{Path: r.String()}
	for _, n := range []*int{&p.Start, &p.End, &p.Line, &p.Column, &p.EndLine, &p.EndColumn} {
		*n = int(r.Int())
	}
	return p
}
