package mention

import (
	"fmt"
	"strings"
	"sync"

	"github.com/factlint/factlint/internal/lang"
	"github.com/factlint/factlint/internal/segment"
	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// texts wait here for the next value: a facts file has many, each of a few words.
var texts = sync.Pool{New: func() any { return &segment.Text{} }}

// ParseValue reads one value that makes up the whole of s, as an article would
// write it ("about $1.4 billion", "10 November 2020", "six batteries"), or as
// the contract prints it ("2020-11-10", "P3Y"). Hedges may stand around it.
func ParseValue(l *lang.Language, s string) (quant.Value, error) {
	trimmed := strings.TrimSpace(s)
	if lo, hi, isRange, err := quant.ParseEDTF(trimmed); err == nil && strings.ContainsAny(trimmed, "0123456789") {
		return quant.Value{Kind: quant.KindDate, Date: lo, DateHi: hi, Range: isRange}, nil
	}
	if v, err := quant.ParseISODuration(trimmed); err == nil {
		return v, nil
	}
	t := texts.Get().(*segment.Text)
	defer texts.Put(t)
	t.Reset(&lint.Document{Text: trimmed}, l)
	found := Find(t, Config{})
	if len(found) != 1 {
		if n, ok := quant.ParseNumber(trimmed); ok {
			return quant.Value{Kind: quant.KindCount, Lo: n, Hi: n}, nil
		}
		return quant.Value{}, fmt.Errorf("reading the value %q: %d values found in it, there should be one", s, len(found))
	}
	return found[0].Value, nil
}
