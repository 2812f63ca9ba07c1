package mention

import (
	"slices"

	"github.com/factlint/factlint/internal/lang"
	"github.com/factlint/factlint/internal/segment"
	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// timeReader reads dates, durations and frequencies. It works in two steps: a
// grammar finds what the words say (a month without its year, "three years
// later"), sentence by sentence, and resolve works out what time that is, in
// the order of the article.
type timeReader struct {
	text string
	toks []lint.Token
	// source is the text with its sentences, and annals where years open what stands there,
	// nil until it is asked for.
	source *segment.Text
	annals *annals
	lex    *timeLexicon
	// order is that of dates of digits, and tag the article's language.
	order dayOrder
	tag   string
	// begin and end are the tokens of the sentence that is being read, words
	// what the tables say of its first ones, nil until it is asked for.
	begin, end int
	words      []*timeWord
	// depth is how deep the grammar is in itself ("the end of the first half
	// of ..."), which maxDepth bounds.
	depth int
	// exprs are the expressions found so far, in order.
	exprs []expr
	// ancient says that the text has years of fewer than four digits.
	ancient bool
	// last is the last expression found in the sentence, -1 for none.
	last int
	// unitless says that the sentence is known to have no unit of time, and so no
	// number of them.
	unitless bool
}

// dayOrder is the order of day and month in dates of digits.
type dayOrder uint8

const (
	unknownOrder dayOrder = iota
	monthFirst
	dayFirst
)

// when is a time as the words give it.
type when struct {
	first, last int // half-open range of tokens
	// start and end are the bytes; end lies before a possessive 's.
	start, end int
	prec       quant.Precision // of the finest field
	year       int32
	hasYear    bool
	// shortYear says that only two digits of the year were written: '87.
	shortYear bool
	// dayOnly says that a day stands without its month: the 20th.
	dayOnly bool
	month   uint8
	day     uint8
	part    uint8 // EDTF season, quarter or half
	weekday uint8
	// nth counts weekdays or weeks in the month or year: 3 for "the third
	// Tuesday of May", -1 for "the last".
	nth     int8
	nthUnit timeUnit
	// step moves a day on to the nth stepDay after it, or before it: "the
	// second Sunday after Easter". isoDay is the day of a numbered week.
	step    int8
	stepDay uint8
	isoDay  uint8
	mod     quant.Mod
	// inWeek says that the week is meant in which the day lies.
	inWeek bool
	// weekend says that the Saturday and Sunday of the week are meant.
	weekend bool
	hasTime bool
	// toDay says that a stretch of weeks or years is counted from the day.
	toDay   bool
	clock   clock
	holiday string
	// from is what the time is reckoned from where it has no year.
	from reference
	// shift moves the time when it is known: "two weeks after 13 May".
	shift     int32
	shiftUnit timeUnit
	// alt is the other reading of a date of digits, 0 for none.
	altMonth, altDay uint8
	rough            bool // about, circa
	// bound is the side that before, after or by leave open.
	bound quant.Hedge
	// noun says that the year stands before a noun: the 1998 census.
	noun bool
	form string
}

type clock struct{ hour, minute, second uint8 }

// reference is the stretch of time that a time without a year lies in, or that
// it is: "last year", "of that year", "two weeks ago".
type reference struct {
	kind refKind
	unit timeUnit
	n    int32
}

type refKind uint8

const (
	refNone    refKind = iota
	refArticle         // n units from the article's date: last week, yesterday
	refAnchor          // n units from the last time said: the following year
	refNearest         // the nearest one in the direction of n: last June, next Monday
	refAfter           // the first one after (n > 0) or before the last time said
)

// expr is one mention to be: a time, a range of times, a duration or a
// frequency.
type expr struct {
	kind quant.Kind
	a, b when
	// isSpan says that it is the range from a to b.
	isSpan bool
	// value and parts are those of what is no time.
	value quant.Value
	parts []lint.MentionPart
	age   bool
	// elided says that a number takes its scale from another.
	elided bool
	// first and last are the half-open range of tokens.
	first, last int
	sentence    int
	form        string
}

const maxDepth = 5

var zeroWord timeWord

func newTimeReader(t *segment.Text, order dayOrder) *timeReader {
	return &timeReader{source: t, text: t.Doc.Text, toks: t.Tokens, lex: timesOf(t.Lang), order: order, tag: t.Doc.Lang, last: -1}
}

// mostWords is how many words of a sentence are remembered.
const mostWords = 256

// enter sets the reader to the tokens [first, last) of a sentence.
func (r *timeReader) enter(first, last int) {
	if r.begin == first && r.end == last {
		return
	}
	r.begin, r.end = first, last
	n := max(0, min(last-first, mostWords))
	r.words = slices.Grow(r.words[:0], n)[:n]
	clear(r.words)
}

// w is what the tables say of token i; nothing outside of the sentence.
func (r *timeReader) w(i int) *timeWord {
	if i < r.begin || i >= r.end {
		return &zeroWord
	}
	k := i - r.begin
	if k >= len(r.words) {
		return r.find(i)
	}
	if r.words[k] == nil {
		r.words[k] = r.find(i)
	}
	return r.words[k]
}

// find is what the tables say of token i of the sentence.
func (r *timeReader) find(i int) *timeWord {
	t := &r.toks[i]
	if t.Word != 0 {
		if w := r.lex.word(t.Word); w.is != 0 || w.prep != noPrep || t.Kind != lint.Word {
			return w
		}
	}
	if t.Kind != lint.Word {
		return &zeroWord
	}
	return r.possessive(i)
}

// possessive is the word before 's: "Friday's".
func (r *timeReader) possessive(i int) *timeWord {
	s := r.s(i)
	n := possessiveAt(s)
	if n == len(s) || n > 16 {
		return &zeroWord
	}
	var buf [16]byte
	lower := buf[:0]
	h := lang.HashSeed
	for k := range n {
		b := s[k]
		if 'A' <= b && b <= 'Z' {
			b |= 0x20
		}
		lower = append(lower, b)
		h = lang.HashByte(h, b)
	}
	node := r.lex.lang.FindBytes(h, lower)
	if node == 0 {
		return &zeroWord
	}
	return r.lex.word(node)
}

// possessiveAt is the length of s without 's at its end.
func possessiveAt(s string) int {
	n := len(s)
	if n < 3 || s[n-1] != 's' && s[n-1] != 'S' {
		return n
	}
	if s[n-2] == '\'' {
		return n - 2
	}
	if n > 4 && s[n-4:n-1] == "’" {
		return n - 4
	}
	return n
}

// The questions below are not put into the places that ask them, nor are those of
// the scanner, which says why.

//go:noinline
func (r *timeReader) s(i int) string {
	if i < r.begin || i >= r.end {
		return ""
	}
	return r.text[r.toks[i].Start:r.toks[i].End]
}

func (r *timeReader) is(i int, c timeSet) bool { return r.w(i).is&c != 0 }

func (r *timeReader) prep(i int) prep { return r.w(i).prep }

//go:noinline
func (r *timeReader) kind(i int) lint.TokenKind {
	if i < r.begin || i >= r.end {
		return lint.NoToken
	}
	return r.toks[i].Kind
}

// glued reports whether token i follows the one before it without a space.
//
//go:noinline
func (r *timeReader) glued(i int) bool {
	return i > r.begin && i < r.end && r.toks[i].Start == r.toks[i-1].End
}

//go:noinline
func (r *timeReader) capital(i int) bool {
	return i >= r.begin && i < r.end && r.toks[i].Flags&lint.Capital != 0
}

// mark is the mark at i, 0 where token i is none: dashes of all kinds are '-',
// apostrophes '\”.
func (r *timeReader) mark(i int) byte {
	if r.kind(i) != lint.Mark {
		return 0
	}
	switch s := r.s(i); s {
	case "–", "‒", "−", "‑", "‐", "~", "～":
		return '-'
	case "—", "―":
		return '_'
	case "’", "‘", "'", "`", "ʼ":
		return '\''
	case "“", "”", "\"":
		return '"'
	default:
		return s[0]
	}
}

// foldIs compares s, of ASCII letters, with a word in small letters.
func foldIs(s, lower string) bool {
	if len(s) != len(lower) {
		return false
	}
	for k := range len(s) {
		if s[k]|0x20 != lower[k] {
			return false
		}
	}
	return true
}

// skipThe steps over articles.
func (r *timeReader) skipThe(i int) int {
	for r.prep(i) == pThe {
		i++
	}
	return i
}

// dot steps over the full stop of an abbreviation.
func (r *timeReader) dot(i int) int {
	if r.mark(i) == '.' && r.glued(i) {
		return i + 1
	}
	return i
}

// seal fills in the bytes of w from its tokens.
func (r *timeReader) seal(w *when) {
	w.start = int(r.toks[w.first].Start)
	last := w.last - 1
	w.end = int(r.toks[last].End)
	if r.toks[last].Kind == lint.Word || r.toks[last].Kind == lint.Mixed {
		if _, _, suffix, ok := r.split(last); ok && (suffix == "'s" || suffix == "’s") {
			return // 1930's
		}
		s := r.s(last)
		w.end -= len(s) - possessiveAt(s)
	}
}
