package workspace

import (
	"bufio"
	"errors"
	"os"
	"path/filepath"
)

// Pending is a file that is written bit by bit and takes its name only once it
// is whole.
type Pending struct {
	*bufio.Writer
	file *os.File
	name string
}

// NewPending begins a file.
func NewPending(name string) (*Pending, error) {
	f, err := os.CreateTemp(filepath.Dir(name), "."+filepath.Base(name)+".*")
	if err != nil {
		return nil, PathError{name, err}
	}
	return &Pending{bufio.NewWriterSize(f, 1<<16), f, name}, nil
}

// Commit gives the file its name.
func (p *Pending) Commit() error {
	mode := os.FileMode(0o644)
	if info, err := os.Stat(p.name); err == nil {
		mode = info.Mode().Perm()
	}
	err := errors.Join(p.Flush(), p.file.Chmod(mode), p.file.Close())
	if err == nil {
		err = os.Rename(p.file.Name(), p.name)
	}
	if err != nil {
		_ = os.Remove(p.file.Name())
		return PathError{p.name, err}
	}
	return nil
}

// Drop takes the unfinished file away.
func (p *Pending) Drop() {
	_ = p.file.Close()
	_ = os.Remove(p.file.Name())
}
