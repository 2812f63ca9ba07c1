package lint

import (
	"encoding/json"
	"strconv"
	"unicode/utf8"
)

// ClaimLine is a mention with its verdict, in places of the file: the contract of
// `factlint claims --format jsonl`. What does not apply is null, or an empty
// list.
type ClaimLine struct {
	Path    string      `json:"path"`
	Part    *string     `json:"part"`
	Start   int         `json:"start"`
	End     int         `json:"end"`
	Line    int         `json:"line"`
	Column  int         `json:"column"`
	Text    string      `json:"text"`
	Kind    string      `json:"kind"`
	Value   *string     `json:"value"`
	Lo      *string     `json:"lo"`
	Hi      *string     `json:"hi"`
	Parts   []ClaimPart `json:"parts"`
	Alts    []string    `json:"alts"`
	Rel     *string     `json:"rel"`
	Unit    *string     `json:"unit"`
	Per     *string     `json:"per"`
	Bound   string      `json:"bound"`
	Mod     *string     `json:"mod"`
	Age     bool        `json:"age"`
	Fact    *string     `json:"fact"`
	Derived []string    `json:"derived"`
	Verdict string      `json:"verdict"`
	Trust   float64     `json:"trust"`
	Subject *string     `json:"subject"`
	Event   *string     `json:"event"`
	Why     string      `json:"why"`
	// Candidates are kept where an explanation was asked for.
	Candidates []ClaimCandidate `json:"candidates,omitempty"`
	// Excerpt shows the words around; it is not part of the JSON form.
	Excerpt *FindingExcerpt `json:"-"`
	// Citation is where the fact stands, for reports.
	Citation []FindingCitation `json:"-"`
}

// ClaimPart is one end of a range.
type ClaimPart struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Value string `json:"value"`
}

// ClaimCandidate is a fact that was weighed for a claim, and what spoke for it
// and against it.
type ClaimCandidate struct {
	Fact     string          `json:"fact"`
	Score    float64         `json:"score"`
	Evidence []ClaimEvidence `json:"evidence"`
}

// ClaimEvidence is one thing that speaks for a fact (weight above 0) or
// against it.
type ClaimEvidence struct {
	Name   string  `json:"name"`
	Weight float64 `json:"weight"`
	Words  string  `json:"words,omitempty"`
}

// Counts says what came of the values of an article or of several.
type Counts struct {
	// Claims is the number of values, ByVerdict that of each verdict.
	Claims    int
	ByVerdict [Query + 1]int
	// Suppressed counts the findings that a comment hides.
	Suppressed int
}

// Add adds o to c.
func (c *Counts) Add(o Counts) {
	c.Claims += o.Claims
	c.Suppressed += o.Suppressed
	for i, n := range o.ByVerdict {
		c.ByVerdict[i] += n
	}
}

// AppendJSON appends the claim as one line of JSON, without a line break. It
// writes what encoding/json would, and is several times as fast.
func (c *ClaimLine) AppendJSON(b []byte) []byte {
	b = AppendJSONString(append(b, `{"path":`...), c.Path)
	b = appendNull(append(b, `,"part":`...), c.Part)
	b = strconv.AppendInt(append(b, `,"start":`...), int64(c.Start), 10)
	b = strconv.AppendInt(append(b, `,"end":`...), int64(c.End), 10)
	b = strconv.AppendInt(append(b, `,"line":`...), int64(c.Line), 10)
	b = strconv.AppendInt(append(b, `,"column":`...), int64(c.Column), 10)
	b = AppendJSONString(append(b, `,"text":`...), c.Text)
	b = AppendJSONString(append(b, `,"kind":`...), c.Kind)
	b = appendNull(append(b, `,"value":`...), c.Value)
	b = appendNull(append(b, `,"lo":`...), c.Lo)
	b = appendNull(append(b, `,"hi":`...), c.Hi)
	b = append(b, `,"parts":[`...)
	for i, p := range c.Parts {
		if i > 0 {
			b = append(b, ',')
		}
		b = strconv.AppendInt(append(b, `{"start":`...), int64(p.Start), 10)
		b = strconv.AppendInt(append(b, `,"end":`...), int64(p.End), 10)
		b = append(AppendJSONString(append(b, `,"value":`...), p.Value), '}')
	}
	b = appendList(append(b, `],"alts":`...), c.Alts)
	b = appendNull(append(b, `,"rel":`...), c.Rel)
	b = appendNull(append(b, `,"unit":`...), c.Unit)
	b = appendNull(append(b, `,"per":`...), c.Per)
	b = AppendJSONString(append(b, `,"bound":`...), c.Bound)
	b = appendNull(append(b, `,"mod":`...), c.Mod)
	b = strconv.AppendBool(append(b, `,"age":`...), c.Age)
	b = appendNull(append(b, `,"fact":`...), c.Fact)
	b = appendList(append(b, `,"derived":`...), c.Derived)
	b = AppendJSONString(append(b, `,"verdict":`...), c.Verdict)
	b = strconv.AppendFloat(append(b, `,"trust":`...), c.Trust, 'f', -1, 64)
	b = appendNull(append(b, `,"subject":`...), c.Subject)
	b = appendNull(append(b, `,"event":`...), c.Event)
	b = AppendJSONString(append(b, `,"why":`...), c.Why)
	if len(c.Candidates) > 0 {
		if more, err := json.Marshal(c.Candidates); err == nil {
			b = append(append(b, `,"candidates":`...), more...)
		}
	}
	return append(b, '}')
}

func appendNull(b []byte, s *string) []byte {
	if s == nil {
		return append(b, "null"...)
	}
	return AppendJSONString(b, *s)
}

func appendList(b []byte, list []string) []byte {
	b = append(b, '[')
	for i, s := range list {
		if i > 0 {
			b = append(b, ',')
		}
		b = AppendJSONString(b, s)
	}
	return append(b, ']')
}

// AppendJSONString appends s in quotes. Bytes that are not UTF-8 become U+FFFD.
func AppendJSONString(b []byte, s string) []byte {
	const hex = "0123456789abcdef"
	b = append(b, '"')
	for i := 0; i < len(s); {
		c := s[i]
		switch {
		case c == '"' || c == '\\':
			b = append(b, '\\', c)
		case c == '\n':
			b = append(b, '\\', 'n')
		case c == '\t':
			b = append(b, '\\', 't')
		case c < 0x20 || c == 0x7f:
			b = append(b, '\\', 'u', '0', '0', hex[c>>4], hex[c&15])
		case c < utf8.RuneSelf:
			b = append(b, c)
		default:
			r, n := utf8.DecodeRuneInString(s[i:])
			switch {
			case r == utf8.RuneError && n == 1:
				b = append(b, "\ufffd"...)
			case r == '\u2028' || r == '\u2029':
				b = append(b, '\\', 'u', '2', '0', '2', hex[r&15])
			default:
				b = append(b, s[i:i+n]...)
			}
			i += n
			continue
		}
		i++
	}
	return append(b, '"')
}
