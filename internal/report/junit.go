package report

import (
	"encoding/xml"
	"io"
)

var _ = add(Format{Name: "junit", Summary: "JUnit XML: an article with findings is a failed test", Write: writeJUnit})

type junitSuites struct {
	XMLName  xml.Name     `xml:"testsuites"`
	Name     string       `xml:"name,attr"`
	Tests    int          `xml:"tests,attr"`
	Failures int          `xml:"failures,attr"`
	Suites   []junitSuite `xml:"testsuite"`
}

type junitSuite struct {
	Name     string      `xml:"name,attr"`
	Tests    int         `xml:"tests,attr"`
	Failures int         `xml:"failures,attr"`
	Errors   int         `xml:"errors,attr"`
	Cases    []junitCase `xml:"testcase"`
}

type junitCase struct {
	Name    string        `xml:"name,attr"`
	Class   string        `xml:"classname,attr"`
	File    string        `xml:"file,attr"`
	Line    int           `xml:"line,attr"`
	Failure *junitFailure `xml:"failure,omitempty"`
	Out     string        `xml:"system-out,omitempty"`
}

type junitFailure struct {
	Message string `xml:"message,attr"`
	Type    string `xml:"type,attr"`
	Text    string `xml:",chardata"`
}

// writeJUnit writes a suite for each article with findings and a case for each
// finding. A query is no failure: its case passes, and says what it asks.
func writeJUnit(w io.Writer, r *Report) error {
	out := junitSuites{Name: "factlint", Suites: []junitSuite{}}
	for i := range r.Findings {
		f := &r.Findings[i]
		if n := len(out.Suites); n == 0 || out.Suites[n-1].Name != f.Path {
			out.Suites = append(out.Suites, junitSuite{Name: f.Path})
		}
		s := &out.Suites[len(out.Suites)-1]
		c := junitCase{Name: f.Rule + " at " + where(f), Class: f.Path, File: f.Path, Line: f.Line}
		if f.Severity == "query" {
			c.Out = longMessage(f)
		} else {
			c.Failure = &junitFailure{f.Message, f.Severity, longMessage(f)}
			s.Failures++
			out.Failures++
		}
		s.Tests++
		out.Tests++
		s.Cases = append(s.Cases, c)
	}
	if out.Tests == 0 { // some readers take a report without a test for a broken one
		out.Tests = 1
		out.Suites = append(out.Suites, junitSuite{Name: "factlint", Tests: 1, Cases: []junitCase{{Name: r.SummaryLine(), Class: "factlint"}}})
	}
	return writeXML(w, out)
}
