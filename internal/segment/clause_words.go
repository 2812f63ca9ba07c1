package segment

import "strings"

// functionWords are the words that mark the joints of an English sentence.
var functionWords = func() map[string]tag {
	m := map[string]tag{}
	add := func(t tag, words string) {
		for _, w := range strings.Fields(words) {
			m[w] |= t
		}
	}
	add(relative, "which who whom whose where that")
	add(subordinator, "after before when while because although though if unless since until as whereas once whether so")
	add(coordinator, "and or but nor yet")
	add(determiner, "the a an this these those its their his her our my your each every some any no another")
	add(preposition, "of in on at by for with from to into over under between through during within about against without near across towards since until after before as than per")
	add(pronoun, "it he she they we i you who which there this these those")
	add(verb|finite|auxiliary, "is are was were am has have had does do did will would can could may might shall should must isn't aren't wasn't weren't hasn't haven't hadn't doesn't don't didn't won't wouldn't can't couldn't ain't 's 're 've 'll")
	add(verb|auxiliary, "be been being")
	return m
}()
