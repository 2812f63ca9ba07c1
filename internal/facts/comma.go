package facts

import (
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"

	"github.com/factlint/factlint/lint"
)

// Within {braces} a comma ends a text. What is behind the comma of a quote or of a number
// is then a key, which has no value:
//
//	{source: report, quote: In 2007, it had 1,200 seats}
//	                               ^ ~~~~~~~~ ~~~~~~~~~

// severed reports whether a key of a mapping is the rest of a text that a comma cut.
func (d *decoder) severed(src *source, n, key *yaml.Node) bool {
	i := slices.Index(n.Content, key)
	return i >= 2 && i%2 == 0 && n.Style&yaml.FlowStyle != 0 && key.Style == 0 && keyAlone(src, key, n.Content[i+1]) &&
		n.Content[i-1].Kind == yaml.ScalarNode && n.Content[i-1].Style&(yaml.DoubleQuotedStyle|yaml.SingleQuotedStyle) == 0
}

// keyAlone reports whether a key of a mapping in braces has neither a colon nor a value.
func keyAlone(src *source, key, value *yaml.Node) bool {
	if !isNull(value) || value.Value != "" {
		return false
	}
	rest := strings.TrimLeft(string(src.bytes[src.span(key).End:]), " \t\r\n")
	return rest != "" && (rest[0] == ',' || rest[0] == '}')
}

// comma reports a text that commas cut, at the first of them.
func (d *decoder) comma(src *source, n, key *yaml.Node) {
	i := slices.Index(n.Content, key)
	if i >= 4 && keyAlone(src, n.Content[i-2], n.Content[i-1]) {
		return // the text has been reported by its first comma
	}
	whole := src.span(n.Content[i-1])
	for ; i+1 < len(n.Content) && keyAlone(src, n.Content[i], n.Content[i+1]); i += 2 {
		whole.End = src.span(n.Content[i]).End
	}
	words := string(src.bytes[whole.Start:whole.End])
	f := d.faultAt(src, whole, RuleSchema, lint.Error, "a comma ends a text in {braces}, so that "+quoted(key.Value)+" stands by itself", "Put the whole text in quotation marks.")
	words, _ = uncurled(words)
	if !strings.ContainsAny(words, "\"\\\n") {
		f.Detail = "Write it in quotation marks: " + quoted(words) + "."
		f.Fixes = append(f.Fixes, lint.FindingFix{
			Title: "Write " + quoted(words), Safety: lint.Unsafe.String(),
			Edits: []lint.FindingEdit{{Start: f.Start, End: f.End, New: quoted(words)}},
		})
	}
}

func quoted(s string) string { return `"` + s + `"` }

// uncurled is a text without the “curly” quotation marks around it, and whether there
// were any. A word processor makes them of straight ones.
func uncurled(s string) (string, bool) {
	for _, pair := range [...][2]string{{"“", "”"}, {"„", "“"}, {"‘", "’"}} {
		if inner, ok := strings.CutPrefix(s, pair[0]); ok {
			if inner, ok = strings.CutSuffix(inner, pair[1]); ok {
				return inner, true
			}
		}
	}
	return s, false
}
