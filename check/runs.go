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

	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// defaultMemory bounds the records of one rule kept in memory.
const defaultMemory = 64 << 20

// Store is a temporary store for a sorted run of records: it is written once,
// then read once from its start, then closed, and leaves nothing behind.
type Store interface {
	io.Writer
	// Rewind ends the writing and gives a reader from the start.
	Rewind() (io.Reader, error)
	Close() error
}

// runs collects records and gives them back sorted by key, path and place. It
// keeps a bounded number in memory and spills the rest in sorted runs.
type runs struct {
	spill  func() (Store, error)
	limit  int
	memory []lint.Record
	weight int
	stored []Store
}

func newRuns(spill func() (Store, error), limit int) *runs {
	if limit <= 0 {
		limit = defaultMemory
	}
	return &runs{spill: spill, limit: limit}
}

func (r *runs) add(rec *lint.Record) error {
	r.memory = append(r.memory, *rec)
	r.weight += weight(rec)
	if r.spill == nil || r.weight < r.limit {
		return nil
	}
	return r.flush()
}

// drop forgets the records in memory that are idle. Those that were spilt stay.
func (r *runs) drop(idle func(*lint.Record) bool) {
	n := len(r.memory)
	r.memory = slices.DeleteFunc(r.memory, func(rec lint.Record) bool { return idle(&rec) })
	if len(r.memory) == n {
		return
	}
	r.memory, r.weight = slices.Clone(r.memory), 0
	for i := range r.memory {
		r.weight += weight(&r.memory[i])
	}
}

// flush writes the records in memory out as one sorted run.
func (r *runs) flush() error {
	store, err := r.spill()
	if err != nil {
		r.spill = nil // go on in memory
		return fmt.Errorf("making a temporary file for the claims of many articles: %w", err)
	}
	r.stored = append(r.stored, store)
	sortRecords(r.memory)
	w := bufio.NewWriterSize(store, 1<<16)
	var b, head []byte
	for i := range r.memory {
		b = appendRecord(b[:0], &r.memory[i])
		head = binary.AppendUvarint(head[:0], uint64(len(b)))
		w.Write(head)
		w.Write(b)
	}
	if err := w.Flush(); err != nil {
		return fmt.Errorf("writing a temporary file with the claims of many articles: %w", err)
	}
	clear(r.memory)
	r.memory, r.weight = r.memory[:0], 0
	return nil
}

func (r *runs) close() {
	for _, s := range r.stored {
		_ = s.Close()
	}
	r.stored = nil
}

func sortRecords(records []lint.Record) {
	slices.SortStableFunc(records, func(a, b lint.Record) int { return order(&a, &b) })
}

func order(a, b *lint.Record) int {
	return cmp.Or(cmp.Compare(a.Key, b.Key), cmp.Compare(a.Path, b.Path), cmp.Compare(a.Place.Start, b.Place.Start))
}

// sorted gives all records in order, and ends with the first error.
func (r *runs) sorted() iter.Seq2[lint.Record, error] {
	return func(yield func(lint.Record, error) bool) {
		sortRecords(r.memory)
		var h sources
		if len(r.memory) > 0 {
			h = append(h, &source{rec: r.memory[0], memory: r.memory[1:]})
		}
		for i, s := range r.stored {
			in, err := s.Rewind()
			if err != nil {
				yield(lint.Record{}, fmt.Errorf("reading back the claims of many articles: %w", err))
				return
			}
			src := &source{in: bufio.NewReaderSize(in, 1<<16), run: i + 1}
			if ok, err := src.next(); err != nil {
				yield(lint.Record{}, err)
				return
			} else if ok {
				h = append(h, src)
			}
		}
		heap.Init(&h)
		for len(h) > 0 {
			if !yield(h[0].rec, nil) {
				return
			}
			ok, err := h[0].next()
			switch {
			case err != nil:
				yield(lint.Record{}, err)
				return
			case ok:
				heap.Fix(&h, 0)
			default:
				heap.Pop(&h)
			}
		}
	}
}

// source is one sorted run, in memory or stored, and its next record.
type source struct {
	rec    lint.Record
	memory []lint.Record
	in     *bufio.Reader
	buf    []byte
	run    int
}

func (s *source) next() (bool, error) {
	if s.in == nil {
		if len(s.memory) == 0 {
			return false, nil
		}
		s.rec, s.memory = s.memory[0], s.memory[1:]
		return true, nil
	}
	n, err := binary.ReadUvarint(s.in)
	if errors.Is(err, io.EOF) {
		return false, nil
	}
	if err == nil {
		s.buf = slices.Grow(s.buf[:0], int(n))[:n]
		_, err = io.ReadFull(s.in, s.buf)
	}
	r := quant.Reader{B: s.buf}
	if err == nil {
		s.rec = readRecord(&r)
		err = r.Err
	}
	if err != nil {
		return false, fmt.Errorf("reading back the claims of many articles: %w", err)
	}
	return true, nil
}

type sources []*source

func (h sources) Len() int { return len(h) }
func (h sources) Less(i, j int) bool {
	return cmp.Or(order(&h[i].rec, &h[j].rec), cmp.Compare(h[i].run, h[j].run)) < 0
}
func (h sources) Swap(i, j int) { h[i], h[j] = h[j], h[i] }
func (h *sources) Push(x any)   { *h = append(*h, x.(*source)) }
func (h *sources) Pop() any {
	old := *h
	x := old[len(old)-1]
	*h = old[:len(old)-1]
	return x
}
