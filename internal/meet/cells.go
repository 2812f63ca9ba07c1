package meet

import (
	"strings"

	"github.com/factlint/factlint/internal/compare"
	"github.com/factlint/factlint/internal/lang"
	"github.com/factlint/factlint/internal/lang/role"
	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// The pairs of two articles' records, each record of the one in a row and each of the
// other in a column.

// cell is one pair of two articles' records.
type cell struct {
	k     kinship
	c     quant.Comparison
	first float32
	ok    bool
	// apart says that their phrases tell that they are of two things.
	apart bool
	// taken says that the one or the other value has its partner in another one,
	// with which it agrees.
	taken bool
	// settled says the same of two values that agree.
	settled bool
}

// sameWritten reports whether two values give the same number or day, one
// perhaps more coarsely; one end of a range will do. It is quick and looks at
// no hedge.
func sameWritten(a, b *quant.Value) bool {
	if a.Kind != b.Kind || a.Unit != b.Unit && a.Kind != quant.KindCount {
		return false
	}
	if a.Kind == quant.KindDate {
		if a.Date.NoYear && a.Date.Month == 0 || b.Date.NoYear && b.Date.Month == 0 {
			return a.Date == b.Date // a quarter of any year
		}
		return compare.Overlaps(a.Date, b.Date) || b.Range && compare.Overlaps(a.Date, b.DateHi)
	}
	if sameNumber(a.Lo, b.Lo) || b.Range && sameNumber(a.Lo, b.Hi) {
		return !a.Range || sameNumber(a.Hi, b.Hi)
	}
	return false
}

func sameNumber(x, y quant.Number) bool {
	if x.Cmp(y) == 0 {
		return true
	}
	ulp := max(x.Ulp(), y.Ulp())
	return compare.Significant(x) > 1 && compare.Significant(y) > 1 && x.RoundTo(ulp).Cmp(y.RoundTo(ulp)) == 0
}

// table compares every record of one article with every record of the other.
func (m *meeting) table(records []lint.Record, old, new []int) []cell {
	cells := make([]cell, len(old)*len(new))
	for i, o := range old {
		for j, n := range new {
			a, b := &records[n], &records[o]
			if a.Key != b.Key && compare.Dimension(a.Value) != compare.Dimension(b.Value) || !akin(a, b) && (m.run > versions || !distant(a, b) && !m.permuted(a, b)) {
				continue
			}
			c := &cells[i*len(new)+j]
			c.c = m.compareRecords(a, b, &c.k)
			if c.c.Relation == quant.Incomparable && c.c.Cause == quant.NoCause || m.said[0] != nil && (otherEnds(a, b) || stillSo(a) && !ends(b) || stillSo(b) && !ends(a)) {
				continue
			}
			c.apart = m.said[0] != nil && !m.long && c.c.Conflicts() && c.k[kNearMiss] == 0 && m.phrasesApart(a, b) != ""
			c.ok = !c.apart
			for f := 0; f < kinFirst; f++ {
				c.first += m.w.First[f] * c.k[f]
			}
		}
	}
	if m.said[0] != nil {
		sameThings(cells, records, old, new)
	}
	return cells
}

// sameThings leaves out the cells of two numbers of other things, or of two kinds of a
// thing, where the one text counts just what the other does: "two singles titles and nine
// doubles titles" beside "nine singles titles".
func sameThings(cells []cell, records []lint.Record, old, new []int) {
	n := len(new)
	row, column, befell := make([]int, len(old)), make([]int, n), make([]bool, n)
	for i := range old {
		for j := range new {
			if cells[i*n+j].ok {
				like := likeness(&records[old[i]], &records[new[j]])
				row[i], column[j] = max(row[i], like), max(column[j], like)
				befell[j] = befell[j] || cells[i*n+j].k[kHeadKin] > 0 && victims(&records[new[j]], &records[old[i]])
			}
		}
	}
	for i := range old {
		for j := range new {
			c := &cells[i*n+j]
			if c.ok && befell[j] && c.k[kHeadOther] > 0 {
				c.ok = false // "912 recoveries" is nearer to people who recovered than "1,847 cases"
			}
			if !c.ok || row[i] < sameHead && column[j] < sameHead {
				continue
			}
			a, b := &records[old[i]], &records[new[j]]
			most, like := max(row[i], column[j]), likeness(a, b)
			if most == sameKinds && like == sameHead && manyWords(a) && manyWords(b) || like == otherHead {
				c.ok = false
			}
		}
	}
}

// How much alike what two records count is.
const (
	noHead = iota
	otherHead
	sameHead
	sameKinds
)

// likeness is how much alike what two records count is.
func likeness(a, b *lint.Record) int {
	switch {
	case a.Value.Kind != quant.KindCount || b.Value.Kind != quant.KindCount || a.Head == "" || b.Head == "" || a.Value.Unit == "" || b.Value.Unit == "":
		return noHead
	case a.Head == b.Head && a.Value.Unit == b.Value.Unit && manyWords(a):
		return sameKinds
	case a.Head == b.Head:
		return sameHead
	case countsPeople(a.Head) || countsPeople(b.Head) || kinWords(a.Head, b.Head):
		return noHead // "912 recoveries" are people, too
	}
	return otherHead
}

// manyWords reports whether what a record counts is told by more than one word.
func manyWords(r *lint.Record) bool { return strings.Contains(r.Value.Unit, " ") }

// countsPeople reports whether a noun names people, if only by what befell them.
func countsPeople(noun string) bool {
	w := lang.EnglishWords()
	if role.InEnglish(noun, role.Person) || w.Is(noun, "person") {
		return true
	}
	for _, f := range w.Families(noun) {
		if name := w.FamilyOf(f).Name; name == "die" || name == "wound" {
			return true
		}
	}
	return false
}
