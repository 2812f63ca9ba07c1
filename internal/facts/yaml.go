package facts

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/text"
)

// parseYAML reads the one document of a file, nil where there is none or
// where it is not YAML. Scalars keep their text; nothing is resolved.
func (d *decoder) parseYAML(src *source) *yaml.Node { return d.parseLines(src, src.bytes) }

// parseLines is parseYAML of the lines of a file that are to be read, each
// where it stands in the file.
func (d *decoder) parseLines(src *source, b []byte) *yaml.Node {
	if !d.checkBytes(src) {
		return nil
	}
	loader, err := yaml.NewLoader(bytes.NewReader(b), yaml.WithV3Defaults())
	if err != nil {
		d.syntaxFault(src, err)
		return nil
	}
	var doc, next yaml.Node
	switch err := loader.Load(&doc); {
	case errors.Is(err, io.EOF), err == nil && len(doc.Content) == 0:
		return nil
	case err != nil:
		d.syntaxFault(src, err)
		return nil
	}
	if err := loader.Load(&next); err == nil && len(next.Content) > 0 {
		at := src.offset(next.Content[0].Line, next.Content[0].Column)
		d.faultAt(src, text.Span{Start: at, End: lineEnd(src.bytes, at)}, RuleSchema, lint.Error,
			"a second YAML document starts here, and a facts file is one document",
			"Remove the line '---' before it, or move what follows to a file of its own and name that under 'include:'.")
	} else if err != nil && !errors.Is(err, io.EOF) {
		d.syntaxFault(src, err)
	}
	return doc.Content[0]
}

// checkBytes reports bytes that no YAML file may hold, each kind once.
func (d *decoder) checkBytes(src *source) bool {
	b := src.bytes
	if len(b) >= 2 && (b[0] == 0xFF && b[1] == 0xFE || b[0] == 0xFE && b[1] == 0xFF) {
		d.faultAt(src, text.Span{}, RuleSyntax, lint.Error, "the file is UTF-16, and a facts file is UTF-8", "Save it as UTF-8.")
		return false
	}
	for at := 0; at < len(b); {
		if c := b[at]; c < 0x80 {
			if c < 0x20 && c != '\t' && c != '\n' && c != '\r' || c == 0x7F {
				d.faultAt(src, text.Span{Start: at, End: at + 1}, RuleSyntax, lint.Error,
					fmt.Sprintf("control character U+%04X at byte %d", c, at),
					"Delete it; it may not be visible in an editor.")
				return false
			}
			at++
			continue
		}
		r, n := utf8.DecodeRune(b[at:])
		if r == utf8.RuneError && n == 1 {
			d.faultAt(src, text.Span{Start: at, End: at + 1}, RuleSyntax, lint.Error,
				fmt.Sprintf("byte %d (0x%02X) is not UTF-8", at, b[at]),
				"Save the file as UTF-8; it may have been saved as Windows-1252 or Latin-1.")
			return false
		}
		at += n
	}
	return true
}

// advice says in plain English what the YAML reader's messages mean.
var advice = []struct{ has, message, detail string }{
	{"mapping values are not allowed", "a colon stands where no key can be", "Quote a text that holds ': ', for example \"a: b\"; or mend the indentation of this line or the one before it."},
	{"mapping keys are not allowed", "a key stands where none can be", "Mend the indentation of this line or the one before it."},
	{"block sequence entries are not allowed", "a list item stands where none can be", "Put '- ' on a line of its own below its key."},
	{"expected ',' or ']'", "a list in [brackets] is not closed", "Add ']' at its end, or the comma that is missing in it; quote items that hold '[', ']', '{', '}' or ','."},
	{"expected ',' or '}'", "a mapping in {braces} is not closed", "Add '}' at its end, or the comma that is missing in it; quote texts that hold '[', ']', '{', '}', ',', ': ' or ' #', and write an apostrophe in 'single quotation marks' twice."},
	{"unexpected end of stream", "a quoted text is not closed", "Add the quotation mark at its end. A quotation mark within it is doubled ('it''s') or escaped (\"a \\\" b\")."},
	{"unexpected document indicator", "a quoted text is not closed", "Add the quotation mark at its end."},
	{"could not find expected ':'", "this line is neither a key with its value nor part of the text above it", "Put a space after the colon of a key; indent a text that goes on from the line above further than its key."},
	{"tab", "a tab stands in the indentation", "Indent with spaces."},
	{"cannot start any token", "this character cannot start a text", "Put the text in quotation marks; a tab cannot be indentation."},
	{"expected '-' indicator", "a key stands among list items", "Give each item '- ', or indent the key to belong to the item above."},
	{"expected key", "this line does not fit the mapping that it stands in", "Give it the indentation of its neighbours, and the form 'key: value'."},
	{"unknown anchor", "an alias names an anchor that does not exist", "Quote a text that starts with '*'; or define the anchor with '&name' before it is used."},
	{"expected alphabetic or numeric", "'*' or '&' is followed by no name", "Quote a text that starts with '*' or '&'."},
	{"unknown escape character", "a backslash is followed by a letter that means nothing", "Write '\\\\' for a backslash, or use 'single quotation marks', where backslashes mean themselves."},
	{"hexadecimal", "a \\x, \\u or \\U escape is not complete", "Write '\\\\' for a backslash, or use 'single quotation marks'."},
	{"expected comment or line break", "text follows a quoted text or a block mark on its line", "Quote the whole text, or none of it."},
	{"comment without preceding", "a comment follows a text without a space", "Put a space before '#', or quote the text that holds it."},
	{"document start", "text stands where the file should have ended", "Mend the indentation of this line: it belongs to nothing above it."},
	{"node content", "a value is missing here", "Write the value after the colon, or quote it."},
	{"extremely long version", "the line '%YAML' is not right", "Remove it."},
	{"digit or '.'", "the line '%YAML' is not right", "Remove it; quote a text that starts with '%'."},
	{"incompatible YAML", "the line '%YAML' asks for another version of YAML", "Remove it."},
	{"directive", "'%' starts a directive, which a facts file does not need", "Quote a text that starts with '%'."},
	{"tag", "'!' starts a YAML tag, which a facts file does not need", "Quote a text that starts with '!'."},
}

// syntaxFault reports what the YAML reader could not take.
func (d *decoder) syntaxFault(src *source, err error) {
	d.torn = true
	message, mark := strings.TrimPrefix(err.Error(), "yaml: "), yaml.Mark{}
	context := yaml.Mark{}
	var load *yaml.LoadError
	if errors.As(err, &load) {
		message, mark, context = load.Message, load.Mark, load.ContextMark
	}
	at := src.offset(mark.Line, mark.Column)
	detail := ""
	for _, a := range advice {
		if strings.Contains(message, a.has) {
			// A text or list that is not closed is pointed at where it opens.
			if (strings.Contains(a.message, "not closed") || strings.Contains(a.message, "neither a key")) && context.Line > 0 {
				at = src.offset(context.Line, context.Column)
			}
			message, detail = a.message, a.detail
			if strings.Contains(message, "among list items") && bytes.HasPrefix(src.bytes[at:], []byte("- ")) {
				message, detail = "this list item is not indented as those above it are", "Indent it as they are."
			}
			break
		}
	}
	if i := blankIndent(src.bytes); i >= 0 && i <= at {
		at, message, detail = i, "a no-break space stands in the indentation", "Indent with plain spaces."
	}
	d.faultAt(src, text.Span{Start: at, End: tokenEnd(src.bytes, at)}, RuleSyntax, lint.Error, message, detail)
}

// blankIndent is where a line starts with a space that YAML takes for a letter, as a web
// page or a word processor writes them; -1 for nowhere.
func blankIndent(b []byte) int {
	for start := 0; start < len(b); start = lineEnd(b, start) + 1 {
		at := start
		for at < len(b) && b[at] == ' ' {
			at++
		}
		if bytes.HasPrefix(b[at:], []byte("\u00a0")) {
			return at
		}
	}
	return -1
}

// tokenEnd is the end of the word that starts at a byte.
func tokenEnd(b []byte, at int) int {
	end := at
	for end < len(b) && b[end] > ' ' {
		end++
	}
	return max(end, min(at+1, lineEnd(b, at)))
}

// lineEnd is the end of the line of a byte, without its break.
func lineEnd(b []byte, at int) int {
	for at < len(b) && b[at] != '\n' && b[at] != '\r' {
		at++
	}
	return at
}
