package check

import (
	"bytes"
	"encoding/binary"
	"hash/maphash"
	"slices"
	"sync"

	"github.com/factlint/factlint/internal/read"
	"github.com/factlint/factlint/lint"
)

// told remembers what came of the last texts of a run, so that a copy of one is
// not read again. It holds only what the run has already given out, in the order
// of the input: whether a copy finds it there changes nothing but the time.
type told struct {
	mu   sync.Mutex
	of   map[textKey]*outcome
	ring []textKey // of the keys, the oldest at next
	next int
}

// textKey stands for everything of an article that its outcome hangs on but its
// path and the settings there. It never leaves the program.
type textKey [2]uint64

// mostTold is how many texts are remembered.
const mostTold = 8192

func newTold() *told { return &told{of: map[textKey]*outcome{}} }

// keep remembers the outcome of an article that was given out.
func (t *told) keep(o *outcome) {
	if o.again || !o.tellable() {
		return
	}
	kept := &outcome{Result: o.Result, digest: o.digest, context: o.context}
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.of[o.key] != nil {
		return
	}
	if len(t.ring) < mostTold {
		t.ring = append(t.ring, o.key)
	} else {
		delete(t.of, t.ring[t.next])
		t.ring[t.next] = o.key
		t.next = (t.next + 1) % mostTold
	}
	t.of[o.key] = kept
}

// find gives the outcome of a copy at another path, nil where the text is not
// remembered, or was checked under other settings.
func (t *told) find(c *Checker, key textKey, path string) *outcome {
	t.mu.Lock()
	o := t.of[key]
	t.mu.Unlock()
	if o == nil {
		return nil
	}
	own := c.settings(path)
	t.mu.Lock()
	if o.settings == nil {
		o.settings = c.settings(o.Path)
	}
	same := bytes.Equal(o.settings, own)
	t.mu.Unlock()
	if !same {
		return nil
	}
	return o.copied(path)
}

// tellable reports whether a copy of an article has the same outcome: not where
// something hangs on the article itself, as what its comments ignore.
func (o *outcome) tellable() bool {
	return o.key != (textKey{}) && o.Err == nil && len(o.ignores) == 0 && o.keep == nil && len(o.Claims) == 0 && len(o.Faults) == 0
}

// copied is the outcome of a copy of the article at another path.
func (o *outcome) copied(path string) *outcome {
	out := &outcome{Result: o.Result, digest: o.digest, context: o.context, again: true}
	out.Path = path
	out.Findings = slices.Clone(o.Findings)
	for i := range out.Findings {
		f := &out.Findings[i]
		f.Path = path
		f.Related = slices.Clone(f.Related)
		for k := range f.Related {
			if f.Related[k].Path == o.Path {
				f.Related[k].Path = path
			}
		}
	}
	return out
}

// textKey is the key of an article, with its bytes.
func (c *Checker) textKey(a Article, b []byte) textKey {
	all := make([]byte, 0, 64)
	for _, seed := range c.seeds {
		all = binary.LittleEndian.AppendUint64(all, maphash.Bytes(seed, b))
	}
	for _, s := range [...]string{string(a.Ignores), read.Hint(a.Path)} {
		all = binary.AppendUvarint(all, uint64(len(s)))
		all = append(all, s...)
	}
	all = append(all, byteOf(a.Context))
	return textKey{maphash.Bytes(c.seeds[0], all), maphash.Bytes(c.seeds[1], all)}
}

// settings are those under which the article at a path is checked. They take
// longer to ask for than the key, and are asked for where that is known.
func (c *Checker) settings(path string) []byte {
	all := make([]byte, 0, 4*len(c.cfg.Rules)+8)
	if c.cfg.Options != nil {
		o := c.cfg.Options(path)
		all = append(append(append(all, o.Language...), 0), o.DateOrder...)
	}
	if c.cfg.Adjust != nil {
		for _, r := range c.cfg.Rules {
			for s := lint.Off; s <= lint.Error; s++ {
				all = append(all, byte(c.cfg.Adjust(path, r.Name, s)))
			}
		}
	}
	return all
}
