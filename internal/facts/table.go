package facts

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/factlint/factlint/lint/quant"
)

// Table is a spreadsheet of figures: CSV with a head, or a JSON array of
// objects. Cells are texts, so that digits stay as they are written.
type Table struct {
	Name    string
	Columns []string
	Rows    []Row
}

// Row is a line of a table.
type Row struct {
	// Line is where it stands in the file, of JSON its number from 1.
	Line  int
	Cells []string
}

// ReadTable reads a table. The name's ending tells JSON from CSV; of CSV the
// separator is the one that the head has most of: comma, semicolon or tab.
func ReadTable(name string, b []byte) (*Table, error) {
	b = bytes.TrimPrefix(b, []byte("\xef\xbb\xbf"))
	t := &Table{Name: name}
	var err error
	if strings.HasSuffix(strings.ToLower(name), ".json") {
		err = t.json(b)
	} else {
		err = t.csv(b)
	}
	if err != nil {
		return nil, fmt.Errorf("reading the table %s: %w", name, err)
	}
	if len(t.Rows) == 0 {
		return nil, fmt.Errorf("reading the table %s: it has no rows below its head", name)
	}
	return t, nil
}

func (t *Table) csv(b []byte) error {
	head, _, _ := bytes.Cut(b, []byte("\n"))
	r := csv.NewReader(bytes.NewReader(b))
	for _, sep := range []byte{';', '\t'} {
		if bytes.Count(head, []byte{sep}) > bytes.Count(head, []byte{byte(r.Comma)}) {
			r.Comma = rune(sep)
		}
	}
	r.TrimLeadingSpace = true
	for {
		cells, err := r.Read()
		if errors.Is(err, io.EOF) {
			return nil
		}
		var bad *csv.ParseError
		if errors.As(err, &bad) {
			return fmt.Errorf("line %d, column %d: %w; a cell that holds the separator or a line break is quoted", bad.Line, bad.Column, bad.Err)
		}
		if err != nil {
			return err
		}
		if t.Columns == nil {
			for _, c := range cells {
				t.Columns = append(t.Columns, strings.TrimSpace(c))
			}
			continue
		}
		line, _ := r.FieldPos(0)
		t.Rows = append(t.Rows, Row{line, cells})
	}
}

func (t *Table) json(b []byte) error {
	d := json.NewDecoder(bytes.NewReader(b))
	d.UseNumber()
	var rows []map[string]any
	if err := d.Decode(&rows); err != nil {
		var kind *json.UnmarshalTypeError
		if errors.As(err, &kind) {
			err = errors.New("this is no list of rows")
		}
		return fmt.Errorf("%w; it is to be an array of objects: [{\"year\": 2019, \"value\": 4200000}]", err)
	}
	columns := map[string]bool{}
	for _, row := range rows {
		for name := range row {
			columns[name] = true
		}
	}
	t.Columns = slices.Sorted(maps.Keys(columns))
	for i, row := range rows {
		cells := make([]string, len(t.Columns))
		for c, name := range t.Columns {
			switch v := row[name].(type) {
			case nil:
			case string:
				cells[c] = v
			case json.Number:
				cells[c] = v.String()
			case bool:
				cells[c] = fmt.Sprint(v)
			default:
				return fmt.Errorf("row %d: %q is a list or an object, and a cell is a text or a number", i+1, name)
			}
		}
		t.Rows = append(t.Rows, Row{i + 1, cells})
	}
	return nil
}

// Import says what the columns of a table are.
type Import struct {
	// ID is the id, or the beginning of the ids, of the facts.
	ID string
	// Subject and Event are those of all rows; the columns are those of each.
	Subject, Event                                 []string
	IDColumn, SubjectColumn, EventColumn           string
	ValueColumn, TimeColumn, StatementColumn, Unit string
	Source                                         string
}

// FromTable makes facts of a table: of a table with times a series for each
// subject and event, of another a fact for each row. Rows without a value are
// passed over. All that cannot be read is told, with its line.
func (b *Book) FromTable(t *Table, how Import) ([]Entry, error) {
	at := map[string]int{}
	for _, name := range []string{how.IDColumn, how.SubjectColumn, how.EventColumn, how.ValueColumn, how.TimeColumn, how.StatementColumn} {
		if name == "" {
			continue
		}
		if at[name] = slices.IndexFunc(t.Columns, func(c string) bool { return strings.EqualFold(c, name) }); at[name] < 0 {
			if meant := nearest(name, t.Columns); meant != "" {
				return nil, fmt.Errorf("%s has no column %q; did you mean %q?", t.Name, name, meant)
			}
			return nil, fmt.Errorf("%s has no column %q; its columns are %s", t.Name, name, list(t.Columns, "and"))
		}
	}
	if how.ValueColumn == "" {
		return nil, fmt.Errorf("say which column of %s holds the values: %s", t.Name, list(t.Columns, "or"))
	}
	r := tableReader{book: b, table: t, how: how, at: at, byKey: map[string]int{}, lines: map[string]int{}}
	for _, row := range t.Rows {
		r.row(row)
	}
	return r.out, errors.Join(r.bad...)
}

type tableReader struct {
	book  *Book
	table *Table
	how   Import
	at    map[string]int
	out   []Entry
	byKey map[string]int
	lines map[string]int // of the values of rows, by what they are said of
	bad   []error
}

func (r *tableReader) cell(row Row, column string) string {
	if i, ok := r.at[column]; ok && column != "" && i < len(row.Cells) {
		return strings.TrimSpace(row.Cells[i])
	}
	return ""
}

func (r *tableReader) fail(row Row, format string, args ...any) {
	r.bad = append(r.bad, fmt.Errorf("%s:%d: "+format, append([]any{r.table.Name, row.Line}, args...)...))
}

func (r *tableReader) row(row Row) {
	value := r.cell(row, r.how.ValueColumn)
	if value == "" || value == "-" || value == "–" {
		return
	}
	f := Entry{Subject: r.how.Subject, Event: r.how.Event, Unit: r.how.Unit, Statement: r.cell(row, r.how.StatementColumn)}
	if s := r.cell(row, r.how.SubjectColumn); s != "" {
		f.Subject = []string{s}
	}
	if e := r.cell(row, r.how.EventColumn); e != "" {
		f.Event = []string{e}
	}
	if len(f.Subject) == 0 {
		r.fail(row, "nothing says what the value is said of: give --subject or --subject-column")
		return
	}
	if wrong := r.unreadable(value); wrong != "" {
		r.fail(row, "%q %s", value, wrong)
		return
	}
	if r.how.Source != "" {
		f.Refs = []EntryRef{{Source: r.how.Source, Locator: fmt.Sprintf("row %d", row.Line)}}
	}
	time := r.cell(row, r.how.TimeColumn)
	if r.how.TimeColumn == "" {
		f.Value = value
		r.add(row, f)
		return
	}
	if d, ok := timeKey(time); !ok || !d.Known() {
		r.fail(row, "%q is not a year or date: write 2019, 2019-06, 2019-06-30 or, for a season, 2019/20", time)
		return
	}
	key := strings.ToLower(strings.Join(f.Subject, "\x00") + "\x01" + strings.Join(f.Event, "\x00"))
	i, ok := r.byKey[key]
	if !ok {
		if len(f.Refs) > 0 {
			f.Refs[0].Locator = ""
		}
		f.ID = r.id(row, f)
		i = len(r.out)
		r.byKey[key] = i
		r.out = append(r.out, f)
	}
	for _, have := range r.out[i].Series {
		if have[0] == time {
			r.fail(row, "there is a value for %s before", time)
			return
		}
	}
	r.out[i].Series = append(r.out[i].Series, [2]string{time, value})
}

func (r *tableReader) add(row Row, f Entry) {
	if f.Statement == "" {
		key := strings.ToLower(strings.Join(f.Subject, "\x00") + "\x01" + strings.Join(f.Event, "\x00"))
		if before, ok := r.lines[key]; ok {
			r.fail(row, "nothing tells this value from that of row %d: give --event-column or --statement-column, or --time-column for a series", before)
			return
		}
		r.lines[key] = row.Line
	}
	f.ID = r.id(row, f)
	r.out = append(r.out, f)
}

// id is the row's own id, or one made of what it is about.
func (r *tableReader) id(row Row, f Entry) string {
	id := r.cell(row, r.how.IDColumn)
	switch {
	case id != "" && r.how.ID != "":
		id = r.how.ID + "." + r.book.slug(id, 6)
	case id != "":
	case r.how.ID != "" && r.how.SubjectColumn != "":
		id = r.how.ID + "." + r.book.slug(f.Subject[0], 4)
	case r.how.ID != "":
		id = r.how.ID
	default:
		id = r.book.newID(f)
	}
	taken := func(id string) bool {
		have, _ := r.book.Fact(id)
		return have != nil || slices.ContainsFunc(r.out, func(e Entry) bool { return e.ID == id })
	}
	for n, base := 2, id; taken(id); n++ {
		id = fmt.Sprintf("%s-%d", base, n)
	}
	return id
}

// unreadable says why a cell is no value, in the unit of the column; "" where it
// is one.
func (r *tableReader) unreadable(s string) string {
	if r.how.Unit != "" {
		if _, ok := quant.ParseNumber(s); ok {
			return ""
		}
	}
	d := decoder{cfg: Config{Lang: r.book.lang}, settings: r.book.Settings}
	v, ok := d.parseText(s)
	if !ok {
		return "cannot be read as a value: write digits, with --unit for their unit, or a value as an article would"
	}
	if v.Kind == quant.KindDate && wordy(s) {
		if _, wrong, help := d.readDay(s); wrong != "" {
			return wrong + ": " + lowerFirst(help)
		}
	}
	return ""
}

func lowerFirst(s string) string { return strings.ToLower(s[:1]) + s[1:] }
