package lint

// Severity is how grave a finding is.
type Severity uint8

// The severities, from the least. A query asks the editor and never fails a
// build by default; an error may.
const (
	Off Severity = iota
	Asked
	Warning
	Error
)

var severityNames = [...]string{"off", "query", "warning", "error"}

// String is the severity's name in the JSON contract.
func (s Severity) String() string { return severityNames[s] }

// Gravity is the severity that a finding has by its name in the JSON contract, so that
// two can be compared; a name that is none counts as a query.
func Gravity(name string) Severity {
	for s, known := range severityNames {
		if known == name && Severity(s) != Off {
			return Severity(s)
		}
	}
	return Asked
}

// Diagnostic is what a rule reports: spans of the plain text of its article.
type Diagnostic struct {
	// Rule is filled in by the engine.
	Rule     string
	Severity Severity
	// Trust is the probability that the finding is right where one value in
	// 300 is wrong, 0 to 1. 0 stands for the rule's own default.
	Trust float64
	// Span is the words that are wrong, and nothing else.
	Span Span
	// Message says what is wrong, with both values. Detail says why, with the
	// arithmetic. Both are plain English without a full stop at the end of
	// Message.
	Message, Detail string
	// Cause is the likely slip ("two digits swapped"), "" where none is.
	Cause string
	// Fact is the fact that says otherwise, nil for none. Observation is which of
	// its values says so, by its index; of a series only that one is cited.
	Fact        *Fact
	Observation int
	Related     []Related
	Fixes       []Fix
}

// Related is another place that bears on a diagnostic.
type Related struct {
	// Path is the article of Span, "" for the diagnostic's own. Where At is
	// set the place is already known in full (a facts file, another article).
	Path    string
	Span    Span
	At      *Place
	Message string
}

// Safety says how a fix may be applied.
type Safety uint8

// The safeties. A fix that changes a value is never Safe.
const (
	Display Safety = iota // shown, never applied
	Unsafe                // applied when somebody says so
	Safe                  // may be applied without asking
)

var safetyNames = [...]string{"display", "unsafe", "safe"}

// String is the safety's name in the JSON contract.
func (s Safety) String() string { return safetyNames[s] }

// Fix is a repair. Its title is a verb phrase: "Write $1.4 billion".
type Fix struct {
	Title  string
	Safety Safety
	Edits  []Edit
}

// Edit replaces the plain text at Span by New.
type Edit struct {
	Span Span
	New  string
}

// Place is a place in a file as people and other programs name it: byte
// offsets of the file, lines and columns from 1, columns in runes.
type Place struct {
	Path      string `json:"path"`
	Start     int    `json:"start"`
	End       int    `json:"end"`
	Line      int    `json:"line"`
	Column    int    `json:"column"`
	EndLine   int    `json:"end_line,omitempty"`
	EndColumn int    `json:"end_column,omitempty"`
}

// Finding is a diagnostic at home: plain data, source positions, no document.
// Its JSON form is the contract of `factlint check --format jsonl`.
type Finding struct {
	Rule      string            `json:"rule"`
	Severity  string            `json:"severity"`
	Trust     float64           `json:"trust"`
	Path      string            `json:"path"`
	Part      string            `json:"part,omitempty"`
	Start     int               `json:"start"`
	End       int               `json:"end"`
	Line      int               `json:"line"`
	Column    int               `json:"column"`
	EndLine   int               `json:"end_line"`
	EndColumn int               `json:"end_column"`
	Message   string            `json:"message"`
	Detail    string            `json:"detail"`
	Cause     string            `json:"cause,omitempty"`
	Fact      *string           `json:"fact"`
	Related   []FindingRelated  `json:"related"`
	Fixes     []FindingFix      `json:"fixes"`
	Key       string            `json:"key"`
	Excerpt   *FindingExcerpt   `json:"excerpt,omitempty"`
	Citation  []FindingCitation `json:"citation,omitempty"`
}

// FindingRelated is another place that bears on a finding.
type FindingRelated struct {
	Place
	Message string          `json:"message"`
	Excerpt *FindingExcerpt `json:"excerpt,omitempty"`
}

// FindingFix is a repair in bytes of the file.
type FindingFix struct {
	Title  string        `json:"title"`
	Safety string        `json:"safety"`
	Edits  []FindingEdit `json:"edits"`
}

// FindingEdit replaces the bytes [Start, End) of the file by New.
type FindingEdit struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	New   string `json:"new"`
}

// FindingExcerpt is the line (or the clause of a long line) that holds a
// finding, with the finding's place in it in bytes of Text.
type FindingExcerpt struct {
	Text  string `json:"text"`
	Start int    `json:"start"`
	End   int    `json:"end"`
}

// FindingCitation is a source that says otherwise, with its words.
type FindingCitation struct {
	Fact    string `json:"fact"`
	Value   string `json:"value"`
	Source  string `json:"source"`
	Title   string `json:"title,omitempty"`
	Locator string `json:"locator,omitempty"`
	Quote   string `json:"quote,omitempty"`
	// Issued is when the source appeared, in EDTF.
	Issued string `json:"issued,omitempty"`
	// Plain is the value in the form that the JSON contract gives values.
	Plain string `json:"-"`
	// Before and After are the words around the quote in its saved copy, for
	// the reports that show them.
	Before string `json:"-"`
	After  string `json:"-"`
}
