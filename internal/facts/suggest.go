package facts

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// Suggestion is a fact that articles state and the facts file does not hold.
type Suggestion struct {
	Entry
	// Places are where it is stated, the first being that of its quote.
	Places []lint.Place
	// Doubt says why it is not to be taken as it is, "" where nothing speaks
	// against it.
	Doubt string
}

// Suggester gathers what articles state that no fact does.
type Suggester struct {
	book   *Book
	survey *Surveyor
	docs   []*lint.Document
	groups map[string]*Suggestion
	order  []string
	source map[string]EntrySource // by path of the article
	paths  []string
	// Left counts the values that no fact was made of, because nothing says
	// what they are said of.
	Left int
}

// Suggester starts gathering.
func (b *Book) Suggester() *Suggester {
	return &Suggester{book: b, survey: b.Surveyor(), groups: map[string]*Suggestion{}, source: map[string]EntrySource{}}
}

// Add reads an article. copied is its path as the facts file would name it, ""
// where it lies outside of the file's folder.
func (g *Suggester) Add(doc *lint.Document, copied string) {
	s := g.survey.Survey(doc)
	g.docs = append(g.docs, doc)
	for m := range s.Mentions {
		if !g.candidate(s, m) {
			continue
		}
		f, ok := g.entry(s, m, copied)
		if !ok {
			g.Left++
			continue
		}
		v := &s.Mentions[m].Value
		key := strings.ToLower(strings.Join(f.Subject, "\x00")) + "\x01" + strings.Join(g.book.bases(f.Event), "\x00") + "\x01" + v.Kind.String() + v.String() + v.Unit
		if have := g.groups[key]; have != nil {
			have.Places = append(have.Places, s.Place(m))
			continue
		}
		g.groups[key] = &Suggestion{Entry: f, Places: []lint.Place{s.Place(m)}}
		g.order = append(g.order, key)
	}
}

// entry makes a fact of a mention. It fails where subject or event cannot be
// told.
func (g *Suggester) entry(s *Survey, m int, copied string) (Entry, bool) {
	b := g.book
	span := s.sentence(m)
	sentence := squeeze(s.Pass.Text(span))
	c, mn := &s.Claims[m], &s.Mentions[m]
	f := Entry{Statement: sentence}
	switch first, _, _ := strings.Cut(sentence, " "); {
	case b.lang.Is(first, "none") && (mn.Hedge.Empty() || mn.Hedge.Start != span.Start):
		return f, false // said of none: "No ship longer than 300 metres may enter"
	case b.lang.Is(first, "condition"):
		return f, false // "If the port grows, 40 ships come"
	}
	f.Date, f.Value = b.written(s.Doc.Text, mn)
	if f.Date == "" && !g.reads(f.Value, mn) {
		return f, false
	}
	if f.Subject = g.subjectOf(s, m); len(f.Subject) == 0 {
		return f, false
	}
	event := eventOf(s.Pass, c)
	if event == "" || strings.EqualFold(event, f.Subject[0]) {
		return f, false
	}
	f.Event = []string{event}
	if f.Date == "" && c.Time.Known() && !timeElsewhere(s, m) {
		f.AsOf = c.Time.String()
	}
	f.Refs = []EntryRef{{Source: g.sourceOf(s, copied), Quote: sentence}}
	return f, true
}

// subjectOf is what a mention is said of: a declared subject that its sentence
// names, the name right after an amount ("a 32 km section of the Agarak road"),
// the subject of its clause, or the name nearest to it.
func (g *Suggester) subjectOf(s *Survey, m int) []string {
	span, mn := s.sentence(m), &s.Mentions[m]
	sentence := s.Pass.Text(span)
	d := decoder{out: g.book.Facts}
	if declared := d.named(sentence); declared != nil {
		return []string{declared.ID}
	}
	subject := subjectName(g.book.lang, s.Claims[m].Subject)
	after := s.Doc.Text[min(mn.Span.End, span.End):span.End]
	if mn.Kind() != quant.KindDate {
		stretch, _, _ := strings.Cut(cutAt(after, ",;:.()"), " and ")
		if name := properName(g.book.lang, stretch); name != "" {
			return []string{name}
		}
	}
	if subject != "" && subject != strings.ToLower(subject) && !g.opens(s, subject, span) {
		return []string{subject}
	}
	before := s.Doc.Text[span.Start:max(mn.Span.Start, span.Start)]
	for _, stretch := range []string{lastPart(before, ",;:()"), after, before} {
		if name := properName(g.book.lang, stretch); name != "" && !g.opens(s, name, span) {
			return []string{name}
		}
	}
	if strings.Contains(subject, " ") {
		return []string{subject}
	}
	return nil
}

// opens reports whether a single word has its capital only because it opens
// its sentence: nowhere else in the article does it stand with one.
func (g *Suggester) opens(s *Survey, name string, span lint.Span) bool {
	if strings.Contains(name, " ") || !strings.HasPrefix(s.Pass.Text(span), name) {
		return false
	}
	t := s.Doc.Text
	for from := 0; ; {
		i := strings.Index(t[from:], " "+name)
		if i < 0 {
			return true
		}
		at := from + i
		if at > 0 && !strings.ContainsRune(".!?:\n”\"", rune(t[at-1])) && at+1 != span.Start {
			return false
		}
		from = at + 1
	}
}

// cutAt is a text up to the first of some marks.
func cutAt(s, marks string) string {
	if i := strings.IndexAny(s, marks); i >= 0 {
		return s[:i]
	}
	return s
}

// lastPart is a text after the last of some marks.
func lastPart(s, marks string) string { return s[strings.LastIndexAny(s, marks)+1:] }

// reads reports whether a value is read back from the facts file as the
// article means it.
func (g *Suggester) reads(value string, m *lint.Mention) bool {
	d := decoder{cfg: Config{Lang: g.book.lang}}
	v, ok := d.parseText(value)
	return ok && v.Kind == m.Value.Kind && v.String() == m.Value.String()
}

// sourceOf is the id of the source that an article is, declared or new.
func (g *Suggester) sourceOf(s *Survey, copied string) string {
	path := s.Doc.Path
	if have, ok := g.source[path]; ok {
		return have.ID
	}
	for _, src := range g.book.Facts.Sources {
		if copied != "" && src.Copy == copied {
			g.source[path] = EntrySource{ID: src.ID}
			return src.ID
		}
	}
	base := path[strings.LastIndexByte(path, '/')+1:]
	if i := strings.LastIndexByte(base, '.'); i > 0 {
		base = base[:i]
	}
	id := g.book.slug(base, 6)
	taken := func(id string) bool {
		if have, _ := g.book.Source(id); have != nil {
			return true
		}
		return slices.ContainsFunc(g.paths, func(p string) bool { return g.source[p].ID == id })
	}
	for n := 2; taken(id); n++ {
		id = fmt.Sprintf("%s-%d", g.book.slug(base, 6), n)
	}
	title := s.Doc.Title
	for i := 0; title == "" && i < len(s.Doc.Blocks); i++ {
		if s.Doc.Blocks[i].Kind != lint.Dateline {
			title = short(squeeze(s.Pass.Text(s.Doc.Blocks[i].Span)), 120)
		}
	}
	e := EntrySource{ID: id, Title: title, Copy: copied}
	if !s.Doc.Date.IsZero() {
		e.Issued = s.Doc.Date.String()
	}
	g.source[path] = e
	g.paths = append(g.paths, path)
	return id
}

// Sources are the articles that the facts file does not know as sources, in
// the order in which they were read.
func (g *Suggester) Sources() []EntrySource {
	var out []EntrySource
	for _, p := range g.paths {
		out = append(out, g.source[p])
	}
	return out
}

// maxRounds bounds how often suggestions are held against the articles.
const maxRounds = 12

// Suggestions are what was gathered, most repeated first, with ids. Each is
// held against the articles that were read: one that would contradict them is
// marked as doubtful, because it says too little of what it is said of.
func (g *Suggester) Suggestions() []Suggestion {
	out := make([]Suggestion, 0, len(g.order))
	for _, key := range g.order {
		out = append(out, *g.groups[key])
	}
	slices.SortStableFunc(out, func(a, b Suggestion) int { return cmp.Compare(len(b.Places), len(a.Places)) })
	ids := map[string]bool{}
	for i := range out {
		id := g.book.newID(out[i].Entry)
		for n := 2; ids[id]; n++ {
			id = g.book.free(fmt.Sprintf("%s-%d", strings.TrimRight(g.book.newID(out[i].Entry), "-"), n))
		}
		ids[id] = true
		out[i].ID = id
	}
	for range maxRounds {
		if !g.doubt(out) {
			break
		}
	}
	return out
}

// doubt checks the articles against the suggestions that are still trusted, and
// marks those that contradict them. It reports whether there were any.
func (g *Suggester) doubt(out []Suggestion) bool {
	var b strings.Builder
	b.WriteString("factlint: 1\n")
	b.WriteString(SourcesBlock(g.Sources()))
	b.WriteString("facts:\n")
	at := map[string]*Suggestion{}
	for i := range out {
		if s := &out[i]; s.Doubt == "" {
			e := s.Entry
			e.Refs = nil
			b.WriteString(e.block("  ", "\n"))
			at[s.ID] = s
		}
	}
	book := Load("suggested.yaml", []byte(b.String()), Config{Lang: g.book.lang})
	found := false
	for _, f := range append(book.Faults, book.Verify(VerifyConfig{})...) {
		if (f.Severity == lint.Error.String() || f.Rule == RuleDuplicate) && f.Fact != nil && at[*f.Fact] != nil {
			at[*f.Fact].Doubt = f.Message
			found = true
		}
	}
	all := *book.Facts
	for _, f := range all.Facts {
		for i, s := range f.Subjects { // ids of declared subjects
			if declared := g.subject(s); declared != nil {
				f.Subjects[i] = declared
			}
		}
	}
	all.Facts = append(slices.Clone(g.book.Facts.Facts), all.Facts...)
	surveyor := (&Book{Facts: &all, lang: g.book.lang}).Surveyor()
	for _, doc := range g.docs {
		s := surveyor.Survey(doc)
		for m := range s.Claims {
			c := &s.Claims[m]
			if c.Fact == nil || c.Verdict != lint.Contradicted && c.Verdict != lint.Query {
				continue
			}
			if sug := at[c.Fact.ID]; sug != nil && sug.Doubt == "" {
				p := s.Place(m)
				sug.Doubt = fmt.Sprintf("it would speak against %q at %s:%d", s.Words(m), p.Path, p.Line)
				found = true
			}
		}
	}
	return found
}

// subject is the declared subject that a suggestion names by its id.
func (g *Suggester) subject(s *lint.Subject) *lint.Subject {
	if s.ID == "" && len(s.Names) == 1 {
		for _, d := range g.book.Facts.Subjects {
			if d.ID == s.Names[0] {
				return d
			}
		}
	}
	return nil
}
