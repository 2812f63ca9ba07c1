package read

import "github.com/factlint/factlint/lint"

// markdown reads Markdown as plain text until its own reader stands.
func (a *article) markdown() { a.plain() }

// html reads a web page as plain text until its own reader stands.
func (a *article) html() { a.plain() }

func packageParts(b []byte, cfg Config, format string) []*lint.Document {
	return refuse(&lint.Document{Path: cfg.Path, Source: b}, 0, "."+format+" files cannot be read yet")
}
