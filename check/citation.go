package check

import (
	"github.com/factlint/factlint/lint"
)

// The sources that a finding cites.

// maxCitations bounds the sources that a finding cites.
const maxCitations = 3

// citations are the sources that a fact, or else its values, cite: of a series
// those of the value with an index alone.
func citations(f *lint.Fact, observation int) []lint.FindingCitation {
	var out []lint.FindingCitation
	add := func(value, plain string, refs []lint.Ref) {
		for _, r := range refs {
			if len(out) == maxCitations {
				return
			}
			c := lint.FindingCitation{Fact: f.ID, Value: value, Locator: r.Locator, Quote: r.Quote.Exact}
			if r.Source != nil {
				c.Source, c.Title = r.Source.ID, sourceTitle(r.Source)
				c.Issued = r.Source.Issued.String()
			}
			c.Plain = plain
			out = append(out, c)
		}
	}
	for i, o := range f.Values {
		if f.Series && i != observation && observation >= 0 && observation < len(f.Values) {
			continue
		}
		value := o.Text
		if value == "" {
			value = o.Value.String()
		}
		add(value, o.Value.String(), o.Refs)
		if len(f.Values) == 1 {
			add(value, o.Value.String(), f.Refs)
		}
	}
	if len(out) == 0 && len(f.Values) > 0 {
		o := f.Values[0]
		if f.Series && observation >= 0 && observation < len(f.Values) {
			o = f.Values[observation]
		}
		add(o.Text, o.Value.String(), f.Refs)
	}
	return out
}

// sourceTitle is a source as an editor would name it: author, title, publisher.
func sourceTitle(s *lint.Source) string {
	out := s.Title
	if len(s.Authors) > 0 {
		who := s.Authors[0]
		if len(s.Authors) > 1 {
			who += " and others"
		}
		if out == "" {
			out = who
		} else {
			out = who + ", " + out
		}
	}
	if out == "" {
		out = s.Publisher
	}
	return out
}
