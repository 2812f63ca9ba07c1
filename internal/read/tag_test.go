package read

import (
	"testing"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	gmtext "github.com/yuin/goldmark/text"
)

var tags = []string{
	"<b>", "</b>", "</b >", "</b a>", "<br/>", "<br />", "<br / >", "<a href=\"x y\">", "<a href='x>y' id=z>", "<a b = c>", "<a b = >", "<a b= \"c\"d>", "<a b=c/>",
	"<a b=\"c\n d\">", "<a\n b>", "<a b", "< a>", "<5>", "<a-b c_d:e.f-g=1>", "<a b='c\">", "<a b=`c`>", "<a _x :y>", "<A HREF=x>", "<a\tb>", "</>", "<a =b>", "<a b==c>", "<é>", "<a b=é>", "<a/b>", "<a />b", "<a b=\"\">",
}

// sameTag holds a text's tags, as this parser reads them, against goldmark's.
func sameTag(t *testing.T, s string) {
	t.Helper()
	block := func() gmtext.Reader {
		lines := gmtext.NewSegments()
		for from := 0; from < len(s); {
			to := from + 1
			for to < len(s) && s[to-1] != '\n' {
				to++
			}
			lines.Append(gmtext.NewSegment(from, to))
			from = to
		}
		return gmtext.NewBlockReader([]byte(s), lines)
	}
	mine, theirs := block(), block()
	got := tagParser{}.Parse(nil, mine, nil)
	if got == nil {
		return
	}
	want, ok := parser.NewRawHTMLParser().Parse(nil, theirs, parser.NewContext()).(*ast.RawHTML)
	if !ok || want.Segments.Len() != 1 || want.Segments.At(0) != got.(*ast.RawHTML).Segments.At(0) {
		t.Errorf("%q: %v, want %v", s, got.(*ast.RawHTML).Segments, want)
	}
	line, at := mine.Position()
	if wantLine, wantAt := theirs.Position(); line != wantLine || at != wantAt {
		t.Errorf("%q: goes on at %d %v, want %d %v", s, line, at, wantLine, wantAt)
	}
}

func TestTagsAreGoldmarks(t *testing.T) {
	for _, s := range tags {
		sameTag(t, s)
		sameTag(t, s+" and more")
	}
	for s, want := range map[string]int{"<b>x": 3, "</b >": 5, "<a href='x>y' id=z> b": 19, "<a b = >": 0, "<a b=\"c\n": 0, "<br />": 6} {
		if got := tagLength([]byte(s)); got != want {
			t.Errorf("%q: %d bytes, want %d", s, got, want)
		}
	}
}

func FuzzTags(f *testing.F) {
	for _, s := range tags {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if len(s) > 0 && s[0] == '<' {
			sameTag(t, s)
		}
	})
}
