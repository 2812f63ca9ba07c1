package check

import (
	"slices"
	"sync"

	"github.com/factlint/factlint/internal/meet"
	"github.com/factlint/factlint/lint"
)

// recordSet is the records of one article for one rule in binary form: a claim
// that is filed under several keys stands in it once.
type recordSet struct {
	blob    []byte
	entries []entry
	// claims says that they are claims, which are filed under several keys.
	claims bool
	// room is what the two lie in, to be used again, nil where they have memory
	// of their own.
	room *recordRoom
}

// recordRoom is memory for the records of one article, and then of another.
type recordRoom struct {
	blob    []byte
	entries []entry
}

var recordRooms = sync.Pool{New: func() any { return &recordRoom{} }}

// leave gives the memory of the records back, once they are copied.
func (s *recordSet) leave() {
	if s.room != nil {
		s.room.blob, s.room.entries = s.blob, s.entries
		recordRooms.Put(s.room)
	}
	*s = recordSet{}
}

// entry says that a record of an article is filed under a key.
type entry struct {
	// key is the hash of the key; thing that of the key and of what it is held
	// against others under in an archive, 0 where it is idle there.
	key, thing uint64
	// said is the hash of what a rule compares: two records that have it in
	// common say the same.
	said uint64
	// at is where the record stands in the article's blob.
	at uint32
}

func (e entry) idle() bool { return e.thing == 0 }

// pack takes the records of one article home, and files each under all its
// keys. In an archive those that conflict with none are left out.
func (s *recordSet) pack(records []lint.Record, h *homing, archive bool) {
	if s.room == nil {
		s.room = recordRooms.Get().(*recordRoom)
		s.blob, s.entries = append(s.room.blob[:0], s.blob...), append(s.room.entries[:0], s.entries...)
	}
	w := packing{b: s.blob}
	var before *lint.Record
	var in sight
	var one [1]string
	var filed map[string]int // how many claims are filed under a key, if they may be too many
	if len(records) > meet.MaxRecords {
		filed = map[string]int{}
	}
	for i := range records {
		r := &records[i]
		keys := r.Keys
		s.claims = s.claims || len(keys) > 0
		if len(keys) == 0 {
			one[0] = r.Key
			keys = one[:]
		}
		at, said := -1, uint64(0)
		for n, k := range keys {
			hash := hashKey(k)
			thing := hashThing(r, k, hash)
			if thing == 0 && archive {
				continue
			}
			if filed != nil && len(r.Keys) > 0 {
				if filed[k]++; filed[k] > meet.MaxRecords {
					continue // they are looked at no more, and in an archive no such thing is
				}
			}
			if at < 0 {
				h.record(r, before, &in)
				before = r
				at, said = w.record(r, &in)
				s.entries = slices.Grow(s.entries, len(keys)-n)
			}
			s.entries = append(s.entries, entry{key: hash, thing: thing, said: said, at: uint32(at)})
		}
	}
	s.blob = w.b
}

// hashThing is the hash of what a record is held against others under in an
// archive, 0 for nothing. hash is that of the key.
func hashThing(r *lint.Record, key string, hash uint64) uint64 {
	thing := meet.Thing(r, key)
	if thing == "" {
		return 0
	}
	h := (hash ^ 0x1e) * hashPrime // what stands between the two in neither
	return max(1, hashOn(h, thing))
}

// keyed says under which of its keys a record that was read back is filed.
func keyed(r *lint.Record, e *filed) {
	if hashKey(r.Key) == e.hash {
		return
	}
	for _, k := range r.Keys {
		if hash := hashKey(k); hash == e.hash || hashThing(r, k, hash) == e.hash {
			r.Key = k
			return
		}
	}
}
