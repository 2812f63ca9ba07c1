package check

import (
	"bufio"
	"cmp"
	"container/heap"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"iter"
	"math/bits"
	"slices"

	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// defaultMemory bounds the bytes of records of one rule kept in memory.
const defaultMemory = 4 << 20

// Store is a temporary store: what is written to it can be read back at any
// place, until it is closed, and nothing is left behind then.
type Store interface {
	io.Writer
	io.ReaderAt
	Close() error
}

// runs collects the records of all articles for one rule, and gives them back
// by what they speak of. What it keeps in memory is bounded and does not grow
// with the articles: the records themselves go to a store as they come, and so
// do, in sorted runs, the entries under which they are filed.
type runs struct {
	spill func() (Store, error)
	limit int

	// blobs holds the records; those of the last articles are in memory.
	blobs spool
	// early are the entries of the first articles, until it shows whether
	// the run is one over an archive.
	early   []early
	archive bool
	// claims says that the records are claims, filed under several keys.
	claims bool

	entries []filed
	// unsorted is the room that they stood in before they were sorted.
	unsorted []filed
	sorted   spool
	// segments are where the sorted runs of entries end in sorted.
	segments []int64
	// decoded counts the records that were read back.
	decoded int
}

type early struct {
	entry
	article uint32
	base    int64
}

// filed is an entry among those of other articles.
type filed struct {
	hash, said uint64
	// at is where the record stands among the blobs.
	at int64
	// article is the number of the article, and what is special about it.
	article uint32
}

const filedSize = 28

// What is special about an article: findings in it are not reported, or are
// hidden or bounded, so that another with the same words does not stand for it.
const (
	asideBit uint32 = 1 << 31
	ownBit   uint32 = 1 << 30
)

func (e *filed) compare(o *filed) int {
	switch {
	case e.hash < o.hash:
		return -1
	case e.hash > o.hash:
		return 1
	}
	return cmp.Or(cmp.Compare(e.article&^(asideBit|ownBit), o.article&^(asideBit|ownBit)), cmp.Compare(e.at, o.at))
}

func newRuns(spill func() (Store, error), limit int) *runs {
	if limit <= 0 {
		limit = defaultMemory
	}
	return &runs{spill: spill, limit: limit}
}

// add takes the records of one article.
func (r *runs) add(s *recordSet, article uint32) error {
	if r.archive && !slices.ContainsFunc(s.entries, func(e entry) bool { return !e.idle() }) || len(s.entries) == 0 {
		return nil
	}
	r.claims = r.claims || s.claims
	base := r.blobs.size()
	r.blobs.write(s.blob)
	if r.archive {
		r.entries = roomFor(r.entries, len(s.entries))
	} else {
		r.early = roomFor(r.early, len(s.entries))
	}
	for _, e := range s.entries {
		switch {
		case !r.archive:
			r.early = append(r.early, early{e, article, base})
		case !e.idle():
			r.entries = append(r.entries, filed{hash: e.thing, said: e.said, at: base + int64(e.at), article: article})
		}
	}
	return r.settle()
}

// toArchive says that from here on the run is one over an archive: idle records
// do not count, and the others are filed by thing.
func (r *runs) toArchive() error {
	r.archive = true
	for _, e := range r.early {
		if !e.idle() {
			r.entries = append(r.entries, filed{hash: e.thing, said: e.said, at: e.base + int64(e.at), article: e.article})
		}
	}
	r.early = nil
	return r.settle()
}

// settle moves to the stores what has become too much for the memory.
func (r *runs) settle() error {
	if r.spill == nil {
		return nil
	}
	err := r.blobs.flush(r.spill, r.limit/4)
	if err == nil && len(r.entries)*filedSize >= r.limit/4 {
		err = r.flushEntries()
	}
	if err != nil {
		r.spill = nil // go on in memory
		return fmt.Errorf("keeping the claims of many articles in a temporary file: %w", err)
	}
	return nil
}

func (r *runs) flushEntries() error {
	r.sortEntries()
	for i := range r.entries {
		e := &r.entries[i]
		b := r.sorted.tail
		b = binary.LittleEndian.AppendUint64(b, e.hash)
		b = binary.LittleEndian.AppendUint64(b, e.said)
		b = binary.LittleEndian.AppendUint64(b, uint64(e.at))
		r.sorted.tail = binary.LittleEndian.AppendUint32(b, e.article)
		if err := r.sorted.flush(r.spill, min(r.limit/4, 1<<16)); err != nil {
			return err
		}
	}
	r.segments = append(r.segments, r.sorted.size())
	r.entries = r.entries[:0]
	return nil
}

// sortEntries sorts the entries. As their hashes are spread evenly, the first
// bits of each nearly tell its place, and few are left to be sorted there.
func (r *runs) sortEntries() {
	const each = 4 // so many entries to a place
	n := bits.Len(uint(len(r.entries) / each))
	ends := make([]int32, 1<<n)
	for i := range r.entries {
		ends[r.entries[i].hash>>(64-n)]++
	}
	for i := 1; i < len(ends); i++ {
		ends[i] += ends[i-1]
	}
	sorted := slices.Grow(r.unsorted[:0], len(r.entries))[:len(r.entries)]
	for i := len(r.entries) - 1; i >= 0; i-- {
		end := &ends[r.entries[i].hash>>(64-n)]
		*end--
		sorted[*end] = r.entries[i]
	}
	for i, start := range ends { // where each begins now
		end := int32(len(sorted))
		if i+1 < len(ends) {
			end = ends[i+1]
		}
		slices.SortFunc(sorted[start:end], func(a, b filed) int { return a.compare(&b) })
	}
	r.entries, r.unsorted = sorted, r.entries
}

func (r *runs) close() {
	r.blobs.close()
	r.sorted.close()
}

// merged gives all entries in order of what they speak of, then of the articles
// and of the places in them.
func (r *runs) merged() iter.Seq2[*filed, error] {
	return func(yield func(*filed, error) bool) {
		for _, e := range r.early { // so few articles that each is held against each
			r.entries = append(r.entries, filed{hash: e.key, said: e.said, at: e.base + int64(e.at), article: e.article})
		}
		r.early = nil
		r.sortEntries()
		h := sources{&source{memory: r.entries}}
		start := int64(0)
		for _, end := range r.segments {
			in := io.NewSectionReader(&r.sorted, start, end-start)
			h = append(h, &source{in: bufio.NewReaderSize(in, int(min(end-start, mergeBuffer)))})
			start = end
		}
		live := h[:0]
		for _, s := range h {
			ok, err := s.next()
			if err != nil {
				yield(nil, err)
				return
			}
			if ok {
				live = append(live, s)
			}
		}
		heap.Init(&live)
		for len(live) > 0 {
			if !yield(&live[0].filed, nil) {
				return
			}
			ok, err := live[0].next()
			switch {
			case err != nil:
				yield(nil, err)
				return
			case ok:
				heap.Fix(&live, 0)
			default:
				heap.Pop(&live)
			}
		}
	}
}

// mergeBuffer is how many bytes of a sorted run are read at once.
const mergeBuffer = 16 << 10

// source is one sorted run of entries, in memory or stored, and its next one.
type source struct {
	filed
	memory []filed
	in     *bufio.Reader
	room   [filedSize]byte
}

func (s *source) next() (bool, error) {
	if s.in == nil {
		if len(s.memory) == 0 {
			return false, nil
		}
		s.filed, s.memory = s.memory[0], s.memory[1:]
		return true, nil
	}
	b := &s.room
	if _, err := io.ReadFull(s.in, b[:]); errors.Is(err, io.EOF) {
		return false, nil
	} else if err != nil {
		return false, readingBack(err)
	}
	s.filed = filed{
		hash: binary.LittleEndian.Uint64(b[:]), said: binary.LittleEndian.Uint64(b[8:]),
		at: int64(binary.LittleEndian.Uint64(b[16:])), article: binary.LittleEndian.Uint32(b[24:]),
	}
	return true, nil
}

func readingBack(err error) error {
	return fmt.Errorf("reading back the claims of many articles: %w", err)
}

type sources []*source

func (h sources) Len() int           { return len(h) }
func (h sources) Less(i, j int) bool { return h[i].compare(&h[j].filed) < 0 }
func (h sources) Swap(i, j int)      { h[i], h[j] = h[j], h[i] }
func (h *sources) Push(x any)        { *h = append(*h, x.(*source)) }
func (h *sources) Pop() any {
	old := *h
	x := old[len(old)-1]
	*h = old[:len(old)-1]
	return x
}

// decode reads a record back.
func (r *runs) decode(e *filed) (lint.Record, error) {
	r.decoded++
	for n := int64(1 << 10); ; n *= 4 {
		b, err := r.blobs.read(e.at, n)
		if err != nil {
			return lint.Record{}, readingBack(err)
		}
		in := quant.Reader{B: b}
		rec, path, sentence, bits := readRecord(&in)
		if in.Err != nil {
			if int64(len(b)) == n {
				continue // it is longer than that
			}
			return rec, readingBack(in.Err)
		}
		if rec.Path, err = r.text(e.at - path); err == nil {
			var words string
			words, err = r.text(e.at - sentence)
			show(&rec, words, bits)
		}
		rec.Place.Path = rec.Path
		keyed(&rec, e)
		return rec, err
	}
}

// text reads a string that stands at a place of the blobs.
func (r *runs) text(at int64) (string, error) {
	for n := int64(1 << 10); ; n *= 4 {
		b, err := r.blobs.read(at, n)
		if err != nil {
			return "", readingBack(err)
		}
		in := quant.Reader{B: b}
		if s := in.String(); in.Err == nil || int64(len(b)) < n {
			if in.Err != nil {
				return "", readingBack(in.Err)
			}
			return s, nil
		}
	}
}
