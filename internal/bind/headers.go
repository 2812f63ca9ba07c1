package bind

import (
	"strings"

	"github.com/factlint/factlint/internal/lang"
	"github.com/factlint/factlint/internal/lang/joint"
	"github.com/factlint/factlint/internal/lang/role"
	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// What a table says of the units of its bare numbers.

// measured is the unit and the scale that a header states.
type measured struct {
	kind  quant.Kind
	unit  string
	scale int
	// part is how many of the unit make one of the currency, 100 of pence; 0 for none.
	part int64
	// coin is the sign of a currency that stands there without its country, "" for none.
	coin string
	// from and to are the tokens of the unit where several words make it up, 0 and 0 for none.
	from, to int
}

// unitWords takes the words of a unit that stands in the header of a row or a column for no words on
// what is measured: the sea miles of "Closed zone, nautical miles".
func (r *reader) unitWords(terms []term, sent lint.Sentence) {
	if b := sent.Block; b < 0 || r.pass.Doc.Blocks[b].Table == 0 || r.pass.Doc.Blocks[b].Row > 0 && r.pass.Doc.Blocks[b].Column > 0 || len(terms) < 2 {
		return
	}
	h := r.headerUnit(sent, false)
	for i := h.from; i < h.to; i++ {
		if t := &terms[i-sent.First]; len(t.matches) == 0 {
			t.content = false
		}
	}
}

// fromHeaders gives a bare number the unit and the scale that its row's or its
// column's header states, or what leads up to the table: "Revenue, $m",
// "Inflation (%)", "Length, km", "Average wait, in weeks:".
func (c *context) fromHeaders(v quant.Value) quant.Value {
	block := c.r.pass.Sentences[c.mention.Sentence].Block
	if h := c.r.unitCell(block); h.kind != quant.NoKind || h.scale > 0 {
		return c.inUnit(v, h)
	}
	info := c.r.block[block]
	lead := info.lead
	if lead < 0 {
		lead = c.r.headingOf(block)
	}
	for i, b := range [...]int{info.columnHeader, info.rowHeader, c.r.wholeRow(info.rowHeader), info.corner, lead} {
		if b < 0 || c.r.firstS[b] < 0 {
			continue
		}
		s := c.r.firstS[b]
		if i == 4 {
			s = c.r.lastSentence(b)
		}
		h := c.r.headerUnit(c.r.pass.Sentences[s], i == 4)
		if h.kind == quant.NoKind && h.scale == 0 {
			continue
		}
		c.unitAbove = i >= 3 && (h.kind == quant.NoKind || h.kind == quant.KindMoney || c.r.ownUnits(block))
		return c.inUnit(v, h)
	}
	return v
}

// wholeRow is the header of the row that the row of header h tells a part of, -1 for none: that of
// "Deliveries (thousands)" for the row "of which abroad" below it.
func (r *reader) wholeRow(h int) int {
	blocks := r.pass.Doc.Blocks
	if h < 0 || !r.partRow(h) {
		return -1
	}
	for k := h - 1; k >= 0 && h-k < tableReach && blocks[k].Table == blocks[h].Table; k-- {
		if blocks[k].Column == 0 && !r.partRow(k) {
			if blocks[k].Row == 0 {
				break
			}
			return k
		}
	}
	return -1
}

// partRow reports whether the header of a row says that the row is a part of one above.
func (r *reader) partRow(b int) bool {
	s := r.firstS[b]
	if s < 0 {
		return false
	}
	i, last := r.pass.Sentences[s].First, r.pass.Sentences[s].Last
	for i < last && r.pass.Tokens[i].Kind == lint.Mark { // "– of which ..."
		i++
	}
	return i < last && r.cue("part-row").At(func(k int) string { return r.small(i + k) }) > 0
}

// headingOf is the heading right above the table of a cell, which may say what all of it is in,
// "Overnight stays (thousands)"; -1 for none.
func (r *reader) headingOf(b int) int {
	h := r.block[b].heading
	if h < 0 || h+1 >= len(r.pass.Doc.Blocks) || r.pass.Doc.Blocks[h+1].Table == 0 || r.pass.Doc.Blocks[h+1].Table != r.pass.Doc.Blocks[b].Table {
		return -1
	}
	return h
}

// inUnit is a bare number in the unit and on the scale that a table states.
func (c *context) inUnit(v quant.Value, h measured) quant.Value {
	if h.kind != quant.NoKind {
		v.Kind, v.Unit, c.headCoin = h.kind, h.unit, h.coin
	}
	if h.part > 1 {
		c.anyCurrency = h.unit != "GBP" // cents have many countries, pence hardly more than one
		lo, hi := v.Lo.Ulp(), v.Hi.Ulp()
		v.Lo, v.Hi = v.Lo.Quo(quant.FromInt(h.part)), v.Hi.Quo(quant.FromInt(h.part))
		if h.part == 100 {
			v.Lo, v.Hi = v.Lo.WithUlp(lo-2), v.Hi.WithUlp(hi-2) // 9.0 cents are no 9
		}
	}
	if h.scale > 0 {
		v.Lo, v.Hi = v.Lo.Scale(h.scale).WithExact(false), v.Hi.Scale(h.scale).WithExact(false)
	}
	return v
}

// ownUnits reports whether a cell of the column of a cell writes a unit itself, "4.6 %" beside "36":
// what stands above such a table may give the others none.
func (r *reader) ownUnits(b int) bool {
	blocks := r.pass.Doc.Blocks
	for k := max(b-tableReach, 0); k < min(b+tableReach, len(blocks)); k++ {
		if blocks[k].Table == blocks[b].Table && r.writesUnit(k, blocks[b].Column) {
			return true
		}
	}
	return false
}

// tableReach is how many cells away a unit is looked for, so that a table of a hundred thousand rows
// takes no longer than its length.
const tableReach = 200

// writesUnit reports whether a block is a cell of a column, below its header, and has a value with a
// unit.
func (r *reader) writesUnit(b, column int) bool {
	if cell := &r.pass.Doc.Blocks[b]; cell.Column != column || cell.Row == 0 || r.firstS[b] < 0 {
		return false
	}
	first, last := mentionsOf(r.pass, r.firstS[b])
	for m := first; m < last; m++ {
		switch r.pass.Mentions[m].Value.Kind {
		case quant.KindMoney, quant.KindMeasure, quant.KindPercent, quant.KindDuration:
			return true
		}
	}
	return false
}

// unitCell is the unit that a table gives in a column of its own, "Setting | Default | Unit",
// in the row of a cell.
func (r *reader) unitCell(b int) measured {
	blocks := r.pass.Doc.Blocks
	for dir := -1; dir <= 1; dir += 2 {
		for k := b + dir; k >= 0 && k < len(blocks) && blocks[k].Table == blocks[b].Table && blocks[k].Row == blocks[b].Row; k += dir {
			h := r.block[k].columnHeader
			if h < 0 || r.firstS[h] < 0 || r.firstS[k] < 0 {
				continue
			}
			head, cell := r.pass.Sentences[r.firstS[h]], r.pass.Sentences[r.firstS[k]]
			if head.Last-head.First != 1 || !r.cue("unit").Has(r.small(head.First)) {
				continue
			}
			if cell.Last-cell.First == 1 {
				if u := partUnit(r.pass.Word(cell.First)); u.kind != quant.NoKind {
					return u
				}
			}
			return r.headerUnit(cell, false) // "million", "million t"
		}
	}
	return measured{}
}

// headerUnit reads the unit and the scale of a header. In running text only
// what stands behind "in" or a mark is one.
func (r *reader) headerUnit(sent lint.Sentence, running bool) measured {
	l := lang.English()
	var h measured
	if sent.Last > sent.First && !running {
		if h = r.settingUnit(sent, sent.Last-1); h.kind != quant.NoKind {
			return h
		}
	}
	for i := sent.First; i < sent.Last; i++ {
		word := r.pass.Word(i)
		if r.pass.Tokens[i].Kind == lint.Digits || r.isA(i, joint.In) && i+1 < sent.Last && r.pass.Tokens[i+1].Kind == lint.Word {
			continue // "in weeks"
		}
		node, in := l.Lookup(strings.ToLower(word))
		if whole, next := r.unitOfWords(node, i, sent.Last); next > i+1 && h.kind == quant.NoKind && (h.scale > 0 || r.endsHeader(sent, i, next)) {
			if h.kind, h.unit = quant.KindMeasure, whole; whole == "percent" {
				h.kind = quant.KindPercent
			}
			h.from, h.to = i, next
			i = next - 1
			continue
		}
		if running && (i > sent.First && r.pass.Tokens[i-1].Kind == lint.Digits || i+1 < sent.Last && r.pass.Tokens[i+1].Kind == lint.Digits) {
			continue // "all figures at 25 °C", "the record, $1.7 billion" give no other figure their unit
		}
		if t := r.pass.Tokens; i+1 < sent.Last && t[i+1].Kind == lint.Digits && t[i+1].Start == t[i].End && hasLetter(strings.ToLower(word)) {
			continue // the P7 has no prices in pula
		}
		behind := r.afterBracket(i) || !running && r.setOff(sent, i) || h.scale > 0 && r.isA(i-1, joint.Of)                                    // "in millions of pounds"
		if sign := i == sent.First && len(in.Currencies) > 0 && in.Currencies[0].Symbol && currencyIn(in, word); running && !behind && !sign { // "£ million unless otherwise stated"
			continue
		}
		short := len(word) <= 2
		switch unit := r.unitIn(in, i); {
		case unit != "" && h.kind == quant.NoKind && h.scale == 0 && in.Class&lang.Scale != 0 && short && (r.bracketed(i) || r.setBehind(sent, i)) && (len(word) > 1 || r.measuredIn(sent, unit)):
			h.kind, h.unit = quant.KindMeasure, unit // "Height (m)", "Mass (t)", "Length, m", "Rain (mm)"
		case word == "d" && h.kind == quant.NoKind && r.bracketed(i): // the sign of the day, which in running text is a penny's
			h.kind, h.unit = quant.KindDuration, "day"
		case in.Class&lang.Percent != 0 && h.kind == quant.NoKind:
			h.kind, h.unit = quant.KindPercent, "percent"
		case len(in.Currencies) > 0 && currencyIn(in, word) && (!short || in.Currencies[0].Symbol) && !r.beginsName(i):
			coin := &l.Currencies[in.Currencies[0].Index]
			h.kind, h.unit, h.part, h.coin = quant.KindMoney, coin.Code, coin.Part, ""
			if in.Currencies[0].Symbol {
				h.coin = word
			}
			if in = r.withCountry(i); in != nil { // "A$"
				h.unit, h.part, h.coin = l.Currencies[in.Currencies[0].Index].Code, 0, ""
			}
		case unit != "" && h.kind == quant.NoKind && h.scale > 0: // "million t"
			h.kind, h.unit = quant.KindMeasure, unit
		case in.Class&lang.Scale != 0 && (!short || h.kind == quant.KindMoney || behind):
			h.scale = int(in.Num(lang.Scale))
		case in.Class&lang.TimeUnit != 0 && h.kind == quant.NoKind && ((behind || r.standsAlone(sent, i)) && word[len(word)-1] == 's' || r.bracketed(i)):
			h.kind, h.unit = quant.KindDuration, in.Str(lang.TimeUnit)
		case unit != "" && h.kind == quant.NoKind && (behind || !short && r.standsAlone(sent, i)):
			h.kind, h.unit = quant.KindMeasure, unit
		case unit != "" && h.kind == quant.NoKind && i == sent.First && r.standsAlone(sent, i):
			h.kind, h.unit = quant.KindMeasure, unit
		}
	}
	return h
}

// unitOfWords is the unit that several words name together, of which token i is the first and node
// what the tables know it as, and the token after it: "square kilometres", "per cent".
func (r *reader) unitOfWords(node uint32, i, last int) (unit string, next int) {
	l := lang.English()
	for k := i + 1; k < last; k++ {
		word := strings.ToLower(r.pass.Word(k))
		to, _ := l.Lookup(word)
		if node = l.Next(node, to); node == 0 {
			break
		}
		switch in := l.Info(node); {
		case in.Class&lang.Percent != 0:
			unit, next = "percent", k+1
		case len(in.Units) > 0 && (word[len(word)-1] == 's' || in.Units[0].Symbol && in.Units[0].Form == r.pass.Doc.Text[r.pass.Tokens[i].Start:r.pass.Tokens[k].End]):
			unit, next = l.Units[in.Units[0].Index].Name, k+1 // "cubic metres", "km/h"
		}
	}
	return unit, next
}

// endsHeader reports whether the words from token i to next are the last ones of a header, or of
// what it has in brackets, and stand apart from what is before them: "Area, square kilometres".
func (r *reader) endsHeader(sent lint.Sentence, i, next int) bool {
	if next < sent.Last && r.pass.Tokens[next].Kind == lint.Word && r.does(r.small(next))&role.InPhrase == 0 {
		return false
	}
	return i == sent.First || r.afterBracket(i) || r.setOff(sent, i)
}

// setOff reports whether token i stands behind a colon, or a dash with spaces, and is not the first.
func (r *reader) setOff(sent lint.Sentence, i int) bool {
	if i < sent.First+2 {
		return false
	}
	switch r.pass.Word(i - 1) {
	case ":":
		return true
	case "–", "—", "-":
		t := r.pass.Tokens
		return t[i-1].End < t[i].Start && t[i-2].End < t[i-1].Start
	}
	return false
}

// unitIn is the unit that token i of a header names, "" for none: a symbol as it
// is written, or a name in the plural. "League goals" are not measured in
// leagues, nor messages "in a batch" in amperes.
func (r *reader) unitIn(in *lang.Info, i int) string {
	l := lang.English()
	word := r.pass.Word(i)
	if r.pass.Word(i+1) == "/" { // µg/m³
		whole := word + "/" + r.pass.Word(i+2)
		if _, in := l.Lookup(strings.ToLower(whole)); len(in.Units) > 0 {
			return l.Units[in.Units[0].Index].Name
		}
	}
	plural := word[len(word)-1] == 's' || strings.EqualFold(word, "feet")
	for _, u := range in.Units {
		if u.Symbol && u.Form == word || !u.Symbol && plural {
			return l.Units[u.Index].Name
		}
	}
	return ""
}

// withCountry is the sign of a currency at token i with the letters of a country that are
// written before it, "A$", nil where there are none or they make no currency.
func (r *reader) withCountry(i int) *lang.Info {
	t := r.pass.Tokens
	if i == 0 || t[i-1].Kind != lint.Word || t[i-1].End != t[i].Start {
		return nil
	}
	whole := r.pass.Word(i-1) + r.pass.Word(i)
	_, in := lang.English().Lookup(strings.ToLower(whole))
	if len(in.Currencies) == 0 || in.Currencies[0].Form != whole {
		return nil
	}
	return in
}

// currencyIn reports whether a word of a header is a currency as currencies are
// written: a code in capitals, a sign, a name. "Top grade" is in no paanga.
func currencyIn(in *lang.Info, word string) bool {
	c := in.Currencies[0]
	return c.Form == word || !c.Symbol && strings.ToUpper(c.Form) != c.Form
}

// beginsName reports whether token i begins a name: "Real Almera" is paid in no reals.
func (r *reader) beginsName(i int) bool {
	t := r.pass.Tokens
	return i+1 < len(t) && t[i].Flags&lint.Capital != 0 && t[i+1].Flags&lint.Capital != 0 && t[i].Kind == lint.Word && t[i+1].Kind == lint.Word &&
		strings.ToUpper(r.pass.Word(i)) != r.pass.Word(i)
}

// bracketed reports whether token i stands alone in brackets, as units do, and not
// at the end of a word as its plural does: "Owner(s)".
func (r *reader) bracketed(i int) bool {
	t := r.pass.Tokens
	return i > 1 && i+1 < len(t) && r.pass.Word(i-1) == "(" && r.pass.Word(i+1) == ")" && t[i-1].Start > t[i-2].End
}

// setBehind reports whether token i stands behind a comma at the end of a header, or goes
// on with from where it is measured: "Length, m", "Summit, m above the sea".
func (r *reader) setBehind(sent lint.Sentence, i int) bool {
	if i < sent.First+2 || r.pass.Word(i-1) != "," || r.pass.Tokens[i-2].Kind != lint.Word {
		return false
	}
	return i+1 == sent.Last || r.does(r.small(i+1))&role.InPhrase != 0
}

// measuredIn reports whether a header names a quantity that is measured in a unit of
// which the letter may be a scale as well: a height in metres, but millions of
// passengers. Nobody counts in trillions without a currency.
func (r *reader) measuredIn(sent lint.Sentence, unit string) bool {
	u, ok := quant.UnitOf(unit)
	if !ok || u.Dimension != "length" {
		return ok
	}
	w := lang.EnglishWords()
	for i := sent.First; i < sent.Last; i++ {
		for _, f := range w.Families(w.Lemma(strings.ToLower(r.pass.Word(i)))) {
			switch w.FamilyOf(f).Name {
			case "depth", "diameter", "distance", "height", "length", "width":
				return true
			}
		}
	}
	return false
}

// standsAlone reports whether a word of a header is all of it, but for what it is
// measured by: "km", "km per week", "Hours".
func (r *reader) standsAlone(sent lint.Sentence, i int) bool {
	for k := sent.First; k < i; k++ {
		if kind := r.pass.Tokens[k].Kind; kind != lint.Mark && kind != lint.Digits {
			return false
		}
	}
	if i+1 >= sent.Last || r.pass.Tokens[i+1].Kind != lint.Word {
		return true
	}
	_, next := lang.English().Lookup(strings.ToLower(r.pass.Word(i + 1)))
	return next.Class&lang.Per != 0
}

// afterBracket reports whether what stands at token i can be a unit, however
// short: it stands after a bracket or a comma, as units in headers do.
func (r *reader) afterBracket(i int) bool {
	switch r.pass.Word(i - 1) {
	case "(", ",", "[", "/", "$", "€", "£":
		return true
	}
	return r.isA(i-1, joint.In)
}

// lastSentence is the last sentence of a block that has one.
func (r *reader) lastSentence(b int) int {
	s := r.firstS[b]
	for s+1 < len(r.pass.Sentences) && r.pass.Sentences[s+1].Block == b {
		s++
	}
	return s
}
