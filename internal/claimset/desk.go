package claimset

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strings"
)

// Desk is a folder of long articles on one story, and the errors that were planted in them. A desk without errors is
// one in which nothing is wrong.
type Desk struct {
	Name     string
	Articles []string // paths below the folder, in order
	Words    int
	Errors   []DeskError
}

// DeskError is one error: a value that another place of the desk contradicts.
type DeskError struct {
	// A is the wrong value, B the one that shows it.
	A, B DeskPlace
	// Kind is what has to be held together to see it: DeskBetween, "headline", "table", "sum", "caption", "body".
	Kind string `json:"kind"`
	// Cause is the slip: "digits transposed", "another year", ...
	Cause string `json:"cause"`
	// Also are further values by which it shows, the wrong one itself said again among them.
	Also []DeskPlace `json:"-"`
}

// DeskBetween is the kind of an error that two articles show; the others show in one.
const (
	DeskBetween = "between"
	deskSum     = "sum"
)

// DeskPlace is a value in an article of a desk, by bytes.
type DeskPlace struct {
	File  string `json:"file"`
	Start int    `json:"start"`
	End   int    `json:"end"`
	Text  string `json:"text"`
}

// ReadDesk reads a desk: articles/*, gold.jsonl with an error a line, and also.jsonl, which may be missing, with
// further places for errors by their line in gold.jsonl. Places are held to what the articles say there.
func ReadDesk(fsys fs.FS, folder string) (*Desk, error) {
	d := &Desk{Name: path.Base(folder)}
	texts := map[string]string{}
	files, err := fs.ReadDir(fsys, path.Join(folder, "articles"))
	if err != nil {
		return nil, fmt.Errorf("listing the articles of %s: %w", folder, err)
	}
	for _, f := range files {
		name := path.Join(folder, "articles", f.Name())
		b, err := fs.ReadFile(fsys, name)
		if err != nil {
			return nil, fmt.Errorf("reading %s: %w", name, err)
		}
		texts[f.Name()] = string(b)
		d.Articles = append(d.Articles, name)
		d.Words += len(strings.Fields(string(b)))
	}
	check := func(file string, line int, places ...DeskPlace) error {
		for _, p := range places {
			text, ok := texts[p.File]
			if !ok || p.Start < 0 || p.End > len(text) || p.Start >= p.End || text[p.Start:p.End] != p.Text {
				return fmt.Errorf("reading %s/%s, line %d: %q does not stand at byte %d of articles/%s", folder, file, line, p.Text, p.Start, p.File)
			}
		}
		return nil
	}
	err = eachLine(fsys, path.Join(folder, "gold.jsonl"), func(line int, b []byte) error {
		var e DeskError
		if err := json.Unmarshal(b, &e); err != nil {
			return fmt.Errorf("reading %s/gold.jsonl, line %d: %w", folder, line, err)
		}
		d.Errors = append(d.Errors, e)
		return check("gold.jsonl", line, e.A, e.B)
	})
	if err != nil {
		return nil, err
	}
	err = eachLine(fsys, path.Join(folder, "also.jsonl"), func(line int, b []byte) error {
		var more struct {
			Line int         `json:"line"`
			Also []DeskPlace `json:"also"`
		}
		if err := json.Unmarshal(b, &more); err != nil {
			return fmt.Errorf("reading %s/also.jsonl, line %d: %w", folder, line, err)
		}
		if more.Line < 1 || more.Line > len(d.Errors) {
			return fmt.Errorf("reading %s/also.jsonl, line %d: gold.jsonl has no line %d", folder, line, more.Line)
		}
		e := &d.Errors[more.Line-1]
		e.Also = append(e.Also, more.Also...)
		return check("also.jsonl", line, more.Also...)
	})
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	return d, nil
}

// eachLine calls f with each line of a file, from 1 on, empty ones left out.
func eachLine(fsys fs.FS, name string, f func(line int, b []byte) error) error {
	file, err := fsys.Open(name)
	if err != nil {
		return fmt.Errorf("opening %s: %w", name, err)
	}
	defer func() { _ = file.Close() }()
	lines := bufio.NewScanner(file)
	lines.Buffer(nil, 1<<20)
	for n := 1; lines.Scan(); n++ {
		if strings.TrimSpace(lines.Text()) == "" {
			continue
		}
		if err := f(n, lines.Bytes()); err != nil {
			return err
		}
	}
	if err := lines.Err(); err != nil {
		return fmt.Errorf("reading %s: %w", name, err)
	}
	return nil
}

// DeskFinding is what a program reports: its own place first, then those that it names beside it.
type DeskFinding struct {
	Rule, Severity, Message string
	Places                  []DeskPlace
}

// Shows reports whether one of the places of a finding is the wrong value of the error, or one of the further values
// by which it shows; of a sum, the total that does not come out.
func (e *DeskError) Shows(f *DeskFinding) bool {
	for _, p := range f.Places {
		if p.touches(e.A) || e.Kind == deskSum && p.touches(e.B) {
			return true
		}
		for _, a := range e.Also {
			if p.touches(a) {
				return true
			}
		}
	}
	return false
}

func (p DeskPlace) touches(q DeskPlace) bool {
	return p.File == q.File && p.Start < q.End && q.Start < p.End
}

// DeskTally counts what a program found in desks. A finding that shows no error is false, whatever else it says.
type DeskTally struct {
	Words, Errors, Found   int
	Findings, False        int
	Between, BetweenFound  int // errors that two articles show
	RightDesks, RightFalse int // desks in which nothing is wrong, and what was found there
}

// Add counts what was found in one desk; it returns the errors that were missed and the findings that are false.
func (t *DeskTally) Add(d *Desk, findings []DeskFinding) (missed []DeskError, wrong []DeskFinding) {
	t.Words += d.Words
	for i := range d.Errors {
		e := &d.Errors[i]
		found := false
		for k := range findings {
			found = found || e.Shows(&findings[k])
		}
		t.Errors++
		if e.Kind == DeskBetween {
			t.Between++
		}
		switch {
		case !found:
			missed = append(missed, *e)
		case e.Kind == DeskBetween:
			t.BetweenFound++
			fallthrough
		default:
			t.Found++
		}
	}
	for k := range findings {
		t.Findings++
		right := false
		for i := range d.Errors {
			right = right || d.Errors[i].Shows(&findings[k])
		}
		if !right {
			t.False++
			wrong = append(wrong, findings[k])
		}
	}
	if len(d.Errors) == 0 {
		t.RightDesks++
		t.RightFalse += len(findings)
	}
	return missed, wrong
}

// Precision is the share of the findings that show an error, Recall that of the errors that were found, from 0 to 1.
func (t *DeskTally) Precision() float64 { return share(t.Findings-t.False, t.Findings) }

// Recall is the share of the errors that were found.
func (t *DeskTally) Recall() float64 { return share(t.Found, t.Errors) }

func share(n, of int) float64 {
	if of == 0 {
		return 0
	}
	return float64(n) / float64(of)
}
