package check

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"hash/maphash"
	"slices"
	"sort"
	"strings"
	"sync"

	"github.com/factlint/factlint/internal/bind"
	"github.com/factlint/factlint/internal/mention"
	"github.com/factlint/factlint/internal/read"
	"github.com/factlint/factlint/internal/segment"
	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/text"
)

// outcome is a Result with what phase 2 needs of the article.
type outcome struct {
	Result
	// records are those of each rule that collects, by its place in
	// Checker.group.
	records []recordSet
	ignores []*ignore
	// digest tells articles with the same text, whose records count once.
	digest  uint64
	context bool
	keep    []lint.Span
	// key tells the articles of which the same comes; zero where none is
	// remembered. again says that the article was not read: it is a copy.
	key   textKey
	again bool
	// settings are those under which it was checked, nil until they are asked
	// for.
	settings []byte
	// archive says that records which conflict with none in an archive were
	// left out, alone that none are kept.
	archive, alone bool
	// source is the article's text, kept while there are few.
	source []byte
}

// dated reports whether the outcome hangs on the day: an ignore may run out.
func (o *outcome) dated() bool {
	return slices.ContainsFunc(o.ignores, func(g *ignore) bool { return !g.until.IsZero() })
}

// read cuts an article up into its parts, and tells in which language each is.
func (c *Checker) read(j *job) {
	a, out := &j.article, j.out
	opt := Options{Language: c.cfg.Language, DateOrder: c.cfg.DateOrder}
	if c.cfg.Options != nil {
		opt = c.cfg.Options(a.Path)
	}
	j.silent = make([]bool, len(c.article))
	for i := range c.article {
		j.silent[i] = c.silent(a.Path, &c.article[i])
	}
	if ownReport(j.source) {
		out.Skipped = "it is a report that factlint wrote"
		return
	}
	whole := sha256.New() // the same in every run, as the cache keeps it
	if c.cfg.Cache == nil {
		quick := &maphash.Hash{}
		quick.SetSeed(c.seeds[0])
		whole = quick
	}
	defer func() { out.digest = binary.LittleEndian.Uint64(whole.Sum(nil)) }()
	for _, doc := range read.Parts(j.source, read.Config{Path: a.Path, Date: c.cfg.Date}) {
		home := &homing{doc: doc, source: doc.Source}
		if home.source == nil {
			home.source = j.source
		}
		for _, f := range doc.Faults {
			out.Faults = append(out.Faults, Fault{Place: home.sourcePlace(text.Span{Start: f.Offset, End: f.Offset}), Message: f.Message, Fatal: f.Fatal})
			if f.Fatal {
				out.Err = fmt.Errorf("reading %s: %s", a.Path, f.Message)
				return
			}
		}
		room := copies.Get().(*[]byte)
		*room = append(append((*room)[:0], doc.Text...), 0)
		_, _ = whole.Write(*room) // a hash gives no error
		copies.Put(room)
		tag := firstOf(doc.Lang, opt.Language)
		if tag == "" {
			tag = segment.Language(doc).Tag
		}
		l := c.language(tag)
		if l.err != nil {
			out.Skipped = l.err.Error()
			continue
		}
		j.parts = append(j.parts, part{job: j, home: home, lang: l, order: opt.DateOrder})
	}
}

// ownReport reports whether a file is an annotated draft or a summary that a run
// left among the articles: it says again what they say, wrong or mended since.
func ownReport(source []byte) bool {
	start := source[:min(len(source), 1024)]
	return bytes.HasPrefix(start, []byte("### factlint: ")) || bytes.Contains(start, []byte(`<meta name="generator" content="factlint `))
}

// stages are what comes before the rules, each on one part of an article.
func (c *Checker) stages() []func(*part) {
	return []func(*part){c.cut, c.find, c.clauses, c.bind}
}

func (c *Checker) cut(p *part) {
	p.text = texts.Get().(*segment.Text)
	p.text.Reset(p.home.doc, p.lang.Language)
}

func (c *Checker) find(p *part) {
	doc := p.home.doc
	p.mentions = withoutDateline(doc, mention.Find(p.text, mention.Config{Date: doc.Date, DateOrder: p.order}))
}

func (c *Checker) clauses(p *part) {
	t := p.text
	p.pass = &lint.Pass{
		Doc: p.home.doc, Tokens: t.Tokens, Lexemes: t.Lexemes, Sentences: t.Sentences,
		Places: &t.Places, Mentions: p.mentions, Clauses: segment.Clauses(t, p.mentions),
		Facts: c.cfg.Facts, Lex: p.lang.Language, Scratch: scratches.Get().(*lint.Scratch), SameSubject: c.alike,
		Report: func(d lint.Diagnostic) {
			if f, ok := c.finding(p.rule, d, p.home); ok {
				p.found = append(p.found, f)
			}
		},
	}
	p.home.pass = p.pass
}

// bind gives the part its claims, and the records that the rules will ask for.
func (c *Checker) bind(p *part) {
	out := p.job.out
	reading := p.lang.index().Read(p.pass)
	p.pass.Claims = reading.Claims(bind.Config{Explain: c.cfg.Explain, Describe: c.cfg.Claims || c.cfg.Explain, Records: len(c.cfg.Rules) > 0, Archive: out.archive})
	out.count(p.pass.Claims)
	if len(c.cfg.Rules) > 0 {
		comparing(p.pass, reading, out.archive)
	}
	reading.Close()
	if c.cfg.Claims {
		out.Claims = append(out.Claims, claimLines(p.pass, p.home)...)
	}
}

// unruled reports whether no rule is to look at the part.
func (c *Checker) unruled(p *part) bool {
	return p.job.article.Context && len(c.group) == 0 || len(c.cfg.Rules) == 0
}

// apply runs the i-th of the rules that look at one article.
func (c *Checker) apply(p *part, i int) {
	if !p.job.silent[i] && !c.unruled(p) {
		p.rule = &c.article[i]
		p.rule.Check(p.pass)
	}
}

// collect packs what rule r, the i-th that compares articles, keeps of a part.
func (c *Checker) collect(p *part, r *lint.Rule, i int) {
	out := p.job.out
	if c.unruled(p) || out.alone {
		return
	}
	if out.records == nil {
		out.records = make([]recordSet, len(c.group))
	}
	p.rule = r
	out.records[i].pack(r.Collect(p.pass), p.home, out.archive)
	p.pass.Leave()
}

// settle ends a part.
func (c *Checker) settle(p *part) {
	a, out := &p.job.article, p.job.out
	if !c.unruled(p) {
		out.ignore(c.parseIgnores(p.pass, a.Ignores, p.home))
		if !a.Context {
			out.settle(p.pass, p.found)
		}
	}
	texts.Put(p.text)
	p.pass.Scratch.Empty()
	scratches.Put(p.pass.Scratch)
}

// end settles an article, of which all parts are settled.
func (c *Checker) end(j *job) {
	a, out := &j.article, j.out
	if out.Err == nil && !a.Context {
		out.Findings = append(out.Findings, c.idle(a.Path, out.ignores, beforeCorpus)...)
		sortFindings(out.Findings)
		numberKeys(out.Findings)
	}
	if c.cfg.Cache != nil && out.Err == nil && !out.dated() {
		room := copies.Get().(*[]byte)
		*room = out.encode((*room)[:0])
		c.cfg.Cache.Put(j.cached, *room)
		copies.Put(room)
	}
}

// Room for an article waits here for the next one.
var (
	texts     = sync.Pool{New: func() any { return &segment.Text{} }}
	scratches = sync.Pool{New: func() any { return &lint.Scratch{} }}
	// copies are of a text that is hashed and of an outcome that is kept.
	copies = sync.Pool{New: func() any { return new([]byte) }}
)

// silent reports whether a rule is off by itself and nothing turns it on for
// the article: then it need not look.
func (c *Checker) silent(path string, r *lint.Rule) bool {
	return r.Severity == lint.Off && (c.cfg.Adjust == nil || c.cfg.Adjust(path, r.Name, lint.Off) == lint.Off)
}

// withoutDateline leaves out the date of a dateline ("TBILISI, 12 March 2024 -"):
// it is the article's own date, and claims nothing. A date that opens an
// article without a place stays, as a line of its text.
func withoutDateline(doc *lint.Document, mentions []lint.Mention) []lint.Mention {
	if doc.DateFrom != "dateline" || doc.DateSpan.Empty() {
		return mentions
	}
	for _, b := range doc.Blocks {
		if !b.Span.Contains(doc.DateSpan) {
			continue
		}
		place := strings.TrimSpace(doc.Text[b.Span.Start:doc.DateSpan.Start])
		if !strings.HasSuffix(place, ",") || len(place) < 3 || place != strings.ToUpper(place) {
			return mentions
		}
		break
	}
	return slices.DeleteFunc(mentions, func(m lint.Mention) bool { return m.Span.Overlaps(doc.DateSpan) })
}

// settle sorts what was found, drops what says the same twice and what lies
// outside of the kept ranges, and hides what the article asks to ignore.
func (o *outcome) settle(p *lint.Pass, found []finding) {
	found = o.kept(found)
	sort.SliceStable(found, func(i, j int) bool { return less(&found[i].Finding, &found[j].Finding) })
	for i := range found {
		f := &found[i]
		if n := len(o.Findings); n > 0 && same(&o.Findings[n-1], &f.Finding) {
			continue
		}
		if hidden(o.ignores, &f.Finding) || sic(p, f.span) {
			o.Suppressed++
			continue
		}
		o.Findings = append(o.Findings, f.Finding)
	}
	o.Counts.Suppressed = o.Suppressed
}

func (o *outcome) kept(found []finding) []finding {
	kept := found[:0]
	for _, f := range found {
		if keeps(o.keep, f.Start, f.End) {
			kept = append(kept, f)
		}
	}
	return kept
}

// sic reports whether the words at s, or the phrase that ends with them, are
// marked [sic]: the writer knows, and quotes as it stands.
func sic(p *lint.Pass, s lint.Span) bool {
	rest := strings.TrimLeft(p.Doc.Text[min(s.End, len(p.Doc.Text)):], " \u00a0,.;:\"”’'")
	return strings.HasPrefix(rest, "[sic]") || strings.HasPrefix(rest, "(sic)")
}

func (o *outcome) count(claims []lint.Claim) {
	o.Counts.Claims += len(claims)
	for i := range claims {
		o.Counts.ByVerdict[claims[i].Verdict]++
	}
}

func firstOf(words ...string) string {
	for _, w := range words {
		if w != "" {
			return w
		}
	}
	return ""
}
