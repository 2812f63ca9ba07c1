package read

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"
)

const (
	wordOpen = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml"><w:body>`
	wordClose    = `</w:body></w:document>`
	wordTypes    = `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`
	wordPackage  = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`
	odtOpen      = `<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:xlink="http://www.w3.org/1999/xlink"><office:body><office:text>`
	odtClose     = `</office:text></office:body></office:document-content>`
	relationship = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
)

// pack zips parts, in order of their names' first mention.
func pack(parts ...txtar.File) []byte {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, p := range parts {
		w, err := z.Create(p.Name)
		if err != nil {
			panic(err)
		}
		if _, err := w.Write(p.Data); err != nil {
			panic(err)
		}
	}
	if err := z.Close(); err != nil {
		panic(err)
	}
	return b.Bytes()
}

func part(name, data string) txtar.File { return txtar.File{Name: name, Data: []byte(data)} }

// wordOf is a Word document with that body and further parts.
func wordOf(body string, parts ...txtar.File) []byte {
	return pack(append([]txtar.File{
		part("[Content_Types].xml", wordTypes),
		part("_rels/.rels", wordPackage),
		part("word/document.xml", wordOpen+body+wordClose),
	}, parts...)...)
}

// TestOfficePages reads the office documents of testdata/office.txtar. A file
// "NAME.docx/word/document.xml" is a part of NAME.docx; of the main part only
// the body is given.
func TestOfficePages(t *testing.T) {
	const page = "testdata/office/office.txtar"
	archive, err := txtar.ParseFile(page)
	if err != nil {
		t.Fatal(err)
	}
	type article struct {
		name  string
		parts []txtar.File
		files []txtar.File
		want  string
	}
	var articles []*article
	find := func(name string) *article {
		for _, a := range articles {
			if a.name == name {
				return a
			}
		}
		articles = append(articles, &article{name: name})
		return articles[len(articles)-1]
	}
	for _, f := range archive.Files {
		if name, ok := strings.CutSuffix(f.Name, ": read"); ok {
			find(name).want = string(f.Data)
			continue
		}
		name, inner, _ := strings.Cut(f.Name, "/")
		a := find(name)
		a.files = append(a.files, f)
		data := strings.TrimSuffix(string(f.Data), "\n")
		switch inner {
		case "word/document.xml":
			data = wordOpen + data + wordClose
		case "content.xml":
			data = odtOpen + data + odtClose
		}
		a.parts = append(a.parts, part(inner, data))
	}
	out := *archive
	out.Files = nil
	for _, a := range articles {
		parts := a.parts
		if strings.HasSuffix(a.name, ".docx") {
			parts = append([]txtar.File{part("[Content_Types].xml", wordTypes), part("_rels/.rels", wordPackage)}, parts...)
		}
		var got strings.Builder
		for _, doc := range Parts(pack(parts...), Config{Path: a.name}) {
			checkMap(t, doc)
			fmt.Fprintf(&got, "part %s\n%s", doc.Part, show(doc))
		}
		if !*update && got.String() != a.want {
			t.Errorf("%s: (-want +got)\n%s", a.name, cmp.Diff(a.want, got.String()))
		}
		out.Files = append(out.Files, a.files...)
		out.Files = append(out.Files, txtar.File{Name: a.name + ": read", Data: []byte(got.String())})
	}
	if *update {
		if err := os.WriteFile(page, txtar.Format(&out), 0o666); err != nil {
			t.Fatal(err)
		}
	}
}

func TestOfficeRefusals(t *testing.T) {
	bomb := pack(part("[Content_Types].xml", wordTypes), part("_rels/.rels", wordPackage), part("word/document.xml", strings.Repeat(" ", largestPart+1)))
	// A part whose header lies about its size: read no further than allowed.
	liar := wordOf(strings.Repeat("<w:p/>", 1000))
	last := bytes.LastIndex(liar, []byte("PK\x01\x02"))
	binary.LittleEndian.PutUint32(liar[last+24:], 100)
	sheet := strings.ReplaceAll(wordTypes, "wordprocessingml.document", "spreadsheetml.sheet")
	for _, c := range []struct {
		name  string
		b     []byte
		fault string
	}{
		{"empty", nil, "it is not a whole zip archive"},
		{"text", []byte("It is 3 km."), "it is not a whole zip archive"},
		{"cut", wordOf("<w:p/>")[:300], "it is not a whole zip archive"},
		{"old", []byte("\xd0\xcf\x11\xe0\xa1\xb1"), "an encrypted or an old Office document"},
		{"bomb", bomb, "word/document.xml unpacks to 67108865 bytes, more than"},
		{"liar", liar, "word/document.xml cannot be unpacked"},
		{"no types", pack(part("word/document.xml", "<a/>")), "this is no Word document: [Content_Types].xml: the part is missing"},
		{"spreadsheet", pack(part("[Content_Types].xml", sheet), part("_rels/.rels", wordPackage), part("word/document.xml", "<a/>")), "this is a spreadsheet"},
		{"other type", pack(part("[Content_Types].xml", strings.ReplaceAll(wordTypes, "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml", "text/plain")), part("_rels/.rels", wordPackage), part("word/document.xml", "<a/>")), `is of the type "text/plain"`},
		{"no text", pack(part("[Content_Types].xml", wordTypes), part("_rels/.rels", wordPackage)), "names word/document.xml as its text, and the part is missing"},
		{"twice", wordOf("<w:p/>", part("word/document.xml", "<a/>")), "holds the part word/document.xml twice"},
		{"not Word", pack(part("[Content_Types].xml", wordTypes), part("_rels/.rels", wordPackage), part("word/document.xml", "<a/>")), "this is no WordprocessingML"},
		{"no XML", pack(part("[Content_Types].xml", wordTypes), part("_rels/.rels", wordPackage), part("word/document.xml", "")), "the part holds no XML"},
		{"entities", pack(part("[Content_Types].xml", wordTypes), part("_rels/.rels", wordPackage), part("word/document.xml", `<!DOCTYPE a [<!ENTITY b "cccc">]><a>&b;</a>`)), "declares a document type"},
		{"deep", wordOf(strings.Repeat("<w:sdt>", deepestXML+5)), "elements lie more than 2000 deep"},
	} {
		got := Bytes(c.b, Config{Path: "a.docx"})
		if len(got.Faults) != 1 || !got.Faults[0].Fatal || !strings.Contains(got.Faults[0].Message, c.fault) || got.Text != "" {
			t.Errorf("%s: faults %+v, text %q; want %q", c.name, got.Faults, got.Text, c.fault)
		}
	}
	for name, b := range map[string][]byte{
		"no OpenDocument text: its type":   pack(part("mimetype", "application/vnd.oasis.opendocument.spreadsheet")),
		"content.xml: the part is missing": pack(part("mimetype", "application/vnd.oasis.opendocument.text")),
	} {
		if got := Bytes(b, Config{Path: "a.odt"}); len(got.Faults) != 1 || !strings.Contains(got.Faults[0].Message, name) {
			t.Errorf("faults %+v, want %q", got.Faults, name)
		}
	}
}

func TestBrokenWordIsReadAsFarAsItGoes(t *testing.T) {
	got := Bytes(wordOf("<w:p><w:r><w:t>It is 3 km.</w:t></w:r></w:p><w:p><w:q></w:p>"), Config{Path: "a.docx"})
	checkMap(t, got)
	if got.Text != "It is 3 km." || len(got.Faults) != 1 || got.Faults[0].Fatal || !strings.Contains(got.Faults[0].Message, "word/document.xml: the XML is broken") {
		t.Errorf("text %q, faults %+v", got.Text, got.Faults)
	}
}

func FuzzWord(f *testing.F) {
	f.Add([]byte("<w:p><w:pPr><w:pStyle w:val='Heading1'/></w:pPr><w:r><w:t>3 km</w:t></w:r></w:p>"))
	f.Add([]byte("<w:tbl><w:tr><w:tc><w:p><w:r><w:t>a &amp; b</w:t><w:br/></w:r></w:p></w:tc></w:tr></w:tbl>"))
	f.Add([]byte("<mc:AlternateContent><mc:Choice/><mc:Fallback><w:txbxContent><w:p/></w:txbxContent></mc:Fallback></mc:AlternateContent>"))
	f.Fuzz(func(t *testing.T, body []byte) {
		for _, doc := range Parts(wordOf(string(body)), Config{Path: "a.docx"}) {
			checkMap(t, doc)
		}
	})
}

func FuzzODT(f *testing.F) {
	f.Add([]byte("<text:p>It is<text:s text:c='3'/>3<text:note><text:note-body><text:p>x</text:p></text:note-body></text:note> km</text:p>"))
	f.Add([]byte("<table:table><table:table-row><table:table-cell><text:p>a</text:p></table:table-cell></table:table-row></table:table>"))
	f.Fuzz(func(t *testing.T, body []byte) {
		for _, doc := range Parts(pack(part("content.xml", odtOpen+string(body)+odtClose)), Config{Path: "a.odt"}) {
			checkMap(t, doc)
		}
	})
}
