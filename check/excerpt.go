package check

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/text"
)

// The words of its article that a finding shows.

// excerptRunes bounds the words that a finding shows of its article.
const excerptRunes = 160

// excerpt is the sentence around s, or as much of it as fits on a line or two; of a cell
// that holds hardly more than s, its row.
func (h *homing) excerpt(s lint.Span) *lint.FindingExcerpt {
	if row, mark, ok := h.doc.Row(s); ok {
		e := excerptOf(row, mark)
		return &e
	}
	e := h.context(s)
	return &e
}

func (h *homing) context(s lint.Span) lint.FindingExcerpt {
	at := h.sentence(s)
	at = at.Join(s)
	return excerptOf(at.Of(h.doc.Text), text.Span{Start: s.Start - at.Start, End: s.End - at.Start})
}

// sentence is the sentence that holds s, or its block, or s itself.
func (h *homing) sentence(s lint.Span) lint.Span {
	if h.pass != nil {
		all := h.pass.Sentences
		i := sort.Search(len(all), func(i int) bool { return all[i].Span.End >= s.End })
		for ; i < len(all) && all[i].Span.Start <= s.Start; i++ {
			if all[i].Span.Contains(s) {
				return all[i].Span
			}
		}
	}
	if i := h.doc.BlockOf(s); i >= 0 {
		return h.doc.Blocks[i].Span
	}
	return s
}

// excerptOf makes an excerpt of t with its mark, on one line and not too long.
func excerptOf(t string, mark text.Span) lint.FindingExcerpt {
	mark.Start, mark.End = min(max(mark.Start, 0), len(t)), min(max(mark.End, 0), len(t))
	from, to := mark.Start, mark.End
	room := excerptRunes - utf8.RuneCountInString(mark.Of(t))
	if room >= len(t)-mark.Len() {
		from, to, room = 0, len(t), 0
	}
	// In ASCII the two ends move a byte at a time, in turn: both as far as the
	// nearer end of the text allows, then the other alone.
	if around := (text.Span{Start: max(0, from-room), End: min(len(t), to+room)}); room > 0 && plain(around.Of(t)) {
		n := min(from, len(t)-to, (room+1)/2)
		from, to, room = from-n, to+n, room-2*n
		if n = min(from, max(room, 0)); to == len(t) && n > 0 {
			from -= n
		}
		if n = min(len(t)-to, max(room, 0)); from == 0 && n > 0 {
			to += n
		}
		room = 0
	}
	for room > 0 && (from > 0 || to < len(t)) {
		if from > 0 {
			n := 1
			if t[from-1] >= utf8.RuneSelf {
				_, n = utf8.DecodeLastRuneInString(t[:from])
			}
			from -= n
			room--
		}
		if to < len(t) {
			n := 1
			if t[to] >= utf8.RuneSelf {
				_, n = utf8.DecodeRuneInString(t[to:])
			}
			to += n
			room--
		}
	}
	if from > 0 { // start at a word
		if k := strings.IndexByte(t[from:mark.Start], ' '); k >= 0 {
			from += k + 1
		}
	}
	if to < len(t) {
		if k := strings.LastIndexByte(t[mark.End:to], ' '); k >= 0 {
			to = mark.End + k
		}
	}
	if from == 0 && to == len(t) && plain(t) {
		t = t[:max(mark.End, len(strings.TrimRight(t, " ")))]
		return lint.FindingExcerpt{Text: strings.Clone(t), Start: mark.Start, End: mark.End}
	}
	var b strings.Builder
	b.Grow(to - from + 2*len("…"))
	if from > 0 {
		b.WriteString("…")
	}
	flat(&b, t[from:mark.Start])
	out := lint.FindingExcerpt{Start: b.Len()}
	flat(&b, t[mark.Start:mark.End])
	out.End = b.Len()
	flat(&b, strings.TrimRightFunc(t[mark.End:to], unicode.IsSpace))
	if to < len(t) {
		b.WriteString("…")
	}
	out.Text = b.String()
	return out
}

// flat writes s with a space for every line break, tab and control character,
// so that an excerpt never breaks a line or steers a terminal.
func flat(b *strings.Builder, s string) {
	if plain(s) {
		b.WriteString(s)
		return
	}
	for _, r := range s {
		if unicode.IsControl(r) || r == '\u2028' || r == '\u2029' {
			r = ' '
		}
		b.WriteRune(r)
	}
}

// plain reports whether s is printable ASCII. It looks at eight bytes at a time:
// none may lie below a space, and none reach 0x80 when it is raised by one.
func plain(s string) bool {
	const ones = 0x0101010101010101
	for ; len(s) >= 8; s = s[8:] {
		x := uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 | uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
		if ((x-' '*ones)|(x+ones)|x)&(0x80*ones) != 0 {
			return false
		}
	}
	for i := range len(s) {
		if s[i] < ' ' || s[i] >= 0x7f {
			return false
		}
	}
	return true
}
