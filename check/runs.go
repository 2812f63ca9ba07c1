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
	"slices"
	"sync"

	"github.com/factlint/factlint/internal/bind"
	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// defaultMemory bounds the bytes of records of one rule kept in memory.
const defaultMemory = 24 << 20

// Store is a temporary store: what is written to it can be read back at any
// place, until it is closed, and nothing is left behind then.
type Store interface {
	io.Writer
	io.ReaderAt
	Close() error
}

// recordSet is the records of one article in binary form: a claim that is filed
// under several keys stands in it once.
type recordSet struct {
	blob    []byte
	entries []entry
}

// entry says that a record of an article is filed under a key. While it
// belongs to one article only, article is 0.
type entry struct {
	hash    uint64
	article uint32
	at      uint32 // in the article's blob, and idleBit
}

// idleBit marks a record that conflicts with none in a run over an archive.
const idleBit = 1 << 31

// offset is where the record stands in its article's blob.
func (e entry) offset() int { return int(e.at &^ idleBit) }

func (e entry) idle() bool { return e.at&idleBit != 0 }

const entrySize = 16

func (e entry) compare(o entry) int {
	return cmp.Or(cmp.Compare(e.hash, o.hash), cmp.Compare(e.article, o.article), cmp.Compare(e.at, o.at))
}

// hashKey is the same in every run of the program: it is FNV-1a.
func hashKey(s string) uint64 {
	h := uint64(14695981039346656037)
	for i := range len(s) {
		h = (h ^ uint64(s[i])) * 1099511628211
	}
	return h
}

// pack takes the records of one article home, and files each under all its
// keys. In an archive those that conflict with none are left out.
func (s *recordSet) pack(records []lint.Record, h *homing, archive bool) {
	room := blobs.Get().(*[]byte)
	blob := (*room)[:0]
	var before *lint.Record
	var one [1]string
	for i := range records {
		r := &records[i]
		keys := r.Keys
		if len(keys) == 0 {
			one[0] = r.Key
			keys = one[:]
		}
		at := -1
		for n, k := range keys {
			idle := bind.Idle(r, k)
			if idle && archive {
				continue
			}
			if at < 0 {
				h.record(r, before)
				before = r
				at = len(s.blob) + len(blob)
				blob = appendRecord(blob, r)
				s.entries = slices.Grow(s.entries, len(keys)-n)
			}
			e := entry{hash: hashKey(k), at: uint32(at)}
			if idle {
				e.at |= idleBit
			}
			s.entries = append(s.entries, e)
		}
	}
	s.blob = slices.Concat(s.blob, blob)
	*room = blob
	blobs.Put(room)
}

// blobs are room to pack records in.
var blobs = sync.Pool{New: func() any { return new([]byte) }}

// busy is the set without the idle records.
func (s *recordSet) busy() *recordSet {
	out := &recordSet{}
	moved := map[int]uint32{}
	for n, e := range s.entries {
		if e.idle() {
			continue
		}
		at, ok := moved[e.offset()]
		if !ok {
			end := len(s.blob)
			for _, next := range s.entries[n+1:] {
				if next.offset() > e.offset() {
					end = next.offset()
					break
				}
			}
			at = uint32(len(out.blob))
			moved[e.offset()] = at
			out.blob = append(out.blob, s.blob[e.offset():end]...)
		}
		out.entries = append(out.entries, entry{hash: e.hash, at: at})
	}
	return out
}

// dropIdle leaves out the idle records that are still in memory.
func (r *runs) dropIdle() { r.entries = slices.DeleteFunc(r.entries, entry.idle) }

// recordAt reads the record at a place of a blob, as filed under the key with
// the hash.
func recordAt(b []byte, hash uint64) (lint.Record, error) {
	r := quant.Reader{B: b}
	rec := readRecord(&r)
	if r.Err != nil {
		return rec, fmt.Errorf("reading back the claims of many articles: %w", r.Err)
	}
	if hashKey(rec.Key) != hash {
		for _, k := range rec.Keys {
			if hashKey(k) == hash {
				rec.Key = k
			}
		}
	}
	return rec, nil
}

// runs collects the records of all articles for one rule, and gives back those
// that share a key with another. It keeps a bounded number of bytes in memory.
type runs struct {
	spill func() (Store, error)
	limit int
	// blobs are those of the articles, in memory or in the store.
	blobs   []blob
	entries []entry
	weight  int
	store   Store
	written int64
	sorted  []Store // of entries
	lengths []int64
}

type blob struct {
	memory []byte
	at     int64
	n      int32
}

func newRuns(spill func() (Store, error), limit int) *runs {
	if limit <= 0 {
		limit = defaultMemory
	}
	return &runs{spill: spill, limit: limit}
}

// add takes the records of one article.
func (r *runs) add(s *recordSet) error {
	if len(s.entries) == 0 {
		return nil
	}
	article := uint32(len(r.blobs))
	r.blobs = append(r.blobs, blob{memory: s.blob, n: int32(len(s.blob))})
	for _, e := range s.entries {
		e.article = article
		r.entries = append(r.entries, e)
	}
	r.weight += len(s.blob) + entrySize*len(s.entries)
	if r.spill == nil || r.weight < r.limit {
		return nil
	}
	return r.flush()
}

// flush moves the blobs to the store, and the entries too where they are many.
func (r *runs) flush() (err error) {
	defer func() {
		if err != nil {
			r.spill = nil // go on in memory
			err = fmt.Errorf("keeping the claims of many articles in a temporary file: %w", err)
		}
	}()
	if r.store == nil {
		if r.store, err = r.spill(); err != nil {
			return err
		}
	}
	w := bufio.NewWriterSize(r.store, 1<<16)
	for i := range r.blobs {
		b := &r.blobs[i]
		if b.memory == nil {
			continue
		}
		if _, err := w.Write(b.memory); err != nil {
			return err
		}
		b.at, b.memory = r.written, nil
		r.written += int64(b.n)
	}
	if err := w.Flush(); err != nil {
		return err
	}
	if r.weight = entrySize * len(r.entries); r.weight < r.limit/2 {
		return nil
	}
	return r.flushEntries()
}

func (r *runs) flushEntries() error {
	store, err := r.spill()
	if err != nil {
		return err
	}
	r.sorted = append(r.sorted, store)
	r.lengths = append(r.lengths, int64(len(r.entries)*entrySize))
	slices.SortFunc(r.entries, entry.compare)
	w := bufio.NewWriterSize(store, 1<<16)
	var b [entrySize]byte
	for _, e := range r.entries {
		binary.LittleEndian.PutUint64(b[:], e.hash)
		binary.LittleEndian.PutUint32(b[8:], e.article)
		binary.LittleEndian.PutUint32(b[12:], e.at)
		if _, err := w.Write(b[:]); err != nil {
			return err
		}
	}
	r.entries, r.weight = r.entries[:0], 0
	return w.Flush()
}

func (r *runs) close() {
	for _, s := range r.sorted {
		_ = s.Close()
	}
	if r.store != nil {
		_ = r.store.Close()
	}
	r.sorted, r.store = nil, nil
}

// groups gives the records of each key that several articles have, and ends with
// the first error.
func (r *runs) groups() iter.Seq2[[]lint.Record, error] {
	return func(yield func([]lint.Record, error) bool) {
		var same []entry
		flush := func() bool {
			defer func() { same = same[:0] }()
			if len(same) < 2 || same[0].article == same[len(same)-1].article {
				return true
			}
			records, err := r.decode(same)
			if err != nil {
				yield(nil, err)
				return false
			}
			// keys with the same hash are told apart
			slices.SortStableFunc(records, func(a, b lint.Record) int { return cmp.Compare(a.Key, b.Key) })
			for len(records) > 0 {
				n := 1
				for n < len(records) && records[n].Key == records[0].Key {
					n++
				}
				if n > 1 && !yield(records[:n:n], nil) {
					return false
				}
				records = records[n:]
			}
			return true
		}
		for e, err := range r.merged() {
			if err != nil {
				yield(nil, err)
				return
			}
			if len(same) > 0 && same[0].hash != e.hash && !flush() {
				return
			}
			same = append(same, e)
		}
		flush()
	}
}

func (r *runs) decode(entries []entry) ([]lint.Record, error) {
	out := make([]lint.Record, 0, len(entries))
	var buf []byte
	for _, e := range entries {
		b := &r.blobs[e.article]
		body := b.memory
		if body == nil {
			// a record is far shorter than the rest of its article's, mostly
			n := min(int(b.n)-e.offset(), 4096)
			for {
				buf = slices.Grow(buf[:0], n)[:n]
				if _, err := r.store.ReadAt(buf, b.at+int64(e.offset())); err != nil && !errors.Is(err, io.EOF) {
					return nil, fmt.Errorf("reading back the claims of many articles: %w", err)
				}
				rec, err := recordAt(buf, e.hash)
				if err == nil {
					out = append(out, rec)
					break
				}
				if n == int(b.n)-e.offset() {
					return nil, err
				}
				n = min(int(b.n)-e.offset(), 4*n)
			}
			continue
		}
		rec, err := recordAt(body[e.offset():], e.hash)
		if err != nil {
			return nil, err
		}
		out = append(out, rec)
	}
	return out, nil
}

// merged gives all entries in order.
func (r *runs) merged() iter.Seq2[entry, error] {
	return func(yield func(entry, error) bool) {
		slices.SortFunc(r.entries, entry.compare)
		h := sources{&source{memory: r.entries}}
		for i, s := range r.sorted {
			h = append(h, &source{in: bufio.NewReaderSize(io.NewSectionReader(s, 0, r.lengths[i]), 1<<16)})
		}
		live := h[:0]
		for _, s := range h {
			ok, err := s.next()
			if err != nil {
				yield(entry{}, err)
				return
			}
			if ok {
				live = append(live, s)
			}
		}
		heap.Init(&live)
		for len(live) > 0 {
			if !yield(live[0].entry, nil) {
				return
			}
			ok, err := live[0].next()
			switch {
			case err != nil:
				yield(entry{}, err)
				return
			case ok:
				heap.Fix(&live, 0)
			default:
				heap.Pop(&live)
			}
		}
	}
}

// source is one sorted run of entries, in memory or stored, and its next one.
type source struct {
	entry
	memory []entry
	in     *bufio.Reader
}

func (s *source) next() (bool, error) {
	if s.in == nil {
		if len(s.memory) == 0 {
			return false, nil
		}
		s.entry, s.memory = s.memory[0], s.memory[1:]
		return true, nil
	}
	var b [entrySize]byte
	if _, err := io.ReadFull(s.in, b[:]); errors.Is(err, io.EOF) {
		return false, nil
	} else if err != nil {
		return false, fmt.Errorf("reading back the claims of many articles: %w", err)
	}
	s.entry = entry{binary.LittleEndian.Uint64(b[:]), binary.LittleEndian.Uint32(b[8:]), binary.LittleEndian.Uint32(b[12:])}
	return true, nil
}

type sources []*source

func (h sources) Len() int           { return len(h) }
func (h sources) Less(i, j int) bool { return h[i].compare(h[j].entry) < 0 }
func (h sources) Swap(i, j int)      { h[i], h[j] = h[j], h[i] }
func (h *sources) Push(x any)        { *h = append(*h, x.(*source)) }
func (h *sources) Pop() any {
	old := *h
	x := old[len(old)-1]
	*h = old[:len(old)-1]
	return x
}
