package main

import (
	"os"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"github.com/factlint/factlint/internal/read"
	"github.com/factlint/factlint/lint"
)

// documents reads an article again, in its parts, for the reports that show
// the whole of it.
func (c *checking) documents(path string) []*lint.Document {
	b := c.bytesOf(path)
	if b == nil {
		return nil
	}
	return read.Parts(b, read.Config{Path: path})
}

// aroundQuote is how many bytes of a source are shown on each side of a quote.
const aroundQuote = 90

// around gives the words around a quote in its saved copy.
func (c *checking) around(cite lint.FindingCitation) (before, after string) {
	if c.project == nil || c.project.Facts == nil {
		return "", ""
	}
	text := c.copyText(cite.Source)
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

// copyText is the text of a source's saved copy, read once.
func (c *checking) copyText(source string) string {
	if text, ok := c.copies[source]; ok {
		return text
	}
	if c.copies == nil {
		c.copies = map[string]string{}
	}
	text := ""
	for _, s := range c.project.Facts.Sources {
		if s.ID != source || s.Copy == "" {
			continue
		}
		if b, err := os.ReadFile(filepath.Join(c.project.Root, filepath.FromSlash(s.Copy))); err == nil {
			text = read.Bytes(b, read.Config{Path: s.Copy}).Text
		}
	}
	c.copies[source] = text
	return text
}
