package mention

import (
	"slices"
	"strings"
	"sync"

	"github.com/factlint/factlint/internal/lang"
	"github.com/factlint/factlint/internal/segment"
	"github.com/factlint/factlint/lint"
)

// gate says which forms may start at a word, each form a bit in three sets: hard
// without more, soft where another word keeps it company, opens where a phrase
// of the tables goes on with the next word. Most words of a text have none, and
// cost one look. There is a gate for every word of the tables, and one of two
// bytes, so that those of an article stay in the cache next to the processor.
type gate uint16

const (
	// gateForms is for how many forms a gate has room.
	gateForms = 4
	formBits  = 1<<gateForms - 1

	gateTime gate = 1 << (3*gateForms + iota - 2) // makes a number near it worth reading as a time
	gateAge                                       // a number after it is an age
	gateUnit                                      // a unit of measure, before which an article may be the number
	gateSpan                                      // a unit of time
)

func (g gate) hard() uint8  { return uint8(g) & formBits }
func (g gate) soft() uint8  { return uint8(g>>gateForms) & formBits }
func (g gate) opens() uint8 { return uint8(g>>(2*gateForms)) & formBits }

// gateStarts are the bits of the forms that start at a word.
const gateStarts = 1<<(3*gateForms) - 1

// shut reports whether no form starts at the word.
func (g gate) shut() bool { return g&gateStarts == 0 }

// amountBit is the bit of the form that reads amounts.
const amountBit = 1 << 1

// timeBit is the bit of the form that reads times.
const timeBit = 1

// timeWords are the classes of words near which a number may be a time.
const timeWords = timeTriggers&^(segment.Digit|lang.Cardinal|lang.Ordinal|lang.Fraction) | lang.AgeWord | lang.Freq | lang.RelDate | lang.Suffix

// allForms are tried in this order.
var allForms = slices.Concat(dateForms, durationForms, quantityForms)

var gateTables sync.Map // *lang.Language -> func() []gate

// Warm makes the tables of a language beforehand.
func Warm(l *lang.Language) { gatesOf(l) }

// gatesOf is the table of gates of a language, by node. Node 0, the unknown
// word, holds the gate of digits.
func gatesOf(l *lang.Language) []gate {
	g, ok := gateTables.Load(l)
	if !ok {
		g, _ = gateTables.LoadOrStore(l, sync.OnceValue(func() []gate { return makeGates(l) }))
	}
	return g.(func() []gate)()
}

func makeGates(l *lang.Language) []gate {
	any := lang.Class(timeWords) | lang.UnitWord | lang.Percent
	for _, f := range allForms {
		any |= f.trigger | f.soft
	}
	gates := make([]gate, l.Nodes())
	for node := range gates {
		class, opens := l.Classes(uint32(node))
		if node > 0 && (class|opens)&any == 0 {
			continue
		}
		var g gate
		if class&lang.AgeWord != 0 {
			g |= gateAge
		}
		if class&(lang.UnitWord|lang.Percent) != 0 && class&(lang.DatePrep|lang.NotNoun) == 0 {
			g |= gateUnit
		}
		if node != 0 && (class|opens)&timeWords != 0 {
			g |= gateTime
		}
		if class&lang.TimeUnit != 0 {
			g |= gateSpan
		}
		if node == 0 {
			class = segment.Digit
		}
		alone := class&(lang.RelDate|lang.Freq) != 0 && alone(l.Info(uint32(node)))
		starts := class&lang.DatePrep != 0 && startsSpan(l.Info(uint32(node)))
		for i := range allForms {
			f := &allForms[i]
			bit := gate(1) << i
			switch {
			case class&f.trigger != 0, class&f.soft != 0 && alone:
				g |= bit
			case class&f.soft == lang.DatePrep && !starts:
			case class&f.soft != 0:
				g |= bit << gateForms
			}
			if opens&(f.trigger|f.soft) != 0 {
				g |= bit << (2 * gateForms)
			}
		}
		gates[node] = g
	}
	return gates
}

// startsSpan reports whether a small word can begin a stretch of time: all
// year, half an hour, nineteen oh five. The others only stand before one.
func startsSpan(in *lang.Info) bool {
	switch in.Str(lang.DatePrep) {
	case "all", "half", "a", "zero":
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

// timely reports whether the digits at token at may be part of a time: four
// digits or several groups, marks that join the parts of a date or a clock
// time, or words of time close by. Most numbers are none of it, and are spared
// the grammar of dates.
func (s *scanner) timely(at int) bool {
	w := s.word(at)
	if len(w) >= 4 || len(w) == 3 && s.class(at-1)&lang.DatePrep != 0 {
		return true
	}
	if at+1 < s.last {
		switch s.src[s.Tokens[at+1].Start] {
		case '-', ':', '/', '\'', 0xe2, '.', ',':
			return true
		}
	}
	if at > s.first {
		switch s.src[s.Tokens[at-1].Start] {
		case '-', ':', '/', '\'', 0xe2, ',':
			return true
		}
	}
	if s.all&gateTime == 0 {
		return false
	}
	for k := max(s.first, at-4); k < min(s.last, at+6); k++ {
		if t := &s.Tokens[k]; t.Kind != lint.Digits && s.gates[t.Word]&gateTime != 0 {
			return true
		}
	}
	return false
}
