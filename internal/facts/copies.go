package facts

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// copyText is the text of a saved copy, made ready for finding quotes: white
// space and quotation marks are evened out, and words can be looked up by the
// shingles that they make with their neighbours.
type copyText struct {
	// text is the copy as it reads, even the same with its white space and
	// marks evened out; at[i] is the byte of text that byte i of even is from.
	text, even string
	at         []int32
	// words are the starts of the words of even.
	words []int32
	// shingles leads from the hash of some words in a row to where they start,
	// by number of the word. It is made when it is first asked for.
	shingles map[uint64][]int32
}

// shingle is how many words in a row are looked up.
const shingle = 3

func newCopy(text string) *copyText {
	c := &copyText{text: text}
	c.even, c.at = even(text)
	c.words = wordStarts(c.even)
	return c
}

// even evens out what people vary without meaning to when they copy a
// sentence: white space of every kind and length, quotation marks of every
// shape, and characters that cannot be seen.
func even(s string) (string, []int32) {
	var b strings.Builder
	b.Grow(len(s))
	at := make([]int32, 0, len(s)+1)
	gap := true
	for i, r := range s {
		switch {
		case r == '\u00AD' || r == '\uFEFF' || r == '\u200B' || r == '\u200C' || r == '\u200D' || r == '\u2060':
			continue
		case unicode.IsSpace(r):
			if !gap {
				b.WriteByte(' ')
				at = append(at, int32(i))
			}
			gap = true
			continue
		}
		gap = false
		if mark := evenMark(r); mark != 0 {
			b.WriteByte(mark)
			at = append(at, int32(i))
			continue
		}
		for range utf8.RuneLen(r) {
			at = append(at, int32(i))
		}
		if r == utf8.RuneError {
			b.WriteString("\uFFFD")
		} else {
			b.WriteRune(r)
		}
	}
	text := b.String()
	if gap && len(text) > 0 {
		text, at = text[:len(text)-1], at[:len(at)-1]
	}
	return text, append(at, int32(len(strings.TrimRightFunc(s, unicode.IsSpace))))
}

// evenMark is the plain form of a quotation mark, 0 for anything else.
func evenMark(r rune) byte {
	switch r {
	case '‘', '’', '‚', '‛', '′', 'ʼ', '`', '´':
		return '\''
	case '“', '”', '„', '‟', '″', '«', '»':
		return '"'
	}
	return 0
}

// wordStarts are the starts of the words of an evened text. A word is a run of
// letters and digits; what lies between is not looked at.
func wordStarts(s string) []int32 {
	var starts []int32
	in := false
	for i, r := range s {
		is := unicode.IsLetter(r) || unicode.IsDigit(r)
		if is && !in {
			starts = append(starts, int32(i))
		}
		in = is
	}
	return starts
}

// wordAt is the word that starts at a byte.
func wordAt(s string, at int32) string {
	rest := s[at:]
	for i, r := range rest {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			return rest[:i]
		}
	}
	return rest
}

// hashWords is the hash of n words in a row, whatever their case.
func hashWords(s string, starts []int32) uint64 {
	hash := uint64(14695981039346656037)
	for _, at := range starts {
		for _, r := range wordAt(s, at) {
			hash = (hash ^ uint64(unicode.ToLower(r))) * 1099511628211
		}
		hash = (hash ^ 0x20) * 1099511628211
	}
	return hash
}

func (c *copyText) index() map[uint64][]int32 {
	if c.shingles == nil {
		c.shingles = make(map[uint64][]int32, len(c.words))
		for i := 0; i+shingle <= len(c.words); i++ {
			h := hashWords(c.even, c.words[i:i+shingle])
			c.shingles[h] = append(c.shingles[h], int32(i))
		}
	}
	return c.shingles
}

// small is the size below which a text is searched from end to end.
const small = 1 << 14

// find is the place in the copy's text of a quote with its prefix and suffix,
// which may be empty.
func (c *copyText) find(exact, prefix, suffix string) (start, end int, ok bool) {
	quote, _ := even(exact)
	if quote == "" {
		return 0, 0, false
	}
	before, _ := even(prefix)
	after, _ := even(suffix)
	fits := func(at int) bool {
		return strings.HasSuffix(strings.TrimRight(c.even[:at], " "), before) &&
			strings.HasPrefix(strings.TrimLeft(c.even[at+len(quote):], " "), after)
	}
	words := wordStarts(quote)
	if len(c.even) < small || len(words) < shingle {
		for from := 0; ; {
			i := strings.Index(c.even[from:], quote)
			if i < 0 {
				return 0, 0, false
			}
			if at := from + i; fits(at) {
				return int(c.at[at]), int(c.at[at+len(quote)]), true
			}
			from += i + 1
		}
	}
	for _, w := range c.index()[hashWords(quote, words[:shingle])] {
		at := int(c.words[w] - words[0])
		if at >= 0 && strings.HasPrefix(c.even[at:], quote) && fits(at) {
			return int(c.at[at]), int(c.at[at+len(quote)]), true
		}
	}
	// The first or last words of a quote may be cut within a word.
	if i := strings.Index(c.even, quote); i >= 0 && fits(i) {
		return int(c.at[i]), int(c.at[i+len(quote)]), true
	}
	return 0, 0, false
}

// nearest is the passage of the evened copy that has most in common with a
// quote that does not stand in it, "" where nothing is like it.
func (c *copyText) nearest(exact string) string {
	quote, _ := even(exact)
	words := wordStarts(quote)
	votes := map[int32]int{}
	var best int32
	most := 0
	vote := func(at int32) {
		// Passages that differ by a word or two count together.
		for near := at - 1; near <= at+1; near++ {
			weight := 1
			if near == at {
				weight = 2
			}
			votes[near] += weight
			if n := votes[near]; n > most || n == most && near < best {
				best, most = near, n
			}
		}
	}
	for n := min(shingle, len(words)); n >= 1 && most == 0; n-- {
		if n == shingle {
			for q := 0; q+n <= len(words); q++ {
				for _, w := range c.index()[hashWords(quote, words[q:q+n])] {
					vote(w - int32(q))
				}
			}
			continue
		}
		want := map[uint64][]int{}
		for q := 0; q+n <= len(words); q++ {
			h := hashWords(quote, words[q:q+n])
			want[h] = append(want[h], q)
		}
		for w := 0; w+n <= len(c.words); w++ {
			for _, q := range want[hashWords(c.even, c.words[w:w+n])] {
				vote(int32(w - q))
			}
		}
	}
	if most == 0 || len(words) == 0 {
		return ""
	}
	first, last := c.window(quote, words, int(best))
	if first >= last {
		return ""
	}
	start, end := int(c.words[first]), int(c.words[last-1])
	end += len(wordAt(c.even, c.words[last-1]))
	// Marks around the words are taken along where the quote has them.
	if words[0] > 0 {
		start = max(start-int(words[0]), 0)
	}
	tail := len(quote) - int(words[len(words)-1]) - len(wordAt(quote, words[len(words)-1]))
	passage := strings.TrimSpace(c.even[runeStart([]byte(c.even), start):runeStart([]byte(c.even), min(end+tail, len(c.even)))])
	if !alike(quote, passage) {
		return ""
	}
	return passage
}

// window is the run of as many words as a quote has, near the place where most
// of its words line up, that shares most words with it.
func (c *copyText) window(quote string, words []int32, at int) (first, last int) {
	have := make(map[uint64]int, len(words))
	for i := range words {
		have[hashWords(quote, words[i:i+1])]++
	}
	n := len(words)
	shared := func(from int) int {
		left := make(map[uint64]int, n)
		sum := 0
		for i := max(from, 0); i < min(from+n, len(c.words)); i++ {
			h := hashWords(c.even, c.words[i:i+1])
			if left[h] < have[h] {
				left[h]++
				sum++
			}
		}
		return sum
	}
	best, most := at, shared(at)
	for d := 1; d < min(n, 40); d++ {
		for _, from := range [2]int{at - d, at + d} {
			if s := shared(from); s > most {
				best, most = from, s
			}
		}
	}
	return max(best, 0), min(max(best, 0)+n, len(c.words))
}

// alike reports whether two passages share at least a third of their words.
func alike(a, b string) bool {
	have := map[uint64]bool{}
	bw := wordStarts(b)
	for i := range bw {
		have[hashWords(b, bw[i:i+1])] = true
	}
	aw := wordStarts(a)
	shared := 0
	for i := range aw {
		if have[hashWords(a, aw[i:i+1])] {
			shared++
		}
	}
	return 3*shared >= max(len(aw), 1)
}
