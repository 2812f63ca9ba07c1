package read

import (
	"strings"
	"testing"
	"time"
)

// hostile are documents of about n bytes that have made readers of their kind
// slow.
func hostile(n int) map[string]string {
	r := strings.Repeat
	return map[string]string{
		"brackets":          r("[", n),
		"bracket pairs":     r("[a]", n/3),
		"links":             r("[a](", n/4),
		"angle links":       r("[a](<b", n/6),
		"closed links":      r("[a](<b) ", n/8),
		"bracket titles":    r("[a](b (c ", n/9),
		"nested links":      r("[a](", n/8) + r(")", n/8),
		"half links":        r("[a](()", n/6),
		"mixed lists":       r("* - + 1. ", n/9),
		"images":            r("![", n/2),
		"angles":            r("<", n),
		"tags":              r("<a ", n/3),
		"closed tags":       r("<b>", n/3),
		"end tags":          r("</b>", n/4),
		"comments":          r("<!--", n/4),
		"instructions":      r("<?", n/2),
		"declarations":      r("<!A ", n/4),
		"cdata":             r("<![CDATA[", n/9),
		"bars":              r("|", n),
		"table row":         "a|b\n-|-\n" + r("a|", n/2),
		"table rows":        "a|b\n-|-\n" + r("a|b\n", n/4),
		"wide header":       r("a|", n/4) + "\n" + r("-|", n/4) + "\n" + r("x\n", n/4),
		"quotes":            r(">", n),
		"quotes spaced":     r("> ", n/2),
		"quote lines":       r("> a\n", n/4),
		"deep lists":        r("- ", n/2),
		"deeper lists":      deepList(n),
		"list lines":        r("- a\n", n/4),
		"numbers":           r("1. ", n/3),
		"emphasis":          r("*a ", n/3),
		"emphasis pairs":    r("**a *a ", n/7),
		"emphasis ends":     r("a**b", n/4) + r("c* ", n/3),
		"underscores":       r("_a __a ", n/7),
		"tildes":            r("~~a ", n/4),
		"backticks":         backticks(n),
		"backtick pairs":    r("`a", n/2),
		"fences":            r("```\n", n/4),
		"backslashes":       r("\\", n),
		"ampersands":        r("&", n),
		"entities":          r("&amp;", n/5),
		"unclosed entities": r("&aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", n/37),
		"footnotes":         r("[^1]", n/4),
		"footnote defs":     footnotes(n),
		"references":        references(n),
		"headings":          r("# a\n", n/4),
		"setext":            r("a\n=\n", n/4),
		"underlines":        r("a\n", n/4) + r("=\n", n/4),
		"spaces":            r(" ", n),
		"newlines":          r("\n", n),
		"spaced lines":      r(" a\n", n/3),
		"one line":          r("word 12 ", n/8),
		"fact comments":     "a\n" + r("<!-- fact: a -->", n/16),
		"fact links":        r("[](fact:a)", n/10),
		"fact anchors":      "<p>" + r("<a href=fact:a> ", n/16),
		"marks":             r("{fact:", n/6),
		"sic":               r("[sic]", n/5),
		"templates":         r("{{", n/2),
		"tabs":              r("a\tb\n", n/4),
		"html blocks":       r("<div>\n\n", n/7),
		"nested html":       r("<div>", n/5) + r("</p>", n/4),
		"nested spans":      "<a>" + r("<i>", n/3) + r("</a>", n/4),
		"nested tables":     r("<table><tr><td>", n/15),
		"nested lists":      r("<ul><li>", n/8),
		"cells":             "<table>" + r("<td rowspan=9 colspan=9>a", n/25),
		"paragraphs":        r("<p>a", n/4),
		"definitions":       r("a\n: b\n", n/6),
		"autolinks":         r("<http://a", n/9),
		"front":             "---\n" + r("a: b\n", n/5),
		"front open":        "---\n" + r("\"a", n/2),
		"dates":             r("12 March ", n/9),
		"link defs":         r("[a]: b\n", n/7),
		"link titles":       r("[a](b \"", n/7),
		"parens":            "[a](" + r("(", n),
		"attributes":        "# a " + r("{#b ", n/4),
		"attributes of tag": "<a " + r("b=c ", n/4) + ">",
		"task":              r("- [ ] a\n", n/8),
		"hard breaks":       r("a\\\n", n/3),
		"lines of quotes":   nestedQuotes(n),
		"comment ends":      "<!--" + r("--!", n/3),
		"script":            r("<script>", n/8),
		"zeros":             "a" + r("a", sniffed) + r("\x00", n),
		"latin":             r("\xe9 ", n/2),
		"utf-16":            "\xff\xfe" + r("\x3d\xd8", n/2),
		"json":              `<script type="application/ld+json">` + r("[", n) + "</script>",
	}
}

func deepList(n int) string {
	var b strings.Builder
	for i := 0; b.Len() < n; i++ {
		b.WriteString(strings.Repeat("  ", i) + "- a\n")
	}
	return b.String()
}

func nestedQuotes(n int) string {
	var b strings.Builder
	for i := 1; b.Len() < n; i++ {
		b.WriteString(strings.Repeat(">", i) + " a\n")
	}
	return b.String()
}

func backticks(n int) string {
	var b strings.Builder
	for i := 1; b.Len() < n; i++ {
		b.WriteString("a" + strings.Repeat("`", i))
	}
	return b.String()
}

func footnotes(n int) string {
	var b strings.Builder
	for i := 0; b.Len() < n; i++ {
		b.WriteString("a[^" + strings.Repeat("x", i%7) + string(rune('a'+i%26)) + "]\n\n[^" + strings.Repeat("y", i%9) + string(rune('a'+i%26)) + "]: b\n\n")
	}
	return b.String()
}

func references(n int) string {
	var b strings.Builder
	for i := 0; b.Len() < n; i++ {
		b.WriteString("[a" + string(rune('a'+i%26)) + "][b" + string(rune('a'+i%23)) + "]\n\n")
	}
	return b.String()
}

// TestHostile reads each hostile document in every format. None may take
// longer than a slow machine needs for a text of that size that is read in
// linear time; those of goldmark's corners that mask.go blocks took minutes.
func TestHostile(t *testing.T) {
	size, limit := 1<<16, 5*time.Second
	if testing.Short() {
		size = 1 << 14
	}
	for name, doc := range hostile(size) {
		for _, format := range []string{"txt", "md", "html"} {
			start := time.Now()
			got := Bytes([]byte(doc), Config{Path: "a." + format})
			took := time.Since(start)
			checkMap(t, got)
			if took > limit {
				t.Errorf("%s as %s: %v for %d bytes", name, format, took, len(doc))
			}
		}
	}
}
