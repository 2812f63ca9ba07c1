package workspace

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"sync"

	"github.com/google/renameio/v2/maybe"

	"github.com/factlint/factlint/check"
)

// DefaultMaxSize is the size up to which an article is read, in bytes.
const DefaultMaxSize = 16 << 20

// ignoreSuffix names the list of ignores beside an article without comments:
// draft.txt.factlint beside draft.txt.
const ignoreSuffix = ".factlint"

// Article is the file at path, to be read when its turn comes.
func Article(path string, maxSize int64) check.Article {
	a := check.Article{
		Path: path,
		Read: func() ([]byte, error) { return readFile(path, maxSize, *rooms.Get().(*[]byte)) },
		Free: func(b []byte) {
			if cap(b) <= mostRoom {
				rooms.Put(&b)
			}
		},
	}
	switch strings.ToLower(filepath.Ext(path)) {
	case ".txt", ".text", ".docx", ".odt":
		if b, err := readFile(path+ignoreSuffix, maxSize, nil); err == nil {
			a.Ignores = b
		}
	}
	return a
}

// rooms are where articles were read into that nobody looks at any more, for others.
var rooms = sync.Pool{New: func() any { return new([]byte) }}

// leastRoom is how much room is made for any article, so that it does for others.
const leastRoom = 16 << 10

// mostRoom is the length in bytes of the longest article whose room is used again.
const mostRoom = 1 << 18

// readFile reads a regular file that is not too large, into the room given if that is
// large enough.
func readFile(name string, maxSize int64, room []byte) ([]byte, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, PathError{name, err}
	}
	defer f.Close()
	info, err := f.Stat()
	switch {
	case err != nil:
		return nil, PathError{name, err}
	case info.IsDir():
		return nil, PathError{name, errors.New("this is a folder")}
	case !info.Mode().IsRegular():
		return nil, PathError{name, errors.New("this is no regular file")}
	case maxSize > 0 && info.Size() > maxSize:
		return nil, PathError{name, tooLarge(info.Size(), maxSize)}
	}
	b := room[:0]
	if int64(cap(b)) <= info.Size() {
		b = make([]byte, 0, max(info.Size()+1, leastRoom))
	}
	for {
		n, err := f.Read(b[len(b):cap(b)])
		b = b[:len(b)+n]
		if errors.Is(err, io.EOF) || n > 0 && int64(len(b)) == info.Size() {
			return b, nil
		}
		if err != nil {
			return nil, PathError{name, err}
		}
		if len(b) == cap(b) {
			b = append(b, 0)[:len(b)]
		}
		if maxSize > 0 && int64(len(b)) > maxSize {
			return nil, PathError{name, tooLarge(int64(len(b)), maxSize)}
		}
	}
}

func tooLarge(size, limit int64) error {
	return fmt.Errorf("it has %s, more than the %s that an article may have: name it with a higher --max-size if it is one", Bytes(size), Bytes(limit))
}

// Bytes writes a number of bytes for people: "1.5 MiB".
func Bytes(n int64) string {
	switch {
	case n >= 1<<30:
		return fmt.Sprintf("%.1f GiB", float64(n)/(1<<30))
	case n >= 1<<20:
		return fmt.Sprintf("%.1f MiB", float64(n)/(1<<20))
	case n >= 1<<10:
		return fmt.Sprintf("%.1f KiB", float64(n)/(1<<10))
	default:
		return fmt.Sprintf("%d bytes", n)
	}
}

// ReadAll reads standard input up to the size of an article.
func ReadAll(r io.Reader, name string, maxSize int64) ([]byte, error) {
	b, err := io.ReadAll(io.LimitReader(r, maxSize+1))
	if err != nil {
		return nil, PathError{name, err}
	}
	if int64(len(b)) > maxSize {
		return nil, PathError{name, tooLarge(int64(len(b)), maxSize)}
	}
	return b, nil
}

// Write writes a file as a whole or not at all: a reader sees the old bytes or
// the new ones, and a run that is broken off leaves the old ones.
func Write(name string, b []byte) error {
	mode := os.FileMode(0o644)
	if info, err := os.Stat(name); err == nil {
		mode = info.Mode().Perm()
		if !info.Mode().IsRegular() { // /dev/stdout, a pipe
			f, err := os.OpenFile(name, os.O_WRONLY, 0)
			if err != nil {
				return PathError{name, err}
			}
			_, err = f.Write(b)
			return errors.Join(err, f.Close())
		}
	}
	if target, err := filepath.EvalSymlinks(name); err == nil {
		name = target
	}
	if err := maybe.WriteFile(name, b, mode); err != nil {
		return PathError{name, err}
	}
	return nil
}

// FactsName is the name of the facts file that is looked for.
const FactsName = "facts.yaml"

// FindFacts looks for facts.yaml in dir and the folders above it. It gives the
// path as seen from the working folder, "" where there is none. The search
// ends at the root of a repository.
func FindFacts(dir string) string {
	abs, err := filepath.Abs(dir)
	if err != nil {
		return ""
	}
	for {
		name := filepath.Join(abs, FactsName)
		if info, err := os.Stat(name); err == nil && !info.IsDir() {
			return Shortest(name)
		}
		if _, err := os.Lstat(filepath.Join(abs, ".git")); err == nil {
			return ""
		}
		up := filepath.Dir(abs)
		if up == abs {
			return ""
		}
		abs = up
	}
}

// Shortest is a path relative to the working folder where that is no longer
// way round, with slashes.
func Shortest(name string) string {
	wd, err := os.Getwd()
	if err != nil {
		return filepath.ToSlash(name)
	}
	abs, err := filepath.Abs(name)
	if err != nil {
		return filepath.ToSlash(name)
	}
	if rel, err := filepath.Rel(wd, abs); err == nil && len(rel) < len(abs) {
		return filepath.ToSlash(rel)
	}
	return filepath.ToSlash(abs)
}
