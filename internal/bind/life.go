package bind

import (
	"strings"

	"github.com/factlint/factlint/internal/lang"
	"github.com/factlint/factlint/internal/sorted"
	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// lifeEnd is which dates of a life a mention states.
type lifeEnd uint8

const (
	noLife lifeEnd = iota
	wholeLife
	birth
	death
)

// states reports whether a fact is of an event that the dates of a life state.
func (e lifeEnd) states(words *lang.Words, p *profile) bool {
	for i := range p.events {
		t := p.event(i)
		if e != death && words.Is(t, "born") || e != birth && words.Is(t, "die") {
			return true
		}
	}
	return false
}

// maxBrackets is how many tokens the brackets with the dates of a life hold, and
// after how many of the sentence they open at the latest.
const maxBrackets = 40

// lifeDates tells whether the mention gives dates of a life, in brackets right
// after a name: "Anna Berg (4 May 1801 – 2 June 1870) was". The dates may be one
// mention or two. With them it gives the name.
func (c *context) lifeDates() (end lifeEnd, name []string) {
	p := c.r.pass
	first := c.first
	terms := c.terms
	from, to := c.mention.Value.Date, c.mention.Value.DateHi
	end = wholeLife
	if !c.mention.Value.Range {
		switch {
		case c.m+1 < len(p.Mentions) && c.dashed(c.m, c.m+1):
			end, to = birth, p.Mentions[c.m+1].Value.Date
		case c.m > 0 && c.dashed(c.m-1, c.m):
			end, from, to = death, p.Mentions[c.m-1].Value.Date, from
		default:
			return noLife, nil
		}
	}
	i := c.mention.First - 1 - first
	for n := 0; i >= 0 && i < len(terms) && terms[i].lower != "(" && n < maxBrackets; i, n = i-1, n+1 {
		if terms[i].lower == ")" || terms[i].lower == "." {
			return noLife, nil
		}
	}
	if i < 1 || i >= len(terms) || i >= maxBrackets || terms[i].lower != "(" {
		return noLife, nil
	}
	k := i - 1
	if terms[k].lower == "," || terms[k].lower == "\"" || terms[k].lower == "”" {
		k--
	}
	for ; k >= 0 && i-k <= maxBrackets/4; k-- {
		if t := &terms[k]; t.capital && t.content {
			name = append(name, lang.WithoutAccents(t.lemma))
		}
	}
	years := int(to.Year) - int(from.Year)
	if len(name) == 0 || years < 15 || years >= 115 {
		return noLife, nil
	}
	return end, name
}

// dashed reports whether two mentions are dates between which nothing but
// dashes stands.
func (c *context) dashed(m, n int) bool {
	p := c.r.pass
	a, b := &p.Mentions[m], &p.Mentions[n]
	if a.Sentence != b.Sentence || a.Value.Kind != quant.KindDate || b.Value.Kind != quant.KindDate || a.Value.Range || b.Value.Range || b.First <= a.Last {
		return false
	}
	for i := a.Last; i < b.First; i++ {
		if w := p.Word(i); w != "-" && w != "–" && w != "—" {
			return false
		}
	}
	return true
}

// lifeDate is the record of the day on which the bearer of a name was born or
// died.
func lifeDate(rec lint.Record, event string, date quant.Date, name []string) lint.Record {
	rec.Value = quant.Value{Kind: quant.KindDate, Date: date, DateHi: date}
	rec.Event, rec.Trust = event, RecordTrust
	rec.Subject = ""
	for i := len(name) - 1; i >= 0; i-- { // as it is read: the words of the name stand from the last to the first
		rec.Subject += strings.ToUpper(name[i][:1]) + name[i][1:] + " "
	}
	rec.Subject = strings.TrimSpace(rec.Subject)
	rec.Near, rec.Families = sorted.With(rec.Near, event), []string{event}
	for _, w := range name {
		rec.Near, rec.Names = withNew(rec.Near, w), withNew(rec.Names, w)
	}
	if event == "born" {
		rec.Near = sorted.With(rec.Near, "bear")
	}
	return rec
}
