// Package desktest holds the small project that the tests of the desks share:
// one for the editors' server and one for the page, which show the same.
package desktest

import (
	"fmt"
	"strings"
)

// Facts is a facts.yaml of two facts on the Orsa dam, cited from Yearbook, which
// is to lie beside it as yearbook.txt.
const Facts = `factlint: 1
settings:
  articles: [drafts/*.md]
sources:
  yearbook:
    title: The Yearbook of Waters
    issued: 2019
    copy: yearbook.txt
subjects:
  dam: {names: [Orsa dam]}
facts:
  - id: dam.opened
    statement: The Orsa dam was opened in 2007.
    subject: dam
    event: [opened, inaugurated]
    date: "2007"
    refs:
      - {source: yearbook, quote: it was opened in 2007}
  - id: dam.cost
    statement: The Orsa dam cost $1.4 billion.
    subject: dam
    event: [cost, price]
    value: $1.4 billion
    refs: [{source: yearbook, quote: a price of $1.4 billion}]
`

// Yearbook is the saved copy of the source that Facts cites.
const Yearbook = `On the Orsa dam
Nine years went by before it was opened in 2007 by the queen.
It had a price of $1.4 billion, a tenth of it for the road.
`

// Bridges is a facts.yaml of n facts, each on a bridge of its own.
func Bridges(n int) string {
	var b strings.Builder
	b.WriteString("factlint: 1\nsettings:\n  articles: [drafts/*.md]\nfacts:\n")
	for i := range n {
		fmt.Fprintf(&b, "  - {id: norvale-%d.opened, statement: The Norvale %d bridge was opened in %d., subject: [Norvale %d bridge], event: [opened], date: \"%d\"}\n", i, i, 1900+i%100, i, 1900+i%100)
	}
	return b.String()
}

// Novel is a draft of about size bytes that states the first thousand of Bridges
// over and over, with about as many values as print has: one in some five
// hundred bytes.
func Novel(size int) string {
	var b strings.Builder
	for i := 0; b.Len() < size; i++ {
		k := i % 1000
		fmt.Fprintf(&b, "The Norvale %d bridge was opened in %d after a long dispute. %s\n\n", k, 1900+k%100, strings.Repeat("The council met in the town hall and spoke of the harvest, the weather and the state of the road; nobody had expected much of it, and the mayor left early. ", 1+i%5))
	}
	return b.String()
}
