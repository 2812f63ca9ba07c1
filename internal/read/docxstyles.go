package read

import (
	"encoding/xml"
	"slices"
	"strconv"
	"strings"

	"github.com/factlint/factlint/lint"
)

// wordStyle is what a paragraph's style makes of it.
type wordStyle struct {
	kind  lint.BlockKind
	level int
}

// wordStyles are the styles of a document by id.
type wordStyles map[string]wordStyle

// readStyles reads the styles of a document and its language. Styles take from
// those they are based on what they do not say themselves.
func readStyles(b []byte) (wordStyles, string) {
	type entry struct {
		wordStyle
		based string
		known bool
	}
	var id, lang string
	var order []string
	all := map[string]*entry{}
	defaults := false
	_ = walkXML(b, xmlHandler{
		start: func(e xml.StartElement, _ span) {
			s := all[id]
			switch e.Name.Local {
			case "docDefaults":
				defaults = true
			case "lang":
				if defaults && lang == "" {
					lang = attr(e, "val")
				}
			case "style":
				id = attr(e, "styleId")
				if all[id] == nil {
					all[id] = &entry{}
					order = append(order, id)
				}
			case "name":
				if s != nil {
					s.wordStyle = styleOf(id, attr(e, "val"))
					s.known = s.kind != lint.Paragraph
				}
			case "basedOn":
				if s != nil {
					s.based = attr(e, "val")
				}
			case "outlineLvl":
				if n, err := strconv.Atoi(attr(e, "val")); err == nil && s != nil && n >= 0 && n < 6 && !s.known {
					s.wordStyle, s.known = wordStyle{lint.Heading, n + 1}, true
				}
			case "numPr":
				if s != nil && !s.known {
					s.wordStyle, s.known = wordStyle{lint.ListItem, 1}, true
				}
			}
		},
		end: func(e xml.EndElement, _ span) {
			if e.Name.Local == "docDefaults" {
				defaults = false
			}
			if e.Name.Local == "style" {
				id = ""
			}
		},
	})
	styles := wordStyles{}
	for _, id := range order {
		s := all[id]
		for range 10 { // a chain of styles, which may be a circle
			if s == nil || s.known {
				break
			}
			s = all[s.based]
		}
		if s != nil && s.known {
			styles[id] = s.wordStyle
		}
	}
	return styles, lang
}

// styleOf is what a style of that id or name makes of a paragraph. Names are
// English in every language's Word; ids are not.
func styleOf(id, name string) wordStyle {
	for _, s := range [...]string{strings.ToLower(name), strings.ToLower(id)} {
		if n, ok := strings.CutPrefix(s, "heading"); ok {
			if level, err := strconv.Atoi(strings.TrimSpace(n)); err == nil && level >= 1 && level <= 9 {
				return wordStyle{lint.Heading, min(level, 6)}
			}
		}
		switch {
		case s == "title":
			return wordStyle{lint.Heading, 1}
		case s == "subtitle":
			return wordStyle{lint.Heading, 2}
		case s == "quote", s == "intense quote", s == "intensequote", s == "quotations", s == "block text":
			return wordStyle{lint.Quotation, 0}
		case s == "caption":
			return wordStyle{lint.Caption, 0}
		case strings.HasPrefix(s, "list bullet"), strings.HasPrefix(s, "list number"), strings.HasPrefix(s, "listbullet"), strings.HasPrefix(s, "listnumber"):
			level := 1
			if c := s[len(s)-1]; c >= '2' && c <= '9' {
				level = int(c - '0')
			}
			return wordStyle{lint.ListItem, level}
		}
	}
	return wordStyle{}
}

// sortedKeys are the ids of relations in order.
func sortedKeys(m map[string]relation) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
