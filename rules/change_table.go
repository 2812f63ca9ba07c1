package rules

import (
	"strings"

	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// checkChangeColumns holds a table's column of changes ("Change", "Growth")
// against the column before it. At least one row must fit, and no more may miss
// than fit: else the column says something other than the change on the row
// above.
func checkChangeColumns(p *lint.Pass, t table) {
	for column := 2; column < t.columns; column++ {
		head := strings.ToLower(t.at(0, column).text)
		if !strings.Contains(head, "change") && !strings.Contains(head, "growth") && head != "+/-" && head != "%" {
			continue
		}
		var wrong []move
		fit := 0
		for row := 2; row < t.rows; row++ {
			a, b, c := t.at(row-1, column-1).mention, t.at(row, column-1).mention, t.at(row, column).mention
			if a < 0 || b < 0 || c < 0 || !percentage(p.Mention(c)) || !levels(p, a, b) || hedged(p.Mention(c)) || summed(t.at(row, 0).text) {
				continue
			}
			m := move{changeOf(p, a, b), c, 1, true}
			said := p.Mention(c).Value
			if writtenSign(p.Text(p.Mention(c).Span)) < 0 {
				m.sign = -1
			}
			if said.Lo.Sign() > 0 && m.sign < 0 {
				said.Lo, said.Hi = said.Lo.Neg(), said.Hi.Neg()
			}
			if changeMade(m).Overlaps(said.Reckon()) {
				fit++
			} else {
				wrong = append(wrong, m)
			}
		}
		if fit == 0 || len(wrong) > fit {
			continue
		}
		for _, m := range wrong {
			reportPercentChange(p, m, changeMade(m))
		}
	}
}

// changeMade is the change in per cent that the two amounts of a move make.
func changeMade(m move) quant.Interval {
	return quant.PercentChange(m.from.value.Reckon(), m.to.value.Reckon())
}
