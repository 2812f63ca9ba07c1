package bind

import "github.com/factlint/factlint/lint"

// knownMood is the mood of a mention in a clause, that by its number from 1.
type knownMood struct {
	clause int32
	mood   lint.Mood
}

// moodIn is the mood of a mention of clause c. It is asked for the claim and for the
// record, mostly in the same clause.
func (r *reader) moodIn(m, c int) lint.Mood {
	k := &r.moods[m]
	if k.clause != int32(c)+1 {
		*k = knownMood{int32(c) + 1, r.findMood(m, c)}
	}
	return k.mood
}
