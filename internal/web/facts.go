package web

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"github.com/factlint/factlint/internal/desk"
	"github.com/factlint/factlint/internal/facts"
	"github.com/factlint/factlint/internal/read"
	"github.com/factlint/factlint/internal/report"
	"github.com/factlint/factlint/internal/workspace"
	"github.com/factlint/factlint/lint"
)

// maxListed bounds the facts that a search gives.
const maxListed = 60

type factLine struct {
	ID        string `json:"id"`
	Value     string `json:"value"`
	Statement string `json:"statement"`
}

func lineOf(f *lint.Fact) factLine {
	var values []string
	for _, o := range f.Values {
		values = append(values, o.Text)
	}
	return factLine{f.ID, strings.Join(values, " or "), f.Statement}
}

// facts gives the facts that hold all words of a search.
func (s *Server) facts(_ context.Context, decode func(any) error) (any, error) {
	var q struct {
		Query string `json:"query"`
	}
	if err := decode(&q); err != nil {
		return nil, err
	}
	words := strings.Fields(strings.ToLower(q.Query))
	found, all := []factLine{}, 0
	for _, f := range s.cfg.Desk.Fresh().Facts() {
		text := strings.ToLower(desk.Line(f))
		for _, subject := range f.Subjects {
			text += " " + strings.ToLower(strings.Join(subject.Names, " "))
		}
		hit := true
		for _, w := range words {
			hit = hit && strings.Contains(text, w)
		}
		if !hit {
			continue
		}
		if all++; len(found) < maxListed {
			found = append(found, lineOf(f))
		}
	}
	return map[string]any{"facts": found, "all": all}, nil
}

type statement struct {
	Path    string   `json:"path"`
	Line    int      `json:"line"`
	Verdict string   `json:"verdict"`
	Excerpt []string `json:"excerpt"`
}

// fact gives a fact with its sources, and every article that states it.
func (s *Server) fact(ctx context.Context, decode func(any) error) (any, error) {
	var q struct {
		ID string `json:"id"`
	}
	if err := decode(&q); err != nil {
		return nil, err
	}
	st := s.cfg.Desk.Fresh()
	f := st.Fact(q.ID)
	if f == nil {
		return nil, fmt.Errorf("there is no fact %q", q.ID)
	}
	survey := s.surveys.of(ctx, s.cfg.Desk, st)
	stated := []statement{}
	for _, x := range survey.Of(q.ID) {
		stated = append(stated, statement{x.Path, x.Line, x.Verdict, excerptOf(x.Excerpt)})
	}
	var refs []lint.Ref
	for _, o := range f.Values {
		refs = append(refs, o.Refs...)
	}
	var cites []lint.FindingCitation
	for _, r := range append(refs, f.Refs...) {
		c := lint.FindingCitation{Fact: f.ID, Quote: r.Quote.Exact, Locator: r.Locator}
		if r.Source != nil {
			c.Source, c.Title, c.Issued = r.Source.ID, r.Source.Title, r.Source.Issued.String()
		}
		cites = append(cites, c)
	}
	return map[string]any{"fact": lineOf(f), "cites": citesOf(st, cites), "stated": stated}, nil
}

// surveys keeps the last look at all articles for a moment, so that leafing
// through facts does not read them over and over.
type surveys struct {
	mu     sync.Mutex
	state  *desk.State
	survey *desk.Survey
	taken  time.Time
}

func (k *surveys) of(ctx context.Context, d *desk.Desk, st *desk.State) *desk.Survey {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.survey == nil || k.state != st || time.Since(k.taken) > 5*time.Second {
		if survey := d.Survey(ctx, st, nil, nil); survey != nil {
			k.state, k.survey, k.taken = st, survey, time.Now()
		}
	}
	return k.survey
}

// wish is a fact that is to be made.
type wish struct {
	Sentence string `json:"sentence"`
	ID       string `json:"id"`
	Source   string `json:"source"`
	Quote    string `json:"quote"`
	// Digest is of the preview that is agreed to.
	Digest string `json:"digest"`
}

type proposal struct {
	ID      string  `json:"id"`
	Path    string  `json:"path"`
	Line    int     `json:"line"`
	Preview string  `json:"preview"`
	Faults  []fault `json:"faults"`
	Bad     bool    `json:"bad"`
	Digest  string  `json:"digest"`
}

func (s *Server) plan(w wish) (*desk.Proposal, proposal, error) {
	p, err := s.cfg.Desk.Propose(s.cfg.Desk.Fresh(), desk.Wish{Sentence: w.Sentence, ID: strings.TrimSpace(w.ID), Source: w.Source, Quote: w.Quote})
	if err != nil {
		return nil, proposal{}, err
	}
	sum := sha256.Sum256(p.After)
	return p, proposal{p.ID, p.Path, p.Line, p.Preview, faultsOf(p.Faults), facts.HasErrors(p.Faults), hex.EncodeToString(sum[:])}, nil
}

// propose shows the fact that a sentence would make, and writes nothing.
func (s *Server) propose(_ context.Context, decode func(any) error) (any, error) {
	var w wish
	if err := decode(&w); err != nil {
		return nil, err
	}
	_, out, err := s.plan(w)
	if err != nil {
		return nil, err
	}
	return out, nil
}

// add writes the fact that was shown into the facts file.
func (s *Server) add(_ context.Context, decode func(any) error) (any, error) {
	var w wish
	if err := decode(&w); err != nil {
		return nil, err
	}
	s.writing.Lock()
	defer s.writing.Unlock()
	p, out, err := s.plan(w)
	switch {
	case err != nil:
		return nil, err
	case out.Bad:
		return nil, errors.New("the fact is not sound yet: mend what is said of it")
	case w.Digest != out.Digest:
		return nil, errors.New("the facts file has changed since the preview: look at the new one")
	}
	if err := workspace.Write(filepath.FromSlash(p.Path), p.After); err != nil {
		return nil, fmt.Errorf("writing the facts file: %w", err)
	}
	st := s.cfg.Desk.Reload()
	return map[string]any{"id": out.ID, "line": out.Line, "revision": st.Revision}, nil
}

// export gives the draft in one of the formats of a report.
func (s *Server) export(_ context.Context, decode func(any) error) (any, error) {
	var q struct {
		draft
		Format string `json:"format"`
	}
	if err := decode(&q); err != nil {
		return nil, err
	}
	kind := map[string]string{"html": "text/html; charset=utf-8", "csv": "text/csv; charset=utf-8", "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document"}[q.Format]
	format, ok := report.Named(q.Format)
	if kind == "" || !ok {
		return nil, fmt.Errorf("there is no format %q to export to", q.Format)
	}
	st := s.cfg.Desk.Fresh()
	name, b := q.name(), []byte(q.Text)
	if q.Format == "docx" {
		if len(q.Data) == 0 {
			return nil, errors.New("only a draft that was opened as a Word document can be given back as one")
		}
		name, b = "draft.docx", q.Data
	}
	result := st.Check(name, b)
	if result.Err != nil {
		return nil, result.Err
	}
	r := &report.Report{
		Findings: result.Findings, Claims: result.Claims, Counts: result.Counts, Articles: 1, Facts: len(st.Facts()), Rules: s.cfg.Rules,
		Version: s.cfg.Version, Date: time.Now().Format("2006-01-02"), Around: st.Around,
		Source:    func(string) []byte { return b },
		Documents: func(string) []*lint.Document { return read.Parts(b, read.Config{Path: name}) },
	}
	if q.Format == "docx" {
		r.Annotate = func(remarks []report.Remark) ([]byte, error) {
			list := make([]read.Remark, len(remarks))
			for i, x := range remarks {
				list[i] = read.Remark(x)
			}
			return read.AnnotateWord(b, list, read.AnnotateConfig{Author: "factlint", Initials: "fl", Date: time.Now().UTC().Format("2006-01-02T15:04:05Z")})
		}
	}
	var out bytes.Buffer
	if err := format.Write(&out, r); err != nil {
		return nil, err
	}
	return file{kind, out.Bytes()}, nil
}
