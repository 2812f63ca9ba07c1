package rules

import (
	"fmt"
	"strings"

	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

var _ = add(lint.Rule{
	Name:     "age-mismatch",
	Severity: lint.Warning,
	Trust:    0.9,
	Check:    checkAge,
})

// checkAge compares an age with the birth of its person and the time at which
// it is given: the death, or another date of the sentence. The birth may be told
// in another sentence where the article tells of one alone.
func checkAge(p *lint.Pass) {
	checkFactAges(p)
	if len(p.Mentions) < 2 {
		return
	}
	births, deaths := vitals(p)
	for _, s := range p.Stated() {
		if p.Crowded(s) || len(births) == 0 {
			continue
		}
		age := ageOf(p, s)
		if age < 0 {
			continue
		}
		born, then := bornFor(p, births, s), thenFor(p, births, deaths, s, age)
		if born == nil || then == nil || !dated(born.date) || !dated(then.date) {
			continue
		}
		judgeAge(p, p.Mention(age), *born, *then)
	}
	for _, t := range tables(p) {
		checkAgeColumns(p, t)
	}
}

func judgeAge(p *lint.Pass, m *lint.Mention, born, then vital) {
	age, ok := m.Value.Lo.Int64()
	if !ok || m.Kind() == quant.KindDuration && m.Value.Unit != "year" || hedged(m) && !exactAge(p, m) {
		return
	}
	least, most := agesBetween(born.date, then.date)
	if int(age) >= least && int(age) <= most || most < 0 || most > 125 {
		return
	}
	years := fmt.Sprint(most)
	if least != most {
		years = fmt.Sprintf("%d or %d", least, most)
	}
	p.Report(lint.Diagnostic{
		Severity: lint.Warning, Span: m.Span,
		Message: fmt.Sprintf("from %s to %s is an age of %s, not %d", born.date.Value().Phrase(), then.date.Value().Phrase(), years, age),
		Related: []lint.Related{{Span: born.span, Message: "born"}, {Span: then.span, Message: "at this time"}},
		Fixes:   []lint.Fix{{Title: "Correct the age or one of the dates", Safety: lint.Display}},
	})
}

// exactAge reports whether what hedges an age only says that it is low or high:
// "just 19", "only 26".
func exactAge(p *lint.Pass, m *lint.Mention) bool {
	return p.Lex.Among(p.Text(m.Hedge), "exact-age")
}

// bornFor is the birth that an age in sentence s is reckoned from, nil where
// that is open.
func bornFor(p *lint.Pass, births []vital, s int) *vital {
	var here []vital
	for _, b := range births {
		if b.sentence == s {
			here = append(here, b)
		}
	}
	if len(here) > 0 {
		return onlyOne(here)
	}
	if one := onlyOne(births); one != nil && samePerson(p, *one, s) {
		return one
	}
	return nil
}

// thenFor is the time at which an age is given: the death where it is the age
// at death, else the one other date of the sentence.
func thenFor(p *lint.Pass, births, deaths []vital, s, age int) *vital {
	m := p.Mention(age)
	var here []vital
	for _, d := range deaths {
		if d.sentence == s {
			here = append(here, d)
		}
	}
	if sent := p.Sentences[s]; p.HasWord(sent.First, sent.Last, "die") {
		for t := sent.First; t < m.First; t++ {
			if p.Is(t, "kin") && !strings.EqualFold(p.Word(t), "who") && !strings.EqualFold(p.Word(t), "whose") {
				return nil
			}
		}
		if !deathAge(p, m) && !ageWhenDead(p, m) && !nextToDeath(p, m) {
			return nil
		}
		if len(here) > 0 {
			return onlyOne(here)
		}
		if others := otherDates(p, births, s); len(others) > 0 {
			return onlyOne(others)
		}
		return onlyOne(deaths)
	}
	return onlyOne(otherDates(p, births, s))
}

// nextToDeath reports whether an age and a word for death stand together: "at
// his death", "died on 3 February 2014, aged 62".
func nextToDeath(p *lint.Pass, m *lint.Mention) bool {
	s := p.Sentences[m.Sentence]
	return p.HasWord(max(s.First, m.First-10), m.First, "die") || p.HasWord(m.Last, min(s.Last, m.Last+4), "die")
}

// otherDates are the dates of a sentence that are no birth. A range or a date
// that is not stated outright leaves the time open.
func otherDates(p *lint.Pass, births []vital, s int) []vital {
	var out []vital
	first, last := p.SentenceMentions(s)
next:
	for i := first; i < last; i++ {
		m := p.Mention(i)
		if m.Kind() != quant.KindDate {
			continue
		}
		for _, b := range births {
			if b.span == m.Span {
				continue next
			}
		}
		v := vital{m.Value.Date, m.Span, s, m.First}
		if !outright(p, i) {
			v.date = quant.Date{}
			out = append(out, v, vital{date: quant.YearOnly(1)})
			return out
		}
		out = append(out, v)
	}
	return out
}

// dated reports whether a date is a known year or day.
func dated(d quant.Date) bool { return d.Known() && d.Precision >= quant.Year && !d.NoYear }

// agesBetween is the least and the most age that somebody born then can have.
func agesBetween(born, then quant.Date) (least, most int) {
	years := int(then.Year - born.Year)
	if born.Precision >= quant.Day && then.Precision >= quant.Day {
		if then.Month < born.Month || then.Month == born.Month && then.Day < born.Day {
			years--
		}
		return years, years
	}
	return years - 1, years
}
