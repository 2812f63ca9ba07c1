package read

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"path"
	"slices"
	"strconv"
	"strings"
)

// noteAt names the note that holds an offset of a part of notes: "footnote 2".
func noteAt(src []byte, at int) string {
	note := ""
	_ = walkXML(src, xmlHandler{start: func(e xml.StartElement, where span) {
		if (e.Name.Local == "footnote" || e.Name.Local == "endnote") && where.Start <= at {
			note = e.Name.Local + " " + attr(e, "id")
		}
	}})
	return note
}

// repack is the zip b with some parts changed or added; the others are copied
// as they are packed.
func repack(b []byte, changed map[string][]byte) ([]byte, error) {
	z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	done := map[string]bool{}
	for _, f := range z.File {
		name := strings.TrimPrefix(f.Name, "/")
		content, ok := changed[name]
		done[name] = true
		if !ok {
			if err := w.Copy(f); err != nil {
				return nil, fmt.Errorf("%s cannot be copied: %w", name, err)
			}
			continue
		}
		h := zip.FileHeader{Name: f.Name, Method: zip.Deflate, Modified: f.Modified, ExternalAttrs: f.ExternalAttrs, CreatorVersion: f.CreatorVersion}
		if err := pour(w, &h, content); err != nil {
			return nil, err
		}
	}
	var added []string
	for name := range changed {
		if !done[name] {
			added = append(added, name)
		}
	}
	slices.Sort(added)
	for _, name := range added {
		if err := pour(w, &zip.FileHeader{Name: name, Method: zip.Deflate}, changed[name]); err != nil {
			return nil, err
		}
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// pour writes one part.
func pour(w *zip.Writer, h *zip.FileHeader, content []byte) error {
	part, err := w.CreateHeader(h)
	if err != nil {
		return err
	}
	_, err = part.Write(content)
	return err
}

// comments is the part of the comments, with those that are to be added.
type comments struct {
	main, name string
	space      string
	old        []byte // nil where there is no such part yet
	next       int
	added      strings.Builder
}

// openComments reads the comments that the document has.
func openComments(a *archive, main string, relations map[string]relation, space string) (*comments, error) {
	c := &comments{main: main, name: path.Join(path.Dir(main), "comments.xml"), space: space}
	for _, id := range sortedKeys(relations) {
		if r := relations[id]; strings.HasSuffix(r.kind, "/comments") && !r.external {
			old, err := a.part(r.target)
			if err != nil {
				return nil, err
			}
			c.name, c.old = r.target, old
		}
	}
	if c.old == nil {
		for n := 2; a.files[c.name] != nil; n++ { // a part that nothing names
			c.name = path.Join(path.Dir(main), fmt.Sprintf("comments%d.xml", n))
		}
		return c, nil
	}
	return c, walkXML(c.old, xmlHandler{start: func(e xml.StartElement, _ span) {
		if e.Name.Local == "comment" {
			if n, err := strconv.Atoi(attr(e, "id")); err == nil {
				c.next = max(c.next, n+1)
			}
		}
	}})
}

// add adds a comment and returns its id.
func (c *comments) add(said string, cfg AnnotateConfig) string {
	id := strconv.Itoa(c.next)
	c.next++
	w := &c.added
	fmt.Fprintf(w, `<f:comment f:id="%s" f:author="%s" f:initials="%s"`, id, escapeXML(cfg.Author), escapeXML(cfg.Initials))
	if cfg.Date != "" {
		fmt.Fprintf(w, ` f:date="%s"`, escapeXML(cfg.Date))
	}
	// The prefix is ours, so that whatever the part calls the namespace does
	// not matter.
	fmt.Fprintf(w, ` xmlns:f="%s">`, escapeXML(c.space))
	mark := "<f:r><f:annotationRef/></f:r>"
	for line := range strings.SplitSeq(strings.TrimSpace(said), "\n") {
		fmt.Fprintf(w, `<f:p>%s<f:r><f:t xml:space="preserve">%s</f:t></f:r></f:p>`, mark, escapeXML(strings.TrimSpace(line)))
		mark = ""
	}
	w.WriteString("</f:comment>")
	return id
}

// finish writes the comments, and names them in the package where they are new.
func (c *comments) finish(a *archive, changed map[string][]byte) error {
	if c.old != nil {
		whole, err := spliceLast(c.old, c.added.String())
		changed[c.name] = whole
		return err
	}
	changed[c.name] = []byte(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n" +
		`<w:comments xmlns:w="` + escapeXML(c.space) + `">` + c.added.String() + "</w:comments>")
	types, err := a.part("[Content_Types].xml")
	if err != nil {
		return err
	}
	const commentType = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
	changed["[Content_Types].xml"], err = spliceLast(types, `<Override xmlns="http://schemas.openxmlformats.org/package/2006/content-types" PartName="/`+escapeXML(c.name)+`" ContentType="`+commentType+`"/>`)
	if err != nil {
		return err
	}
	const relationSpace = "http://schemas.openxmlformats.org/package/2006/relationships"
	kind := "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
	if strings.HasPrefix(c.space, "http://purl.oclc.org/") {
		kind = "http://purl.oclc.org/ooxml/officeDocument/relationships/comments"
	}
	name := path.Join(path.Dir(c.main), "_rels", path.Base(c.main)+".rels")
	old, err := a.part(name)
	if errors.Is(err, errNoPart) {
		old = []byte(`<Relationships xmlns="` + relationSpace + `"></Relationships>`)
	} else if err != nil {
		return err
	}
	id := "factlintComments"
	for bytes.Contains(old, []byte(`"`+id+`"`)) {
		id += "X"
	}
	changed[name], err = spliceLast(old, `<Relationship xmlns="`+relationSpace+`" Id="`+id+`" Type="`+kind+`" Target="/`+escapeXML(c.name)+`"/>`)
	return err
}

// spliceLast puts markup in before the end tag of a part's root.
func spliceLast(part []byte, markup string) ([]byte, error) {
	depth, at, open := 0, -1, span{}
	err := walkXML(part, xmlHandler{
		start: func(_ xml.StartElement, where span) {
			if depth == 0 {
				open = where
			}
			depth++
		},
		end: func(_ xml.EndElement, where span) {
			if depth--; depth == 0 {
				at = where.Start
			}
		},
	})
	if err != nil || at < 0 {
		return nil, fmt.Errorf("a part of the document cannot be changed: %w", err)
	}
	if at == open.End && bytes.HasSuffix(part[open.Start:open.End], []byte("/>")) { // <comments/>
		tag := part[open.Start:open.End]
		name := tag[1:bytes.IndexAny(tag, " \t\r\n/>")]
		return slices.Concat(part[:open.End-2], []byte(">"+markup+"</"+string(name)+">"), part[open.End:]), nil
	}
	return slices.Concat(part[:at], []byte(markup), part[at:]), nil
}

// escapeXML is s as text or an attribute of XML, without what XML cannot hold.
func escapeXML(s string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(s))
	return b.String()
}
