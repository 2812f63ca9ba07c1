package mention

import (
	"slices"
	"strings"
	"sync"

	"github.com/factlint/factlint/internal/lang"
	"github.com/factlint/factlint/internal/segment"
)

// gate says which forms may start at a word, each form a bit: hard without
// more, soft where another word keeps it company, opens where a phrase of the
// tables goes on with the next word. Most words of a text have none, and cost
// one look.
type gate struct{ hard, soft, opens uint8 }

// allForms are tried in this order.
var allForms = slices.Concat(dateForms, durationForms, quantityForms)

var gateTables sync.Map // *lang.Language -> []gate

// gatesOf is the table of gates of a language, by node. Node 0, the unknown
// word, holds the gate of digits.
func gatesOf(l *lang.Language) []gate {
	if g, ok := gateTables.Load(l); ok {
		return g.([]gate)
	}
	gates := make([]gate, l.Nodes())
	for node := range gates {
		in := l.Info(uint32(node))
		class := in.Class
		if node == 0 {
			class = segment.Digit
		}
		for i, f := range allForms {
			bit := uint8(1) << i
			switch {
			case class&f.trigger != 0, class&f.soft != 0 && alone(in):
				gates[node].hard |= bit
			case class&f.soft == lang.DatePrep && !startsSpan(in):
			case class&f.soft != 0:
				gates[node].soft |= bit
			}
			if in.Opens&(f.trigger|f.soft) != 0 {
				gates[node].opens |= bit
			}
		}
	}
	actual, _ := gateTables.LoadOrStore(l, gates)
	return actual.([]gate)
}

// startsSpan reports whether a small word can begin a stretch of time: all
// year, half an hour. The others only stand before one.
func startsSpan(in *lang.Info) bool {
	switch in.Str(lang.DatePrep) {
	case "all", "half", "a":
		return true
	}
	return false
}

// alone reports whether a word of time needs no company: yesterday, daily.
func alone(in *lang.Info) bool {
	if strings.HasPrefix(in.Str(lang.RelDate), "day ") {
		return true
	}
	freq := in.Str(lang.Freq)
	return freq != "" && '0' <= freq[0] && freq[0] <= '9'
}
