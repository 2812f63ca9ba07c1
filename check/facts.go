package check

import (
	"io/fs"
	"slices"
	"sync"

	"github.com/factlint/factlint/internal/facts"
	"github.com/factlint/factlint/lint"
)

// ParseFacts reads a facts file for Config.Facts. name is what messages call
// it. files, rooted at the file's folder, gives what it includes; it may be
// nil. Faults are findings in the facts file; one of severity "error" says
// that the facts cannot be relied on.
func ParseFacts(name string, b []byte, files fs.FS) (*lint.Facts, []lint.Finding) {
	cfg := facts.Config{}
	if files != nil {
		cfg.Files = facts.FS(files)
	}
	out, _, faults := facts.Parse(name, b, cfg)
	return out, faults
}

// sameSubject finds the facts that share a subject with another without a walk
// over all. It is safe for concurrent use.
func sameSubject(all *lint.Facts) func(*lint.Fact) []*lint.Fact {
	once := sync.OnceValue(func() *subjects {
		x := &subjects{byName: make(map[string]int32, len(all.Facts)), bySubject: map[*lint.Subject]int32{}}
		for i, f := range all.Facts {
			for _, s := range f.Subjects {
				x.add(s, int32(i))
			}
		}
		return x
	})
	return func(f *lint.Fact) []*lint.Fact {
		x := once()
		var at []int32
		for _, s := range f.Subjects {
			for k := x.last(s); k > 0; k = x.listed[k-1].before {
				at = append(at, x.listed[k-1].fact)
			}
		}
		slices.Sort(at)
		at = slices.Compact(at)
		out := make([]*lint.Fact, len(at))
		for k, i := range at {
			out[k] = all.Facts[i]
		}
		return out
	}
}

// subjects lists the facts by their subjects: of each the last one in listed,
// from 1.
type subjects struct {
	byName    map[string]int32 // by the first name
	bySubject map[*lint.Subject]int32
	listed    []subjectFact
}

// subjectFact is a fact, and where the one before it of its subject stands.
type subjectFact struct{ fact, before int32 }

func (x *subjects) last(s *lint.Subject) int32 {
	if len(s.Names) > 0 {
		return x.byName[s.Names[0]]
	}
	return x.bySubject[s]
}

func (x *subjects) add(s *lint.Subject, fact int32) {
	x.listed = append(x.listed, subjectFact{fact, x.last(s)})
	if at := int32(len(x.listed)); len(s.Names) > 0 {
		x.byName[s.Names[0]] = at
	} else {
		x.bySubject[s] = at
	}
}
