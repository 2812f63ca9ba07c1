package check

import (
	"bufio"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"

	"github.com/factlint/factlint/lint"
)

// Pile is the findings of a run, in the order in which they are printed. Where
// they are too many to keep they go to a store in sorted runs. The zero Pile
// keeps them all in memory.
type Pile struct {
	// Spill, if set, makes the store.
	Spill func() (Store, error)
	// Memory bounds the findings that are kept in memory, in bytes or so; 0
	// stands for 16 MiB.
	Memory int

	kept     []lint.Finding
	by       attesting
	weight   int
	stored   spool
	segments []int64 // where the sorted runs end
}

// Add takes findings.
func (p *Pile) Add(found []lint.Finding) error {
	limit := p.Memory
	if limit <= 0 {
		limit = 16 << 20
	}
	p.kept = append(p.kept, found...)
	for i := range found {
		p.weight += weightOf(&found[i])
	}
	if p.Spill == nil || p.weight < limit {
		return nil
	}
	if err := p.flush(); err != nil {
		p.Spill = nil // go on in memory
		return fmt.Errorf("keeping many findings in a temporary file: %w", err)
	}
	return nil
}

// Attest adds to the findings the places that say what their facts say.
func (p *Pile) Attest(witnesses []Witness) {
	if p.by == nil {
		p.by = attesting{}
	}
	p.by.add(witnesses)
}

// weightOf is about how many bytes a finding takes.
func weightOf(f *lint.Finding) int {
	n := 512 + len(f.Path) + len(f.Message) + len(f.Detail)
	if f.Excerpt != nil {
		n += len(f.Excerpt.Text)
	}
	return n + 256*(len(f.Related)+len(f.Fixes)+len(f.Citation))
}

// flush moves what is in memory to the store, as a run.
func (p *Pile) flush() error {
	sortFindings(p.kept)
	end := p.stored
	for i := range p.kept {
		b, err := json.Marshal(&p.kept[i])
		if err != nil {
			return err
		}
		end.tail = binary.AppendUvarint(end.tail, uint64(len(b)))
		end.tail = append(end.tail, b...)
		if err := end.flush(p.Spill, 1<<16); err != nil {
			p.stored.store = end.store // to be closed
			return err
		}
	}
	p.stored = end
	p.segments = append(p.segments, end.size())
	clear(p.kept)
	p.kept, p.weight = p.kept[:0], 0
	return nil
}

// Kept are the findings in order, where they are all in memory.
func (p *Pile) Kept() ([]lint.Finding, bool) {
	sortFindings(p.kept)
	for i := range p.kept {
		p.by.attest(&p.kept[i])
	}
	return p.kept, len(p.segments) == 0
}

// All gives the findings in order, each until the next one, and ends with the
// first error. It may be called again.
func (p *Pile) All() iter.Seq2[*lint.Finding, error] {
	return func(yield func(*lint.Finding, error) bool) {
		kept, _ := p.Kept()
		var heads []*pileRun
		start := int64(0)
		for _, end := range p.segments {
			in := io.NewSectionReader(&p.stored, start, end-start)
			heads = append(heads, &pileRun{in: bufio.NewReaderSize(in, mergeBuffer)})
			start = end
		}
		heads = append(heads, &pileRun{kept: kept})
		for _, h := range heads {
			if err := h.next(); err != nil {
				yield(nil, err)
				return
			}
		}
		for {
			var first *pileRun // of equal ones the earlier run's
			for _, h := range heads {
				if h.found != nil && (first == nil || less(h.found, first.found)) {
					first = h
				}
			}
			if first == nil {
				return
			}
			p.by.attest(first.found)
			if !yield(first.found, nil) {
				return
			}
			if err := first.next(); err != nil {
				yield(nil, err)
				return
			}
		}
	}
}

// Close gives the store back.
func (p *Pile) Close() {
	p.stored.close()
	*p = Pile{}
}

// pileRun is one sorted run of findings and its next one, nil at its end.
type pileRun struct {
	found *lint.Finding
	in    *bufio.Reader
	kept  []lint.Finding
	b     []byte
}

func (r *pileRun) next() error {
	r.found = nil
	if r.in == nil {
		if len(r.kept) > 0 {
			r.found, r.kept = &r.kept[0], r.kept[1:]
		}
		return nil
	}
	n, err := binary.ReadUvarint(r.in)
	if errors.Is(err, io.EOF) {
		return nil
	}
	if err == nil {
		r.b = append(r.b[:0], make([]byte, n)...)
		if _, err = io.ReadFull(r.in, r.b); err == nil {
			r.found = &lint.Finding{}
			err = json.Unmarshal(r.b, r.found)
		}
	}
	if err != nil {
		return fmt.Errorf("reading back many findings: %w", err)
	}
	return nil
}
