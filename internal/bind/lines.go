package bind

import (
	"strings"

	"github.com/factlint/factlint/internal/compare"
	"github.com/factlint/factlint/internal/lang"
	"github.com/factlint/factlint/lint"
)

// The sentences of an article as lines: their words in order, with a slot for each value, by which
// two versions of one sentence are compared word by word.

// LineKey files all lines together.
const LineKey = Everything + "\x1fline"

// How a line is written, and of what there is one.
const (
	SlotMark = '\x02' // opens a slot in a line
	SlotText = "\x03" // before the words of the value
	// WeekdaySlot is the kind of a day of the week that could not be reckoned.
	WeekdaySlot = "weekday"
	maxLine     = 90 // tokens: longer sentences are lists
	leastLine   = 5
	maxLines    = 600 // values of an article: what has more is a table
	// MaxSentences is the length of a text that may be a version of another one
	// as a whole.
	MaxSentences = 40
	// LineTrust is the trust in what is found by lines.
	LineTrust = 0.7
)

// Lines are the values of the article's sentences, each with its sentence as a
// line: records under a key of their own.
func (rd *Reading) Lines() []lint.Record {
	return rd.r.lineRecords()
}

func (r *reader) lineRecords() []lint.Record {
	p := r.pass
	if len(p.Mentions) > maxLines {
		return nil
	}
	keys := []string{LineKey}
	tongue := r.tongue()
	// Of a short text the sentences without a value are lines too: a version of
	// it may give one there.
	every := len(p.Sentences) <= MaxSentences
	lines := len(p.Sentences)
	if !every {
		lines = min(lines, len(p.Mentions))
	}
	out := make([]lint.Record, 0, lines+len(p.Mentions))
	for s, first := 0, 0; s < len(p.Sentences); s++ {
		last := first
		for last < len(p.Mentions) && p.Mentions[last].Sentence == s {
			last++
		}
		if first == last && !every {
			continue
		}
		line, n := r.line(s, first, last)
		if words := n - (last - first); words >= max(leastLine, 2*(last-first)) && n <= maxLine {
			out = append(out, lint.Record{
				Path: p.Doc.Path, Span: p.Sentences[s].Span, Lang: tongue, Text: line, Mention: -1, Date: p.Doc.Date, Trust: LineTrust, Key: LineKey, Keys: keys,
			})
			for m := first; m < last; m++ {
				out = append(out, lint.Record{
					Path: p.Doc.Path, Span: p.Mentions[m].Span, Value: r.placed(m), Lang: tongue, Text: line, Mention: m, Mood: r.mood(m), Apart: p.Mentions[m].Relative,
					Date: p.Doc.Date, Trust: LineTrust, Key: LineKey, Keys: keys, Parts: r.partsOf(m),
				})
			}
		}
		first = last
	}
	if len(out) > 0 {
		out[0].Kinds = r.kinds()
	}
	return out
}

// partsOf are the noun phrases that tell of what mention m is said, if the article is short.
func (r *reader) partsOf(m int) []lint.Phrase {
	if len(r.pass.Sentences) > MaxSentences || r.archive {
		return nil
	}
	r.context.readPlain(r, m)
	return r.context.parts()
}

// tongue is the language of the reader as records name it.
func (r *reader) tongue() string {
	if r.lang == lang.EnglishWords() {
		return ""
	}
	return r.lang.Tag()
}

// line is a sentence, of which mentions first to last are the values, as its
// words in order and slots, and how many of them there are.
func (r *reader) line(s, first, last int) (line string, n int) {
	p := r.pass
	var b strings.Builder
	m := first
	for i := p.Sentences[s].First; i < p.Sentences[s].Last; i++ {
		for m < last && p.Mentions[m].Last <= i {
			m++
		}
		if m < last && i >= p.Mentions[m].First {
			if i > p.Mentions[m].First {
				continue
			}
			b.WriteByte(SlotMark)
			text := strings.ToLower(p.Text(p.Mentions[m].Span))
			kind := compare.Dimension(p.Mentions[m].Value)
			if _, day := p.Lex.Number(text, "weekday"); day && p.Mentions[m].Value.Date.IsZero() {
				kind = WeekdaySlot
			}
			b.WriteString(kind + SlotText + text)
		} else if k := p.Tokens[i].Kind; k == lint.Mark || k == lint.Newline {
			continue
		} else {
			if p.Tokens[i].Flags&lint.Capital != 0 && n > 0 {
				b.WriteString(p.Word(i)) // names keep their capital
			} else {
				b.WriteString(r.small(i))
			}
		}
		b.WriteByte('\x1f')
		n++
	}
	return b.String(), n
}
