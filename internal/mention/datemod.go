package mention

import (
	"github.com/factlint/factlint/lint/quant"
)

// moment reads one time that starts at token i, with the words that narrow it
// (early, the end of) and the stretch that it lies in (of that year).
func (r *timeReader) moment(i int) (when, bool) {
	if r.depth >= maxDepth {
		return when{}, false
	}
	r.depth++
	defer func() { r.depth-- }()
	w := r.w(i)
	if w.is&tUnit != 0 {
		if d, ok := r.besideDay(i); ok {
			return d, true
		}
	}
	switch {
	case w.is&(tMod|tModOf) != 0 && r.prep(i+1) == pHalf:
		return r.quarter(i)
	case w.is&tLonger != 0 && r.phraseEnd(i) > 0:
		return r.narrowedOf(i)
	case w.is&tMod != 0:
		return r.narrowed(i)
	case w.is&tModOf != 0:
		return r.narrowedOf(i)
	}
	return r.located(i)
}

// narrowed reads "early 2007", "mid-March", "late in the year", "early last
// month".
func (r *timeReader) narrowed(i int) (when, bool) {
	w := r.w(i)
	j := i + 1
	if r.mark(j) == '-' {
		j++
	}
	if p := r.prep(j); p == pIn || p == pOn && r.is(j+1, tWeekday|tMonth) {
		j = r.skipThe(j + 1)
		if u := r.w(j).unit; r.prep(j-1) == pThe && (u == uYear || u == uMonth || u == uDecade || u == uCentury) {
			d := when{first: i, last: j + 1, prec: precisionOf(u), mod: w.mod, form: "in the unit"}
			d.from = reference{kind: refAnchor, unit: u}
			return d, true
		}
	}
	if r.lex.lang.NounCapitals {
		j = r.skipThe(j) // Mitte des 19. Jahrhunderts
	}
	d, ok := r.located(j)
	if !ok {
		d, ok = r.bareYear(j)
	}
	if !ok || d.mod != quant.NoMod || d.weekday != 0 && d.day != 0 {
		return when{}, false
	}
	d.first, d.mod = i, w.mod
	return d, true
}

// narrowedOf reads "end of 2023", "beginning of this week", "later that year",
// "the middle of the 9th century".
func (r *timeReader) narrowedOf(i int) (when, bool) {
	w := r.w(i)
	j := i + 1
	if r.is(i, tLonger) {
		j = r.phraseEnd(i)
		if j == 0 {
			j = i + 1
		}
	}
	mod := r.modOf(i, j)
	of := r.prep(j) == pOf
	switch {
	case of, r.prep(j) == pIn:
		j++
	case j == i+1 && mod == quant.End && r.mark(i-1) != '-' && r.mark(j) == '-' && r.glued(j) && r.glued(j+1):
		j, of = j+1, true // "by end-2025", "at end-March"
	case j == i+1 && mod == quant.End && (r.prep(i-1) == pBy || r.prep(i-1) == pAt || r.prep(i-1) == pUntil || r.prep(i-1) == pSince):
		_, _, of = r.year(j) // "by end 2025"
	}
	hadThe := r.prep(j) == pThe
	j = r.skipThe(j)
	if of || r.prep(j-1) == pIn || hadThe {
		if u := r.w(j).unit; u == uYear || u == uMonth || u == uWeek || u == uDecade || u == uCentury {
			if next := r.w(j + 1); r.prep(j+1) != pOf && next.is&tRel == 0 && (hadThe || of && u != uDecade && u != uCentury) {
				if y, k, ok := r.year(j + 1); ok && u == uYear {
					return when{first: i, last: k, prec: quant.Year, year: y, hasYear: true, mod: mod, form: "end of year"}, true
				}
				d := when{first: i, last: j + 1, prec: precisionOf(u), mod: mod, form: "end of the unit"}
				d.from = reference{kind: refAnchor, unit: u}
				return d, true
			}
		}
	}
	if !of && !r.is(j, tRel|tDay) && !(w.mod == quant.End && r.prep(i-1) != pThe) {
		return when{}, false
	}
	if !of && r.is(j, tRel) && (r.w(j).rel == relNext || r.w(j).rel == relFollowing) && w.mod != quant.Early && w.mod != quant.Late {
		return when{}, false
	}
	d, ok := r.located(j)
	if !ok && of {
		d, ok = r.bareYear(j)
		if ok && r.prep(j-1) == pThe && r.nounAfter(d.last) {
			return when{}, false // the start of the 2014 season
		}
	}
	if !ok || d.prec >= quant.Day || d.mod != quant.NoMod && d.mod != mod {
		if ok && (d.from.kind != refNone || d.day != 0 || d.holiday != "") && r.w(i).is&tModOf != 0 {
			return when{}, false
		}
		if !ok {
			return when{}, false
		}
	}
	d.first, d.mod = i, mod
	return d, true
}

// phraseEnd is the token after the longest phrase of the tables that starts at
// i and narrows a time ("latter part"), 0 for none.
func (r *timeReader) phraseEnd(i int) int {
	_, end := r.phrase(i, tModOf)
	return end
}

// phrase is the longest phrase of several words that starts at i and is one of
// want, and the token after it; 0 for none.
func (r *timeReader) phrase(i int, want timeSet) (w *timeWord, end int) {
	if !r.is(i, tLonger) || r.toks[i].Word == 0 {
		return &zeroWord, 0
	}
	w = &zeroWord
	node := r.toks[i].Word
	for j := i + 1; j < r.end && r.toks[j].Word != 0; j++ {
		if node = r.lex.lang.Next(node, r.toks[j].Word); node == 0 {
			break
		}
		if next := r.lex.word(node); next.is&want != 0 {
			w, end = next, j+1
		}
	}
	return w, end
}

func (r *timeReader) modOf(i, end int) quant.Mod {
	node := r.toks[i].Word
	for j := i + 1; j < end && node != 0; j++ {
		node = r.lex.lang.Next(node, r.toks[j].Word)
	}
	if w := r.lex.word(node); node != 0 && w.is&(tMod|tModOf) != 0 {
		return w.mod
	}
	return r.w(i).mod
}

// located reads a time and the stretch that it lies in.
func (r *timeReader) located(i int) (when, bool) {
	if r.depth >= maxDepth {
		return when{}, false
	}
	r.depth++
	defer func() { r.depth-- }()
	d, ok := r.plain(i)
	if !ok || d.hasYear || d.from.kind != refNone {
		return d, ok
	}
	if !r.posed(&d) {
		r.container(&d)
	}
	return d, true
}

// posed reads the word that points, where it stands behind its time: "on Monday
// last", "in May next", "the Christmas before".
func (r *timeReader) posed(d *when) bool {
	if d.weekday == 0 && d.month == 0 && d.part == 0 && d.holiday == "" || d.part > 24 || d.dayOnly || d.nth != 0 {
		return false
	}
	j := d.last
	if r.prep(j) == pBefore && r.prep(d.first-1) == pThe && d.day == 0 && r.closes(j+1) {
		d.from, d.last = reference{kind: refAfter, n: -1}, j+1
		return true
	}
	if !r.closes(j+1) && !r.is(j+1, tNotNoun|tPast|tFuture) || r.prep(j+1) == pOf {
		return false
	}
	switch r.w(j).rel {
	case relLast:
		d.from = reference{kind: refNearest, n: -1}
		if d.weekday != 0 && d.day == 0 { // Monday last is the one just gone
			d.from, d.step, d.stepDay = reference{kind: refArticle, unit: uDay}, -1, d.weekday
		}
	case relNext:
		d.from = reference{kind: refNearest, n: 1}
		if d.weekday != 0 && d.day == 0 {
			d.from, d.step, d.stepDay = reference{kind: refArticle, unit: uDay}, 1, d.weekday
		}
	default:
		return false
	}
	d.last = j + 1
	return true
}

// container reads what a time without its year lies in: "of that year", "of
// last year", "next week", "the same year".
func (r *timeReader) container(d *when) {
	j := d.last
	of := r.prep(j) == pOf || r.prep(j) == pIn
	if of || r.mark(j) == ',' && d.prec >= quant.Part {
		j++
	}
	the := r.prep(j) == pThe
	j = r.skipThe(j)
	w := r.w(j)
	if w.is&tRel == 0 {
		if of && the && w.is&tUnit != 0 && (w.unit == uYear || w.unit == uMonth && d.dayOnly) && d.prec >= quant.Part {
			d.last = j + 1
			d.from = reference{kind: refAnchor, unit: w.unit}
		}
		return
	}
	if r.mark(d.last) == ',' && w.rel != relLast && w.rel != relThis && w.rel != relNext {
		return
	}
	c, ok := r.relative(j)
	if !ok || c.from.kind == refNone || c.from.kind == refNearest || c.month != 0 || c.weekday != 0 || c.part != 0 {
		return
	}
	switch c.from.unit {
	case uDecade, uCentury:
		switch d.part { // the second half of this decade
		case 40:
			d.mod = quant.Early
		case 41:
			d.mod = quant.Late
		default:
			return
		}
		d.part, d.prec = 0, c.prec
	case uYear:
		if d.month == 0 && d.part == 0 && d.holiday == "" {
			return
		}
	case uMonth:
		if !d.dayOnly && d.nth == 0 {
			return
		}
	case uWeek:
		if d.weekday == 0 {
			return
		}
	default:
		return
	}
	d.from = c.from
	d.last = c.last
}
