package facts

import (
	"fmt"
	"strings"
)

// entries are facts that are written one after the other.
type entries []Entry

func (f entries) block(indent, eol string) string {
	var b strings.Builder
	for i := range f {
		b.WriteString(f[i].block(indent, eol))
	}
	return b.String()
}

func (f entries) flow() string {
	parts := make([]string, len(f))
	for i := range f {
		parts[i] = f[i].flow()
	}
	return strings.Join(parts, ", ")
}

// block is the entry as an item of a block list.
func (f Entry) block(indent, eol string) string {
	var b strings.Builder
	first := true
	line := func(key, value string) {
		if value == "" {
			return
		}
		lead := indent + "  "
		if first {
			lead, first = indent+"- ", false
		}
		b.WriteString(lead + key + ": " + value + eol)
	}
	for _, field := range f.fields(false) {
		line(field[0], field[1])
	}
	if len(f.Series) > 0 {
		b.WriteString(indent + "  series:" + eol)
	}
	for _, o := range f.Series {
		b.WriteString(indent + "    " + o[0] + ": " + bare(o[1], false) + eol)
	}
	if len(f.Refs) > 0 {
		b.WriteString(indent + "  refs:" + eol)
	}
	for _, r := range f.Refs {
		lead := indent + "    - "
		for _, field := range r.fields(false) {
			b.WriteString(lead + field[0] + ": " + field[1] + eol)
			lead = indent + "      "
		}
	}
	return b.String()
}

// flow is the entry as an item of a flow list.
func (f Entry) flow() string {
	fields := f.fields(true)
	if len(f.Series) > 0 {
		var values [][2]string
		for _, o := range f.Series {
			values = append(values, [2]string{o[0], bare(o[1], true)})
		}
		fields = append(fields, [2]string{"series", inBraces(values)})
	}
	var refs []string
	for _, r := range f.Refs {
		refs = append(refs, inBraces(r.fields(true)))
	}
	if len(refs) > 0 {
		fields = append(fields, [2]string{"refs", "[" + strings.Join(refs, ", ") + "]"})
	}
	return inBraces(fields)
}

func inBraces(fields [][2]string) string {
	parts := make([]string, len(fields))
	for i, field := range fields {
		parts[i] = field[0] + ": " + field[1]
	}
	return "{" + strings.Join(parts, ", ") + "}"
}

// fields are the keys and values that an entry is written with.
func (f Entry) fields(inFlow bool) [][2]string {
	var out [][2]string
	add := func(key, value string) {
		if value != "" {
			out = append(out, [2]string{key, value})
		}
	}
	one := func(s string) string { return scalarText(s, inFlow) }
	many := func(words []string) string {
		if len(words) == 0 {
			return ""
		}
		quoted := make([]string, len(words))
		for i, w := range words {
			quoted[i] = scalarText(w, true)
		}
		return "[" + strings.Join(quoted, ", ") + "]"
	}
	add("id", one(f.ID))
	add("statement", one(f.Statement))
	if len(f.Subject) == 1 && !strings.Contains(f.Subject[0], " ") && f.Subject[0] == strings.ToLower(f.Subject[0]) {
		add("subject", one(f.Subject[0]))
	} else {
		add("subject", many(f.Subject))
	}
	add("event", many(f.Event))
	add("date", one(f.Date))
	add("value", one(f.Value))
	add("as_of", one(f.AsOf))
	add("unit", one(f.Unit))
	return out
}

func (r EntryRef) fields(inFlow bool) [][2]string {
	var out [][2]string
	for _, field := range [][2]string{{"source", r.Source}, {"quote", r.Quote}, {"locator", r.Locator}} {
		if field[1] != "" {
			out = append(out, [2]string{field[0], scalarText(field[1], inFlow)})
		}
	}
	return out
}

// scalarText is a text as YAML: plain where that is safe for every reader,
// else in quotation marks. "" stays "".
func scalarText(s string, inFlow bool) string {
	if s == "" {
		return ""
	}
	if strings.ContainsFunc(s, func(r rune) bool {
		return r < ' ' || r == 0x7F || r == 0x85 || r == 0xA0 || r == 0x2028 || r == 0x2029 || r == 0xFEFF
	}) {
		return doubleQuoted(s)
	}
	if plainSafe(s, inFlow) {
		return s
	}
	if !strings.Contains(s, `"`) && !strings.Contains(s, `\`) {
		return `"` + s + `"`
	}
	return "'" + strings.ReplaceAll(s, "'", "''") + "'"
}

func doubleQuoted(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\t':
			b.WriteString(`\t`)
		case r < ' ' || r == 0x7F || r == 0x85 || r == 0xA0 || r == 0x2028 || r == 0x2029 || r == 0xFEFF:
			fmt.Fprintf(&b, `\u%04X`, r)
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}

// bare is a value of a series: a number stands without quotation marks, as the
// file reads it as a text all the same.
func bare(s string, inFlow bool) string {
	if s != "" && strings.Trim(s, "0123456789.") == "" {
		return s
	}
	return scalarText(s, inFlow)
}

// plainSafe reports whether a text can stand without quotation marks and be
// read as a text by every YAML reader.
func plainSafe(s string, inFlow bool) bool {
	switch {
	case s != strings.TrimSpace(s), strings.ContainsAny(s[:1], "-?:,[]{}#&*!|>'\"%@`=<~"):
		return false
	case strings.Contains(s, ": "), strings.HasSuffix(s, ":"), strings.Contains(s, " #"):
		return false
	case inFlow && strings.ContainsAny(s, ",[]{}:"):
		return false
	}
	switch strings.ToLower(s) {
	case "true", "false", "yes", "no", "on", "off", "null", "y", "n", "nan", "inf":
		return false
	}
	// A year or a number would be read as one.
	return strings.Trim(s, "0123456789.,_+-eExXobT:Z/") != "" || strings.IndexByte("0123456789.+", s[0]) < 0
}
