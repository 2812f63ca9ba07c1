package read

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// frontMatter cuts the front matter off the beginning of a Markdown article
// (YAML between lines of ---, TOML between lines of +++), takes the title, the
// dates and the language from it, and returns where the article begins. What
// it cannot read costs a fault, never the article.
func (a *article) frontMatter() int {
	src := a.src[a.from:]
	var fence string
	assign := byte(':')
	switch line, _ := cutLine(src); strings.TrimRight(string(line), " \t\r") {
	case "---":
		fence = "---"
	case "+++":
		fence, assign = "+++", '='
	default:
		return a.from
	}
	first, rest := cutLine(src)
	at := len(first) + 1
	var found []entry
	top := true // of TOML: no [table] has begun
	for number := 2; ; number++ {
		if len(rest) == 0 {
			return a.openFront(found, fence)
		}
		line, after := cutLine(rest)
		trimmed := strings.TrimRight(string(line), " \t\r")
		if trimmed == fence || fence == "---" && trimmed == "..." && number > 2 {
			for _, e := range found {
				a.frontEntry(e)
			}
			return min(len(a.src), a.from+at+len(line)+1)
		}
		if assign == '=' && strings.HasPrefix(trimmed, "[") {
			top = false
		}
		if e, ok := readEntry(trimmed, assign); ok && top {
			e.line, e.offset = number, a.from+at
			found = append(found, e)
		} else if top && len(found) == 0 && trimmed != "" && trimmed[0] != '#' {
			return a.from // prose between two drawn lines
		}
		at += len(line) + 1
		rest = after
	}
}

// openFront takes front matter that nothing closes to end with the keys that
// stand together at its beginning. Without such keys its fence is a drawn line.
func (a *article) openFront(found []entry, fence string) int {
	n := 0
	for n < len(found) && found[n].line == n+2 {
		a.frontEntry(found[n])
		n++
	}
	if n == 0 {
		return a.from
	}
	a.doc.Faults = append(a.doc.Faults, lint.Fault{
		Offset:  a.from,
		Message: fmt.Sprintf("the front matter that begins in line 1 is not closed by a line %s; it is taken to end with line %d", fence, n+1),
	})
	line, _ := cutLine(a.src[found[n-1].offset:])
	return min(len(a.src), found[n-1].offset+len(line)+1)
}

// entry is one key of the front matter.
type entry struct {
	key, value   string
	line, offset int
	broken       string // what is wrong with it
}

// readEntry reads a line "key: value" at the top level.
func readEntry(line string, assign byte) (entry, bool) {
	i := strings.IndexByte(line, assign)
	if i <= 0 || isSpace(line[0]) || line[0] == '#' || line[0] == '-' {
		return entry{}, false
	}
	key := strings.Trim(strings.TrimSpace(line[:i]), `"'`)
	for k := range len(key) {
		if c := key[k]; !isAlnum(c) && c != '_' && c != '-' && c != '.' && c < 0x80 {
			return entry{}, false
		}
	}
	if assign == ':' && i+1 < len(line) && line[i+1] != ' ' && line[i+1] != '\t' {
		return entry{}, false
	}
	e := entry{key: strings.ToLower(key)}
	value := strings.TrimSpace(line[i+1:])
	switch {
	case value == "":
	case value[0] == '"' || value[0] == '\'':
		end := strings.LastIndexByte(value[1:], value[0])
		if end < 0 {
			e.broken = "the quotation mark is not closed"
			e.value = value[1:]
			break
		}
		e.value = value[1 : 1+end]
		if value[0] == '"' {
			e.value = strings.NewReplacer(`\"`, `"`, `\\`, `\`).Replace(e.value)
		} else {
			e.value = strings.ReplaceAll(e.value, "''", "'")
		}
	default:
		e.value = value
		if k := strings.Index(value, " #"); k >= 0 {
			e.value = strings.TrimSpace(value[:k])
		}
	}
	return e, true
}

// frontEntry takes what the article is told by one key.
func (a *article) frontEntry(e entry) {
	d := a.doc
	fault := func(what string) {
		d.Faults = append(d.Faults, lint.Fault{
			Offset:  e.offset,
			Message: fmt.Sprintf("front matter, line %d: %s: %s", e.line, e.key, what),
		})
	}
	date := func(to *quant.Date) bool {
		day, ok := parseDay(e.value)
		if !ok {
			if e.value != "" && !partialDate(e.value) {
				fault(fmt.Sprintf("%q is no date; write it as 2024-03-12", e.value))
			}
			return false
		}
		if !to.IsZero() {
			return false
		}
		*to = day
		return true
	}
	if e.broken != "" {
		fault(e.broken)
	}
	switch e.key {
	case "title":
		if d.Title == "" && e.value != "|" && e.value != ">" {
			d.Title = e.value
		}
	case "date", "published", "publishdate", "publish_date", "pubdate", "published_at", "datepublished":
		if date(&d.Date) {
			d.DateFrom = "front matter"
		}
	case "updated", "lastmod", "last_modified_at", "last_updated", "modified", "lastmodified":
		date(&d.Updated)
	case "lang", "language", "locale":
		if d.Lang == "" {
			d.Lang = strings.ReplaceAll(e.value, "_", "-")
		}
	}
}

// partialDate reports whether s is a year or a month, which is no fault though
// it gives no day, or no date but a template's value.
func partialDate(s string) bool {
	return allDigits(strings.ReplaceAll(s, "-", "")) && len(s) >= 4 && len(s) <= 7 || strings.Contains(s, "{{") ||
		strings.EqualFold(s, "null") || s == "~"
}

// cutLine is the first line of b without its line feed, and what follows.
func cutLine(b []byte) (line, rest []byte) {
	if i := bytes.IndexByte(b, '\n'); i >= 0 {
		return b[:i], b[i+1:]
	}
	return b, nil
}
