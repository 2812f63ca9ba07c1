package check

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
	"github.com/factlint/factlint/lint/text"
	"github.com/factlint/factlint/rules"
)

// The rules that the engine itself reports, on what an article asks it to
// ignore. Their pages are among the others.
const (
	unusedIgnore      = "unused-ignore"
	unexplainedIgnore = "unexplained-ignore"
)

// ignore is a request to leave out findings:
//
//	factlint: ignore RULE[,RULE] [until=YYYY-MM-DD] reason
//
// for the next value, or with ignore-line, ignore-block or ignore-file for the
// line, the block or the file. RULE may be "all".
type ignore struct {
	rules  []string
	reason string
	until  quant.Date
	place  lint.Place
	// line names the line of the list beside the article, "" for a comment in it.
	line string
	// covers are the source ranges in which findings are hidden.
	covers []text.Span
	// used says that it hid a finding.
	used bool
	// pending says that it may yet hide a finding of the corpus.
	pending bool
	// fault is what is wrong with it; it then hides nothing. rule is the name
	// under which that is reported.
	fault, rule string
}

func (g *ignore) names(rule string) bool {
	return slices.Contains(g.rules, "all") || slices.Contains(g.rules, rule)
}

// hides reports whether g hides a finding of the rule on [start, end).
func (g *ignore) hides(rule string, start, end int) bool {
	if g.fault != "" || !g.names(rule) || rule == unusedIgnore || rule == unexplainedIgnore {
		return false
	}
	at := text.Span{Start: start, End: max(end, start+1)}
	return slices.ContainsFunc(g.covers, at.Overlaps)
}

// hidden reports whether one of the ignores hides the finding, and marks it as
// used.
func hidden(ignores []*ignore, f *lint.Finding) bool {
	out := false
	for _, g := range ignores {
		if g.hides(f.Rule, f.Start, f.End) {
			g.used, out = true, true
		}
	}
	return out
}

// parseIgnores reads the marks of an article and the list beside it.
func (c *Checker) parseIgnores(p *lint.Pass, list []byte, h *homing) []*ignore {
	var out []*ignore
	for _, n := range p.Doc.Notes {
		words, ok := strings.CutPrefix(strings.TrimSpace(n.Text), "factlint:")
		if !ok {
			if nearMark(n.Text) {
				out = append(out, &ignore{place: h.placeOfNote(n), fault: "this comment ignores nothing: write it as factlint: ignore RULE reason, with the colon", rule: unusedIgnore})
			}
			continue
		}
		verb, rest, _ := strings.Cut(strings.TrimSpace(words), " ")
		g := &ignore{place: h.placeOfNote(n)}
		switch verb {
		case "ignore":
			g.covers = []text.Span{h.nextValue(n)}
		case "ignore-line":
			g.covers = []text.Span{h.lineOf(n)}
		case "ignore-block":
			g.covers = []text.Span{h.blockOf(n)}
		case "ignore-file":
			g.covers = []text.Span{{Start: 0, End: len(h.source) + 1}}
		default:
			g.fault, g.rule = fmt.Sprintf("factlint knows no mark %q: write ignore, ignore-line, ignore-block or ignore-file", verb), unusedIgnore
		}
		g.read(rest, c)
		out = append(out, g)
	}
	for i, line := range strings.Split(string(list), "\n") {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		out = append(out, c.listed(line, i+1, h))
	}
	return out
}

// ignore adds what a part of an article asks for. A line of the list beside the article is
// for all of its parts, and its words may stand in one of them.
func (o *outcome) ignore(more []*ignore) {
	for _, g := range more {
		i := slices.IndexFunc(o.ignores, func(e *ignore) bool { return e.line != "" && e.line == g.line })
		switch {
		case i < 0:
			o.ignores = append(o.ignores, g)
		case o.ignores[i].fault != "":
			o.ignores[i] = g
		case g.fault == "":
			o.ignores[i].covers = append(o.ignores[i].covers, g.covers...)
		}
	}
}

// nearMark reports whether a comment is meant as a mark, and is written otherwise:
// "factlint ignore", "Factlint: ignore", "factlint-ignore".
func nearMark(note string) bool {
	const name = "factlint"
	note = strings.ToLower(strings.TrimSpace(note))
	rest, ok := strings.CutPrefix(note, name)
	return ok && strings.HasPrefix(strings.TrimLeft(rest, " :-"), "ignore")
}

// listed reads a line of the list beside an article: RULE "words" reason.
func (c *Checker) listed(line string, number int, h *homing) *ignore {
	g := &ignore{
		place: lint.Place{Path: h.doc.Path, Line: 1, Column: 1, EndLine: 1, EndColumn: 1},
		line:  fmt.Sprintf("line %d of %s.factlint", number, path.Base(h.doc.Path)),
	}
	names, rest, _ := strings.Cut(line, " ")
	rest = strings.TrimSpace(rest)
	var words string
	if after, end, ok := quotedWords(rest); ok {
		words, rest, ok = strings.Cut(after, end)
		if !ok || words == "" {
			g.setFault(`write RULE "words of the article" reason`, unusedIgnore)
			return g
		}
	} else if after, ok := strings.CutPrefix(rest, "* "); ok {
		rest = after
		g.covers = []text.Span{{Start: 0, End: len(h.source) + 1}}
	}
	for at := 0; words != ""; {
		k := strings.Index(h.doc.Text[at:], words)
		if k < 0 {
			break
		}
		g.covers = append(g.covers, h.doc.Map.Source(text.Span{Start: at + k, End: at + k + len(words)}))
		at += k + len(words)
	}
	if len(g.covers) > 0 && words != "" {
		g.place = h.sourcePlace(g.covers[0])
	}
	g.read(names+" "+rest, c)
	switch {
	case words != "" && len(g.covers) == 0:
		g.setFault(fmt.Sprintf("the article does not say %q: correct the words, or take the line out", words), unusedIgnore)
	case len(g.covers) == 0:
		g.setFault(`write RULE "words of the article" reason`, unusedIgnore)
	}
	return g
}

// quotedWords is what follows the quotation mark with which a text starts, and the mark
// that ends it. A word processor makes “curly” ones of the straight ones.
func quotedWords(s string) (rest, end string, ok bool) {
	if rest, ok = strings.CutPrefix(s, `"`); ok {
		return rest, `"`, true
	}
	rest, ok = strings.CutPrefix(s, "“")
	return rest, "”", ok
}

// read takes the rules, the date and the reason of an ignore.
func (g *ignore) read(rest string, c *Checker) {
	names, reason, _ := strings.Cut(strings.TrimSpace(rest), " ")
	for _, name := range strings.Split(names, ",") {
		if name == "" {
			continue
		}
		g.rules = append(g.rules, name)
		if name != "all" && !c.known(name) {
			g.setFault(fmt.Sprintf("no rule is called %q%s", name, c.didYouMean(name)), unusedIgnore)
		}
		for _, r := range c.group {
			g.pending = g.pending || r.Name == name || name == "all"
		}
	}
	reason = strings.TrimSpace(reason)
	if date, ok := strings.CutPrefix(reason, "until="); ok {
		date, reason, _ = strings.Cut(date, " ")
		d, _, isRange, err := quant.ParseEDTF(date)
		if err != nil || isRange || d.Precision != quant.Day {
			g.setFault(fmt.Sprintf("the ignore's date %q is not a day: write until=YYYY-MM-DD", date), unusedIgnore)
		}
		g.until = d
		reason = strings.TrimSpace(reason)
	}
	g.reason = reason
	switch {
	case len(g.rules) == 0:
		g.setFault("the ignore names no rule: write factlint: ignore RULE reason", unexplainedIgnore)
	case reason == "" && g.line != "":
		g.setFault("the ignore gives no reason, and hides nothing until it does: write "+names+` "words of the article" reason`, unexplainedIgnore)
	case reason == "":
		g.setFault("the ignore gives no reason, and hides nothing until it does: write factlint: ignore "+names+" reason", unexplainedIgnore)
	case !g.until.IsZero() && !c.cfg.Today.IsZero() && g.until.Last() < c.cfg.Today.First():
		g.setFault(fmt.Sprintf("the ignore ran out on %s: look again, then take it out or give it a new date", g.until), unusedIgnore)
	}
}

func (g *ignore) setFault(message, rule string) {
	if g.fault == "" {
		g.fault, g.rule = message, rule
		if g.line != "" {
			g.fault = g.line + ": " + message
		}
	}
}

// placeOfNote is where the words of a note stand: the reader leaves them out of
// the text, and they end just before the place that it gives.
func (h *homing) placeOfNote(n lint.Note) lint.Place {
	at := h.doc.Map.Source(text.Span{Start: n.At.End, End: n.At.End}).Start
	from := max(0, at-len(n.Text)-noteMargin)
	if i := strings.LastIndex(string(h.source[from:min(at, len(h.source))]), n.Text); i >= 0 {
		return h.sourcePlace(text.Span{Start: from + i, End: from + i + len(n.Text)})
	}
	return h.place(n.At)
}

// noteMargin is the room for a comment's end and white space after a note.
const noteMargin = 200

// nextValue is the range from the note to the end of the first value after it.
func (h *homing) nextValue(n lint.Note) text.Span {
	from := h.doc.Map.Source(text.Span{Start: n.At.End, End: n.At.End}).Start
	for i := range h.pass.Mentions {
		if m := &h.pass.Mentions[i]; m.Span.Start >= n.At.End {
			return text.Span{Start: from, End: h.doc.Map.Source(m.Span).End}
		}
	}
	return text.Span{Start: from, End: h.blockOf(n).End}
}

// lineOf is the line of the file on which the note stands, or the next one
// where the note has a line of its own.
func (h *homing) lineOf(n lint.Note) text.Span {
	at := h.place(n.At)
	line := at.Line
	if n.Line {
		block := h.blockOf(n)
		line = h.sourcePlace(text.Span{Start: block.Start, End: block.Start}).Line
	}
	return h.lines.LineSpan(line)
}

// blockOf is the block in which the note stands, or the one after it where the
// note stands alone.
func (h *homing) blockOf(n lint.Note) text.Span {
	for _, b := range h.doc.Blocks {
		if b.Span.End > n.At.Start || (b.Span.End == n.At.Start && !n.Line) {
			return h.doc.Map.Source(b.Span)
		}
	}
	return text.Span{}
}

// idle are findings on the ignores that hid nothing. With corpus set they are
// those that had to wait for the findings of the corpus.
func (c *Checker) idle(article string, ignores []*ignore, wanted idleKind) []lint.Finding {
	var out []lint.Finding
	for _, g := range ignores {
		message, name := g.fault, g.rule
		if g.fault == "" {
			if g.used || !c.allRun(g.rules) {
				continue
			}
			if g.pending != (wanted == afterCorpus) {
				continue
			}
			message, name = fmt.Sprintf("this ignore of %s hides nothing: take it out", strings.Join(g.rules, ", ")), unusedIgnore
			if g.line != "" {
				message = g.line + ": " + message
			}
		} else if wanted == afterCorpus {
			continue
		}
		r, ok := c.rule(name)
		if !ok {
			continue
		}
		severity, trust, ok := c.weigh(article, &r, r.Severity, 1)
		if !ok {
			continue
		}
		out = append(out, lint.Finding{
			Rule: name, Severity: severity.String(), Trust: trust, Path: article,
			Start: g.place.Start, End: g.place.End, Line: g.place.Line, Column: g.place.Column, EndLine: g.place.EndLine, EndColumn: g.place.EndColumn,
			Message: message, Related: []lint.FindingRelated{}, Fixes: []lint.FindingFix{},
			Key: key(name, "", strings.Join(g.rules, ","), g.reason),
		})
	}
	return out
}

type idleKind uint8

const (
	beforeCorpus idleKind = iota
	afterCorpus
)

func (c *Checker) rule(name string) (lint.Rule, bool) {
	for _, r := range c.cfg.Rules {
		if r.Name == name {
			return r, true
		}
	}
	return lint.Rule{}, false
}

// allRun reports whether all rules that an ignore names are among those run:
// an ignore of a rule that is switched off is not idle.
func (c *Checker) allRun(names []string) bool {
	for _, name := range names {
		if _, ok := c.rule(name); !ok && name != "all" {
			return false
		}
	}
	return true
}

// known reports whether a rule of that name exists, switched on or off.
func (c *Checker) known(name string) bool {
	_, ok := c.rule(name)
	_, built := rules.Named(name)
	return ok || built
}

// didYouMean offers the rule whose name is nearest, "" where none is near.
func (c *Checker) didYouMean(name string) string {
	best, at := "", 3
	offer := func(other string) {
		if d := text.Slips(name, other, at); d < at {
			best, at = other, d
		}
	}
	for _, r := range c.cfg.Rules {
		offer(r.Name)
	}
	for _, r := range rules.All() {
		offer(r.Name)
	}
	if best == "" {
		return ""
	}
	return fmt.Sprintf("; did you mean %q?", best)
}
