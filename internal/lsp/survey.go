package lsp

import (
	"context"
	"fmt"
	"time"

	"go.lsp.dev/protocol"

	"github.com/factlint/factlint/internal/desk"
	"github.com/factlint/factlint/internal/read"
)

// soon compares all articles once nothing has changed for a moment.
func (s *Server) soon(p *project) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.stale = true
	if p.timer == nil {
		p.timer = time.AfterFunc(idle, func() { s.compare(p) })
		return
	}
	p.timer.Reset(idle)
}

// compare looks at all articles beside the handling of messages.
func (s *Server) compare(p *project) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.stopped || s.ctx.Err() != nil {
		return
	}
	p.mu.Lock()
	p.stale = true
	p.mu.Unlock()
	s.work.Go(func() {
		if s.tryToSurvey(s.ctx, p) != nil {
			s.spread(p)
			if s.can.lensRefresh {
				_ = s.client.CodeLensRefresh(s.ctx)
			}
		}
	})
}

// surveyed is what all articles hold now. One survey is under way at a time, and
// begins anew where an article changes meanwhile; nil where ctx ends first.
func (s *Server) surveyed(ctx context.Context, p *project) *desk.Survey {
	for ctx.Err() == nil {
		if survey := s.tryToSurvey(ctx, p); survey != nil {
			return survey
		}
	}
	return nil
}

// tryToSurvey is surveyed, but gives nil where an article changes meanwhile.
func (s *Server) tryToSurvey(ctx context.Context, p *project) *desk.Survey {
	for {
		p.mu.Lock()
		switch {
		case p.running != nil:
			wait := p.running
			p.mu.Unlock()
			select {
			case <-wait:
			case <-ctx.Done():
				return nil
			}
			continue
		case p.survey != nil && !p.stale:
			defer p.mu.Unlock()
			return p.survey
		}
		ctx, cancel := context.WithCancel(ctx)
		defer cancel()
		running := make(chan struct{})
		p.running, p.cancel, p.stale = running, cancel, false
		p.mu.Unlock()
		survey, seen := s.read(ctx, p)
		p.mu.Lock()
		defer p.mu.Unlock()
		p.running, p.cancel = nil, nil
		close(running)
		if survey == nil {
			p.stale = true
			return nil
		}
		p.survey, p.seen = survey, seen
		return survey
	}
}

// read reads all articles, the open documents among them.
func (s *Server) read(ctx context.Context, p *project) (*desk.Survey, map[string][]byte) {
	state := p.Fresh()
	seen := map[string][]byte{}
	var open []string
	s.mu.Lock()
	for _, d := range s.documents {
		if read.Supported(d.path) && !excluded(state, d.path) && s.factsOf(d.path) == p.facts {
			open = append(open, d.path)
			seen[d.path] = d.content.text
		}
	}
	s.mu.Unlock()
	progress := s.begin(ctx, "Comparing articles")
	defer progress.end()
	return p.Survey(ctx, state, open, progress.step), seen
}

// progress shows how far work has come, in editors that can show it.
type progress struct {
	s     *Server
	title string
	token protocol.ProgressToken
	begun time.Time
	shown time.Time
}

// begin starts to count. What takes less than a moment is not shown.
func (s *Server) begin(_ context.Context, title string) *progress {
	return &progress{s: s, title: title, begun: time.Now()}
}

func (p *progress) step(done, all int) {
	now := time.Now()
	if !p.s.can.progress || now.Sub(p.begun) < 300*time.Millisecond || now.Sub(p.shown) < 100*time.Millisecond {
		return
	}
	p.shown = now
	percent := uint32(100 * done / max(all, 1))
	message := fmt.Sprintf("%d of %d", done, all)
	if p.token == nil {
		token := protocol.String(fmt.Sprintf("factlint-%d", now.UnixNano()))
		if p.s.client.WorkDoneProgressCreate(p.s.ctx, &protocol.WorkDoneProgressCreateParams{Token: token}) != nil {
			return
		}
		p.token = token
		p.send(&protocol.WorkDoneProgressBegin{Kind: "begin", Title: p.title, Message: &message, Percentage: &percent})
		return
	}
	p.send(&protocol.WorkDoneProgressReport{Kind: "report", Message: &message, Percentage: &percent})
}

func (p *progress) end() {
	if p.token != nil {
		p.send(&protocol.WorkDoneProgressEnd{Kind: "end"})
	}
}

func (p *progress) send(v any) {
	if b, err := protocol.Marshal(v); err == nil {
		_ = p.s.client.Progress(p.s.ctx, &protocol.ProgressParams{Token: p.token, Value: b})
	}
}
