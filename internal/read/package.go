package read

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"

	"github.com/factlint/factlint/lint"
)

// Documents of office programs are zip archives of XML. What a hostile one
// could do with them is bounded here: a part may not unpack to more than
// largestPart, all parts read not to more than largestPackage, and XML may
// declare no entities.
const (
	largestPart    = 64 << 20
	largestPackage = 128 << 20
	mostEntries    = 20000
	deepestXML     = 2000
)

// archive is the zip of an office document.
type archive struct {
	files map[string]*zip.File
	read  int
}

// openArchive opens b; the error tells a writer what the file is instead.
func openArchive(b []byte) (*archive, error) {
	if bytes.HasPrefix(b, []byte("\xd0\xcf\x11\xe0")) {
		return nil, errors.New("this is an encrypted or an old Office document; save it as .docx without a password")
	}
	z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		return nil, fmt.Errorf("this is no Office document: it is not a whole zip archive (%s)", strings.TrimPrefix(err.Error(), "zip: "))
	}
	if len(z.File) > mostEntries {
		return nil, fmt.Errorf("the document holds %d parts, more than the %d that are read", len(z.File), mostEntries)
	}
	a := &archive{files: make(map[string]*zip.File, len(z.File))}
	for _, f := range z.File {
		name := strings.TrimPrefix(f.Name, "/")
		if a.files[name] != nil {
			return nil, fmt.Errorf("the document holds the part %s twice", name)
		}
		a.files[name] = f
	}
	return a, nil
}

// errNoPart says that an archive lacks a part.
var errNoPart = errors.New("the part is missing")

// part is the content of one part.
func (a *archive) part(name string) ([]byte, error) {
	f := a.files[name]
	if f == nil {
		return nil, fmt.Errorf("%s: %w", name, errNoPart)
	}
	if f.Flags&1 != 0 {
		return nil, fmt.Errorf("%s is encrypted; save the document without a password", name)
	}
	limit := min(largestPart, largestPackage-a.read)
	if f.UncompressedSize64 > uint64(limit) {
		return nil, fmt.Errorf("%s unpacks to %d bytes, more than the %d that are read", name, f.UncompressedSize64, limit)
	}
	r, err := f.Open()
	if err != nil {
		return nil, fmt.Errorf("%s cannot be unpacked: %w", name, err)
	}
	defer r.Close()
	b, err := io.ReadAll(io.LimitReader(r, int64(limit)+1))
	if err != nil {
		return nil, fmt.Errorf("%s cannot be unpacked: %w", name, err)
	}
	if len(b) > limit {
		return nil, fmt.Errorf("%s unpacks to more than the %d bytes that are read", name, limit)
	}
	a.read += len(b)
	return b, nil
}

// packageParts reads a document of an office program, part by part.
func packageParts(b []byte, cfg Config, format string) []*lint.Document {
	doc := &lint.Document{Path: cfg.Path, Source: b}
	a, err := openArchive(b)
	if err != nil {
		return refuse(doc, 0, err.Error())
	}
	var docs []*lint.Document
	if format == formatODF {
		docs, err = odtParts(a, cfg)
	} else {
		docs, err = wordParts(a, cfg)
	}
	if err != nil {
		return refuse(doc, 0, err.Error())
	}
	return docs
}

// relations are the targets that a part names, by their id.
func (a *archive) relations(part string) (map[string]relation, error) {
	b, err := a.part(path.Join(path.Dir(part), "_rels", path.Base(part)+".rels"))
	if errors.Is(err, errNoPart) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	found := map[string]relation{}
	err = walkXML(b, xmlHandler{start: func(e xml.StartElement, _ span) {
		if e.Name.Local != "Relationship" {
			return
		}
		r := relation{kind: attr(e, "Type"), target: attr(e, "Target"), external: attr(e, "TargetMode") == "External"}
		if !r.external {
			if strings.HasPrefix(r.target, "/") {
				r.target = strings.TrimPrefix(path.Clean(r.target), "/")
			} else {
				r.target = path.Join(path.Dir(part), r.target)
			}
		}
		found[attr(e, "Id")] = r
	}})
	return found, err
}

// relation is one target that a part names.
type relation struct {
	kind, target string
	external     bool
}

// xmlHandler is told what stands in an XML part, and where.
type xmlHandler struct {
	start func(xml.StartElement, span)
	end   func(xml.EndElement, span)
	text  func(raw span)
}

// xmlError is a fault of an XML part.
type xmlError struct {
	offset  int
	message string
}

func (e *xmlError) Error() string { return e.message }

// walkXML reads an XML part. The spans are of the markup as it stands.
func walkXML(b []byte, h xmlHandler) error {
	d := xml.NewDecoder(bytes.NewReader(b))
	depth, elements := 0, 0
	for {
		from := int(d.InputOffset())
		t, err := d.Token()
		where := span{Start: from, End: int(d.InputOffset())}
		if err == io.EOF {
			if elements == 0 {
				return &xmlError{0, "the part holds no XML"}
			}
			return nil
		}
		if err != nil {
			return &xmlError{min(where.End, len(b)), "the XML is broken: " + strings.TrimPrefix(err.Error(), "XML syntax error ")}
		}
		switch t := t.(type) {
		case xml.StartElement:
			elements++
			if depth++; depth > deepestXML {
				return &xmlError{from, fmt.Sprintf("elements lie more than %d deep", deepestXML)}
			}
			if h.start != nil {
				h.start(t, where)
			}
		case xml.EndElement:
			depth--
			if h.end != nil {
				h.end(t, where)
			}
		case xml.CharData:
			if h.text != nil && len(t) > 0 {
				h.text(where)
			}
		case xml.Directive:
			return &xmlError{from, "the XML declares a document type, which Office documents never do"}
		}
	}
}

// attr is the value of the attribute of that local name, "" for none.
func attr(e xml.StartElement, local string) string {
	for _, a := range e.Attr {
		if a.Name.Local == local {
			return a.Value
		}
	}
	return ""
}
