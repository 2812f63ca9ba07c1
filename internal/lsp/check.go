package lsp

import (
	"path/filepath"
	"sync"
	"time"

	"go.lsp.dev/protocol"

	"github.com/factlint/factlint/internal/desk"
	"github.com/factlint/factlint/internal/read"
	"github.com/factlint/factlint/internal/workspace"
	"github.com/factlint/factlint/lint"
)

// project is a facts file with the documents that it is for.
type project struct {
	*desk.Desk
	facts string

	mu sync.Mutex
	// loading says that the facts file is being read, reload that it is to be
	// once more.
	loading, reload bool
	// survey is what the articles hold, as far as it is known; stale says that
	// something has changed since.
	survey  *desk.Survey
	seen    map[string][]byte // the open texts that the survey read
	stale   bool
	running chan struct{} // closed when the survey under way is done
	cancel  func()        // ends it before that
	timer   *time.Timer
}

// idle is how long nothing changes before all articles are compared.
const idle = 400 * time.Millisecond

// A text of more than large bytes is checked once typing has paused for rest:
// what is checked between two keys would be stale before it is done.
const (
	large = 300 << 10
	rest  = 200 * time.Millisecond
)

// hold puts off the comparison of all articles, and ends the one under way: an
// article has just changed.
func (p *project) hold() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.stale = true
	if p.timer != nil {
		p.timer.Stop()
	}
	if p.cancel != nil {
		p.cancel()
	}
}

// holds reports whether a path is the facts file or one that it includes.
func (p *project) holds(path string) bool {
	if p.facts == "" {
		return false
	}
	if same(path, p.facts) {
		return true
	}
	for _, f := range p.State().Files() {
		if same(path, f) {
			return true
		}
	}
	return false
}

func same(a, b string) bool {
	x, err1 := filepath.Abs(filepath.FromSlash(a))
	y, err2 := filepath.Abs(filepath.FromSlash(b))
	return err1 == nil && err2 == nil && x == y
}

// check checks a document beside the handling of messages. While it is under
// way further edits ask for one more check, of the newest text.
func (s *Server) check(p *project, d *document) {
	s.mu.Lock()
	if d.busy {
		d.again = true
		s.mu.Unlock()
		return
	}
	d.busy = true
	s.mu.Unlock()
	s.later(func() {
		for {
			s.await(d)
			done := s.checkNow(p, d)
			s.publish(p, d, done)
			s.mu.Lock()
			if !d.again || d.closed || s.stopped {
				d.busy = false
				s.mu.Unlock()
				break
			}
			d.again = false
			s.mu.Unlock()
		}
		s.soon(p)
	})
}

// await waits for a pause in the typing, where the text is large.
func (s *Server) await(d *document) {
	for {
		s.mu.Lock()
		left := time.Until(d.edited.Add(rest))
		wait := left > 0 && len(d.content.text) > large && d.checked != nil && !d.closed && !s.stopped
		s.mu.Unlock()
		if !wait {
			return
		}
		select {
		case <-time.After(left):
		case <-s.ctx.Done():
			return
		}
	}
}

// checkNow is what came of a document as it is now. A text is checked once
// under one state of the facts, and one at a time: whoever asks meanwhile gets
// what came of the newest.
func (s *Server) checkNow(p *project, d *document) *checked {
	d.turn.Lock()
	defer d.turn.Unlock()
	state := p.Fresh()
	s.mu.Lock()
	now, last := d.content, d.checked
	s.mu.Unlock()
	if last != nil && last.content == now && last.state == state {
		return last
	}
	c := &checked{content: now, state: state}
	if read.Supported(d.path) && !excluded(state, d.path) {
		c.result = state.Check(d.path, now.text)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if d.checked == nil || d.checked.version <= now.version {
		d.checked = c
	}
	return c
}

func excluded(state *desk.State, path string) bool {
	p := state.Project
	return p != nil && p.Path != "" && workspace.Matches(p.Exclude(), p.Relative(path))
}

// publish pushes the findings of a document, unless its text has changed since
// or the editor asks for them by itself.
func (s *Server) publish(p *project, d *document, c *checked) {
	s.mu.Lock()
	stale := d.content != c.content || d.closed || s.stopped
	s.mu.Unlock()
	if stale || s.can.pull {
		return
	}
	_ = s.client.PublishDiagnostics(s.ctx, &protocol.PublishDiagnosticsParams{
		URI: d.uri, Version: protocol.NewOptional(c.version), Diagnostics: s.diagnostics(p, c.lines, s.findings(p, d.path, c)),
	})
}

// findings are those of a document: its own, and those of comparing it with
// other articles as far as its text is still what was compared.
func (s *Server) findings(p *project, path string, c *checked) []lint.Finding {
	out := append([]lint.Finding(nil), c.result.Findings...)
	own := map[string]bool{}
	for i := range out {
		own[out[i].Key+out[i].Rule] = true
	}
	p.mu.Lock()
	survey, was := p.survey, p.seen[path]
	p.mu.Unlock()
	if survey == nil || was == nil {
		return out
	}
	for _, f := range carry(survey.Findings[path], was, c.text) {
		if !own[f.Key+f.Rule] && corpusRule(s.cfg.Rules, f.Rule) {
			out = append(out, f)
		}
	}
	return out
}

// corpusRule reports whether a rule compares articles.
func corpusRule(all []lint.Rule, name string) bool {
	for _, r := range all {
		if r.Name == name {
			return r.CheckGroup != nil
		}
	}
	return false
}

// carry takes findings on one text over to another: those before and after
// what has changed stay, those within it are left out.
func carry(found []lint.Finding, was, now []byte) []lint.Finding {
	head := 0
	for head < len(was) && head < len(now) && was[head] == now[head] {
		head++
	}
	tail := 0
	for tail < len(was)-head && tail < len(now)-head && was[len(was)-1-tail] == now[len(now)-1-tail] {
		tail++
	}
	shift := len(now) - len(was)
	var out []lint.Finding
	for _, f := range found {
		switch {
		case f.End <= head:
		case f.Start >= len(was)-tail:
			f.Start, f.End = f.Start+shift, f.End+shift
			f.Fixes = append([]lint.FindingFix(nil), f.Fixes...)
			for i := range f.Fixes {
				edits := append([]lint.FindingEdit(nil), f.Fixes[i].Edits...)
				for j := range edits {
					edits[j].Start, edits[j].End = edits[j].Start+shift, edits[j].End+shift
				}
				f.Fixes[i].Edits = edits
			}
		default:
			continue
		}
		out = append(out, f)
	}
	return out
}

// reload reads the facts file again, and has all documents checked against it.
func (s *Server) reload(p *project) {
	p.mu.Lock()
	p.stale = true
	if p.loading {
		p.reload = true
		p.mu.Unlock()
		return
	}
	p.loading = true
	p.mu.Unlock()
	s.later(func() {
		for {
			p.Reload()
			s.spread(p)
			p.mu.Lock()
			if !p.reload {
				p.loading = false
				p.mu.Unlock()
				break
			}
			p.reload = false
			p.mu.Unlock()
		}
		s.soon(p)
	})
}

// spread tells the editor that the findings of all documents may have changed.
func (s *Server) spread(p *project) {
	s.mu.Lock()
	var docs []*document
	for _, d := range s.documents {
		docs = append(docs, d)
	}
	stopped := s.stopped
	s.mu.Unlock()
	if stopped {
		return
	}
	if s.can.pull {
		if s.can.refresh {
			_ = s.client.DiagnosticRefresh(s.ctx)
		}
		return
	}
	for _, d := range docs { // the order of messages on different documents means nothing
		switch {
		case s.project(d.path) != p:
		case p.holds(d.path):
			s.publishFacts(p, d)
		default:
			s.publish(p, d, s.checkNow(p, d))
		}
	}
}

// publishFacts pushes what is wrong with the facts file.
func (s *Server) publishFacts(p *project, d *document) {
	s.mu.Lock()
	c := d.content
	s.mu.Unlock()
	found := s.factsFindings(p, d.path)
	_ = s.client.PublishDiagnostics(s.ctx, &protocol.PublishDiagnosticsParams{
		URI: d.uri, Version: protocol.NewOptional(c.version), Diagnostics: s.diagnostics(p, c.lines, found),
	})
}

// factsFindings are those in a facts file.
func (s *Server) factsFindings(p *project, path string) []lint.Finding {
	state := p.State()
	var out []lint.Finding
	for _, list := range [][]lint.Finding{state.Faults, state.Doubts()} {
		for _, f := range list {
			if same(f.Path, path) {
				out = append(out, f)
			}
		}
	}
	if state.Err != nil && same(path, p.facts) {
		out = append(out, lint.Finding{Rule: "facts-syntax", Severity: lint.Error.String(), Path: path, Message: state.Err.Error()})
	}
	return out
}
