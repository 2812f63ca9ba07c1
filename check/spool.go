package check

import (
	"errors"
	"io"
	"slices"
)

// spool is bytes that are written at its end and read at any place: the last of
// them lie in memory, the others in a store.
type spool struct {
	store Store
	// stored is how many bytes the store has.
	stored int64
	tail   []byte
}

func (s *spool) size() int64 { return s.stored + int64(len(s.tail)) }

func (s *spool) write(b []byte) { s.tail = append(roomFor(s.tail, len(b)), b...) }

// roomFor is list with room for n more. It doubles what has become too small: to
// grow by a quarter, as append does, copies what a run keeps again and again.
func roomFor[T any](list []T, n int) []T {
	if cap(list)-len(list) >= n {
		return list
	}
	return slices.Grow(list, max(n, len(list)))
}

// flush moves the tail to the store where it has limit bytes or more.
func (s *spool) flush(spill func() (Store, error), limit int) (err error) {
	if len(s.tail) < max(1, limit) {
		return nil
	}
	if s.store == nil {
		if s.store, err = spill(); err != nil {
			s.store = nil
			return err
		}
	}
	n, err := s.store.Write(s.tail)
	s.stored += int64(n)
	s.tail = s.tail[:copy(s.tail, s.tail[n:])]
	return err
}

// read gives n bytes from a place on, fewer where the spool ends before. They
// are valid until the spool is written to.
func (s *spool) read(at, n int64) ([]byte, error) {
	n = max(0, min(n, s.size()-at))
	if at >= s.stored {
		return s.tail[at-s.stored:][:n], nil
	}
	b := make([]byte, n)
	k, err := s.ReadAt(b, at)
	return b[:k], err
}

// ReadAt reads from the store and then from memory.
func (s *spool) ReadAt(p []byte, at int64) (n int, err error) {
	if at < s.stored {
		if n, err = s.store.ReadAt(p[:min(int64(len(p)), s.stored-at)], at); err != nil && !errors.Is(err, io.EOF) {
			return n, err
		}
	}
	if at += int64(n); at >= s.stored && at < s.size() {
		n += copy(p[n:], s.tail[at-s.stored:])
	}
	if n < len(p) {
		return n, io.EOF
	}
	return n, nil
}

func (s *spool) close() {
	if s.store != nil {
		_ = s.store.Close()
	}
	*s = spool{}
}
