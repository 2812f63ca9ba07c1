package check

import (
	"crypto/sha256"
	"fmt"
	"runtime/debug"
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
	digest  [sha256.Size]byte
	context bool
	keep    []lint.Span
	// key tells the articles of which the same comes; zero where none is
	// remembered. again says that the article was not read: it is a copy.
	key   textKey
	again bool
	// archive says that records which conflict with none in an archive were
	// left out, alone that none are kept.
	archive, alone bool
}

// check runs all stages on one article. A fault of the program itself costs
// that article only.
func (c *Checker) check(a Article, with among) (out *outcome) {
	out = &outcome{Result: Result{Path: a.Path}, context: a.Context, keep: a.Keep, alone: with.alone && c.cfg.Cache == nil}
	out.archive = with.archive != nil && with.archive.Load()
	defer func() {
		if p := recover(); p != nil {
			out = &outcome{Result: Result{Path: a.Path, Err: fmt.Errorf("checking %s: factlint itself failed: %v; please report this with the article\n%s", a.Path, p, debug.Stack())}}
		}
	}()
	b, err := a.Read()
	if err != nil {
		out.Err = err
		return out
	}
	out.Bytes = len(b)
	if with.told != nil && a.Keep == nil && !c.cfg.Claims {
		out.key = c.textKey(a, b)
		if copied := with.told.find(out.key, a.Path); copied != nil {
			return copied
		}
	}
	var key [sha256.Size]byte
	if c.cfg.Cache != nil {
		key = c.cacheKey(a, b)
		if v, ok := c.cfg.Cache.Get(key); ok && out.decode(c, v) {
			return out
		}
	}
	c.examine(a, b, out)
	if c.cfg.Cache != nil && out.Err == nil && !out.dated() {
		c.cfg.Cache.Put(key, out.encode())
	}
	return out
}

// dated reports whether the outcome hangs on the day: an ignore may run out.
func (o *outcome) dated() bool {
	return slices.ContainsFunc(o.ignores, func(g *ignore) bool { return !g.until.IsZero() })
}

// examine reads the article, part by part, and runs the stages and the rules.
func (c *Checker) examine(a Article, b []byte, out *outcome) {
	opt := Options{Language: c.cfg.Language, DateOrder: c.cfg.DateOrder}
	if c.cfg.Options != nil {
		opt = c.cfg.Options(a.Path)
	}
	docs := read.Parts(b, read.Config{Path: a.Path, Date: c.cfg.Date})
	digest := sha256.New()
	for _, doc := range docs {
		home := &homing{doc: doc, source: doc.Source}
		if home.source == nil {
			home.source = b
		}
		for _, f := range doc.Faults {
			out.Faults = append(out.Faults, Fault{Place: home.sourcePlace(text.Span{Start: f.Offset, End: f.Offset}), Message: f.Message, Fatal: f.Fatal})
			if f.Fatal {
				out.Err = fmt.Errorf("reading %s: %s", a.Path, f.Message)
				return
			}
		}
		digest.Write([]byte(doc.Text))
		digest.Write([]byte{0})
		c.part(a, opt, home, out)
	}
	digest.Sum(out.digest[:0])
	if !a.Context {
		out.Findings = append(out.Findings, c.idle(a.Path, out.ignores, beforeCorpus)...)
		sortFindings(out.Findings)
		numberKeys(out.Findings)
	}
}

// part runs the stages and the rules on one part of an article.
func (c *Checker) part(a Article, opt Options, home *homing, out *outcome) {
	doc := home.doc
	tag := firstOf(doc.Lang, opt.Language)
	if tag == "" {
		tag = segment.Language(doc).Tag
	}
	l := c.language(tag)
	if l.err != nil {
		out.Skipped = l.err.Error()
		return
	}
	t := texts.Get().(*segment.Text)
	defer texts.Put(t)
	p, reading := pass(t, doc, l, opt, c.cfg, bind.Config{Archive: out.archive})
	defer reading.Close()
	defer scratches.Put(p.Scratch)
	comparing(p, reading)
	if !out.archive {
		p.Lines = reading.Lines
	}
	p.SameSubject = c.alike
	home.pass = p
	out.count(p.Claims)
	if c.cfg.Claims {
		out.Claims = append(out.Claims, claimLines(p, home)...)
	}
	if a.Context && len(c.group) == 0 || len(c.cfg.Rules) == 0 {
		return
	}
	out.ignores = append(out.ignores, c.parseIgnores(p, a.Ignores, home)...)
	var found []finding
	var rule lint.Rule // that is at work
	p.Report = func(d lint.Diagnostic) {
		if f, ok := c.finding(rule, d, home); ok {
			found = append(found, f)
		}
	}
	for _, r := range c.article {
		if c.silent(a.Path, r) {
			continue
		}
		rule = r
		r.Check(p)
	}
	if !out.alone {
		if out.records == nil {
			out.records = make([]recordSet, len(c.group))
		}
		for i, r := range c.group {
			rule = r
			out.records[i].pack(r.Collect(p), home, out.archive)
		}
	}
	if !a.Context {
		out.settle(p, found)
	}
}

// Room for an article waits here for the next one.
var (
	texts     = sync.Pool{New: func() any { return &segment.Text{} }}
	scratches = sync.Pool{New: func() any { return &lint.Scratch{} }}
)

// silent reports whether a rule is off by itself and nothing turns it on for
// the article: then it need not look.
func (c *Checker) silent(path string, r lint.Rule) bool {
	return r.Severity == lint.Off && (c.cfg.Adjust == nil || c.cfg.Adjust(path, r.Name, lint.Off) == lint.Off)
}

// pass runs the stages that come before the rules, and cuts the article up into
// t. The reading is to be closed once they have run.
func pass(t *segment.Text, doc *lint.Document, l *language, opt Options, cfg Config, b bind.Config) (*lint.Pass, *bind.Reading) {
	t.Reset(doc, l.Language)
	p := &lint.Pass{Doc: doc, Tokens: t.Tokens, Lexemes: t.Lexemes, Sentences: t.Sentences, Facts: cfg.Facts, Lex: l.Language, Report: func(lint.Diagnostic) {}, Scratch: scratches.Get().(*lint.Scratch)}
	p.Mentions = withoutDateline(doc, mention.Find(t, mention.Config{Date: doc.Date, DateOrder: opt.DateOrder}))
	p.Clauses = segment.Clauses(t, p.Mentions)
	reading := l.index().Read(p)
	b.Explain, b.Describe, b.Records = cfg.Explain, cfg.Claims || cfg.Explain, len(cfg.Rules) > 0
	p.Claims = reading.Claims(b)
	return p, reading
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
