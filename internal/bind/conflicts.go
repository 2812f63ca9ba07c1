package bind

import (
	"math"
	"slices"
	"strings"

	"github.com/factlint/factlint/internal/lang"
	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// The log-odds of two records being about one thing from which a conflict is
// reported, and from which it is asked about.
const (
	pairConflict = -0.6
	pairQuery    = -1.0
	// newsConflictRate is the share of conflicts among values that differ
	// between two articles on one thing; the drafts have more, draftRate.
	newsConflictRate = 1.0 / 8
	draftRate        = 1.0 / 4
	// parallelOdds is what the best pair of two parallel sentences has at the
	// least, where the word beside the value is the same.
	parallelOdds = 0.8
)

// Judge holds two records against each other, by themselves. They are judged
// under the first key that they share and under no other, so that a pair which
// shares several is reported once.
func Judge(a, b *lint.Record) lint.RecordVerdict {
	if dimension(a.Value) != dimension(b.Value) || !firstShared(a, b) {
		return lint.RecordVerdict{}
	}
	var k kinship
	m := meeting{w: fittedPairs(), run: 2}
	c := m.compareRecords(a, b, &k)
	k[kBest], k[kMargin] = 1, 0.5
	return m.verdictOf(a, b, &k, c)
}

// Conflicts finds the conflicts among records: each record is held against the
// record of every earlier article that it is likeliest to share its matter
// with, within one article against the earlier ones. Where any plausible
// partner agrees there is no conflict.
func Conflicts(records []lint.Record) []lint.RecordConflict {
	return conflictsIn(records, 2)
}

// conflictsIn is Conflicts in a run over so many articles. Who holds two or
// three articles against each other means that they tell one story; of many it
// has to show.
func conflictsIn(records []lint.Record, run int) []lint.RecordConflict {
	if len(records) > 0 && len(records[0].Keys) > 1 && !strings.HasPrefix(records[0].Key, everything) && byArticleCount(records) > 1 {
		return nil // they are all together under everything
	}
	groups := byArticle(records)
	if len(groups) == 1 {
		return within(records)
	}
	if len(groups) > maxArticles {
		return divided(records, run)
	}
	return across(records, groups, run)
}

// across holds every article of a group against the earlier ones. The more
// articles share a key the less it tells: two of them speak of one thing by so
// much the smaller a chance.
func across(records []lint.Record, groups [][]int, run int) []lint.RecordConflict {
	var out []lint.RecordConflict
	for q := 1; q < len(groups); q++ {
		for p := 0; p < q; p++ {
			out = append(out, between(records, groups[p], groups[q], len(groups), run)...)
		}
	}
	return out
}

// divided takes a group that is too large apart by what is counted or what
// happened, and leaves out what is still too large: where so many articles
// give values for one subject and dimension, they are not one quantity.
func divided(records []lint.Record, run int) []lint.RecordConflict {
	parts := map[string][]int{}
	var names []string
	for i := range records {
		k := records[i].Head
		if k == "" {
			k = "\x00" + records[i].Event
		}
		if _, ok := parts[k]; !ok {
			names = append(names, k)
		}
		parts[k] = append(parts[k], i)
	}
	if len(names) < 2 {
		return nil
	}
	var out []lint.RecordConflict
	for _, k := range names {
		part := make([]lint.Record, len(parts[k]))
		for i, at := range parts[k] {
			part[i] = records[at]
		}
		groups := byArticle(part)
		if len(groups) < 2 || len(groups) > maxArticles {
			continue
		}
		for _, c := range across(part, groups, run) {
			c.A, c.B = parts[k][c.A], parts[k][c.B]
			out = append(out, c)
		}
	}
	return out
}

// maxArticles bounds the articles of a group that are held against each other,
// and maxRecords the records of one article.
const (
	versions    = 3 // so few are compared though their words lie far apart
	maxArticles = 24
	maxRecords  = 256
)

// byArticleCount is the number of articles, 2 for more.
func byArticleCount(records []lint.Record) int {
	for i := range records {
		if records[i].Path != records[0].Path {
			return 2
		}
	}
	return 1
}

// byArticle are the indices of the records by article, in order; records that
// say the same words twice are taken once.
func byArticle(records []lint.Record) [][]int {
	var out [][]int
	at := map[string]int{}
	for i := range records {
		g, ok := at[records[i].Path]
		if !ok {
			g = len(out)
			at[records[i].Path] = g
			out = append(out, nil)
		}
		if len(out[g]) < maxRecords {
			out[g] = append(out[g], i)
		}
	}
	return out
}

// cell is one pair of two articles' records.
type cell struct {
	k     kinship
	c     quant.Comparison
	first float32
	ok    bool
}

// between judges the records of two articles as a whole.
func between(records []lint.Record, old, new []int, among, run int) []lint.RecordConflict {
	m := meet(records, old, new, among, run)
	cells := m.table(records, old, new)
	var out []lint.RecordConflict
	for j := range new {
		best, agrees := -1, false
		for i := range old {
			c := &cells[i*len(new)+j]
			if !c.ok {
				continue
			}
			if best < 0 || c.first > cells[best*len(new)+j].first {
				best = i
			}
		}
		if best < 0 {
			continue
		}
		top := &cells[best*len(new)+j]
		if top.c.Agrees() && !idle(records[new[j]].Value, records[old[best]].Value, top.c) {
			continue
		}
		for i := range old { // charity
			c := &cells[i*len(new)+j]
			a, b := &records[new[j]].Value, &records[old[i]].Value
			if c.ok && c.c.Agrees() && !idle(*a, *b, c.c) && c.first > top.first-m.charity(a, b) {
				agrees = true
			}
		}
		if agrees || !top.c.Conflicts() {
			continue
		}
		margins(cells, len(old), len(new), best, j)
		a, b := &records[new[j]], &records[old[best]]
		if !firstShared(a, b) || told(a, b) && top.first < closeTie && !(top.k[kParallel] > 0 && top.k[kNeighbours] == 1) {
			continue
		}
		v := m.verdictOf(a, b, &top.k, top.c)
		if v.Severity > lint.Off {
			out = append(out, lint.RecordConflict{A: new[j], B: old[best], RecordVerdict: v})
		}
	}
	return out
}

// charity is by how much a partner that agrees may be less likely than the one
// that does not, and still excuse it.
const (
	charity = 2.5
	// looseCharity is the same for one that agrees because it says little: "more
	// than a billion" of 1.5 billion, 1.36 within a range.
	looseCharity = 0.4
)

// What two clauses must share at the least, whatever else speaks for them: of
// the words near the values, or of all words of the sentences.
const (
	leastNear  = 0.34
	leastWords = 0.4
	// closeNear and closeWords are what two clauses without a common name must
	// share where two articles are held against each other.
	closeNear  = 0.5
	closeWords = 0.4
)

// closeTie is the first look's score from which two records are so close that
// another value of the same article does not excuse a conflict.
const closeTie = 4.5

// told reports whether b's article states a's value somewhere else.
func told(a, b *lint.Record) bool {
	for i := range b.Others {
		if sameWritten(&a.Value, &b.Others[i]) {
			return true
		}
	}
	for i := range b.Beside { // "35 euros, or 20 for students"
		if v := &b.Beside[i]; v.Kind == quant.KindCount && v.Unit == "" && a.Value.Kind == quant.KindMoney && !v.Range && v.Lo.Cmp(a.Value.Lo) == 0 {
			return true
		}
	}
	return false
}

// otherModel reports whether two records name two models of a kind by their
// numbers: the T7 and the T9.
func otherModel(a, b *lint.Record) bool {
	for _, w := range a.Words {
		x := stripDigits(w)
		if x == "" || x == w || hasWord(b.Words, w) {
			continue
		}
		for _, u := range b.Words {
			if u != w && stripDigits(u) == x && len(u) != len(x) && !hasWord(a.Words, u) {
				return true
			}
		}
	}
	return false
}

// otherPlace reports whether two sentences speak of two members of a row: the
// second stage of 187 kilometres, the third of 162.
func otherPlace(a, b *lint.Record) bool {
	var ordinals, values [2]int // that agree, that differ
	for i := range a.Beside {
		v := &a.Beside[i]
		agrees, differs := false, false
		for k := range b.Beside {
			c := compareWritten(*v, b.Beside[k])
			agrees, differs = agrees || c.Agrees(), differs || c.Conflicts()
		}
		count := &values
		if v.Kind == quant.KindOrdinal {
			count = &ordinals
		}
		switch {
		case agrees:
			count[0]++
		case differs:
			count[1]++
		}
	}
	if a.Value.Kind == quant.KindOrdinal {
		return values[0] == 0 && values[1] > 0
	}
	return ordinals[0] == 0 && ordinals[1] > 0
}

// stripDigits is a word without its digits.
func stripDigits(w string) string {
	if !strings.ContainsAny(w, "0123456789") {
		return w
	}
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return -1
		}
		return r
	}, w)
}

// addsUp reports whether a's value is the sum of b's and another value of b's
// sentence: "18,000 homes destroyed or damaged" of 11,000 destroyed and another
// 7,000 damaged.
func addsUp(a, b *lint.Record) bool {
	if a.Value.Range || b.Value.Range || a.Value.Kind != quant.KindCount && a.Value.Kind != quant.KindMoney {
		return false
	}
	x, y := toBase(a.Value), toBase(b.Value)
	for i := range b.Beside {
		v := &b.Beside[i]
		if v.Kind == b.Value.Kind && !v.Range && (v.Unit == b.Value.Unit || v.Kind == quant.KindCount) && min(y, toBase(*v)) > 0.05*x && math.Abs(y+toBase(*v)-x) < 0.005*x {
			return true
		}
	}
	return false
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
		return overlaps(a.Date, b.Date) || b.Range && overlaps(a.Date, b.DateHi)
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
	return significant(x) > 1 && significant(y) > 1 && x.RoundTo(ulp).Cmp(y.RoundTo(ulp)) == 0
}

// table compares every record of one article with every record of the other.
func (m *meeting) table(records []lint.Record, old, new []int) []cell {
	cells := make([]cell, len(old)*len(new))
	for i, o := range old {
		for j, n := range new {
			a, b := &records[n], &records[o]
			if a.Key != b.Key && dimension(a.Value) != dimension(b.Value) || !akin(a, b) && (m.run > versions || !distant(a, b)) {
				continue
			}
			c := &cells[i*len(new)+j]
			c.c = m.compareRecords(a, b, &c.k)
			if c.c.Relation == quant.Incomparable && c.c.Cause == quant.NoCause {
				continue
			}
			c.ok = true
			for f := 0; f < kinFirst; f++ {
				c.first += m.w.First[f] * c.k[f]
			}
		}
	}
	return cells
}

// margins fills what depends on the other pairs: whether this is the best of
// its row and column, and by how much.
func margins(cells []cell, rows, columns, i, j int) {
	c := &cells[i*columns+j]
	second := float32(noRival)
	for r := 0; r < rows; r++ {
		if o := &cells[r*columns+j]; r != i && o.ok {
			second = max(second, o.first)
		}
	}
	for q := 0; q < columns; q++ {
		if o := &cells[i*columns+q]; q != j && o.ok {
			second = max(second, o.first)
		}
	}
	if c.first >= second {
		c.k[kBest] = 1
	}
	c.k[kMargin] = clamp((c.first - second) / 3)
}

// within judges the records of one article against the earlier ones.
func within(records []lint.Record) []lint.RecordConflict {
	var out []lint.RecordConflict
	m := meeting{w: fittedPairs(), run: versions + 1}
	n := min(len(records), maxRecords)
	for j := 1; j < n; j++ {
		best := -1
		var top cell
		excused := false
		for i := 0; i < j; i++ {
			a, b := &records[j], &records[i]
			if a.Mention == b.Mention || sameSentence(a, b) || dimension(a.Value) != dimension(b.Value) || !firstShared(a, b) {
				continue
			}
			var c cell
			c.c = m.compareRecords(a, b, &c.k)
			if c.c.Relation == quant.Incomparable {
				continue
			}
			for f := 0; f < kinFirst; f++ {
				c.first += m.w.First[f] * c.k[f]
			}
			if c.c.Agrees() && c.first > 0 {
				excused = true
			}
			if c.c.Conflicts() && (best < 0 || c.first > top.first) {
				best, top = i, c
			}
		}
		if best < 0 || excused {
			continue
		}
		top.k[kBest], top.k[kMargin] = 1, 0
		v := m.verdictOf(&records[j], &records[best], &top.k, top.c)
		// One article seldom gives one thing two values: ask for more.
		if v.Severity > lint.Off && logit(v.Same) > pairConflict+1.5 && !sequence(&records[j], &records[best]) {
			v.Severity = min(v.Severity, lint.Warning)
			out = append(out, lint.RecordConflict{A: j, B: best, RecordVerdict: v})
		}
	}
	return out
}

// sameSentence reports whether two records stand in one sentence: what one
// sentence tells apart is not one thing.
func sameSentence(a, b *lint.Record) bool {
	return slices.Equal(a.Words, b.Words)
}

// sequence reports whether two values of one article are steps of a story:
// said for two times, or one of them for a time and the other for none.
func sequence(a, b *lint.Record) bool {
	return a.Time != b.Time || a.Value.Kind == quant.KindDate && a.Event != b.Event
}

// firstShared reports whether two records are filed together under the first
// key that both have.
func firstShared(a, b *lint.Record) bool {
	if len(a.Keys) == 0 || len(b.Keys) == 0 {
		return a.Key == b.Key
	}
	if a.Key != b.Key {
		return false
	}
	for _, k := range a.Keys {
		for _, l := range b.Keys {
			if k == l {
				return k == a.Key
			}
		}
	}
	return false
}

// verdictOf turns the evidence into a verdict.
func (m *meeting) verdictOf(a, b *lint.Record, k *kinship, c quant.Comparison) lint.RecordVerdict {
	var odds float64
	for f := range k {
		odds += float64(m.w.Second[f] * k[f])
	}
	if k[kParallel] > 0 && k[kBest] > 0 && k[kNeighbours] > 0 {
		odds = max(odds, parallelOdds) // one sentence, rewritten
	}
	odds -= m.prior
	if m.close() {
		odds += m.corroborated(a, b, k)
	}
	v := lint.RecordVerdict{Same: sigmoid(odds), Comparison: c}
	if m.barred(a, b, k) != "" {
		return v
	}
	if !c.Conflicts() || odds < pairQuery || k[kTimeOther] > 0 || grows(a, b) || outgrown(a, b) || outgrown(b, a) || addsUp(a, b) || addsUp(b, a) {
		return v
	}
	v.Trust = sigmoid(odds + math.Log(newsConflictRate/draftRate))
	v.Severity = lint.Asked
	if odds >= pairConflict && (!c.OneDay || k[kParallel] > 0) {
		v.Severity = lint.Error
	}
	v.Why = "both speak of " + subjectOf(a, b) + ", and the values cannot both be true"
	return v
}

// barred says why two records are not held against each other whatever speaks
// for them, "" where nothing bars them.
func (m *meeting) barred(a, b *lint.Record, k *kinship) string {
	parallel, close := k[kParallel] > 0, m.close()
	switch {
	case a.Value.Kind == quant.KindSet && b.Value.Kind != quant.KindSet || a.Value.Kind != quant.KindSet && b.Value.Kind == quant.KindSet:
		return "how often and how long"
	case (a.Value.Kind == quant.KindOrdinal || a.Value.Kind == quant.KindSet) && !parallel && !close:
		return "places in an order"
	case k[kStrangers] > 0 && m.run <= versions && k[kNear] < closeNear && k[kWords] < closeWords:
		return "no common name"
	case k[kStrangers] > 0 && m.run > versions && (k[kWords] < strangerWords || k[kWordsLess] < strangerWords/2):
		return "no common name among many articles"
	case !parallel && k[kAnchor] > 0 && (a.Value.Kind == quant.KindDuration || a.Value.Kind == quant.KindCount):
		return "an age, or a stage at which another value holds"
	case !parallel && k[kRange] > 0 && a.Head == "" && a.Value.Kind == quant.KindCount:
		return "a range of nothing that is named"
	case !parallel && a.Value.Kind == quant.KindCount && b.Value.Kind == quant.KindCount && k[kNeighbours] == 0 && (bareOfOther(a, b) || bareOfOther(b, a)):
		return "a number of something and a bare one"
	case close && a.Apart != b.Apart:
		return "a figure and a change or an addition"
	case close && !parallel && a.Value.Kind != quant.KindDate && (a.Mood == lint.Forecast) != (b.Mood == lint.Forecast) && k[kTimeSame] == 0 && k[kNearMiss] == 0:
		return "a figure and a forecast"
	case close && otherPlace(a, b):
		return "two places in an order"
	case close && otherModel(a, b):
		return "two models"
	case close && k[kHeadOther] > 0 && (k[kNear] < closeNear || k[kNeighbours] == 0) && k[kNearMiss] == 0:
		return "different things counted"
	case close && a.Value.Kind == quant.KindDuration && a.Value.Unit != b.Value.Unit && k[kVeryFar] > 0 && k[kNeighbours] < 1:
		return "hours and years"
	case close:
		// Two texts on one story may put it in words that have nothing in common.
	case k[kNear] < leastNear && k[kWords] < leastWords:
		return "hardly a common word"
	case k[kHeadOther] > 0 && k[kAbove] == 0 && k[kWordsLess] < strangerWords:
		return "different things counted, and no common title"
	case k[kFamiliesNone] > 0 && k[kHeadSame] == 0 && k[kWordsLess] < strangerWords:
		return "different events" // "was built for $60 million", "lost $75 million"
	case k[kDate] > 0 && !parallel && k[kFamilies] == 0 && k[kWords] < strangerWords:
		return "two days without a common event"
	}
	return ""
}

// bareOfOther reports whether a counts something and b gives a bare number, near
// which that does not stand: "19 reviews", "9 of 10".
func bareOfOther(a, b *lint.Record) bool {
	if a.Head == "" || b.Head != "" || hasWord(b.Near, a.Head) {
		return false
	}
	w := lang.EnglishWords()
	for _, f := range w.Families(a.Head) {
		if hasWord(b.Families, w.FamilyOf(f).Name) {
			return false
		}
	}
	return true
}

// grows reports whether two counts can be steps of a counter: the article
// that has more is the younger by its date.
func grows(a, b *lint.Record) bool {
	if a.Date.IsZero() || b.Date.IsZero() || !a.Date.Known() || !b.Date.Known() || a.Value.Kind == quant.KindDate {
		return false
	}
	if a.Date.First() == b.Date.First() {
		return false
	}
	older, younger := a, b
	if a.Date.First() > b.Date.First() {
		older, younger = b, a
	}
	return younger.Value.Kind == quant.KindCount && younger.Value.Lo.Cmp(older.Value.Lo) > 0
}

// outgrown reports whether a says of a time before or after some day what a
// counter may well have come to by then: "after 7 March more than 23,000" where
// b has 21,460.
func outgrown(a, b *lint.Record) bool {
	if a.Value.Kind != quant.KindCount && a.Value.Kind != quant.KindMoney {
		return false
	}
	for i := range a.Beside {
		if d := &a.Beside[i]; d.Kind == quant.KindDate && side(d.Hedge)*a.Value.Lo.Cmp(b.Value.Lo) > 0 {
			return true
		}
	}
	return false
}

// subjectOf names what two records share.
func subjectOf(a, b *lint.Record) string {
	switch {
	case a.Head != "" && a.Head == b.Head:
		return "the number of " + a.Value.Unit
	case a.Event != "" && a.Event == b.Event && a.Subject != "":
		return "“" + a.Subject + "” and “" + a.Event + "”"
	case a.Subject != "" && a.Subject == b.Subject:
		return "“" + a.Subject + "”"
	}
	return "the same thing"
}

func logit(p float64) float64 { return math.Log(p / (1 - p)) }
