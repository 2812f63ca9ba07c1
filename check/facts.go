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
	type index struct {
		byName    map[string][]int32
		bySubject map[*lint.Subject][]int32
	}
	once := sync.OnceValue(func() index {
		x := index{map[string][]int32{}, map[*lint.Subject][]int32{}}
		for i, f := range all.Facts {
			for _, s := range f.Subjects {
				if len(s.Names) > 0 {
					x.byName[s.Names[0]] = append(x.byName[s.Names[0]], int32(i))
				} else {
					x.bySubject[s] = append(x.bySubject[s], int32(i))
				}
			}
		}
		return x
	})
	return func(f *lint.Fact) []*lint.Fact {
		x := once()
		var at []int32
		for _, s := range f.Subjects {
			if len(s.Names) > 0 {
				at = append(at, x.byName[s.Names[0]]...)
			} else {
				at = append(at, x.bySubject[s]...)
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
