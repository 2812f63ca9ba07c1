package bind

import (
	"github.com/factlint/factlint/internal/lang"
)

// sign is a set of what a word does in a line of one text that is held against the lines
// of another one: which figure of a change stands behind it, that a length of time does.
// The words are in the table lines.tsv of each language.
type sign uint32

const (
	sAgainst    sign = 1 << iota // behind it stands what an amount is held against
	sCompares                    // so it does where sWith follows: "compared with"
	sWith                        // with, to
	sTimeBefore                  // a time before follows, or it is one: "the year before"
	sUp                          // tells a rise without a verb: "up", "more"
	sDown                        // tells a fall
	sWay                         // may stand behind the verb of a change and say which way it went
	sOtherSide                   // begins what is said of something else
	sAnd                         // and
	sFrom                        // before what there was before a change
	sTo                          // before what came of it
	sBy                          // before by how much
	sOf                          // before the whole of a share, and before an age
	sPoint                       // behind a number of points
	sNoLength                    // behind a length of time: it is not how long anything lasted
	sLasts                       // a verb that says how long something was
	sBareLength                  // before a length of time: for, over
	sBorn                        // that somebody was born
	sDies                        // that somebody died
	sDeath                       // a death
	sAge                         // age, in "at the age of"
	sAged                        // right before an age
	sIs                          // is or was, before an age
	sOld                         // behind an age
	sRough                       // may stand between a value and what governs it
)

// signNames are the names that the table has for the signs.
var signNames = map[string]sign{
	"against": sAgainst, "compares": sCompares, "with": sWith, "time-before": sTimeBefore,
	"up": sUp, "down": sDown, "way": sWay, "other-side": sOtherSide, "and": sAnd,
	"from": sFrom, "to": sTo, "by": sBy, "of": sOf, "point": sPoint,
	"no-length": sNoLength, "lasts": sLasts, "bare-length": sBareLength,
	"born": sBorn, "dies": sDies, "death": sDeath, "age": sAge, "aged": sAged, "is": sIs, "old": sOld,
	"rough": sRough,
}

var signTable = lang.BitsTable[sign]{Table: "lines", Bit: signNames}

// signsOf tells the signs of the words of a language.
func signsOf(w *lang.Words) *lang.Bits[sign] { return signTable.Of(w) }
