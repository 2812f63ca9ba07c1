package check

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/json"

	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// cacheKey names everything of an article that its outcome hangs on.
func (c *Checker) cacheKey(a Article, b []byte) [sha256.Size]byte {
	h := sha256.New()
	var n []byte
	part := func(s []byte) {
		n = binary.AppendUvarint(n[:0], uint64(len(s)))
		h.Write(n)
		h.Write(s)
	}
	part([]byte(a.Path))
	part(b)
	part(a.Ignores)
	if c.cfg.Options != nil {
		o := c.cfg.Options(a.Path)
		part([]byte(o.Language))
		part([]byte(o.DateOrder))
	}
	if a.Context {
		part([]byte("context"))
	}
	if a.Keep != nil {
		part([]byte("keep"))
	}
	for _, k := range a.Keep {
		part(binary.AppendVarint(binary.AppendVarint(nil, int64(k.Start)), int64(k.End)))
	}
	return [sha256.Size]byte(h.Sum(nil))
}

// cached is the part of an outcome that is stored as JSON.
type cached struct {
	Findings   []lint.Finding   `json:",omitempty"`
	Claims     []lint.ClaimLine `json:",omitempty"`
	Faults     []Fault          `json:",omitempty"`
	Skipped    string           `json:",omitempty"`
	Suppressed int              `json:",omitempty"`
	Ignores    []cachedIgnore   `json:",omitempty"`
}

// cachedDigest and cachedEntry are the lengths of a stored digest and a stored
// entry in bytes.
const (
	cachedDigest = 8
	cachedEntry  = 28
)

type cachedIgnore struct {
	Rules   []string
	Place   lint.Place
	Covers  []lint.Span
	Used    bool
	Pending bool
	Fault   string
	Rule    string
	Line    string
}

// encode appends the outcome as the cache keeps it: counts and digest, then what
// most articles have none of as JSON, then the records. It gives nil where there is
// no such form.
func (o *outcome) encode(b []byte) []byte {
	b = binary.LittleEndian.AppendUint64(b, o.digest)
	b = append(b, byteOf(o.archive))
	b = binary.AppendUvarint(b, uint64(o.Counts.Claims))
	for _, n := range o.Counts.ByVerdict {
		b = binary.AppendUvarint(b, uint64(n))
	}
	rest := cached{Findings: o.Findings, Claims: o.Claims, Faults: o.Faults, Skipped: o.Skipped, Suppressed: o.Suppressed}
	for _, g := range o.ignores {
		rest.Ignores = append(rest.Ignores, cachedIgnore{g.rules, g.place, g.covers, g.used, g.pending, g.fault, g.rule, g.line})
	}
	var j []byte
	if len(rest.Findings)+len(rest.Claims)+len(rest.Faults)+rest.Suppressed+len(rest.Ignores)+len(rest.Skipped) > 0 {
		var err error
		if j, err = json.Marshal(rest); err != nil {
			return nil
		}
	}
	b = quant.AppendText(b, string(j))
	b = binary.AppendUvarint(b, uint64(len(o.records)))
	for i := range o.records {
		s := &o.records[i]
		b = binary.AppendUvarint(b, uint64(len(s.entries)))
		b = append(b, byteOf(s.claims))
		for _, e := range s.entries {
			for _, h := range [...]uint64{e.key, e.thing, e.said} {
				b = binary.LittleEndian.AppendUint64(b, h)
			}
			b = binary.LittleEndian.AppendUint32(b, e.at)
		}
		b = binary.AppendUvarint(b, uint64(len(s.blob)))
		b = append(b, s.blob...)
	}
	return b
}

func byteOf(b bool) byte {
	if b {
		return 1
	}
	return 0
}

// decode takes an outcome from the cache. It says no where what is stored is
// damaged or of another shape, or was made for an archive and is now to be held
// against each of a few articles.
func (o *outcome) decode(c *Checker, b []byte) bool {
	if len(b) <= cachedDigest || b[cachedDigest] == 1 && !o.archive {
		return false
	}
	var got outcome
	got.digest = binary.LittleEndian.Uint64(b)
	r := &quant.Reader{B: b[cachedDigest+1:]}
	got.Counts.Claims = int(r.Uint())
	for i := range got.Counts.ByVerdict {
		got.Counts.ByVerdict[i] = int(r.Uint())
	}
	if j := r.String(); j != "" {
		var rest cached
		if json.Unmarshal([]byte(j), &rest) != nil {
			return false
		}
		got.Findings, got.Claims, got.Faults = rest.Findings, rest.Claims, rest.Faults
		got.Skipped, got.Suppressed = rest.Skipped, rest.Suppressed
		for _, g := range rest.Ignores {
			got.ignores = append(got.ignores, &ignore{rules: g.Rules, place: g.Place, covers: g.Covers, used: g.Used, pending: g.Pending, fault: g.Fault, rule: g.Rule, line: g.Line})
		}
	}
	n := r.Uint()
	if n != 0 && n != uint64(len(c.group)) {
		return false
	}
	for range n {
		var s recordSet
		k := r.Uint()
		s.claims = r.Byte() != 0
		if k > uint64(len(r.B))/cachedEntry {
			return false
		}
		s.entries = make([]entry, k)
		for i := range s.entries {
			s.entries[i] = entry{
				key: binary.LittleEndian.Uint64(r.B), thing: binary.LittleEndian.Uint64(r.B[8:]),
				said: binary.LittleEndian.Uint64(r.B[16:]), at: binary.LittleEndian.Uint32(r.B[24:]),
			}
			r.B = r.B[cachedEntry:]
		}
		size := r.Uint()
		if size > uint64(len(r.B)) {
			return false
		}
		s.blob, r.B = r.B[:size:size], r.B[size:]
		for _, e := range s.entries {
			if uint64(e.at) >= size {
				return false
			}
		}
		got.records = append(got.records, s)
	}
	if r.Err != nil || len(r.B) != 0 {
		return false
	}
	got.Counts.Suppressed = got.Suppressed
	got.Path, got.Bytes, got.context, got.keep, got.key, got.source = o.Path, o.Bytes, o.context, o.keep, o.key, o.source
	*o = got
	return true
}
