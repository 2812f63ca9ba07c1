package rules

import (
	"fmt"
	"strings"

	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// weekdayRepairs are the two ways to make a date and its weekday agree: the
// other weekday, or the nearest day of the one that is written. A way that
// cannot be written in the place of a word or a number is only shown.
func weekdayRepairs(p *lint.Pass, m *lint.Mention, d, nearest quant.Date) []lint.Fix {
	if p.InQuotation(m.Span) {
		return []lint.Fix{p.Rewrite(m.Span, "")} // [sic]
	}
	real, written := weekdays[d.Weekday()], weekdays[m.Weekday]
	day := lint.Fix{Title: "Write " + real, Safety: lint.Display}
	date := lint.Fix{Title: fmt.Sprintf("Write %s, the nearest %s", nearest.Value().Phrase(), written), Safety: lint.Display}
	text := p.Text(m.Span)
	if i := strings.Index(text, written); i >= 0 {
		s := lint.Span{Start: m.Span.Start + i, End: m.Span.Start + i + len(written)}
		day.Safety, day.Edits = lint.Unsafe, []lint.Edit{{Span: s, New: real}}
	}
	if i, n := placeOfDay(text, int(d.Day)); n > 0 && nearest.Month == d.Month && nearest.Year == d.Year {
		s := lint.Span{Start: m.Span.Start + i, End: m.Span.Start + i + n}
		date.Safety, date.Edits = lint.Unsafe, []lint.Edit{{Span: s, New: fmt.Sprint(nearest.Day)}}
	}
	return []lint.Fix{day, date}
}

// placeOfDay is where the number of a day stands in a date, and its length; 0
// where it is not there once and for all: 5/5/2024 holds it twice, and 5th
// would need another ending.
func placeOfDay(text string, day int) (at, length int) {
	for i := 0; i < len(text); i++ {
		n := 0
		for i+n < len(text) && text[i+n] >= '0' && text[i+n] <= '9' {
			n++
		}
		if n == 0 {
			continue
		}
		if text[i:i+n] == fmt.Sprint(day) {
			if length > 0 || i+n < len(text) && strings.IndexByte(" ,.", text[i+n]) < 0 {
				return 0, 0
			}
			at, length = i, n
		}
		i += n
	}
	return at, length
}
