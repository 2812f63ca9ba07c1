package read

import (
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
	"pgregory.net/rapid"

	"github.com/factlint/factlint/lint"
)

// sameAsLibrary holds what is read of an article to what goldmark alone gives.
func sameAsLibrary(t interface {
	Helper()
	Fatalf(string, ...any)
}, source string,
) {
	t.Helper()
	read := func(blocks func(*markdownReader, []byte)) *writer {
		a := &article{src: []byte(source), doc: &lint.Document{}}
		m := &markdownReader{w: &writer{a: a}, src: a.src}
		m.page = &webPage{w: m.w}
		blocks(m, mask(m.src))
		m.w.end()
		return m.w
	}
	shown := mask([]byte(source))
	if linked(shown) || string(shown) != source {
		return
	}
	got, want := read(func(m *markdownReader, _ []byte) { m.stretches() }), read((*markdownReader).whole)
	if len(got.ops) != len(want.ops) {
		t.Fatalf("%q:\n%v steps of writing\n%v by goldmark", source, got.ops, want.ops)
	}
	for i := range got.ops {
		if got.ops[i] != want.ops[i] {
			t.Fatalf("%q: step %d is %v, by goldmark %v", source, i, got.ops[i], want.ops[i])
		}
	}
	filled := func(w *writer) (list []pending) {
		for _, p := range w.blocks {
			if p.first < p.last {
				list = append(list, p)
			}
		}
		return list
	}
	g, w := filled(got), filled(want)
	if len(g) != len(w) {
		t.Fatalf("%q: blocks\n%v, by goldmark\n%v", source, g, w)
	}
	for i := range g {
		if g[i] != w[i] {
			t.Fatalf("%q: block %d is\n%v, by goldmark\n%v", source, i, g[i], w[i])
		}
	}
}

// The pieces that random articles are made of.
var (
	lineBegins = []string{"", "", "", "", "# ", "## ", "#", "- ", "* ", "+ ", "-  ", "1. ", "2) ", "12. ", "> ", "    ", "  ", " ", "\t", "  * ", "  * ", " - ", "   - ", "  1. ", "  *  ", "***", "---", "===", "```\n", "~~~\n", "<div>\n", "</div>\n", "<!-- ", "-->\n", "<pre>\n", "| a | b |\n|---|---|\n", ": ", "_ _ _", "* * *", "1234567890. ", "- [ ] ", "- [x] ", "-", "*", "####### ", "<p>", "<p class=\"a\">", "</p>\n", "<table>\n<tr><td>", "</td></tr></table>\n", "<li>", "<div", "<P>", "<h2/>", "<ul >\n"}
	linePieces = []string{"a", "b ", " c", "word", "*", "**", "***", "_", "__", "****", "[", "]", "![", "](", "](x)", "](x \"t\")", "](x_y_z)", "](a(b)c)", "](x 't')", "()", "!", "(", ")", "\"", "`", "`x`", "<b>", "</b>", "<br>", "<sup>2</sup>", "<del>", "</del>", "<a href=\"]\">", "<i\n>", "<a b=\"", "\"", "<", ">", "&amp;", "&", "\\*", "\\", "~", "~~", " ", "  ", ".", "é", "—", "“", "”", "\u00a0", "|", ":", "#", " #", "{#x}", "-", "3.4 km", "[^1]", "](fact:x)", "<http://x.y>", "[1]", "[[1]](#c)", "*a*", "**b**", "_c_", "[d](e)", "\n", "  \n", "  \n    ", "\\\n"}
	lineEnds   = []string{"\n", "\n", "\n", "\n\n", "\n\n", "\n\n\n", " \n", "  \n", "\n \n", "\n\t\n", "\n\f\n", "\n\v \n", ""}
)

func TestMarkdownAsGoldmarkReadsIt(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var b strings.Builder
		for range rapid.IntRange(1, 10).Draw(t, "lines") {
			b.WriteString(rapid.SampledFrom(lineBegins).Draw(t, "begin"))
			for range rapid.IntRange(0, 8).Draw(t, "pieces") {
				b.WriteString(rapid.SampledFrom(linePieces).Draw(t, "piece"))
			}
			b.WriteString(rapid.SampledFrom(lineEnds).Draw(t, "end"))
		}
		sameAsLibrary(t, b.String())
	})
}

func TestPagesAsGoldmarkReadsThem(t *testing.T) {
	archive, err := txtar.ParseFile("testdata/markdown.txtar")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range archive.Files {
		if formatOf(f.Name) == formatMarkdown {
			sameAsLibrary(t, string(f.Data))
		}
	}
}

func FuzzMarkdownAsGoldmarkReadsIt(f *testing.F) {
	for _, list := range [][]string{mdInline, mdBlocks, linePieces, lineBegins} {
		for _, s := range list {
			f.Add(s)
		}
	}
	for _, s := range hostile(200) {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, source string) {
		if strings.ToValidUTF8(source, "") == source {
			sameAsLibrary(t, source)
		}
	})
}
