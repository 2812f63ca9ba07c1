package workspace

import (
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/factlint/factlint/internal/read"
	"github.com/factlint/factlint/lint"
)

// aroundQuote is how many bytes of a source are shown on each side of a quote.
const aroundQuote = 90

// Copies gives the words around quotes in the saved copies of a project's
// sources, each of which it reads once. It is safe for concurrent use.
type Copies struct {
	project *Project
	mu      sync.Mutex
	texts   map[string]string
}

// NewCopies reads from the copies of p, which may be nil.
func NewCopies(p *Project) *Copies { return &Copies{project: p, texts: map[string]string{}} }

// Around gives the words around the quote of a citation, "" where its source
// has no copy, or the copy does not hold it.
func (c *Copies) Around(cite lint.FindingCitation) (before, after string) {
	if c == nil || c.project == nil || c.project.Facts == nil || cite.Quote == "" {
		return "", ""
	}
	text := c.text(cite.Source)
	at := strings.Index(text, cite.Quote)
	if at < 0 {
		return "", ""
	}
	start, end := max(0, at-aroundQuote), min(len(text), at+len(cite.Quote)+aroundQuote)
	before, after = text[start:at], text[at+len(cite.Quote):end]
	// The cut falls between words, within the quote's own line.
	if i := strings.LastIndexByte(before, '\n'); i >= 0 {
		before = before[i+1:]
	} else if i := strings.IndexByte(before, ' '); start > 0 && i >= 0 {
		before = "…" + before[i+1:]
	}
	if i := strings.IndexByte(after, '\n'); i >= 0 {
		after = after[:i]
	} else if i := strings.LastIndexByte(after, ' '); end < len(text) && i >= 0 {
		after = after[:i] + "…"
	}
	if !utf8.ValidString(before) || !utf8.ValidString(after) {
		return "", ""
	}
	return before, after
}

// text is the text of a source's saved copy, read once.
func (c *Copies) text(source string) string {
	c.mu.Lock()
	defer c.mu.Unlock()
	if text, ok := c.texts[source]; ok {
		return text
	}
	text := ""
	for _, s := range c.project.Facts.Sources {
		if s.ID != source || s.Copy == "" {
			continue
		}
		if b, err := c.project.Files().ReadFile(s.Copy); err == nil {
			text = read.Bytes(b, read.Config{Path: s.Copy}).Text
		}
	}
	c.texts[source] = text
	return text
}
