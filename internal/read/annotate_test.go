package read

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
	"pgregory.net/rapid"
)

var (
	asTest    = AnnotateConfig{Author: `Desk "A"`, Initials: "D", Date: "2024-03-12T10:00:00Z"}
	noteParts = []txtar.File{
		part("word/_rels/document.xml.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="`+relationship+`footnotes" Target="footnotes.xml"/></Relationships>`),
		part("word/footnotes.xml", `<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:footnote w:id="1"><w:p><w:r><w:t>An aside of 5.</w:t></w:r></w:p></w:footnote><w:footnote w:id="2"><w:p><w:r><w:t>By the old count it is 3.5 km.</w:t></w:r></w:p></w:footnote></w:footnotes>`),
	}
)

// partsOf unpacks a package.
func partsOf(t interface{ Fatal(...any) }, b []byte) (map[string]string, []string) {
	z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		t.Fatal(err)
	}
	parts, names := map[string]string{}, []string(nil)
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		parts[f.Name] = string(data)
		names = append(names, f.Name)
	}
	return parts, names
}

// looks is what a reader of a main part sees: every character with the
// properties of its run, and by comment id the characters within its range.
func looks(t interface{ Fatal(...any) }, src string) (seen []string, within map[string]string) {
	within = map[string]string{}
	var open []string
	properties, inProperties, inText := "", 0, false
	paragraph, preserve := 0, false
	err := walkXML([]byte(src), xmlHandler{
		start: func(e xml.StartElement, where span) {
			switch e.Name.Local {
			case "p":
				paragraph++
			case "r":
				properties = ""
			case "rPr":
				inProperties++
			case "t":
				inText, preserve = true, attr(e, "space") == "preserve"
			case "br", "tab":
				seen = append(seen, fmt.Sprint(paragraph, e.Name.Local))
			case "commentRangeStart":
				open = append(open, attr(e, "id"))
				within[attr(e, "id")] = ""
			case "commentRangeEnd":
				i := slices.Index(open, attr(e, "id"))
				if i < 0 {
					t.Fatal("a comment ends that has not begun:", src)
				}
				open = slices.Delete(open, i, i+1)
			}
			if inProperties > 0 {
				properties += src[where.Start:where.End]
			}
		},
		end: func(e xml.EndElement, _ span) {
			switch e.Name.Local {
			case "rPr":
				inProperties--
			case "t":
				inText = false
			}
		},
		text: func(raw span) {
			if !inText {
				return
			}
			s := src[raw.Start:raw.End]
			if !preserve {
				s = strings.TrimSpace(s)
			}
			s = strings.NewReplacer("<![CDATA[", "", "]]>", "", "&amp;", "&").Replace(s)
			for _, c := range s {
				seen = append(seen, fmt.Sprint(paragraph, string(c), properties))
			}
			for _, id := range open {
				within[id] += s
			}
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(open) > 0 {
		t.Fatal("comments that never end:", open, src)
	}
	return seen, within
}

func TestAnnotateWord(t *testing.T) {
	body := `<w:p><w:r w:rsidR="1"><w:rPr><w:b/><w:rPrChange w:id="1"><w:rPr><w:i/></w:rPr></w:rPrChange></w:rPr><w:t>It cost &amp; was $610</w:t></w:r><w:r><w:t xml:space="preserve"> million, 3.4 km</w:t><w:footnoteReference w:id="2"/></w:r></w:p>` +
		`<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:txbxContent><w:p><w:r><w:t>Box of 5</w:t></w:r></w:p></w:txbxContent></mc:Choice></mc:AlternateContent></w:r><w:r><w:t>After.</w:t></w:r></w:p>`
	b := wordOf(body, noteParts...)
	docs := Parts(b, Config{Path: "a.docx"})
	var remarks []Remark
	want := map[string]string{}
	for i, words := range []string{"It", "$610 million", "3.4 km", "& was", "5", "3.5 km", "It cost & was $610 million, 3.4 km"} {
		for _, d := range docs {
			if at := strings.Index(d.Text, words); at >= 0 {
				home := d.Map.Source(span{Start: at, End: at + len(words)})
				remarks = append(remarks, Remark{Part: d.Part, Start: home.Start, End: home.End, Text: words + " <is wrong>\nsecond line"})
				want[fmt.Sprint(i)] = words
				break
			}
		}
	}
	want["4"], want["5"] = "Box of 5", " million, 3.4 km"
	got, err := AnnotateWord(b, remarks, asTest)
	if err != nil {
		t.Fatal(err)
	}
	before, order := partsOf(t, b)
	after, names := partsOf(t, got)
	if !slices.Equal(names, append(order, "word/comments.xml")) {
		t.Errorf("parts %v", names)
	}
	seen, _ := looks(t, before["word/document.xml"])
	now, within := looks(t, after["word/document.xml"])
	if !slices.Equal(seen, now) {
		t.Errorf("the text looks otherwise:\n%v\n%v", seen, now)
	}
	for id, words := range want {
		if !strings.Contains(within[id], words) || id != "5" && within[id] != words {
			t.Errorf("comment %s stands at %q, want %q", id, within[id], words)
		}
	}
	for name, data := range before {
		if name != "word/document.xml" && name != "[Content_Types].xml" && !strings.HasSuffix(name, ".rels") && after[name] != data {
			t.Errorf("%s has changed", name)
		}
	}
	for _, s := range []string{"&lt;is wrong&gt;", "second line", `f:author="Desk &#34;A&#34;"`, `f:date="2024-03-12T10:00:00Z"`} {
		if !strings.Contains(after["word/comments.xml"], s) {
			t.Errorf("comments.xml lacks %s", s)
		}
	}
	// Once more: the comments are added to those that are there.
	twice, err := AnnotateWord(got, remarks[:1], asTest)
	if err != nil {
		t.Fatal(err)
	}
	again, names := partsOf(t, twice)
	if n := strings.Count(again["word/comments.xml"], "<f:comment "); n != 8 || len(names) != len(order)+1 || !strings.Contains(again["word/comments.xml"], `f:id="7"`) {
		t.Errorf("%d comments, parts %v", n, names)
	}
	if reread := Parts(twice, Config{Path: "a.docx"}); reread[0].Text != docs[0].Text {
		t.Errorf("reads %q, was %q", reread[0].Text, docs[0].Text)
	}
	if same, err := AnnotateWord(b, nil, asTest); err != nil || !bytes.Equal(same, b) {
		t.Error("without remarks the document is not what it was")
	}
}

func TestAnnotateRefusals(t *testing.T) {
	for name, b := range map[string][]byte{
		"holds no text":                 wordOf("<w:p/>"),
		"it is not a whole zip archive": []byte("text"),
		"this is no Word document":      pack(part("a", "b")),
		"the XML is broken":             wordOf("<w:p><w:r>"),
	} {
		if _, err := AnnotateWord(b, []Remark{{Text: "a"}}, asTest); err == nil || !strings.Contains(err.Error(), name) {
			t.Errorf("error %v, want %q", err, name)
		}
	}
}

// TestAnnotateAnything puts comments on random stretches of random documents:
// nothing of the text or its looks changes, and each stands at its words.
func TestAnnotateAnything(t *testing.T) {
	runs := []string{
		"<w:r><w:t>one two</w:t></w:r>", `<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve"> three &amp; four </w:t></w:r>`, "<w:r><w:tab/><w:t>five</w:t><w:br/><w:t>six</w:t></w:r>",
		"<w:r><w:t><![CDATA[seven]]></w:t></w:r>", "<w:r/>", "<w:r><w:t/></w:r>", `<w:ins w:id="3"><w:r><w:t>eight</w:t></w:r></w:ins>`, `<w:hyperlink r:id="rId9"><w:r><w:t>nine</w:t></w:r></w:hyperlink>`,
		`<w:del w:id="4"><w:r><w:delText>gone</w:delText></w:r></w:del>`, "</w:p><w:p>", "<w:r><w:rPr/><w:t>ten</w:t></w:r>",
	}
	rapid.Check(t, func(t *rapid.T) {
		var body strings.Builder
		body.WriteString("<w:p>")
		for range rapid.IntRange(1, 10).Draw(t, "runs") {
			body.WriteString(rapid.SampledFrom(runs).Draw(t, "run"))
		}
		body.WriteString("</w:p>")
		b := wordOf(body.String())
		doc := Bytes(b, Config{Path: "a.docx"})
		if doc.Text == "" {
			return
		}
		var remarks []Remark
		var want []string
		for range rapid.IntRange(1, 5).Draw(t, "remarks") {
			start := rapid.IntRange(0, len(doc.Text)-1).Draw(t, "start")
			end := rapid.IntRange(start+1, len(doc.Text)).Draw(t, "end")
			home := doc.Map.Source(span{Start: start, End: end})
			remarks = append(remarks, Remark{Part: doc.Part, Start: home.Start, End: home.End, Text: "x"})
			want = append(want, doc.Text[start:end])
		}
		got, err := AnnotateWord(b, remarks, AnnotateConfig{Author: "a"})
		if err != nil {
			t.Fatal(err)
		}
		before, _ := partsOf(t, b)
		after, _ := partsOf(t, got)
		seen, _ := looks(t, before["word/document.xml"])
		now, within := looks(t, after["word/document.xml"])
		if !slices.Equal(seen, now) {
			t.Fatalf("looks otherwise:\n%s\n%s", before["word/document.xml"], after["word/document.xml"])
		}
		letters := func(s string) string { return strings.Join(strings.Fields(s), "") }
		for i, words := range want {
			held, ok := within[fmt.Sprint(i)]
			if !ok || !strings.Contains(letters(held), letters(words)) {
				t.Fatalf("comment %d stands at %q, want %q\n%s", i, held, words, after["word/document.xml"])
			}
			if !strings.Contains(body.String(), "CDATA") && letters(words) != "" && letters(held) != letters(words) {
				t.Fatalf("comment %d stands at %q, want only %q\n%s", i, held, words, after["word/document.xml"])
			}
		}
	})
}
