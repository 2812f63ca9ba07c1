package main

import (
	"github.com/factlint/factlint/internal/read"
	"github.com/factlint/factlint/internal/workspace"
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

// around gives the words around a quote in its saved copy.
func (c *checking) around(cite lint.FindingCitation) (before, after string) {
	if c.copies == nil {
		c.copies = workspace.NewCopies(c.project)
	}
	return c.copies.Around(cite)
}
