package report

import (
	"fmt"
	"sort"
	"strings"

	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// Figure is a drawing of what the articles say of one fact: a timeline of dates
// or a number line of amounts, with the same in words.
type Figure struct {
	Title, Words string
	Height       int
	Ticks        []FigureTick
	Bars         []FigureBar
}

// FigureTick is a mark of the scale at X percent of its width.
type FigureTick struct {
	X     float64
	Label string
	End   bool // it is the right one: its label ends there
}

// FigureBar is one value: from X to End percent of the width, Y down, with its
// label above it at LabelY. Sign tells its verdict without colour.
type FigureBar struct {
	X, End    float64
	Y, LabelY int
	Label     string
	Verdict   string
	Sign      string
}

// The heights of a figure's rows and of its scale.
const (
	figureRow   = 36
	figureScale = 26
)

// maxFigures bounds the drawings of a page.
const maxFigures = 24

// figures draws each fact that a claim contradicts: the fact's own value and
// what the articles say.
func figures(drafts []*Draft) []Figure {
	byFact := map[string][]*lint.ClaimLine{}
	var ids []string
	var claims []lint.ClaimLine
	for _, d := range drafts {
		for i := range d.Marks {
			c := d.Marks[i].Claim
			c.Verdict = d.Marks[i].Verdict
			claims = append(claims, c)
		}
	}
	for i := range claims {
		c := &claims[i]
		if c.Fact == nil || c.Value == nil || c.Verdict == "unmatched" {
			continue
		}
		if len(byFact[*c.Fact]) == 0 {
			ids = append(ids, *c.Fact)
		}
		byFact[*c.Fact] = append(byFact[*c.Fact], c)
	}
	sort.Strings(ids)
	var out []Figure
	for _, id := range ids {
		if f, ok := drawFact(id, byFact[id]); ok && len(out) < maxFigures {
			out = append(out, f)
		}
	}
	return out
}

// reach is the ends of a value on its scale.
type reach struct {
	lo, hi         float64
	label, verdict string
}

func drawFact(id string, claims []*lint.ClaimLine) (Figure, bool) {
	differ := false
	var rows []reach
	seen := map[string]bool{}
	kind := claims[0].Kind
	for _, c := range claims {
		if c.Kind != kind || deref(c.Unit) != deref(claims[0].Unit) && kind != "count" {
			continue
		}
		lo, hi, ok := ends(c)
		if !ok {
			return Figure{}, false
		}
		differ = differ || c.Verdict == "contradicted" || c.Verdict == "disputed" || c.Verdict == "stale"
		label := fmt.Sprintf("%s, %s:%d", c.Text, c.Path, c.Line)
		if !seen[label] {
			seen[label] = true
			rows = append(rows, reach{lo, hi, label, c.Verdict})
		}
	}
	if !differ || len(rows) > 12 {
		return Figure{}, false
	}
	for _, c := range claims {
		if len(c.Citation) > 0 {
			if lo, hi, ok := factEnds(c); ok {
				rows = append([]reach{{lo, hi, "the fact: " + c.Citation[0].Value, "fact"}}, rows...)
			}
			break
		}
	}
	if !apart(rows) {
		return Figure{}, false
	}
	return scale(id, kind, rows), true
}

// apart reports whether two values lie at different places: one alone, or the
// same number in two currencies, is no drawing.
func apart(rows []reach) bool {
	for _, r := range rows[1:] {
		if r.lo != rows[0].lo || r.hi != rows[0].hi {
			return true
		}
	}
	return false
}

// scale lays the rows out, one below the other over one scale.
func scale(id, kind string, rows []reach) Figure {
	lo, hi := rows[0].lo, rows[0].hi
	for _, r := range rows {
		lo, hi = min(lo, r.lo), max(hi, r.hi)
	}
	pad := (hi - lo) / 25
	if pad == 0 {
		pad = 1
	}
	lo, hi = lo-pad, hi+pad
	at := func(v float64) float64 { return float64(int((v-lo)/(hi-lo)*1000)) / 10 }
	f := Figure{Title: id, Height: figureScale + figureRow*len(rows)}
	var words []string
	for i, r := range rows {
		y := figureRow * i
		b := FigureBar{X: at(r.lo), End: at(r.hi), LabelY: y + 14, Y: y + 24, Label: r.label, Verdict: r.verdict, Sign: verdictWords[r.verdict][1]}
		word := verdictWords[r.verdict][0]
		if word != "" {
			word = ", " + word
		}
		f.Bars = append(f.Bars, b)
		words = append(words, r.label+word)
	}
	for i, v := range []float64{lo + pad, hi - pad} {
		f.Ticks = append(f.Ticks, FigureTick{X: at(v), Label: tick(kind, v), End: i == 1})
	}
	f.Words = strings.Join(words, "; ")
	return f
}

func tick(kind string, v float64) string {
	if kind == "date" {
		return quant.DayNumber(int32(v)).Date().String()
	}
	if n, ok := quant.ParseNumber(fmt.Sprintf("%.6g", v)); ok {
		return n.Grouped()
	}
	return fmt.Sprintf("%.6g", v)
}

// ends are the ends of a claim's value: days for dates, the amount in its unit
// for the others.
func ends(c *lint.ClaimLine) (lo, hi float64, ok bool) {
	return endsOf(c.Kind, deref(c.Value))
}

func endsOf(kind, value string) (lo, hi float64, ok bool) {
	switch kind {
	case "date":
		a, b, ranged, err := quant.ParseEDTF(value)
		if err != nil || !a.Known() || ranged && !b.Known() {
			return 0, 0, false
		}
		if !ranged {
			b = a
		}
		return float64(a.First()), float64(b.Last()), true
	case "money", "percent", "measure", "count":
		first, second, ranged := strings.Cut(value, "/")
		if !ranged {
			second = first
		}
		x, okX := quant.ParseNumber(first)
		y, okY := quant.ParseNumber(second)
		return x.Float(), y.Float(), okX && okY
	}
	return 0, 0, false
}

// factEnds are the ends of the cited fact's value, where the citation holds it
// in a form that can be drawn.
func factEnds(c *lint.ClaimLine) (lo, hi float64, ok bool) {
	return endsOf(c.Kind, c.Citation[0].Plain)
}

func deref(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}
