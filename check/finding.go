package check

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/text"
)

// homing takes places in an article's plain text home to its file.
type homing struct {
	doc    *lint.Document
	source []byte
	lines  *text.Ranges
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
	p.Line, p.Column = h.doc.Paragraph(s.Start)
	p.EndLine, p.EndColumn = h.doc.Paragraph(s.End)
	return p
}

func (h *homing) sourcePlace(src text.Span) lint.Place {
	if h.lines == nil {
		h.lines = &text.Ranges{Lines: text.NewLines(h.source)}
	}
	p := lint.Place{Path: h.doc.Path, Start: src.Start, End: src.End}
	p.Line, p.Column, p.EndLine, p.EndColumn = h.lines.Next(src)
	return p
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

// Sort puts findings in the order in which they are printed: by path, start,
// end, rule and message.
func Sort(found []lint.Finding) {
	sortFindings(found)
}
