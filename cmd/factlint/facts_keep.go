package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/pflag"

	"github.com/factlint/factlint/internal/facts"
	"github.com/factlint/factlint/internal/workspace"
)

var factsSchema = &command{
	name: "schema", short: "print the JSON Schema of facts files, for editors",
	flags: func(*pflag.FlagSet) func(*program, []string) int {
		return func(p *program, _ []string) int {
			p.stdout.Write(facts.Schema())
			return exitOK
		}
	},
}

var factsLock = &command{
	name: "lock", args: "[SOURCE...]", short: "write the SHA-256 of the saved copies beside them",
	long: `A copy that is locked cannot change without facts verify saying so. Without
SOURCE, every source with a copy is locked. Nothing else of the file is changed.`,
	flags: func(f *pflag.FlagSet) func(*program, []string) int {
		file := factsFlag(f)
		return func(p *program, args []string) int { return lockCopies(p, file, args) }
	},
}

func lockCopies(p *program, from *factsFile, only []string) int {
	project := openFacts(p, from)
	if project == nil {
		return exitError
	}
	wanted := map[string]bool{}
	for _, id := range only {
		s, meant := project.Book.Source(id)
		if s == nil {
			return p.noSource(project, id, meant)
		}
		wanted[id] = true
	}
	sums := map[string]map[string]string{} // by file, by source
	for _, s := range project.Facts.Sources {
		if s.Copy == "" || len(only) > 0 && !wanted[s.ID] {
			continue
		}
		b, err := project.Files().ReadFile(s.Copy)
		if err != nil {
			return p.fail("locking the copy %s of source %s: %v", s.Copy, s.ID, err)
		}
		if sums[s.Pos.Path] == nil {
			sums[s.Pos.Path] = map[string]string{}
		}
		sum := sha256.Sum256(b)
		sums[s.Pos.Path][s.ID] = hex.EncodeToString(sum[:])
	}
	locked := 0
	for _, file := range project.Book.Paths() {
		if len(sums[file]) == 0 {
			continue
		}
		changed := 0
		code := p.edit(file, func(b []byte) ([]byte, error) {
			splices, err := facts.Lock(file, b, sums[file])
			for _, s := range splices {
				b = s.Apply(b)
			}
			changed = len(splices)
			return b, err
		})
		if code != exitOK {
			return code
		}
		locked += changed
	}
	if locked == 0 {
		p.errorf("nothing to lock: no copy has changed since it was locked")
		return exitOK
	}
	p.errorf("%s locked", numbered(locked, "source"))
	return exitOK
}

// edit changes a file, as a whole or not at all. A file that stays the same is
// not written.
func (p *program) edit(name string, change func([]byte) ([]byte, error)) int {
	disk := filepath.FromSlash(name)
	before, err := os.ReadFile(disk)
	if err != nil {
		return p.fail("reading %s: %v", name, err)
	}
	after, err := change(bytes.Clone(before))
	if err != nil {
		return p.fail("%v", err)
	}
	if bytes.Equal(before, after) {
		return exitOK
	}
	if err := workspace.Write(disk, after); err != nil {
		return p.fail("writing %s: %v", name, err)
	}
	return exitOK
}

// noSuch tells of an id that is not there, and what was likely meant.
func (p *program) noSuch(what, id, meant string) int {
	if meant != "" {
		return p.fail("there is no %s %q; did you mean %q?", what, id, meant)
	}
	return p.fail("there is no %s %q; factlint facts list shows what there is", what, id)
}

// noSource is noSuch of a source, of which a file has few enough to name.
func (p *program) noSource(project *workspace.Project, id, meant string) int {
	ids := make([]string, 0, len(project.Facts.Sources))
	for _, s := range project.Facts.Sources {
		ids = append(ids, s.ID)
	}
	switch {
	case meant != "" || len(ids) > 40:
		return p.noSuch("source", id, meant)
	case len(ids) == 0:
		return p.fail("there is no source %q: declare it in %s under sources:", id, project.Path)
	}
	return p.fail("there is no source %q: %s has %s; a new one is declared there under sources:", id, project.Path, strings.Join(ids, ", "))
}

var factsFmt = &command{
	name: "fmt", short: "lay out the facts file: no trailing white space, no double blank lines",
	long: `Order, comments, indentation and quotation marks stay as they are, and so does
every text.`,
	flags: func(f *pflag.FlagSet) func(*program, []string) int {
		file := factsFlag(f)
		var only bool
		f.BoolVar(&only, "check", false, "write nothing, name the files that would change, and exit 1 if there is one")
		return func(p *program, _ []string) int { return layOut(p, file, only) }
	},
}

func layOut(p *program, from *factsFile, only bool) int {
	project := openFacts(p, from)
	if project == nil {
		return exitError
	}
	code := exitOK
	for _, file := range project.Book.Paths() {
		c := p.edit(file, func(b []byte) ([]byte, error) {
			laid, err := facts.Format(file, b)
			if err == nil && only && !bytes.Equal(laid, b) {
				p.stdout.WriteString(file + "\n")
				code = exitFindings
				return b, nil
			}
			return laid, err
		})
		if c != exitOK {
			return c
		}
	}
	return code
}
