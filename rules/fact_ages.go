package rules

import (
	"fmt"
	"strings"

	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// checkFactAges compares the age beside a name, "Torvald, 57, took office", with
// the birth that a fact dates, at the article's own date. The story may tell of a
// time long ago, so that only a slip of a digit or of a year or two is reported;
// whoever was forty years younger then was.
func checkFactAges(p *lint.Pass) {
	if p.Facts == nil || !dated(p.Doc.Date) {
		return
	}
	for i := range p.Mentions {
		m := p.Mention(i)
		if !m.Age || m.Kind() != quant.KindDuration || m.Value.Unit != "year" || m.Value.Range || hedged(m) || p.InQuotation(m.Span) || !besideName(p, m) || otherYear(p, m) {
			continue
		}
		if f := bornFact(p, m); f != nil {
			judgeFactAge(p, m, f)
		}
	}
}

// besideName reports whether a bare number stands between two commas behind a name.
func besideName(p *lint.Pass, m *lint.Mention) bool {
	return m.First >= 2 && m.Last-m.First == 1 && p.Word(m.First-1) == "," && (p.Word(m.Last) == "," || p.Word(m.Last) == ".") && p.Tokens[m.First-2].Flags&lint.Capital != 0
}

// otherYear reports whether the sentence of a mention gives a year that is not the
// article's.
func otherYear(p *lint.Pass, m *lint.Mention) bool {
	first, last := p.SentenceMentions(m.Sentence)
	for i := first; i < last; i++ {
		if o := p.Mention(i); o.Kind() == quant.KindDate && o.Value.Date.Known() && p.Doc.Date.Year-o.Value.Date.Year > recentYears {
			return true
		}
	}
	return false
}

// recentYears is how long before an article what it tells beside an age may have
// been: "took office in January 2024".
const recentYears = 2

// bornFact is the fact on the birth of the one whose name stands before an age, nil
// where there is none or several.
func bornFact(p *lint.Pass, m *lint.Mention) *lint.Fact {
	before := p.Doc.Text[:p.Tokens[m.First-1].Start]
	var found *lint.Fact
	for _, f := range p.Facts.Facts {
		if len(f.Values) != 1 || f.Values[0].Value.Kind != quant.KindDate || len(f.Subjects) != 1 || !tellsBirth(f) || !endsInName(before, f.Subjects[0].Names) {
			continue
		}
		if found != nil {
			return nil
		}
		found = f
	}
	return found
}

func tellsBirth(f *lint.Fact) bool {
	for _, e := range f.Event {
		if w := strings.ToLower(e); w == "born" || w == "birth" || w == "was born" || w == "date of birth" {
			return true
		}
	}
	return false
}

// endsInName reports whether a text ends in one of some names.
func endsInName(text string, names []string) bool {
	for _, n := range names {
		if rest, ok := strings.CutSuffix(text, n); ok && n != "" && (rest == "" || !letter(rest[len(rest)-1])) {
			return true
		}
	}
	return false
}

func letter(c byte) bool { return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= 0x80 }

func judgeFactAge(p *lint.Pass, m *lint.Mention, f *lint.Fact) {
	born := f.Values[0].Value.Date
	age, ok := m.Value.Lo.Int64()
	if !ok || !dated(born) {
		return
	}
	least, most := agesBetween(born, p.Doc.Date)
	if int(age) >= least && int(age) <= most || most < 0 || most > 125 || !slipOfAge(int(age), most) {
		return
	}
	years := fmt.Sprint(most)
	if least != most {
		years = fmt.Sprintf("%d or %d", least, most)
	}
	d := lint.Diagnostic{
		Severity: lint.Warning, Span: m.Span, Fact: f,
		Message: fmt.Sprintf("%s, born %s by %s, is %s on %s, not %d", f.Subjects[0].Names[0], f.Values[0].Value.Phrase(), f.ID, years, p.Doc.Date.Value().Phrase(), age),
	}
	if least == most {
		d.Fixes = append(d.Fixes, p.Rewrite(m.Span, years))
	}
	p.Report(d)
}

// slipOfAge reports whether one age may stand for another by a slip: by a year or
// two, by one digit, or with its digits exchanged.
func slipOfAge(a, b int) bool {
	if a < 10 || b < 10 || a > 99 || b > 99 {
		return a-b <= 2 && b-a <= 2
	}
	return a-b <= 2 && b-a <= 2 || a%10 == b%10 || a/10 == b/10 || a/10 == b%10 && a%10 == b/10
}
