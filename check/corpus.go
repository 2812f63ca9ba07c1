package check

import (
	"context"
	"fmt"
	"sort"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/factlint/factlint/internal/meet"
	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
	"github.com/factlint/factlint/lint/text"
)

// corpus collects the records of all articles and judges them in groups. What
// it keeps of an article in memory is a hash of its text.
type corpus struct {
	c    *Checker
	runs []*runs // one for each rule that collects
	// seen are the texts whose records are taken, by their digest.
	seen map[uint64]struct{}
	// articles are those whose findings something may hide or bound.
	articles map[string]*articleState
	paths    []string
	// count is how many articles with different texts there are, archive that
	// they are too many to hold each against each.
	count   int
	archive atomic.Bool
	// few are the texts of the articles as long as they are few; mutual is what they say
	// of each other.
	few    []fewText
	mutual func() *meet.Mutual
	err    error
	// onFacts are the findings on facts that were given out, factByID the facts; nil
	// until there is one.
	onFacts  map[spot]onFact
	factByID map[string]*lint.Fact
}

type articleState struct {
	ignores []*ignore
	keep    []lint.Span
}

func newCorpus(c *Checker) *corpus {
	k := &corpus{c: c, seen: map[uint64]struct{}{}, articles: map[string]*articleState{}}
	for range c.group {
		k.runs = append(k.runs, newRuns(c.cfg.Spill, c.cfg.Memory/max(1, len(c.group))))
	}
	return k
}

func (k *corpus) close() {
	for _, r := range k.runs {
		r.close()
	}
}

// fail keeps the first error.
func (k *corpus) fail(err error) {
	if k.err == nil {
		k.err = err
	}
}

// add takes the records of one article. Articles with the same text count
// once, as the first of them in which findings are reported.
func (k *corpus) add(o *outcome) {
	k.remember(o.Findings)
	own := len(o.ignores) > 0 || o.keep != nil
	defer func() { o.source = nil }()
	if own {
		k.articles[o.Path] = &articleState{o.ignores, o.keep}
		k.paths = append(k.paths, o.Path)
	}
	if o.records == nil && !o.again {
		return
	}
	text := o.digest
	if _, seen := k.seen[text]; seen {
		return
	}
	if o.context { // in another article with that text there may be something to report
		text = ^text
		if _, seen := k.seen[text]; seen {
			return
		}
	}
	k.count++
	if meet.Archive(k.count) && !k.archive.Load() {
		for _, r := range k.runs {
			if err := r.toArchive(); err != nil {
				k.fail(err)
			}
		}
		k.archive.Store(true)
	}
	k.keepText(o)
	article := uint32(k.count)
	if own {
		article |= ownBit
	}
	if o.context {
		article |= asideBit
	}
	some := false
	for i := range o.records {
		some = some || len(o.records[i].entries) > 0
		if err := k.runs[i].add(&o.records[i], article); err != nil {
			k.fail(err)
		}
		o.records[i].leave()
	}
	if some {
		k.seen[text] = struct{}{}
	}
	o.records = nil
}

// judge compares the records of each key, and gives what that shows.
func (k *corpus) judge(ctx context.Context) Result {
	out := Result{Corpus: true, Err: k.err}
	k.mutual = sync.OnceValue(k.readAgain)
	for i, r := range k.c.group {
		for group, err := range k.runs[i].groups() {
			if err != nil {
				out.Err = err
				return out
			}
			if ctx.Err() != nil {
				return out
			}
			out.Findings = append(out.Findings, k.group(r, group, &out)...)
		}
	}
	for _, path := range k.paths {
		out.Findings = append(out.Findings, k.c.idle(path, k.articles[path].ignores, afterCorpus)...)
	}
	sortFindings(out.Findings)
	out.Findings, out.Witnesses = dedupe(out.Findings), sortWitnesses(out.Witnesses)
	return out
}

// group runs a rule on the records of one key.
func (k *corpus) group(r lint.Rule, of *group, out *Result) []lint.Finding {
	records := of.records
	sort.SliceStable(records, func(i, j int) bool {
		a, b := &records[i], &records[j]
		if a.Path != b.Path {
			return a.Path < b.Path
		}
		return a.Place.Start < b.Place.Start
	})
	var found []lint.Finding
	g := &lint.Group{Key: records[0].Key, Records: records, Articles: k.count, Lex: k.c.language(firstOf(k.c.cfg.Language, "en")).Language}
	comparingGroup(g, k.mutual)
	g.Report = func(d lint.GroupDiagnostic) {
		if d.Record < 0 || d.Record >= len(records) {
			return
		}
		d, ok := k.toChanged(d, of)
		if !ok {
			return
		}
		f, ok := k.finding(r, d, records)
		if !ok {
			return
		}
		if n := of.copies[f.Path]; n > 0 {
			f.Detail = strings.TrimPrefix(f.Detail+"; "+others(n)+" the same in the same words", "; ")
		}
		if a := k.articles[f.Path]; a != nil && hidden(a.ignores, &f) {
			out.Suppressed++
			out.Counts.Suppressed++
			return
		}
		if k.joined(&f, &d, records, out) {
			return
		}
		found = append(found, f)
	}
	r.CheckGroup(g)
	return found
}

// toChanged puts a finding on the side that is to be reported on. Where that is
// not the one which the rule chose, the two change places.
func (k *corpus) toChanged(d lint.GroupDiagnostic, of *group) (lint.GroupDiagnostic, bool) {
	records := of.records
	if k.wanted(of, &records[d.Record]) {
		return d, true
	}
	for n, i := range d.Other {
		if i < 0 || i >= len(records) || !k.wanted(of, &records[i]) {
			continue
		}
		from := &records[d.Record]
		if records[i].Fact != "" && from.Fact == "" {
			continue // a fact settles it: the fault is not on this side
		}
		if n == 0 && d.Back.Message != "" {
			d.Message, d.Cause = d.Back.Message, d.Back.Cause
		} else {
			d.Message, d.Cause = fmt.Sprintf("%s, line %d, disagrees with this: %s", from.Path, from.Place.Line, d.Message), ""
		}
		others := append([]int{d.Record}, d.Other[:n]...)
		d.Other = append(others, d.Other[n+1:]...)
		d.Record = i
		return d, true
	}
	return d, false
}

// wanted reports whether findings on the record are to be reported.
func (k *corpus) wanted(of *group, r *lint.Record) bool {
	if of.aside[r.Path] {
		return false
	}
	a := k.articles[r.Path]
	return a == nil || keeps(a.keep, r.Place.Start, r.Place.End)
}

// others names a number of further articles.
func others(n int) string {
	if n == 1 {
		return "another article says"
	}
	return fmt.Sprintf("%d other articles say", n)
}

// finding is a finding on one record, with the others beside it.
func (k *corpus) finding(r lint.Rule, d lint.GroupDiagnostic, records []lint.Record) (lint.Finding, bool) {
	rec := &records[d.Record]
	severity, trust, ok := k.c.weigh(rec.Path, &r, d.Severity, d.Trust)
	if !ok {
		return lint.Finding{}, false
	}
	f := lint.Finding{
		Rule: r.Name, Severity: severity.String(), Trust: trust, Path: rec.Path,
		Start: rec.Place.Start, End: rec.Place.End, Line: rec.Place.Line, Column: rec.Place.Column,
		EndLine: rec.Place.EndLine, EndColumn: rec.Place.EndColumn,
		Message: d.Message, Detail: d.Detail, Cause: d.Cause,
		Related: []lint.FindingRelated{}, Fixes: []lint.FindingFix{},
		Excerpt: cut(rec),
	}
	for _, i := range d.Other {
		if i < 0 || i >= len(records) {
			continue
		}
		o := &records[i]
		f.Related = append(f.Related, lint.FindingRelated{Place: o.Place, Message: markOf(o) + " here", Excerpt: cut(o)})
		if len(f.Fixes) == 0 {
			f.Fixes = append(f.Fixes, repairs(rec, o, &f)...)
		}
	}
	f.Key = key(r.Name, "", rec.Context, rec.Mark.Of(rec.Context))
	return f, true
}

// repairs are the ways to make a record and another one agree: both, as nobody
// knows which of the two is right, unless a fact supports the one.
func repairs(rec, other *lint.Record, f *lint.Finding) []lint.FindingFix {
	words := repair(rec, other)
	if words == "" {
		return nil
	}
	here := lint.FindingFix{Title: "Write " + words, Safety: lint.Unsafe.String(), Edits: []lint.FindingEdit{{Start: f.Start, End: f.End, New: words}}}
	there := lint.FindingFix{Title: fmt.Sprintf("Or write %s in %s, line %d", markOf(rec), other.Path, other.Place.Line), Safety: lint.Display.String(), Edits: []lint.FindingEdit{}}
	switch {
	case rec.Fact != "":
		there.Title = "W" + strings.TrimPrefix(there.Title, "Or w")
		return []lint.FindingFix{there}
	case other.Fact != "":
		return []lint.FindingFix{here}
	}
	return []lint.FindingFix{here, there}
}

// repair is what rec would say if it said the same as other, "" where they are
// not values or say one, of two times.
func repair(rec, other *lint.Record) string {
	if rec.Value.Kind == quant.NoKind || rec.Value.Kind != other.Value.Kind || quant.Compare(rec.Value, other.Value).Agrees() {
		return ""
	}
	if words, ok := quant.Reword(markOf(rec), rec.Value, other.Value); ok {
		return words
	}
	return markOf(other)
}

// cut is the excerpt that a record shows of its article.
func cut(r *lint.Record) *lint.FindingExcerpt {
	e := excerptOf(r.Context, r.Mark)
	return &e
}

func markOf(r *lint.Record) string { return r.Mark.Of(r.Context) }

func keeps(keep []lint.Span, start, end int) bool {
	if keep == nil {
		return true
	}
	at := text.Span{Start: start, End: max(end, start+1)}
	for _, k := range keep {
		if k.Overlaps(at) {
			return true
		}
	}
	return false
}

// record takes a record of a pass home: its span lies in the plain text, its
// place in the file. before is the record that was taken home before it, nil for
// none, and in where that one stands.
func (h *homing) record(r, before *lint.Record, in *sight) {
	if before != nil && before.Span == r.Span { // the two dates of a life
		r.Path, r.Place = before.Path, before.Place
		return
	}
	r.Path, r.Place = h.doc.Path, h.place(r.Span)
	*in = h.sight(r.Span)
}

// longSentence is the length in bytes from which a sentence is not kept whole.
const longSentence = 600

// sight is where s stands in its sentence, or in an excerpt of a long one.
func (h *homing) sight(s lint.Span) sight {
	at := h.sentence(s)
	at = at.Join(s)
	in := sight{text: at.Of(h.doc.Text), mark: text.Span{Start: s.Start - at.Start, End: s.End - at.Start}}
	if len(in.text) > longSentence {
		e := excerptOf(in.text, in.mark)
		in = sight{text: e.Text, mark: text.Span{Start: e.Start, End: e.End}, bits: isExcerpt}
	}
	return in
}
