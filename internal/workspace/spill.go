package workspace

import (
	"os"

	"github.com/factlint/factlint/check"
)

// Spill makes a temporary file for records that do not fit in memory. The file
// has no name while it is in use, where the system allows that, so that a
// killed run leaves nothing behind.
func Spill() (check.Store, error) {
	f, err := os.CreateTemp("", "factlint-*")
	if err != nil {
		return nil, err
	}
	s := &store{File: f}
	if os.Remove(f.Name()) != nil {
		s.named = true
	}
	return s, nil
}

type store struct {
	*os.File
	named bool
}

// Close removes the file.
func (s *store) Close() error {
	err := s.File.Close()
	if s.named {
		_ = os.Remove(s.Name())
	}
	return err
}
