package read

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/net/html"
	"pgregory.net/rapid"

	"github.com/factlint/factlint/lint"
)

// planted is a random document in which every word is known: qaabq, qaacq, ... Those
// that a reader sees must stand in the text once and go home to where they were
// written; the others must not stand there.
type planted struct {
	strings.Builder
	shown, hidden map[string]int // the word's offset in the source
	n             int
}

// put writes a pattern: each @ becomes a word that is seen, each § one that is not.
func (p *planted) put(pattern string) {
	for _, c := range pattern {
		if c != '@' && c != '§' {
			p.WriteRune(c)
			continue
		}
		p.n++
		word := fmt.Sprintf("q%c%c%cq", 'a'+p.n/676%26, 'a'+p.n/26%26, 'a'+p.n%26)
		if c == '@' {
			p.shown[word] = p.Len()
		} else {
			p.hidden[word] = p.Len()
		}
		p.WriteString(word)
	}
}

var (
	plainInline = []string{"@ ", "@, ", "“@” ", "@\u00a0@ ", "{fact: §} ", "@.\n", "é@\t", "@ [sic] "}
	plainBlocks = []string{"- @\n- @ @\n", "1. @\n2) @\n", "@\t@\n@\t@\n", "| @ | @ |\n|---|---|\n| @ | @ |\n", "> @\n> @\n", "# @\n", "@\n====\n", "<!-- fact: § -->\n", "TBILISI, 12 March 2024 - @\n"}
	mdInline    = []string{
		"@ ", "**@** ", "_@_ ", "[@](http://x) ", "[@][ref] ", "[@](fact:x) ", "`a = §` ", "&amp;@&nbsp;@ ", `\$@ `, `\\@\* `, "<b>@</b> ", "@ <!-- fact: § --> ",
		"![§](a.png) ", "~~§~~ ", "@\n", "@  \n", "@\\\n", "<http://@> ", "{fact: §} ", "{{ § }} ", "10<sup>@</sup> ", "<del>§</del> ", "@[^1] ", "é@ ", "&bogus;@ ",
	}
	mdBlocks = []string{
		"# @\n", "@ @\n---\n", "> @\n> @\n", "> - @\n>   @\n", "- @\n- @\n\n  @\n  - @\n", "1. @\n\n       §\n2. @\n", "```\n§\n```\n", "@\n\n    §\n",
		"| @ | @ |\n|---|:-:|\n| @ | `§ §` |\n| @ \\| @ |\n", "<div>\n@ <i>@</i>\n</div>\n", "<!-- § -->\n", "<script>\n§\n</script>\n", "@\n: @\n", "***\n", "[ref]: http://§\n", "[^1]: @\n",
		"<table><tr><td>@<td>@</table>\n", "> <p>@\n> @</p>\n",
	}
	htmlInline = []string{
		"@ ", "<b>@</b> ", "<a href='§'>@</a> ", "&euro;@&nbsp;@ ", "&#8364@ ", "<code>a = §</code> ", "<code>@</code> ", "<!-- fact: § --> ", "<br>@ ", "<sup>@</sup> ",
		"<del>§</del> ", "<span hidden>§</span> ", "@\n   @ ", "<script>§</script>", "<img alt='§'>", "&bogus;@ ", "a < @ > b ", "<button>§</button>", "é@ ", "<i><u>@</i></u> ", "{fact: §} ",
	}
	htmlBlocks = []string{
		"<h1>@</h1>", "<p>@<p>@", "<ul><li>@<li>@ @</ul>", "<ol><li><p>@</p></li></ol>", "<table><tr><th>@<th>@<tr><td>@<td>@</table>",
		"<table><tr><td>@<table><tr><td>@<td>@</table>@</table>", "<pre>@\n @</pre>", "<pre><code>§</code></pre>", "<blockquote>@</blockquote>", "<figure><figcaption>@</figcaption></figure>",
		"<style>§</style>", "<nav>§</nav>", "<template>§</template>", "<div style='display:none'><p>§</p></div>", "<title>§</title>", "</div>@", "<hr>", "<textarea>§</textarea>",
	}
)

func TestEveryWordGoesHome(t *testing.T) {
	for _, c := range []struct {
		format         string
		inline, blocks []string
	}{
		{"txt", plainInline, plainBlocks},
		{"md", mdInline, mdBlocks},
		{"html", htmlInline, htmlBlocks},
	} {
		t.Run(c.format, func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) {
				p := &planted{shown: map[string]int{}, hidden: map[string]int{}}
				for range rapid.IntRange(0, 12).Draw(t, "blocks") {
					if rapid.Bool().Draw(t, "paragraph") {
						p.put(rapid.SampledFrom(c.blocks).Draw(t, "block"))
					} else {
						if c.format == "html" {
							p.put("<p>")
						}
						p.put("@ ")
						for range rapid.IntRange(0, 8).Draw(t, "inlines") {
							p.put(rapid.SampledFrom(c.inline).Draw(t, "inline"))
						}
						p.put("@")
					}
					if c.format != "html" {
						p.put("\n\n")
					}
				}
				source := p.String()
				doc := Bytes([]byte(source), Config{Path: "a." + c.format})
				if len(doc.Faults) > 0 {
					t.Fatalf("%q: faults %v", source, doc.Faults)
				}
				checkMap(t, doc)
				checkAtoms(t, doc)
				for word, at := range p.shown {
					i := strings.Index(doc.Text, word)
					if c.format == "md" && i < 0 && strings.Contains(source, "[^1]: "+word) && !strings.Contains(source, "[^1] ") {
						continue // a footnote that nothing points to is not seen
					}
					if i < 0 {
						if strings.Count(source, "[^1]:") > 1 {
							continue
						}
						t.Fatalf("%q\n%q: %s is missing", source, doc.Text, word)
					}
					if strings.Contains(doc.Text[i+1:], word) {
						t.Fatalf("%q\n%q: %s stands there twice", source, doc.Text, word)
					}
					home := doc.Map.Source(span{Start: i, End: i + len(word)})
					if home.Start != at || home.Len() != len(word) {
						t.Fatalf("%q: %s goes home to %v, was written at %d", source, word, home, at)
					}
				}
				for word := range p.hidden {
					if strings.Contains(doc.Text, word) {
						t.Fatalf("%q\n%q: %s is not to be seen", source, doc.Text, word)
					}
				}
			})
		})
	}
}

// checkAtoms holds the pieces that are not copied to what their source says.
func checkAtoms(t interface {
	Helper()
	Fatalf(string, ...any)
}, doc *lint.Document,
) {
	t.Helper()
	for _, p := range doc.Map.Pieces {
		if p.Verbatim {
			continue
		}
		source, plain := string(doc.Source[p.Source.Start:p.Source.End]), p.Text.Of(doc.Text)
		raised := strings.ContainsAny(plain, "⁰¹²³⁴⁵⁶⁷⁸⁹⁻₀₁₂₃₄₅₆₇₈₉")
		switch {
		case source == "" && plain == "\n":
		case html.UnescapeString(source) == plain:
		case strings.HasPrefix(source, "\\") && source[1:] == plain:
		case strings.HasPrefix(strings.ToLower(source), "<br") && plain == "\n":
		case plain == objectMark:
		case raised && len(source) == 1:
		case len(source) == 1 && source[0] >= 0x80 && utf8.RuneCountInString(plain) == 1:
		default:
			t.Fatalf("an atom is %q in the text, %q in the source", plain, source)
		}
	}
}

func fuzzFormat(f *testing.F, format string, seeds ...[]string) {
	for _, list := range seeds {
		for _, s := range list {
			f.Add([]byte(strings.NewReplacer("@", "3.4 km", "§", "5 km").Replace(s)))
		}
	}
	for _, s := range hostile(200) {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		for _, doc := range Parts(b, Config{Path: "a." + format}) {
			checkMap(t, doc)
			if !utf8.ValidString(doc.Text) {
				t.Fatalf("the text is not UTF-8: %q", doc.Text)
			}
		}
	})
}

func FuzzPlain(f *testing.F)    { fuzzFormat(f, "txt", plainInline, plainBlocks) }
func FuzzMarkdown(f *testing.F) { fuzzFormat(f, "md", mdInline, mdBlocks) }
func FuzzHTML(f *testing.F)     { fuzzFormat(f, "html", htmlInline, htmlBlocks) }
