package main

import (
	"path"
	"strings"

	"github.com/factlint/factlint/internal/claimset"
)

// A draft tells a fact once or twice. A chapter of a book, or a long report,
// tells it in many places, rightly in one and wrongly in the next. So the fit
// reads the articles of a topic one after the other as one text besides.

// joinedWeight is what a pair of such a text counts beside one of a draft.
const joinedWeight = 0.5

// joined are the articles of a topic as one text for each kind of file.
func joined(t claimset.Topic) []claimset.Topic {
	var out []claimset.Topic
	for _, ext := range []string{".md", ".txt"} {
		j := claimset.Topic{Name: t.Name, Facts: t.Facts}
		name := "joined" + ext
		var b strings.Builder
		n := 0
		for _, a := range t.Articles {
			if path.Ext(a.Path) != ext {
				continue
			}
			n++
			start := b.Len()
			b.Write(a.Text)
			b.WriteString("\n\n")
			for i := range t.Gold {
				if g := t.Gold[i]; g.File == a.Path {
					g.File, g.Start, g.End = name, g.Start+start, g.End+start
					j.Gold = append(j.Gold, g)
				}
			}
		}
		if n > 1 {
			j.Articles = []claimset.Article{{Path: name, Text: []byte(b.String())}}
			out = append(out, j)
		}
	}
	return out
}
