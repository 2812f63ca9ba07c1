package workspace

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"path/filepath"
	"sort"

	"github.com/factlint/factlint/lint"
)

// BaselineName is the name of the baseline that is looked for beside the facts
// file, or in the working folder where there is none.
const BaselineName = ".factlint-baseline.json"

// Baseline is the findings that a project knows of and lives with for now.
// They are told by their content, so that they are known again on other lines.
type Baseline struct {
	path string
	// Findings are in order of path, rule and key.
	Findings []Known
}

// Known is a finding of the baseline. Path is relative to the baseline's
// folder.
type Known struct {
	Path    string `json:"path"`
	Rule    string `json:"rule"`
	Key     string `json:"key"`
	Message string `json:"message"`
}

// baselineFile is the form of the file.
type baselineFile struct {
	Version  int     `json:"factlint_baseline"`
	Findings []Known `json:"findings"`
}

// LoadBaseline reads a baseline. One that cannot be read or understood is an
// error: it must not hide anything, nor let everything through.
func LoadBaseline(name string) (*Baseline, error) {
	b, err := os.ReadFile(name)
	if err != nil {
		return nil, fmt.Errorf("reading the baseline: %w", PathError{name, err})
	}
	var file baselineFile
	dec := json.NewDecoder(bytes.NewReader(b))
	dec.DisallowUnknownFields()
	err = dec.Decode(&file)
	if err == nil {
		if _, more := dec.Token(); !errors.Is(more, io.EOF) {
			err = errors.New("something follows its end")
		}
	}
	if err == nil && file.Version != 1 {
		err = fmt.Errorf("it is of version %d, and this program knows version 1", file.Version)
	}
	for i, k := range file.Findings {
		if err == nil && (k.Key == "" || k.Path == "" || k.Rule == "") {
			err = fmt.Errorf("finding %d lacks its path, rule or key", i+1)
		}
	}
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	if errors.As(err, &syntax) || errors.As(err, &kind) || errors.Is(err, io.ErrUnexpectedEOF) {
		err = errors.New("it is not what factlint wrote there")
	}
	if err != nil {
		return nil, fmt.Errorf("reading the baseline %s: %w; write it anew with factlint baseline write", name, err)
	}
	return &Baseline{path: name, Findings: file.Findings}, nil
}

// NewBaseline makes a baseline of findings, to be written to the file name.
func NewBaseline(name string, found []lint.Finding) *Baseline {
	b := &Baseline{path: name}
	for i := range found {
		f := &found[i]
		b.Findings = append(b.Findings, Known{b.relative(f.Path), f.Rule, f.Key, f.Message})
	}
	return b
}

// relative is a path as the baseline writes it.
func (b *Baseline) relative(p string) string { return relative(filepath.Dir(b.path), p) }

// Split tells the findings that are new from those that are known, and gives
// the entries that were not found again. A finding is known by path and key;
// by its key alone where the file that had it is not among those checked, as
// after it was renamed.
func (b *Baseline) Split(found []lint.Finding, checked iter.Seq[string]) (fresh, known []lint.Finding, gone []Known) {
	if b == nil {
		return found, nil, nil
	}
	here := map[string]bool{}
	for p := range checked {
		here[b.relative(p)] = true
	}
	type id struct{ path, key string }
	moved := map[string][]int{}
	left := make([]bool, len(b.Findings))
	lists := map[id][]int{}
	for i, k := range b.Findings {
		left[i] = true
		lists[id{k.Path, k.Key}] = append(lists[id{k.Path, k.Key}], i)
		if !here[k.Path] {
			moved[k.Key] = append(moved[k.Key], i)
		}
	}
	for i := range found {
		f := found[i]
		at := id{b.relative(f.Path), f.Key}
		switch {
		case len(lists[at]) > 0:
			left[lists[at][0]] = false
			lists[at] = lists[at][1:]
			known = append(known, f)
		case len(moved[f.Key]) > 0 && left[moved[f.Key][0]]:
			left[moved[f.Key][0]] = false
			moved[f.Key] = moved[f.Key][1:]
			known = append(known, f)
		default:
			fresh = append(fresh, f)
		}
	}
	for i, k := range b.Findings {
		if left[i] {
			gone = append(gone, k)
		}
	}
	return fresh, known, gone
}

// Prune takes the entries out that were not found again, and gives their
// number. Entries of files that were not checked but are there stay.
func (b *Baseline) Prune(gone []Known, checked iter.Seq[string]) int {
	here := map[string]bool{}
	for p := range checked {
		here[b.relative(p)] = true
	}
	drop := map[Known]int{}
	n := 0
	for _, k := range gone {
		if !here[k.Path] {
			if _, err := os.Stat(filepath.Join(filepath.Dir(b.path), filepath.FromSlash(k.Path))); err == nil {
				continue
			}
		}
		drop[k]++
		n++
	}
	kept := b.Findings[:0]
	for _, k := range b.Findings {
		if drop[k] > 0 {
			drop[k]--
			continue
		}
		kept = append(kept, k)
	}
	b.Findings = kept
	return n
}

// Write writes the baseline, sorted, an entry a line.
func (b *Baseline) Write() error {
	sort.SliceStable(b.Findings, func(i, j int) bool {
		x, y := b.Findings[i], b.Findings[j]
		switch {
		case x.Path != y.Path:
			return x.Path < y.Path
		case x.Rule != y.Rule:
			return x.Rule < y.Rule
		default:
			return x.Key < y.Key
		}
	})
	var out bytes.Buffer
	out.WriteString("{\"factlint_baseline\": 1, \"findings\": [")
	for i, k := range b.Findings {
		if i > 0 {
			out.WriteByte(',')
		}
		out.WriteString("\n  ")
		var line bytes.Buffer
		enc := json.NewEncoder(&line)
		enc.SetEscapeHTML(false)
		if err := enc.Encode(k); err != nil {
			return err
		}
		out.Write(bytes.TrimSpace(line.Bytes()))
	}
	out.WriteString("\n]}\n")
	return Write(b.path, out.Bytes())
}
