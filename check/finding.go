package check

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"sort"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/text"
)

// excerptRunes bounds the words that a finding shows of its article.
const excerptRunes = 160

// maxCitations bounds the sources that a finding cites.
const maxCitations = 3

// homing takes places in an article's plain text home to its file.
type homing struct {
	doc    *lint.Document
	source []byte
	lines  *text.Lines
	pass   *lint.Pass
}

// place is where s stands in the file. In a document of an office program, whose
// XML has no lines that anybody sees, the line is the number of the paragraph
// and the column counts within it.
func (h *homing) place(s lint.Span) lint.Place {
	src := h.doc.Map.Source(s)
	if h.doc.Part == "" {
		return h.sourcePlace(src)
	}
	p := lint.Place{Path: h.doc.Path, Start: src.Start, End: src.End}
	p.Line, p.Column = h.paragraph(s.Start)
	p.EndLine, p.EndColumn = h.paragraph(s.End)
	return p
}

// paragraph is the number of the block in which an offset of the text stands,
// and the column there, both from 1.
func (h *homing) paragraph(at int) (number, column int) {
	blocks := h.doc.Blocks
	i := sort.Search(len(blocks), func(i int) bool { return blocks[i].Span.Start > at })
	if i == 0 {
		return 1, 1
	}
	return i, utf8.RuneCountInString(h.doc.Text[blocks[i-1].Span.Start:at]) + 1
}

func (h *homing) sourcePlace(src text.Span) lint.Place {
	if h.lines == nil {
		h.lines = text.NewLines(h.source)
	}
	p := lint.Place{Path: h.doc.Path, Start: src.Start, End: src.End}
	p.Line, p.Column, p.EndLine, p.EndColumn = h.lines.Range(src)
	return p
}

// excerpt is the sentence around s, or as much of it as fits on a line or two.
func (h *homing) excerpt(s lint.Span) *lint.FindingExcerpt {
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

// finding is a Finding with its span of the plain text, until its article is
// dropped.
type finding struct {
	lint.Finding
	span lint.Span
}

// finding takes a diagnostic home. It says no where the settings switch the
// rule off or ask for more trust.
func (c *Checker) finding(r *lint.Rule, d lint.Diagnostic, h *homing) (finding, bool) {
	severity, trust, ok := c.weigh(h.doc.Path, r, d.Severity, d.Trust)
	if !ok {
		return finding{}, false
	}
	at := h.place(d.Span)
	f := lint.Finding{
		Rule: r.Name, Severity: severity.String(), Trust: trust,
		Path: h.doc.Path, Part: h.doc.Part, Start: at.Start, End: at.End,
		Line: at.Line, Column: at.Column, EndLine: at.EndLine, EndColumn: at.EndColumn,
		Message: d.Message, Detail: d.Detail, Cause: d.Cause,
		Related: []lint.FindingRelated{}, Fixes: []lint.FindingFix{},
		Excerpt: h.excerpt(d.Span),
	}
	factID := ""
	if d.Fact != nil {
		factID = d.Fact.ID
		f.Fact = &factID
		f.Citation = citations(d.Fact, d.Observation)
	}
	for _, rel := range d.Related {
		if rel.At != nil {
			f.Related = append(f.Related, lint.FindingRelated{Place: *rel.At, Message: rel.Message})
			continue
		}
		f.Related = append(f.Related, lint.FindingRelated{Place: h.place(rel.Span), Message: rel.Message, Excerpt: h.excerpt(rel.Span)})
	}
	for _, fix := range d.Fixes {
		out := lint.FindingFix{Title: fix.Title, Safety: fix.Safety.String(), Edits: []lint.FindingEdit{}}
		for _, e := range fix.Edits {
			edit, ok := h.edit(e)
			if !ok {
				out.Safety, out.Edits = lint.Display.String(), []lint.FindingEdit{}
				break
			}
			out.Edits = append(out.Edits, edit)
		}
		f.Fixes = append(f.Fixes, out)
	}
	f.Key = key(r.Name, factID, h.clause(d.Span), d.Span.Of(h.doc.Text))
	return finding{f, d.Span}, true
}

// edit takes an edit home. Where markup stands within its words
// ("**$1.4** billion"), only the part of them that differs is replaced; where
// the difference itself holds markup there is no edit that leaves it whole. Nor
// is there one where the file is not in the encoding of the new words.
func (h *homing) edit(e lint.Edit) (lint.FindingEdit, bool) {
	s, now := e.Span, e.New
	if bytes.HasPrefix(h.source, []byte("\xff\xfe")) || bytes.HasPrefix(h.source, []byte("\xfe\xff")) ||
		strings.IndexFunc(now, func(r rune) bool { return r >= utf8.RuneSelf }) >= 0 && !utf8.Valid(h.source) {
		return lint.FindingEdit{}, false
	}
	if !h.doc.Map.Whole(s) {
		old := s.Of(h.doc.Text)
		n := 0
		for n < len(old) && n < len(now) && old[n] == now[n] {
			n++
		}
		for n > 0 && (n < len(old) && !utf8.RuneStart(old[n]) || n < len(now) && !utf8.RuneStart(now[n])) {
			n--
		}
		old, now = old[n:], now[n:]
		k := 0
		for k < len(old) && k < len(now) && old[len(old)-1-k] == now[len(now)-1-k] {
			k++
		}
		for k > 0 && (!utf8.RuneStart(old[len(old)-k]) || !utf8.RuneStart(now[len(now)-k])) {
			k--
		}
		s = lint.Span{Start: s.Start + n, End: s.End - k}
		now = now[:len(now)-k]
		if s.Empty() || !h.doc.Map.Whole(s) {
			return lint.FindingEdit{}, false
		}
	}
	src := h.doc.Map.Source(s)
	return lint.FindingEdit{Start: src.Start, End: src.End, New: now}, true
}

// weigh settles the severity and trust of a finding of rule r.
func (c *Checker) weigh(path string, r *lint.Rule, s lint.Severity, trust float64) (lint.Severity, float64, bool) {
	if s == lint.Off || s > r.Severity {
		s = r.Severity
	}
	if trust == 0 {
		trust = r.Trust
	}
	if c.cfg.Adjust != nil {
		s = c.cfg.Adjust(path, r.Name, s)
	}
	return s, trust, s != lint.Off && trust >= c.cfg.MinTrust
}

func (h *homing) clause(s lint.Span) string {
	if h.pass != nil {
		if c := h.pass.ClauseOf(s); c != nil {
			return c.Span.Of(h.doc.Text)
		}
	}
	return h.sentence(s).Of(h.doc.Text)
}

// key names a finding by its content, so that it keeps its name where lines
// are added above it.
func key(rule, fact, clause, words string) string {
	h := sha256.New()
	for _, s := range []string{rule, fact, normal(clause), normal(words)} {
		h.Write([]byte(s))
		h.Write([]byte{0})
	}
	return hex.EncodeToString(h.Sum(nil)[:8])
}

// normal is s in lower case with one space between words.
func normal(s string) string {
	return strings.ToLower(strings.Join(strings.Fields(s), " "))
}

// numberKeys tells apart findings of one article with the same content.
func numberKeys(found []lint.Finding) {
	seen := map[string]int{}
	for i := range found {
		k := found[i].Key
		seen[k]++
		if n := seen[k]; n > 1 {
			found[i].Key = k + "-" + strconv.Itoa(n)
		}
	}
}

// citations are the sources that a fact, or else its values, cite: of a series
// those of the value with an index alone.
func citations(f *lint.Fact, observation int) []lint.FindingCitation {
	var out []lint.FindingCitation
	add := func(value, plain string, refs []lint.Ref) {
		for _, r := range refs {
			if len(out) == maxCitations {
				return
			}
			c := lint.FindingCitation{Fact: f.ID, Value: value, Locator: r.Locator, Quote: r.Quote.Exact}
			if r.Source != nil {
				c.Source, c.Title = r.Source.ID, sourceTitle(r.Source)
				c.Issued = r.Source.Issued.String()
			}
			c.Plain = plain
			out = append(out, c)
		}
	}
	for i, o := range f.Values {
		if f.Series && i != observation && observation >= 0 && observation < len(f.Values) {
			continue
		}
		value := o.Text
		if value == "" {
			value = o.Value.String()
		}
		add(value, o.Value.String(), o.Refs)
		if len(f.Values) == 1 {
			add(value, o.Value.String(), f.Refs)
		}
	}
	if len(out) == 0 && len(f.Values) > 0 {
		o := f.Values[0]
		if f.Series && observation >= 0 && observation < len(f.Values) {
			o = f.Values[observation]
		}
		add(o.Text, o.Value.String(), f.Refs)
	}
	return out
}

// sourceTitle is a source as an editor would name it: author, title, publisher.
func sourceTitle(s *lint.Source) string {
	out := s.Title
	if len(s.Authors) > 0 {
		who := s.Authors[0]
		if len(s.Authors) > 1 {
			who += " and others"
		}
		if out == "" {
			out = who
		} else {
			out = who + ", " + out
		}
	}
	if out == "" {
		out = s.Publisher
	}
	return out
}

// Sort puts findings in the order in which they are printed: by path, start,
// end, rule and message.
func Sort(found []lint.Finding) {
	sortFindings(found)
}
