package check

import (
	"io/fs"

	"github.com/factlint/factlint/internal/facts"
	"github.com/factlint/factlint/lint"
)

// ParseFacts reads a facts file for Config.Facts. name is what messages call
// it. files, rooted at the file's folder, gives what it includes; it may be
// nil. Faults are findings in the facts file; one of severity "error" says
// that the facts cannot be relied on.
func ParseFacts(name string, b []byte, files fs.FS) (*lint.Facts, []lint.Finding) {
	cfg := facts.Config{}
	if files != nil {
		cfg.Files = facts.FS(files)
	}
	out, _, faults := facts.Parse(name, b, cfg)
	return out, faults
}
