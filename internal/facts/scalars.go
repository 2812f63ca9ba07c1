package facts

import (
	"fmt"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"
)

// item is a text and the node that it was read from.
type item struct {
	text string
	node *yaml.Node
}

// texts reads a text or a list of texts.
func (d *decoder) texts(src *source, n *yaml.Node, key string) []item {
	n = d.resolve(src, n)
	if isNull(n) {
		return nil
	}
	if n.Kind != yaml.SequenceNode {
		if s, ok := d.text(src, n, key); ok && s != "" {
			return []item{{s, n}}
		}
		return nil
	}
	items := make([]item, 0, len(n.Content))
	for _, c := range n.Content {
		if s, ok := d.text(src, c, "an item of "+key); ok {
			if s == "" {
				d.fault(src, c, "an item of "+key+" is empty", "Remove it, or write the text.")
				continue
			}
			items = append(items, item{s, c})
		}
	}
	return items
}

// words are the texts of a list.
func (d *decoder) words(src *source, n *yaml.Node, key string) []string {
	items := d.texts(src, n, key)
	if len(items) == 0 {
		return nil
	}
	var few [8]string
	words := few[:0]
	for _, it := range items {
		words = append(words, it.text)
	}
	return d.roomNames.Keep(words)
}

// text reads a scalar as it is written; null is "".
func (d *decoder) text(src *source, n *yaml.Node, key string) (string, bool) {
	n = d.resolve(src, n)
	if n.Kind != yaml.ScalarNode {
		d.fault(src, n, fmt.Sprintf("%s is to be a text, and this is %s", key, kindName(n)), "Write it on one line; quote it if it holds ': ', '[' or '{'.")
		return "", false
	}
	if isNull(n) {
		return "", true
	}
	return d.roomTexts.Keep(strings.TrimSpace(n.Value)), true
}

// flag reads true or false.
func (d *decoder) flag(src *source, n *yaml.Node, key string) bool {
	s, ok := d.text(src, n, key)
	switch strings.ToLower(s) {
	case "true", "yes", "on":
		return true
	case "false", "no", "off", "":
		return false
	}
	if ok {
		d.fault(src, n, fmt.Sprintf("%s is to be true or false, and this is %q", key, s), "Write 'true' or 'false'.")
	}
	return false
}

// choice reads one of a few words.
func (d *decoder) choice(src *source, n *yaml.Node, key string, words ...string) string {
	s, ok := d.text(src, n, key)
	if !ok || s == "" || slices.Contains(words, s) {
		return s
	}
	message := fmt.Sprintf("%s %q is not known", key, s)
	if meant := nearest(s, words); meant != "" {
		message += fmt.Sprintf("; did you mean %q?", meant)
	}
	d.fault(src, n, message, "It is one of "+list(words, "or")+".")
	return ""
}

func isNull(n *yaml.Node) bool {
	return n.Kind == yaml.ScalarNode && n.Style&(yaml.DoubleQuotedStyle|yaml.SingleQuotedStyle|yaml.LiteralStyle|yaml.FoldedStyle) == 0 &&
		(n.Value == "" || n.Value == "~" || n.Value == "null" || n.Value == "Null" || n.Value == "NULL")
}

func kindName(n *yaml.Node) string {
	switch n.Kind {
	case yaml.MappingNode:
		return "a mapping"
	case yaml.SequenceNode:
		return "a list"
	case yaml.ScalarNode:
		if isNull(n) {
			return "nothing"
		}
		return fmt.Sprintf("the text %q", short(n.Value, 40))
	default:
		return "something else"
	}
}

func allowed(known []string) string {
	if len(known) == 0 {
		return ""
	}
	return ", with the keys " + list(sorted(known), "and")
}

func sorted(words []string) []string {
	words = slices.Clone(words)
	slices.Sort(words)
	return words
}

// short cuts a text to n runes.
func short(s string, n int) string {
	r := []rune(s)
	if len(r) <= n {
		return s
	}
	return string(r[:n-1]) + "…"
}
