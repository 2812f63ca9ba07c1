package workspace

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"hash"
	"hash/crc32"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/factlint/factlint/internal/facts"
	"github.com/factlint/factlint/internal/packed"
)

// What was read of a long facts file is kept beside the packs, in files of
//
//	magic, then the form, then its CRC-32
//
// whose names are made of the facts file's path, and of its bytes, the build of
// the program and what else the reading hangs on. The form of a book starts
// with the other files that were asked for while it was read, and what they
// held: it holds as long as they hold the same. An index, one for each language
// that articles were in, has the digest of all those files in its name. Files
// are written under a name of their own first; one that is damaged, or was cut
// short, counts as none.
const (
	compiledMagic = "factlint facts 1\n"
	bookSuffix    = ".facts"
	indexSuffix   = ".index"
	// compiledMost is how many compiled forms of one facts file are kept, such
	// as those of two branches.
	compiledMost = 2
	// longFacts is the size in bytes from which a facts file is worth a folder
	// for caches. Where there is one, smaller ones use it too.
	longFacts = 256 << 10
)

// Compiled is where the compiled form of one facts file is kept.
type Compiled struct {
	dir string
	// file is the facts file's part of the names, stem that and the rest, whole
	// what indexes have of the digest of all files.
	file, stem, whole string
}

// openCompiled finds the place for the compiled form of a facts file whose
// bytes have a digest. It gives nil where there is to be none.
func openCompiled(cfg LoadConfig, name string, size int, digest []byte) *Compiled {
	if cfg.Build == "" {
		return nil
	}
	dir, err := CacheDir()
	if err != nil {
		return nil
	}
	if _, err := os.Stat(dir); err != nil && (size < longFacts || os.MkdirAll(dir, 0o700) != nil) {
		return nil
	}
	full, err := filepath.Abs(name)
	if err != nil {
		return nil
	}
	h := sha256.New()
	part := func(s string) {
		_, _ = io.WriteString(h, s)
		_, _ = h.Write([]byte{0})
	}
	part(full)
	file := hex.EncodeToString(h.Sum(nil)[:8])
	for _, s := range append([]string{cfg.Build, name}, cfg.Rules...) {
		part(s)
	}
	if cfg.AllowOutside {
		part("outside")
	}
	_, _ = h.Write(digest)
	return &Compiled{dir: dir, file: file, stem: file + "-" + hex.EncodeToString(h.Sum(nil)[:16])}
}

func (c *Compiled) path(suffix string) string { return filepath.Join(c.dir, c.stem+suffix) }

// read gives the form in a file, nil where there is none that is whole.
func (c *Compiled) read(suffix string) []byte {
	name := c.path(suffix)
	info, err := os.Stat(name)
	if err != nil || !info.Mode().IsRegular() {
		return nil
	}
	b, err := os.ReadFile(name)
	if err != nil || len(b) < len(compiledMagic)+crc32.Size || string(b[:len(compiledMagic)]) != compiledMagic {
		return nil
	}
	form, sum := b[len(compiledMagic):len(b)-crc32.Size], b[len(b)-crc32.Size:]
	if crc32.ChecksumIEEE(form) != binary.LittleEndian.Uint32(sum) {
		return nil
	}
	if now := time.Now(); now.Sub(info.ModTime()) > packAge/30 {
		_ = os.Chtimes(name, now, now) // it is in use
	}
	return form
}

// write keeps the form that a function writes. What goes wrong costs the next
// run the time to read the facts again, and nothing else.
func (c *Compiled) write(suffix string, form func(io.Writer) error) {
	p, err := NewPending(c.path(suffix))
	if err != nil {
		return
	}
	sum := crc32.NewIEEE()
	_, _ = p.WriteString(compiledMagic) // Commit gives the error
	if form(io.MultiWriter(p, sum)) != nil {
		p.Drop()
		return
	}
	_, _ = p.Write(binary.LittleEndian.AppendUint32(nil, sum.Sum32()))
	if p.Commit() == nil {
		c.sweep()
	}
}

// sweep takes away older compiled forms of the same facts file, and whatever
// else nobody has used for a month.
func (c *Compiled) sweep() {
	sweep(c.dir, time.Now())
	entries, err := os.ReadDir(c.dir)
	if err != nil {
		return
	}
	type kept struct {
		stem string
		used time.Time
	}
	var others []kept
	for _, e := range entries {
		stem, book := strings.CutSuffix(e.Name(), bookSuffix)
		if !book || stem == c.stem || !strings.HasPrefix(stem, c.file+"-") {
			continue
		}
		if info, err := e.Info(); err == nil {
			others = append(others, kept{stem, info.ModTime()})
		}
	}
	slices.SortFunc(others, func(a, b kept) int { return b.used.Compare(a.used) })
	others = others[min(len(others), compiledMost-1):]
	for _, e := range entries {
		stale := strings.HasPrefix(e.Name(), c.stem+"-") && !strings.HasPrefix(e.Name(), c.stem+"-"+c.whole)
		for _, old := range others {
			stale = stale || strings.HasPrefix(e.Name(), old.stem)
		}
		if stale {
			_ = os.Remove(filepath.Join(c.dir, e.Name()))
		}
	}
}

// Index gives the index for a language that Keep kept, nil for none.
func (c *Compiled) Index(tag string) []byte { return c.read(c.index(tag)) }

// Keep keeps the index for a language that a function writes.
func (c *Compiled) Keep(tag string, form func(io.Writer) error) {
	c.write(c.index(tag), form)
}

func (c *Compiled) index(tag string) string { return "-" + c.whole + "-" + tag + indexSuffix }

// book gives the book that was kept, nil where there is none or where another
// file that it was read with holds something else now. What files are asked
// goes into their digest as it did when the book was read.
func (c *Compiled) book(files facts.Files) *facts.Book {
	form := c.read(bookSuffix)
	if form == nil {
		return nil
	}
	r := packed.NewReader(form)
	for n := r.Len(); n > 0; n-- {
		a := asked{list: r.Flags().On(0), name: r.String(), answer: r.String()}
		if r.Err != nil || a.ask(files) != a.answer {
			return nil
		}
	}
	if r.Err != nil {
		return nil
	}
	book, err := facts.Unpack(r.B)
	if err != nil {
		return nil
	}
	return book
}

// keep keeps a book, and what was asked for while it was read.
func (c *Compiled) keep(book *facts.Book, log []asked) {
	if book.Facts == nil || facts.HasErrors(book.Faults) {
		return
	}
	c.write(bookSuffix, func(to io.Writer) error {
		w := packed.NewWriter(to)
		w.Len(len(log))
		for _, a := range log {
			w.Flags(a.list)
			w.Text(a.name)
			w.Text(a.answer)
		}
		return errors.Join(w.Flush(), book.Pack(to))
	})
}

// asked is something that a facts file asked for: a file, or the files that a
// pattern names. answer is a digest of what it got.
type asked struct {
	list         bool
	name, answer string
}

func (a asked) ask(files facts.Files) string {
	if a.list {
		return answerOf(files.List(a.name))
	}
	b, err := files.ReadFile(a.name)
	return answerOf([]string{string(b)}, err)
}

func answerOf(got []string, err error) string {
	h := sha256.New()
	var n [8]byte
	for _, s := range got {
		_, _ = h.Write(binary.LittleEndian.AppendUint64(n[:0], uint64(len(s))))
		_, _ = io.WriteString(h, s)
	}
	if err != nil {
		_, _ = io.WriteString(h, "\x00"+err.Error())
	}
	return string(h.Sum(nil))
}

// recorded notes what is asked of files.
type recorded struct {
	facts.Files
	log *[]asked
}

func (r recorded) ReadFile(name string) ([]byte, error) {
	b, err := r.Files.ReadFile(name)
	*r.log = append(*r.log, asked{name: name, answer: answerOf([]string{string(b)}, err)})
	return b, err
}

func (r recorded) List(pattern string) ([]string, error) {
	names, err := r.Files.List(pattern)
	*r.log = append(*r.log, asked{list: true, name: pattern, answer: answerOf(names, err)})
	return names, err
}

// load reads a facts file with its includes, or takes it from where it was
// kept.
func (p *Project) load(b []byte, digest hash.Hash) {
	files := p.files
	files.digest = digest
	cfg := facts.Config{Files: files, AllowOutside: p.cfg.AllowOutside, Rules: p.cfg.Rules}
	if p.Compiled = openCompiled(p.cfg, p.Path, len(b), digest.Sum(nil)); p.Compiled == nil {
		p.Book = facts.Load(p.Path, b, cfg)
		return
	}
	p.Book = p.Compiled.book(files)
	var log []asked
	read := p.Book == nil
	if read {
		digest.Reset() // what was asked in vain
		digest.Write(b)
		cfg.Files = recorded{files, &log}
		p.Book = facts.Load(p.Path, b, cfg)
	}
	p.Compiled.whole = hex.EncodeToString(digest.Sum(nil)[:8])
	if read {
		p.Compiled.keep(p.Book, log)
	}
}
