package check

import (
	"slices"

	"github.com/factlint/factlint/lint"
)

// sameMatter reports whether two findings say the same of one value: a rule may
// come upon a pair of values in several ways.
func sameMatter(a, b *lint.Finding) bool {
	return same(a, b) || a.Path == b.Path && a.Start == b.Start && a.End == b.End && a.Rule == b.Rule &&
		len(a.Related) > 0 && len(b.Related) > 0 && a.Related[0].Place == b.Related[0].Place
}

// sameRepair reports whether two findings on one value would have the same written for it:
// one thing, held against several articles.
func sameRepair(a, b *lint.Finding) bool {
	return a.Path == b.Path && a.Start == b.Start && a.End == b.End && a.Rule == b.Rule &&
		len(a.Fixes) > 0 && len(b.Fixes) > 0 && len(a.Fixes[0].Edits) > 0 && a.Fixes[0].Title == b.Fixes[0].Title
}

// join makes one finding of two such.
func join(a, b *lint.Finding) lint.Finding {
	if better(b, a) {
		a, b = b, a
	}
	out := *a
	out.Related = slices.Clone(a.Related)
	for _, r := range b.Related {
		if !slices.ContainsFunc(out.Related, func(o lint.FindingRelated) bool { return o.Place == r.Place }) {
			out.Related = append(out.Related, r)
		}
	}
	return out
}

// better reports whether of two such findings a is the graver, or the one that
// says more.
func better(a, b *lint.Finding) bool {
	if a.Severity != b.Severity {
		return a.Severity == "error" || b.Severity == "query"
	}
	return len(a.Message) > len(b.Message)
}

func dedupe(found []lint.Finding) []lint.Finding {
	kept := found[:0]
	for i := range found {
		if n := len(kept); n > 0 && sameMatter(&kept[n-1], &found[i]) {
			if better(&found[i], &kept[n-1]) {
				kept[n-1] = found[i]
			}
			continue
		}
		if n := len(kept); n > 0 && sameRepair(&kept[n-1], &found[i]) {
			kept[n-1] = join(&kept[n-1], &found[i])
			continue
		}
		kept = append(kept, found[i])
	}
	// keys are numbered within an article
	for i := 0; i < len(kept); {
		j := i
		for j < len(kept) && kept[j].Path == kept[i].Path {
			j++
		}
		numberKeys(kept[i:j])
		i = j
	}
	return kept
}
