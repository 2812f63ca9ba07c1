package rules

import (
	"strconv"
	"strings"

	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// vital is a birth or a death with its date.
type vital struct {
	date     quant.Date
	span     lint.Span
	sentence int
	token    int // the verb, or the bracket of a lifespan
}

// lives are the births and deaths of an article, in order of the text: "born in
// Graz on 2 May 1931", "Anna Holm (1930-2011)", "(b. 1950)".
type lives struct{ births, deaths []vital }

// vitals are the article's lives, read once for all rules.
func vitals(p *lint.Pass) (births, deaths []vital) {
	l := lint.Shared(p, findLives)
	return l.births, l.deaths
}

func findLives(p *lint.Pass) (l lives) {
	die := p.Lex.ClassNumber("die")
	for s, dated := range datable(p) {
		if !dated || p.Crowded(s) {
			continue
		}
		first, last := p.SentenceMentions(s)
		for i := first; i < last; i++ {
			if m := p.Mention(i); m.Kind() == quant.KindDate && m.Value.Range && lifespan(p, m) && !hedged(m) {
				l.births = append(l.births, vital{m.Value.Date, m.Span, s, m.First})
				l.deaths = append(l.deaths, vital{m.Value.DateHi, m.Span, s, m.First})
			}
		}
		for t := p.Sentences[s].First; t < p.Sentences[s].Last; t++ {
			switch tok := &p.Tokens[t]; {
			case tok.Kind != lint.Word:
			case bornWord(p, t):
				l.births = appendVital(p, l.births, s, t)
			case tok.Flags&lint.Classed != 0 && p.Lexemes[t].Classes.Has(die):
				l.deaths = appendVital(p, l.deaths, s, t)
			}
		}
	}
	return l
}

// bornWord reports whether token t says that somebody was born. "Native-born"
// and "first-born" say nothing of a date.
func bornWord(p *lint.Pass, t int) bool {
	tok := &p.Tokens[t]
	if tok.End-tok.Start > int32(len("birth")) || p.Doc.Text[tok.Start]|0x20 != 'b' {
		return false
	}
	word := p.Lexemes[t].Small.Text
	if word == "b" && p.Word(t-1) == "(" {
		return true
	}
	return word == "born" && p.Word(t-1) != "-" || word == "birth" && !strings.EqualFold(p.Word(t-1), "gave")
}

// appendVital adds the event of token t, if a date stands right behind it: no
// more than a place and a preposition between.
func appendVital(p *lint.Pass, out []vital, s, t int) []vital {
	first, last := p.SentenceMentions(s)
	for u := t + 1; u < min(t+9, p.Sentences[s].Last); u++ {
		for i := first; i < last; i++ {
			if m := p.Mention(i); m.First == u {
				if m.Kind() == quant.KindDate && !m.Value.Range && !m.Relative && !m.YearGuessed && dated(m.Value.Date) && !hedged(m) && m.Value.Mod == quant.NoMod {
					return append(out, vital{m.Value.Date, m.Span, s, t})
				}
				if m.Kind() != quant.KindOrdinal {
					return out
				}
			}
		}
		word := p.Word(u)
		if n, ok := bareYear(p, u); ok && u == t+1 {
			return append(out, vital{quant.YearOnly(n), p.Tokens[u].Span(), s, t})
		}
		if strings.ContainsAny(word, ";:()") || p.Lex.Is(word, "kin") || p.Lex.Is(word, "verb") && p.Tokens[u].Flags&lint.Capital == 0 && !nounHere(p, u) || p.Lex.Is(word, "born") || p.Lex.Is(word, "die") {
			return out
		}
	}
	return out
}

// nounHere reports whether token t stands behind an article or an adjective's
// place, where a word that may be a verb is a noun: "in the same house".
func nounHere(p *lint.Pass, t int) bool {
	for u := t - 1; u >= t-2; u-- {
		if p.Among(u, "before-noun") {
			return true
		}
	}
	return false
}

// bareYear is a year of four digits at token t that no mention holds.
func bareYear(p *lint.Pass, t int) (int, bool) {
	word := p.Word(t)
	if len(word) != 4 {
		return 0, false
	}
	n, err := strconv.Atoi(word)
	return n, err == nil && n >= 1000 && n < 2200
}

// onlyOne is the one date that all of the events give, nil where there are none
// or several.
func onlyOne(events []vital) *vital {
	for i := range events {
		if i > 0 && events[i].date != events[0].date {
			return nil
		}
	}
	if len(events) == 0 {
		return nil
	}
	return &events[0]
}

// samePerson reports whether sentence s speaks of the person whose birth is
// told in another sentence: by a pronoun for its subject, or by a name that
// stands there too.
func samePerson(p *lint.Pass, birth vital, s int) bool {
	if birth.sentence == s {
		return true
	}
	if birth.sentence == s+1 { // "Tom Harrow has died aged 79. He was born ..."
		first := strings.ToLower(p.Word(p.Sentences[birth.sentence].First))
		return first == "he" || first == "she"
	}
	told := p.Sentences[birth.sentence]
	for t := told.First; t < told.Last; t++ {
		if p.Lex.Is(p.Word(t), "kin") && !strings.EqualFold(p.Word(t), "who") && !strings.EqualFold(p.Word(t), "whose") {
			return false
		}
	}
	if x, y := gender(p, birth.sentence), gender(p, s); x != "" && y != "" && x != y {
		return false
	}
	names := map[string]bool{}
	at := p.Sentences[birth.sentence]
	for t := at.First; t < at.Last; t++ {
		if p.Tokens[t].Flags&lint.Capital != 0 && p.Tokens[t].Kind == lint.Word {
			names[p.Word(t)] = true
		}
	}
	there := p.Sentences[s]
	others := 0
	for t := there.First; t < there.Last; t++ {
		word := p.Word(t)
		if p.Lex.Is(word, "kin") && !strings.EqualFold(word, "who") && !strings.EqualFold(word, "whose") {
			return false
		}
		if p.Tokens[t].Flags&lint.Capital != 0 && t > there.First && names[word] && p.Tokens[t].Kind == lint.Word {
			return true
		}
		if t < there.First+6 && (strings.EqualFold(word, "he") || strings.EqualFold(word, "she")) {
			return others == 0
		}
		if t > there.First && p.Tokens[t].Flags&lint.Capital != 0 && p.Tokens[t].Kind == lint.Word {
			if _, month := p.Lex.Number(word, "month"); !month {
				others++
			}
		}
	}
	return false
}

// lifespan reports whether a range of years stands in brackets right after a
// name: "Anna Holm (1930-2011)".
func lifespan(p *lint.Pass, m *lint.Mention) bool {
	i := m.First
	for i > p.Sentences[m.Sentence].First && p.Word(i-1) != "(" {
		if m.First-i > 1 {
			return false
		}
		i--
	}
	if i-2 < p.Sentences[m.Sentence].First {
		return false
	}
	name := p.Tokens[i-2]
	return p.Word(i-1) == "(" && name.Kind == lint.Word && name.Flags&lint.Capital != 0 && i-3 >= 0 && p.Tokens[i-3].Flags&lint.Capital != 0
}

// gender is the first of "he" and "she" in a sentence, "" for neither.
func gender(p *lint.Pass, s int) string {
	for t := p.Sentences[s].First; t < p.Sentences[s].Last; t++ {
		switch word := strings.ToLower(p.Word(t)); word {
		case "he", "she":
			return word
		case "his", "him":
			return "he"
		case "her":
			return "she"
		}
	}
	return ""
}

// checkAgeColumns holds a table's ages against its years of birth and death.
func checkAgeColumns(p *lint.Pass, t table) {
	born, died, age := t.column("born", "birth", "date of birth"), t.column("died", "death", "date of death"), t.column("age", "age at death", "aged")
	if born < 0 || died < 0 || age < 0 {
		return
	}
	for row := 1; row < t.rows; row++ {
		b, d, a := t.at(row, born).mention, t.at(row, died).mention, t.at(row, age).mention
		if b < 0 || d < 0 || a < 0 || !outright(p, b) || !outright(p, d) || !bareAge(p.Mention(a)) && !p.Mention(a).Age || hedged(p.Mention(a)) {
			continue
		}
		x, y := p.Mention(b), p.Mention(d)
		judgeAge(p, p.Mention(a), vital{date: x.Value.Date, span: x.Span}, vital{date: y.Value.Date, span: y.Span})
	}
}
