package web

import (
	"context"
	"errors"
	"fmt"
	"path"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/factlint/factlint/check"
	"github.com/factlint/factlint/internal/desk"
	"github.com/factlint/factlint/internal/read"
	"github.com/factlint/factlint/internal/report"
	"github.com/factlint/factlint/lint"
)

// draft is a draft as the page sends it: its name, and its text or, for Word
// documents, its bytes.
type draft struct {
	Name    string `json:"name"`
	Text    string `json:"text"`
	Data    []byte `json:"data"` // base64
	Version int    `json:"version"`
}

// name is the name under which a draft is checked: no path, and of a format
// that is text.
func (d *draft) name() string {
	name := path.Base(strings.ReplaceAll(d.Name, `\`, "/"))
	if name == "." || name == "/" || len(name) > 200 {
		name = "draft"
	}
	switch strings.ToLower(path.Ext(name)) {
	case ".md", ".markdown", ".html", ".htm", ".txt":
		return name
	}
	return name + ".txt"
}

// stateReply says what is open.
type stateReply struct {
	Revision int      `json:"revision"`
	Facts    string   `json:"facts"`
	Count    int      `json:"count"`
	Broken   bool     `json:"broken"`
	Faults   []fault  `json:"faults"`
	Sources  []source `json:"sources"`
	Version  string   `json:"version"`
	Draft    *draft   `json:"draft"`
}

type fault struct {
	Severity string `json:"severity"`
	Message  string `json:"message"`
	Line     int    `json:"line"`
}

type source struct {
	ID    string `json:"id"`
	Title string `json:"title"`
}

func faultsOf(found []lint.Finding) []fault {
	out := []fault{}
	for _, f := range found {
		out = append(out, fault{f.Severity, f.Message, f.Line})
	}
	return out
}

func (s *Server) state(_ context.Context, decode func(any) error) (any, error) {
	if err := decode(&struct{}{}); err != nil {
		return nil, err
	}
	st := s.cfg.Desk.Fresh()
	out := stateReply{Revision: st.Revision, Count: len(st.Facts()), Broken: st.Broken, Faults: faultsOf(st.Faults), Sources: []source{}, Version: s.cfg.Version}
	if st.Err != nil {
		out.Faults = append(out.Faults, fault{lint.Error.String(), st.Err.Error(), 0})
	}
	if p := st.Project; p != nil {
		out.Facts = p.Path
		for _, src := range p.Facts.Sources {
			out.Sources = append(out.Sources, source{src.ID, src.Title})
		}
	}
	if s.cfg.Name != "" {
		out.Draft = &draft{Name: s.cfg.Name, Data: s.cfg.Draft}
	}
	return out, nil
}

// read gives the text of a Word or OpenDocument draft.
func (s *Server) read(_ context.Context, decode func(any) error) (any, error) {
	var d draft
	if err := decode(&d); err != nil {
		return nil, err
	}
	name := path.Base(strings.ReplaceAll(d.Name, `\`, "/"))
	if !read.Supported(name) {
		return nil, fmt.Errorf("%s is of no format that can be read; these can: %s", name, strings.Join(read.Formats(), ", "))
	}
	var texts []string
	for _, doc := range read.Parts(d.Data, read.Config{Path: name}) {
		for _, f := range doc.Faults {
			if f.Fatal {
				return nil, fmt.Errorf("reading %s: %s", name, f.Message)
			}
		}
		if t := strings.TrimSpace(doc.Text); t != "" {
			texts = append(texts, strings.ReplaceAll(t, "\n", "\n\n"))
		}
	}
	return map[string]string{"text": strings.Join(texts, "\n\n")}, nil
}

// checkReply is what came of a draft. Places are in UTF-16 units of its text.
// What many marks share is told once: they hold its number.
type checkReply struct {
	Version  int       `json:"version"`
	Revision int       `json:"revision"`
	Coverage string    `json:"coverage"`
	Verdicts []verdict `json:"verdicts"`
	Words    []string  `json:"words"`
	Cites    []cite    `json:"cites"`
	// Marks are the values in order: start, end, verdict, then the numbers of
	// the fact and of the reason among the words, -1 for none, then those of
	// the citations.
	Marks [][]int `json:"marks"`
	// Questions are the worst of them, at most maxQuestions; Asked counts all.
	Questions []question `json:"questions"`
	Asked     int        `json:"asked"`
	Took      float64    `json:"took"` // milliseconds
}

// maxQuestions bounds the questions that are sent. Who has more than these to
// answer answers them first.
const maxQuestions = 1000

type verdict struct {
	Name string `json:"name"`
	Word string `json:"word"`
	Sign string `json:"sign"`
}

type cite struct {
	Value   string `json:"value"`
	Before  string `json:"before"`
	Quote   string `json:"quote"`
	After   string `json:"after"`
	Source  string `json:"source"`
	Title   string `json:"title"`
	Issued  string `json:"issued"`
	Locator string `json:"locator"`
}

type question struct {
	Severity string    `json:"severity"`
	Fact     string    `json:"fact"`
	Findings []finding `json:"findings"`
}

type finding struct {
	Rule     string    `json:"rule"`
	Severity string    `json:"severity"`
	Start    int       `json:"start"`
	End      int       `json:"end"`
	Line     int       `json:"line"`
	Message  string    `json:"message"`
	Cause    string    `json:"cause"`
	Detail   string    `json:"detail"`
	Again    bool      `json:"again"`   // on the words of the one before it
	Excerpt  []string  `json:"excerpt"` // before, the words, after
	Cites    []int     `json:"cites"`
	Related  []related `json:"related"`
	Fixes    []repair  `json:"fixes"`
}

type related struct {
	Path    string   `json:"path"`
	Line    int      `json:"line"`
	Message string   `json:"message"`
	Excerpt []string `json:"excerpt"`
}

type repair struct {
	Title string `json:"title"`
	Edits []edit `json:"edits"` // none: it is shown only
}

type edit struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	New   string `json:"new"`
}

// check checks a draft by itself.
func (s *Server) check(_ context.Context, decode func(any) error) (any, error) {
	return s.judge(decode, nil)
}

// compare checks a draft by itself and against all articles.
func (s *Server) compare(ctx context.Context, decode func(any) error) (any, error) {
	return s.judge(decode, func(st *desk.State, name string, b []byte) ([]lint.Finding, []check.Witness) {
		return s.cfg.Desk.Compare(ctx, st, name, b)
	})
}

func (s *Server) judge(decode func(any) error, further func(*desk.State, string, []byte) ([]lint.Finding, []check.Witness)) (any, error) {
	var d draft
	if err := decode(&d); err != nil {
		return nil, err
	}
	if !utf8.ValidString(d.Text) {
		return nil, errors.New("the draft is not UTF-8")
	}
	begun := time.Now()
	st := s.cfg.Desk.Fresh()
	name, b := d.name(), []byte(d.Text)
	r := st.Check(name, b)
	if r.Err != nil {
		return nil, r.Err
	}
	if further != nil {
		more, witnesses := further(st, name, b)
		r.Findings = append(slices.Clone(r.Findings), more...)
		check.Attest(r.Findings, witnesses)
		check.Sort(r.Findings)
	}
	out := layOut(st, name, b, &r)
	out.Version, out.Revision = d.Version, st.Revision
	out.Took = float64(time.Since(begun).Microseconds()) / 1000
	return out, nil
}

// layOut lays what was found into the draft.
func layOut(st *desk.State, name string, b []byte, r *check.Result) checkReply {
	doc := read.Bytes(b, read.Config{Path: name, Date: st.Config.Date})
	annotated := report.Annotate(doc, r.Claims, r.Findings)
	l := &layout{state: st, units: newUnits(b)}
	out := checkReply{Coverage: annotated.Coverage.Line(), Marks: make([][]int, 0, len(annotated.Marks)), Questions: []question{}, Asked: len(annotated.Questions)}
	for i := range annotated.Marks {
		m := &annotated.Marks[i]
		fact := -1
		if m.Claim.Fact != nil {
			fact = l.words.of(*m.Claim.Fact)
		}
		x := []int{l.units.at(m.Claim.Start), l.units.at(m.Claim.End), l.verdicts.of(verdict{m.Verdict, m.Word, m.Sign}), fact, l.words.of(m.Claim.Why)}
		out.Marks = append(out.Marks, append(x, l.cite(m.Claim.Citation)...))
	}
	for _, q := range annotated.Questions[:min(len(annotated.Questions), maxQuestions)] {
		x := question{Severity: q.Severity, Fact: q.Fact}
		for i := range q.Findings {
			f := l.finding(&q.Findings[i].Finding)
			f.Again = q.Findings[i].Again
			x.Findings = append(x.Findings, f)
		}
		out.Questions = append(out.Questions, x)
	}
	out.Verdicts, out.Words, out.Cites = l.verdicts.list(), l.words.list(), []cite{}
	for _, c := range l.cites.list() {
		out.Cites = append(out.Cites, citesOf(st, []lint.FindingCitation{c})...)
	}
	return out
}

// layout is what a reply gathers on its way.
type layout struct {
	state    *desk.State
	units    *units
	verdicts numbers[verdict]
	words    numbers[string]
	cites    numbers[lint.FindingCitation]
}

// numbers numbers values as they come up.
type numbers[T comparable] struct {
	known map[T]int
	order []T
}

func (n *numbers[T]) of(v T) int {
	i, ok := n.known[v]
	if !ok {
		if n.known == nil {
			n.known = map[T]int{}
		}
		i = len(n.order)
		n.known[v] = i
		n.order = append(n.order, v)
	}
	return i
}

func (n *numbers[T]) list() []T { return append([]T{}, n.order...) }

func (l *layout) cite(in []lint.FindingCitation) []int {
	out := make([]int, len(in))
	for i, c := range in {
		out[i] = l.cites.of(c)
	}
	return out
}

func (l *layout) finding(f *lint.Finding) finding {
	u := l.units
	x := finding{
		Rule: f.Rule, Severity: f.Severity, Start: u.at(f.Start), End: u.at(f.End), Line: f.Line, Message: f.Message, Cause: f.Cause, Detail: f.Detail,
		Excerpt: excerptOf(f.Excerpt), Cites: l.cite(f.Citation), Related: []related{}, Fixes: []repair{},
	}
	for _, r := range f.Related {
		x.Related = append(x.Related, related{r.Path, r.Line, r.Message, excerptOf(r.Excerpt)})
	}
	for _, fix := range f.Fixes {
		y := repair{Title: fix.Title, Edits: []edit{}}
		if fix.Safety != lint.Display.String() {
			for _, e := range fix.Edits {
				y.Edits = append(y.Edits, edit{u.at(e.Start), u.at(e.End), e.New})
			}
		}
		x.Fixes = append(x.Fixes, y)
	}
	return x
}

func excerptOf(e *lint.FindingExcerpt) []string {
	if e == nil {
		return nil
	}
	return []string{e.Text[:e.Start], e.Text[e.Start:e.End], e.Text[e.End:]}
}

func citesOf(st *desk.State, in []lint.FindingCitation) []cite {
	out := []cite{}
	for _, c := range st.Fill(in) {
		out = append(out, cite{c.Value, c.Before, c.Quote, c.After, c.Source, c.Title, c.Issued, c.Locator})
	}
	return out
}

// units turns bytes of a text into UTF-16 units, by which browsers count.
type units struct {
	b     []byte
	marks []int // the units before every step-th byte; nil where all is ASCII
}

const step = 512

func newUnits(b []byte) *units {
	u := &units{b: b}
	n, plain := 0, true
	for i := 0; i < len(b); i++ {
		if i%step == 0 {
			u.marks = append(u.marks, n)
		}
		n += width(b[i])
		plain = plain && b[i] < utf8.RuneSelf
	}
	if plain {
		u.marks = nil
	}
	return u
}

// width is how many units a byte adds: those of a rune count with its first.
func width(c byte) int {
	switch {
	case c >= 0xf0:
		return 2
	case c >= 0x80 && c < 0xc0:
		return 0
	default:
		return 1
	}
}

// at is the units before a byte.
func (u *units) at(i int) int {
	i = min(max(i, 0), len(u.b))
	if u.marks == nil || i == 0 {
		return i
	}
	k := min(i/step, len(u.marks)-1)
	n := u.marks[k]
	for _, c := range u.b[k*step : i] {
		n += width(c)
	}
	return n
}
