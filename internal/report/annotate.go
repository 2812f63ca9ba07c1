package report

import (
	"slices"
	"sort"
	"strings"

	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/text"
)

// Draft is an article made ready for reading: its blocks, with every value
// marked. It is what the HTML report and the editor's page show.
type Draft struct {
	Path, Title string
	Blocks      []DraftBlock
	// Marks are the values in order, Coverage how many have which verdict.
	Marks    []Mark
	Coverage Coverage
	// Questions are what to ask the author, worst first, each fact once.
	Questions []Question
}

// DraftBlock is a paragraph, heading, list item or table of a draft.
type DraftBlock struct {
	Kind   string // "p", "h1" to "h6", "li", "quote", "caption", "note", "table"
	Pieces []DraftPiece
	Rows   [][]DraftCell // of a table
}

// DraftCell is a cell of a table.
type DraftCell struct {
	Header bool
	Pieces []DraftPiece
}

// DraftPiece is a stretch of text, marked or not.
type DraftPiece struct {
	Text string
	Mark *Mark
}

// Mark is a value of a draft with what is known of it.
type Mark struct {
	// Number counts the marks of a draft from 1; Anchor names the mark on a
	// page that holds several drafts.
	Number int
	Anchor string
	// Verdict is the JSON contract's; Word is the word for it that people
	// read, Sign the sign that stands beside the value.
	Verdict, Word, Sign string
	Claim               lint.ClaimLine
	// Findings are those on the value.
	Findings []lint.Finding
}

// Coverage counts verdicts.
type Coverage struct {
	Claims, Supported, Contradicted, Query, Disputed, Stale, Derived, Unmatched int
}

// Question is something to ask the author: the findings on one fact, or on one
// value.
type Question struct {
	Severity, Fact string
	Findings       []QuestionFinding
}

// QuestionFinding is a finding with the number of its mark, 0 for none. Again
// says that it is on the same words as the one before it.
type QuestionFinding struct {
	lint.Finding
	Mark  int
	Again bool
}

// verdictWords are the words and signs of the verdicts: shape and word tell
// them apart without colour.
var verdictWords = map[string][2]string{
	"supported":    {"supported", "✓"},
	"contradicted": {"contradicted", "✗"},
	"query":        {"query", "?"},
	"disputed":     {"sources differ", "≠"},
	"stale":        {"out of date", "†"},
	"derived":      {"follows from facts", "="},
	"unmatched":    {"no source", "○"},
}

// Annotate lays the claims and the findings of one article into its text.
func Annotate(doc *lint.Document, claims []lint.ClaimLine, findings []lint.Finding) *Draft {
	d := &Draft{Path: doc.Path, Title: doc.Title}
	spans := make([]text.Span, 0, len(claims))
	within := sweep{findings: findings}
	marked := make([]int, len(findings)) // the number of the first mark that a finding is on
	for i := range claims {
		c := &claims[i]
		s := doc.Map.Plain(text.Span{Start: c.Start, End: c.End})
		if s.Empty() || s.End > len(doc.Text) {
			continue
		}
		m := Mark{Number: len(d.Marks) + 1, Claim: *c, Verdict: c.Verdict}
		for _, j := range within.on(c.Start, c.End) {
			if marked[j] == 0 {
				marked[j] = m.Number
			}
			m.Findings = append(m.Findings, findings[j])
		}
		m.Verdict = verdictOf(&m)
		words := verdictWords[m.Verdict]
		m.Word, m.Sign = words[0], words[1]
		d.Coverage.add(m.Verdict)
		d.Marks = append(d.Marks, m)
		spans = append(spans, s)
	}
	d.blocks(doc, spans)
	d.ask(findings, marked)
	if d.Title == "" {
		d.Title = doc.Path
	}
	return d
}

// sweep gives the findings on one stretch of an article after the other. It
// goes through the findings once where the stretches come in order.
type sweep struct {
	findings []lint.Finding
	order    []int // the findings by their start
	next     int   // in order
	open     []int // those before next that may reach further
	last     int
}

// on gives the findings that overlap the stretch, or begin with it, in their
// own order.
func (w *sweep) on(start, end int) []int {
	if w.order == nil {
		w.order = make([]int, len(w.findings))
		for i := range w.order {
			w.order[i] = i
		}
		sort.SliceStable(w.order, func(i, j int) bool { return w.findings[w.order[i]].Start < w.findings[w.order[j]].Start })
	}
	if start < w.last {
		w.next, w.open = 0, w.open[:0]
	}
	w.last = start
	for ; w.next < len(w.order) && w.findings[w.order[w.next]].Start < end; w.next++ {
		w.open = append(w.open, w.order[w.next])
	}
	var out []int
	kept := w.open[:0]
	for _, j := range w.open {
		f := &w.findings[j]
		if f.End > start || f.Start >= start {
			kept = append(kept, j)
			if f.Start < end {
				out = append(out, j)
			}
		}
	}
	w.open = kept
	slices.Sort(out)
	return out
}

// verdictOf is the verdict that a reader is shown: a value that its facts
// support, or that has none, is a query where a rule has found something, and so
// is one that a fact speaks against where no rule is sure enough to say so.
func verdictOf(m *Mark) string {
	v := m.Claim.Verdict
	if v == "contradicted" && len(m.Findings) == 0 {
		return "query"
	}
	for i := range m.Findings {
		switch f := &m.Findings[i]; {
		case f.Severity == "error" && !(v == "supported" && elsewhere(f)):
			return "contradicted"
		case v == "supported" || v == "unmatched" || v == "derived":
			v = "query"
		}
	}
	return v
}

// elsewhere reports whether a finding holds an article against another one: it
// does not say which of the two is wrong.
func elsewhere(f *lint.Finding) bool {
	return f.Fact == nil && slices.ContainsFunc(f.Related, func(r lint.FindingRelated) bool { return r.Path != f.Path })
}

func (c *Coverage) add(verdict string) {
	c.Claims++
	switch verdict {
	case "supported":
		c.Supported++
	case "contradicted":
		c.Contradicted++
	case "query":
		c.Query++
	case "disputed":
		c.Disputed++
	case "stale":
		c.Stale++
	case "derived":
		c.Derived++
	default:
		c.Unmatched++
	}
}

// blocks cuts the text into blocks, and the blocks at the marks.
func (d *Draft) blocks(doc *lint.Document, spans []text.Span) {
	next := 0
	for _, b := range doc.Blocks {
		for next < len(spans) && spans[next].End <= b.Span.Start {
			next++
		}
		pieces := d.pieces(doc, b.Span, spans, next)
		if b.Kind == lint.Cell {
			d.cell(b, pieces)
			continue
		}
		d.Blocks = append(d.Blocks, DraftBlock{Kind: blockName(b), Pieces: pieces})
	}
}

// cell adds a cell to the table at the end of the draft, or begins one.
func (d *Draft) cell(b lint.Block, pieces []DraftPiece) {
	last := len(d.Blocks) - 1
	if last < 0 || d.Blocks[last].Kind != "table" || b.Row == 0 && b.Column == 0 {
		d.Blocks = append(d.Blocks, DraftBlock{Kind: "table"})
		last++
	}
	t := &d.Blocks[last]
	for len(t.Rows) <= b.Row && b.Row < 10000 {
		t.Rows = append(t.Rows, nil)
	}
	if b.Row < len(t.Rows) {
		t.Rows[b.Row] = append(t.Rows[b.Row], DraftCell{Header: b.Header, Pieces: pieces})
	}
}

func blockName(b lint.Block) string {
	switch b.Kind {
	case lint.Heading:
		return "h" + string(rune('0'+min(max(b.Level, 1), 6)))
	case lint.ListItem:
		return "li"
	case lint.Quotation:
		return "quote"
	case lint.Caption:
		return "caption"
	case lint.Footnote:
		return "note"
	default:
		return "p"
	}
}

// pieces cuts a block at the marks from next on.
func (d *Draft) pieces(doc *lint.Document, b text.Span, spans []text.Span, next int) []DraftPiece {
	var out []DraftPiece
	at := b.Start
	for i := next; i < len(spans) && spans[i].Start < b.End; i++ {
		s := spans[i]
		if s.Start < at || s.End > b.End {
			continue
		}
		if at < s.Start {
			out = append(out, DraftPiece{Text: doc.Text[at:s.Start]})
		}
		out = append(out, DraftPiece{Text: s.Of(doc.Text), Mark: &d.Marks[i]})
		at = s.End
	}
	if at < b.End {
		out = append(out, DraftPiece{Text: strings.TrimRight(doc.Text[at:b.End], "\n")})
	}
	return out
}

// ask gathers the findings into questions: those on one fact, or on one value,
// together, the gravest first, then in order of the text.
func (d *Draft) ask(findings []lint.Finding, marked []int) {
	facts, places := map[string]int{}, map[text.Span]int{}
	for i := range findings {
		f := &findings[i]
		place := text.Span{Start: f.Start, End: f.End}
		n, known := places[place]
		if f.Fact != nil && !known {
			n, known = facts[*f.Fact]
		}
		if !known {
			n = len(d.Questions)
			d.Questions = append(d.Questions, Question{Severity: f.Severity})
		}
		places[place] = n
		q := &d.Questions[n]
		if f.Fact != nil {
			if _, asked := facts[*f.Fact]; !asked {
				facts[*f.Fact] = n
			}
			if q.Fact == "" {
				q.Fact = *f.Fact
			}
		}
		q.Severity = graver(q.Severity, f.Severity)
		q.Findings = append(q.Findings, QuestionFinding{Finding: *f, Mark: marked[i]})
	}
	for i := range d.Questions {
		own := d.Questions[i].Findings
		sort.SliceStable(own, func(i, j int) bool { return weight(&own[i].Finding) > weight(&own[j].Finding) })
		for j := 1; j < len(own); j++ {
			own[j].Again = own[j].Start == own[j-1].Start && own[j].End == own[j-1].End
		}
	}
	sort.SliceStable(d.Questions, func(i, j int) bool {
		return lint.Gravity(d.Questions[i].Severity) > lint.Gravity(d.Questions[j].Severity)
	})
}

// weight orders the findings of a question: what a cited fact says first, since
// it tells which value is right, then the gravest.
func weight(f *lint.Finding) int {
	w := int(lint.Gravity(f.Severity))
	if f.Fact != nil {
		w += 10
	}
	return w
}

func graver(a, b string) string {
	if lint.Gravity(b) > lint.Gravity(a) {
		return b
	}
	return a
}
