package read

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"slices"
	"sort"
	"strings"
)

// Remark is something to be said of a stretch of a Word document, by the bytes
// of one of its parts as a Document's Map gives them.
type Remark struct {
	Part       string
	Start, End int
	// Text is what the comment says; its lines become paragraphs.
	Text string
}

// AnnotateConfig says in whose name comments are written.
type AnnotateConfig struct {
	Author, Initials string
	// Date is the time of the comments, "2024-03-12T10:00:00Z"; "" gives none.
	Date string
}

// AnnotateWord is a Word document with a comment at each remark and nothing
// else changed: runs are cut where a comment begins or ends within them, and
// parts that hold no comment stay as they are, byte for byte. Word allows no
// comments in footnotes, endnotes and text boxes; there they stand at the
// note's number or at the box.
func AnnotateWord(b []byte, remarks []Remark, cfg AnnotateConfig) ([]byte, error) {
	if len(remarks) == 0 {
		return b, nil
	}
	a, err := openArchive(b)
	if err != nil {
		return nil, err
	}
	main, err := wordMain(a)
	if err != nil {
		return nil, err
	}
	src, err := a.part(main)
	if err != nil {
		return nil, err
	}
	m := &marginal{src: src, notes: map[string]int{}}
	if err := walkXML(src, xmlHandler{start: m.start, end: m.end, text: m.text}); err != nil {
		return nil, fmt.Errorf("%s: %w", main, err)
	}
	if len(m.runs) == 0 {
		return nil, errors.New("the document holds no text that a comment could stand at")
	}
	relations, err := a.relations(main)
	if err != nil {
		return nil, fmt.Errorf("the relations of %s: %w", main, err)
	}
	c, err := openComments(a, main, relations, m.space)
	if err != nil {
		return nil, err
	}
	noted := map[string][]byte{} // the other parts, unpacked
	for _, r := range remarks {
		id := c.add(r.Text, cfg)
		if r.Part == "" || r.Part == main {
			m.mark(r.Start, r.End, id)
			continue
		}
		if noted[r.Part] == nil {
			if noted[r.Part], err = a.part(r.Part); err != nil {
				return nil, err
			}
		}
		m.markNote(noteAt(noted[r.Part], r.Start), id)
	}
	changed := map[string][]byte{main: m.write()}
	if err := walkXML(changed[main], xmlHandler{}); err != nil {
		return nil, fmt.Errorf("%s cannot be given comments: %w", main, err)
	}
	if err := c.finish(a, changed); err != nil {
		return nil, err
	}
	return repack(b, changed)
}

// marginal finds where in the main part comments can begin and end.
type marginal struct {
	src    []byte
	space  string // the namespace of the part
	prefix string // of its elements, with the colon
	runs   []wordRun
	open   []int // the runs that are open
	texts  []wordText
	// notes is the run of each note's number, by "footnote 2".
	notes   map[string]int
	inText  int // the open w:t of texts, plus 1
	rPr     int // the w:rPr elements that are open: a tracked change holds one too
	inserts []insert
}

// wordRun is a w:r: its tags, its properties, and the outermost run in which
// it lies (in a text box), or itself.
type wordRun struct {
	tag, properties, end span
	host                 int
	content              int // where its content begins
}

// wordText is the text of a w:t.
type wordText struct {
	run      int
	tag, end span
	raw      span // of its text
	preserve bool
	sealed   bool // holds something that cannot be cut (CDATA)
}

// insert is markup to be put in at an offset. Where cut is set it stands within
// that w:t, whose run is ended before it and begun again after it.
type insert struct {
	at   int
	rank int // ends before beginnings at one place
	xml  string
	cut  int // index of texts, -1 for none
}

func (m *marginal) start(e xml.StartElement, where span) {
	if !slices.Contains(wordSpaces, e.Name.Space) {
		return
	}
	switch e.Name.Local {
	case "document":
		m.space = e.Name.Space
	case "r":
		n := len(m.runs)
		r := wordRun{tag: where, host: n, content: where.End}
		if len(m.open) > 0 {
			r.host = m.runs[m.open[0]].host
		}
		m.runs = append(m.runs, r)
		m.open = append(m.open, n)
		name := m.src[where.Start+1 : where.End]
		name = name[:bytes.IndexAny(name, " \t\r\n/>")]
		m.prefix = string(name[:len(name)-1])
	case "rPr":
		if r := m.run(); r != nil {
			if m.rPr == 0 && r.content == r.tag.End {
				r.properties.Start = where.Start
			}
			m.rPr++
		}
	case "t":
		if len(m.open) > 0 {
			m.texts = append(m.texts, wordText{
				run: m.open[len(m.open)-1], tag: where, raw: span{Start: where.End, End: where.End}, preserve: attr(e, "space") == "preserve",
			})
			m.inText = len(m.texts)
		}
	case "footnoteReference", "endnoteReference":
		if len(m.open) > 0 {
			m.notes[strings.TrimSuffix(e.Name.Local, "Reference")+" "+attr(e, "id")] = m.runs[m.open[0]].host
		}
	}
}

// run is the innermost open run.
func (m *marginal) run() *wordRun {
	if n := len(m.open); n > 0 {
		return &m.runs[m.open[n-1]]
	}
	return nil
}

func (m *marginal) end(e xml.EndElement, where span) {
	if !slices.Contains(wordSpaces, e.Name.Space) {
		return
	}
	switch e.Name.Local {
	case "r":
		if r := m.run(); r != nil {
			r.end = where
			m.open = m.open[:len(m.open)-1]
		}
	case "rPr":
		if r := m.run(); r != nil {
			m.rPr = max(0, m.rPr-1)
			if m.rPr == 0 && r.content == r.tag.End && r.properties.Start > 0 {
				r.properties.End, r.content = where.End, where.End
			}
		}
	case "t":
		if m.inText > 0 {
			m.texts[m.inText-1].end = where
			if m.texts[m.inText-1].raw.Empty() {
				m.texts = m.texts[:m.inText-1]
			}
			m.inText = 0
		}
	}
}

func (m *marginal) text(raw span) {
	if m.inText > 0 {
		t := &m.texts[m.inText-1]
		t.sealed = t.sealed || m.src[raw.Start] == '<' || t.raw.End != raw.Start
		t.raw.End = raw.End
	}
}

// mark puts comment id around the bytes from start to end.
func (m *marginal) mark(start, end int, id string) {
	first := sort.Search(len(m.texts), func(i int) bool { return m.texts[i].raw.End > start })
	last := sort.Search(len(m.texts), func(i int) bool { return m.texts[i].raw.Start >= end }) - 1
	if start >= end && first < len(m.texts) {
		last = first
		start, end = m.texts[first].raw.Start, m.texts[first].raw.End
	}
	if first == len(m.texts) || last < first {
		m.around(m.runs[m.nearest(start)].host, id)
		return
	}
	m.begin(first, start, id)
	m.finish(last, end, id)
}

// nearest is the first run that ends behind an offset, or the last.
func (m *marginal) nearest(at int) int {
	i := sort.Search(len(m.runs), func(i int) bool { return m.runs[i].tag.Start >= at })
	return max(0, i-1)
}

// around puts a comment around a whole run.
func (m *marginal) around(run int, id string) {
	r := m.runs[run]
	m.inserts = append(m.inserts, insert{r.tag.Start, 1, m.opening(id), -1}, insert{max(r.end.End, r.tag.End), 0, m.closing(id), -1})
}

// markNote puts a comment at the number of a note.
func (m *marginal) markNote(note, id string) {
	m.around(m.notes[note], id)
}

// begin puts the beginning of a comment into or before a w:t.
func (m *marginal) begin(text, at int, id string) {
	t := m.texts[text]
	r := m.runs[t.run]
	switch {
	case r.host != t.run:
		m.inserts = append(m.inserts, insert{m.runs[r.host].tag.Start, 1, m.opening(id), -1})
	case (at <= t.raw.Start || t.sealed) && t.tag.Start == r.content:
		m.inserts = append(m.inserts, insert{r.tag.Start, 1, m.opening(id), -1})
	case t.sealed:
		m.inserts = append(m.inserts, insert{t.tag.End, 1, m.opening(id), text})
	default:
		m.inserts = append(m.inserts, insert{max(at, t.raw.Start), 1, m.opening(id), text})
	}
}

// finish puts the end of a comment into or behind a w:t.
func (m *marginal) finish(text, at int, id string) {
	t := m.texts[text]
	r := m.runs[t.run]
	switch {
	case r.host != t.run:
		m.inserts = append(m.inserts, insert{m.runs[r.host].end.End, 0, m.closing(id), -1})
	case (at >= t.raw.End || t.sealed) && t.end.End == r.end.Start:
		m.inserts = append(m.inserts, insert{r.end.End, 0, m.closing(id), -1})
	case t.sealed:
		m.inserts = append(m.inserts, insert{t.end.Start, 0, m.closing(id), text})
	default:
		m.inserts = append(m.inserts, insert{min(at, t.raw.End), 0, m.closing(id), text})
	}
}

func (m *marginal) opening(id string) string { return m.element("commentRangeStart", id) }

func (m *marginal) closing(id string) string {
	return m.element("commentRangeEnd", id) + "<" + m.prefix + "r>" + m.element("commentReference", id) + "</" + m.prefix + "r>"
}

// element is an empty element with the id of a comment. An attribute needs a
// prefix even where the elements have none.
func (m *marginal) element(name, id string) string {
	if m.prefix == "" {
		return "<f:" + name + ` xmlns:f="` + escapeXML(m.space) + `" f:id="` + id + `"/>`
	}
	return "<" + m.prefix + name + " " + m.prefix + `id="` + id + `"/>`
}

// write is the part with everything put in.
func (m *marginal) write() []byte {
	sort.SliceStable(m.inserts, func(i, j int) bool {
		a, b := m.inserts[i], m.inserts[j]
		return a.at < b.at || a.at == b.at && a.rank < b.rank
	})
	keep := map[int]bool{} // texts whose tag must say that white space counts
	for _, in := range m.inserts {
		if in.cut >= 0 && !m.texts[in.cut].preserve {
			keep[in.cut] = true
		}
	}
	var out bytes.Buffer
	at, text := 0, 0
	copyTo := func(to int) {
		for ; text < len(m.texts) && m.texts[text].tag.End <= to; text++ {
			if keep[text] {
				out.Write(m.src[at:m.texts[text].tag.Start])
				out.WriteString("<" + m.prefix + `t xml:space="preserve">`)
				at = m.texts[text].tag.End
			}
		}
		out.Write(m.src[at:to])
		at = to
	}
	for i := 0; i < len(m.inserts); {
		in := m.inserts[i]
		copyTo(in.at)
		if in.cut < 0 {
			out.WriteString(in.xml)
			i++
			continue
		}
		r := m.runs[m.texts[in.cut].run]
		out.WriteString("</" + m.prefix + "t></" + m.prefix + "r>")
		for ; i < len(m.inserts) && m.inserts[i].at == in.at && m.inserts[i].cut == in.cut; i++ {
			out.WriteString(m.inserts[i].xml)
		}
		out.Write(m.src[r.tag.Start:r.tag.End])
		out.Write(m.src[r.properties.Start:r.properties.End])
		out.WriteString("<" + m.prefix + `t xml:space="preserve">`)
	}
	copyTo(len(m.src))
	return out.Bytes()
}
