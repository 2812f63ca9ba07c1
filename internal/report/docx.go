package report

import (
	"errors"
	"io"
	"path"
	"strings"

	"github.com/factlint/factlint/lint"
)

var _ = add(Format{Name: "docx", Summary: "the Word document that was checked, with a comment at each finding", Write: writeWord})

// Remark is a comment on a stretch of a part of a Word document.
type Remark struct {
	Part       string
	Start, End int
	Text       string
}

// writeWord gives back the Word document with its findings as comments.
func writeWord(w io.Writer, r *Report) error {
	if r.Annotate == nil {
		return errors.New("the docx format gives back one Word document with comments: check one .docx")
	}
	var remarks []Remark
	for i := range r.Findings {
		f := &r.Findings[i]
		if strings.EqualFold(path.Ext(f.Path), ".docx") {
			remarks = append(remarks, Remark{Part: f.Part, Start: f.Start, End: f.End, Text: remark(f)})
		}
	}
	b, err := r.Annotate(remarks)
	if err != nil {
		return err
	}
	_, err = w.Write(b)
	return err
}

// remark is what a comment says of a finding: all that is known of it, for
// there is nothing beside the document to look it up in.
func remark(f *lint.Finding) string {
	text := strings.ToUpper(f.Severity[:1]) + f.Severity[1:] + ": " + longMessage(f)
	for _, related := range f.Related {
		if related.Excerpt != nil {
			text += "\n" + related.Message + ": “" + related.Excerpt.Text + "”"
		}
	}
	for _, fix := range f.Fixes {
		text += "\nRepair: " + fix.Title
	}
	return text + "\n[" + f.Rule + "]"
}
