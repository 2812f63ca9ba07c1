package facts

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/factlint/factlint/internal/bind"
	"github.com/factlint/factlint/internal/lang"
	"github.com/factlint/factlint/internal/mention"
	"github.com/factlint/factlint/internal/segment"
	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
	"github.com/factlint/factlint/lint/text"
)

// Told is what a sentence says of one value: what it is said of and what
// happened, in the sentence's own words.
type Told struct {
	Mention        lint.Mention
	Subject, Event string
	// Lead is the stretch before what happened.
	Lead string
}

// Tell reads a sentence and gives its values in order. date is the day from
// which relative times are reckoned, zero for none.
func Tell(l *lang.Language, sentence string, date quant.Date) []Told {
	doc := &lint.Document{Text: sentence, Date: date, Blocks: []lint.Block{{Span: text.Span{End: len(sentence)}}}}
	t := segment.Split(doc, l)
	mentions := mention.Find(t, mention.Config{Date: date})
	pass := &lint.Pass{Doc: doc, Tokens: t.Tokens, Lexemes: t.Lexemes, Sentences: t.Sentences, Mentions: mentions, Clauses: segment.Clauses(t, mentions), Lex: l}
	var index *bind.Index
	told := make([]Told, len(mentions))
	for i, claim := range index.Bind(pass, bind.Config{Describe: true}) {
		told[i] = Told{Mention: mentions[i], Subject: claim.Subject, Event: eventOf(pass, &claim)}
		if !mentions[i].Noun.Empty() && mentions[i].Noun.Overlaps(claim.SubjectSpan) {
			told[i].Subject = "" // "some 140 people" are not said of people
		}
		if !claim.EventSpan.Empty() {
			told[i].Lead = sentence[:claim.EventSpan.Start]
		}
	}
	return told
}

// eventOf is the word for what happened or is measured, as it is written: where
// nothing better is known the verb of its clause, or what a count counts. The
// noun that a count counts says less than the verb beside it.
func eventOf(p *lint.Pass, c *lint.Claim) string {
	m, verb := &p.Mentions[c.Mention], verbOf(p, c)
	switch {
	case !c.EventSpan.Empty() && (verb == "" || m.Noun.Empty() || !m.Noun.Overlaps(c.EventSpan)):
		return p.Text(c.EventSpan)
	case c.EventSpan.Empty() && c.Event != "":
		return c.Event
	case verb != "":
		return verb
	}
	return p.Text(m.Noun)
}

// verbOf is the verb of the clause of a claim, "" where it says nothing by
// itself: "there are 168 steps", "the mill had 62 workers".
func verbOf(p *lint.Pass, c *lint.Claim) string {
	if c.Clause < 0 || p.Clauses[c.Clause].Verb < 0 {
		return ""
	}
	verb := p.Word(p.Clauses[c.Clause].Verb)
	for _, class := range []string{"copula", "auxiliary", "say"} {
		if p.Lex.Is(verb, class) {
			return ""
		}
	}
	return verb
}

// fromStatement takes the subject and the event of a fact from its statement,
// where the file leaves them out.
func (d *decoder) fromStatement(f *lint.Fact) {
	if f.Statement == "" || len(f.Subjects) > 0 && len(f.Event) > 0 {
		return
	}
	told := Tell(d.cfg.Lang, f.Statement, quant.Date{})
	at := -1
	for i := range told {
		for j := range f.Values {
			if at < 0 && sameAmount(&told[i].Mention, &f.Values[j]) {
				at = i
			}
		}
	}
	if at < 0 && len(told) > 0 {
		at = 0
	}
	if len(f.Subjects) == 0 {
		if s := d.named(f.Statement); s != nil {
			f.Subjects = []*lint.Subject{s}
		} else if at >= 0 && subjectName(d.cfg.Lang, told[at].Subject) != "" {
			f.Subjects = []*lint.Subject{{Names: []string{subjectName(d.cfg.Lang, told[at].Subject)}, Pos: f.Pos}}
		} else if name := properName(d.cfg.Lang, f.Statement); name != "" {
			f.Subjects = []*lint.Subject{{Names: []string{name}, Pos: f.Pos}}
		} else if name := leadName(d.cfg.Lang, told, at); name != "" {
			f.Subjects = []*lint.Subject{{Names: []string{name}, Pos: f.Pos}}
		}
	}
	if len(f.Event) == 0 && at >= 0 && told[at].Event != "" {
		f.Event = []string{told[at].Event}
	}
}

// maxLead is how many words a subject without a capital may have.
const maxLead = 4

// leadName is what stands before what happened, where it is short enough to be
// a name: "harbour bridge" of "The harbour bridge cost $40 million".
func leadName(l *lang.Language, told []Told, at int) string {
	if at < 0 {
		return ""
	}
	name := subjectName(l, told[at].Lead)
	words := strings.Fields(name)
	for len(words) > 0 && l.Is(words[len(words)-1], "auxiliary") {
		words = words[:len(words)-1]
	}
	if len(words) == 0 || len(words) > maxLead || strings.ContainsAny(name, ",;:0123456789") {
		return ""
	}
	return strings.Join(words, " ")
}

// named is the declared subject whose name stands first in a sentence, of
// several at one place the longest; nil where none does.
func (d *decoder) named(sentence string) *lint.Subject {
	low := strings.ToLower(sentence)
	var best *lint.Subject
	bestAt, length := len(low), 0
	for _, s := range d.out.Subjects {
		for _, name := range s.Names {
			name = strings.ToLower(name)
			at := wordIndex(low, name)
			if at >= 0 && (at < bestAt || at == bestAt && len(name) > length) {
				best, bestAt, length = s, at, len(name)
			}
		}
	}
	return best
}

// wordIndex is where name stands in s as words of its own, -1 for nowhere.
func wordIndex(s, name string) int {
	for from := 0; name != ""; {
		i := strings.Index(s[from:], name)
		if i < 0 {
			return -1
		}
		at := from + i
		rest := strings.TrimPrefix(s[at+len(name):], "s") // the S-300s
		before, _ := utf8.DecodeLastRuneInString(s[:at])
		after, _ := utf8.DecodeRuneInString(rest)
		if !isWordRune(before) && !isWordRune(after) {
			return at
		}
		from = at + 1
	}
	return -1
}

func isWordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
