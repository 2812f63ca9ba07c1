package rules

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// about names what a claim is on, for a message, with the verb that fits it: "S-300
// delivery" is, "Harbour Club members" are.
func about(p *lint.Pass, c *lint.Claim) (name, is string) {
	name, is = c.Subject, "is"
	if len(c.Fact.Subjects) > 0 && len(c.Fact.Subjects[0].Names) > 0 {
		name = c.Fact.Subjects[0].Names[0]
	}
	switch event, noun := naming(p, c.Fact); {
	case event == "" || strings.Contains(strings.ToLower(name), strings.ToLower(event)):
	case name == "" || noun:
		name = strings.TrimSpace(name + " " + event)
		if manyNamed(p, event) {
			is = "are"
		}
	default:
		name += " (" + event + ")"
	}
	if name == "" {
		return "the value", is
	}
	return name, is
}

// unarticled is a name without the article that a facts file may write with it: "the appeal".
func unarticled(name string) string {
	if first, rest, found := strings.Cut(name, " "); found && strings.EqualFold(first, "the") {
		return rest
	}
	return name
}

// asObject is who speaks, as it stands behind "by".
func asObject(speaker string) string {
	switch strings.ToLower(speaker) {
	case "he":
		return "him"
	case "i":
		return "me"
	case "she":
		return "her"
	case "they":
		return "them"
	case "we":
		return "us"
	case "who":
		return "whom it names"
	}
	if first, rest, found := strings.Cut(speaker, " "); found && first == "The" {
		return "the " + rest
	}
	return speaker
}

// manyNamed reports whether the last word of a name is a plural.
func manyNamed(p *lint.Pass, name string) bool {
	last := strings.ToLower(name[strings.LastIndexByte(name, ' ')+1:])
	return strings.HasSuffix(last, "s") && p.Lex.Lemma(last) != last
}

// naming is the first word of a fact's event that reads as the name of a figure: what is
// counted, or no form of a verb, the foundation of "founded, foundation"; of a date what
// happens, the appointment of "appointed, appointment", and not what it makes of whom, the
// director of "appointed, artistic director". A base form that the statement has as a verb
// only, or behind the measure, "67 metres long", is no name. Where there is none it is the
// first of them as the statement has it, and no noun.
func naming(p *lint.Pass, f *lint.Fact) (word string, noun bool) {
	var held quant.Value
	if len(f.Values) > 0 {
		held = f.Values[0].Value
	}
	statement := strings.FieldsFunc(strings.ToLower(f.Statement), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	for i, e := range f.Event {
		words := strings.Fields(strings.ToLower(e))
		if len(words) == 0 {
			continue
		}
		first, last := words[0], words[len(words)-1]
		verb := p.Lex.Is(first, "verb") || p.Lex.Is(first, "born")
		switch {
		case held.Kind == quant.KindCount && held.Unit != "" && p.Lex.Lemma(last) == p.Lex.Lemma(held.Unit):
			return e, true
		case held.Kind == quant.KindDate && i > 0 && (p.Lex.Family(last) == "" || p.Lex.Family(last) != p.Lex.Family(f.Event[0])):
		case len(words) == 1 && (held.Kind == quant.KindMeasure || held.Kind == quant.KindDuration) && behindMeasure(p, statement, first):
		case !verb, !p.Lex.Is(last, "verb") && len(words) > 1, p.Lex.Lemma(first) == first && participle(p, statement, first) == "" && !p.Lex.Is(first, "born"):
			return e, true
		}
	}
	if len(f.Event) == 0 {
		return "", false
	}
	if done := participle(p, statement, strings.ToLower(f.Event[0])); done != "" {
		return done, false
	}
	return f.Event[0], false
}

// participle is the form in which a statement has a verb, given by its base form, "signed" for
// "sign", "" where the base form stands there, or none: it may be a noun then, as "cost" is.
func participle(p *lint.Pass, statement []string, verb string) (form string) {
	if !p.Lex.Is(verb, "verb") {
		return ""
	}
	for _, w := range statement {
		switch {
		case w == verb:
			return ""
		case form == "" && p.Lex.Lemma(w) == verb:
			form = w
		}
	}
	return form
}

// behindMeasure reports whether a statement has a word behind a number and its unit, and no
// noun behind that: "67 metres long".
func behindMeasure(p *lint.Pass, statement []string, word string) bool {
	i := slices.Index(statement, word)
	if i < 2 || statement[i-2][0] < '0' || statement[i-2][0] > '9' {
		return false
	}
	return i+1 == len(statement) || p.Lex.Is(statement[i+1], "small_word")
}

// inSentence is words that may begin a sentence as they stand within one.
func inSentence(words string) string {
	r, n := utf8.DecodeRuneInString(words)
	return string(unicode.ToLower(r)) + words[n:]
}
