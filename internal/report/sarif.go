package report

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io"
	"net/url"
	"path"
	"sort"
	"strings"

	"github.com/factlint/factlint/lint"
)

var _ = add(Format{Name: "sarif", Summary: "SARIF 2.1.0, for code scanning", Write: writeSARIF})

// GitHub's limits on an upload.
// https://docs.github.com/code-security/reference/code-scanning/sarif-files/sarif-support
const (
	sarifResults = 25000
	sarifZipped  = 10 << 20
	sarifRelated = 100
)

const sarifSchema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

type sarifLog struct {
	Schema  string     `json:"$schema"`
	Version string     `json:"version"`
	Runs    []sarifRun `json:"runs"`
}

type sarifRun struct {
	Tool        sarifTool         `json:"tool"`
	Invocations []sarifInvocation `json:"invocations"`
	ColumnKind  string            `json:"columnKind"`
	Results     []sarifResult     `json:"results"`
}

type sarifTool struct {
	Driver sarifDriver `json:"driver"`
}

type sarifDriver struct {
	Name           string      `json:"name"`
	Version        string      `json:"version,omitempty"`
	InformationURI string      `json:"informationUri"`
	Rules          []sarifRule `json:"rules"`
}

type sarifRule struct {
	ID      string         `json:"id"`
	Short   sarifText      `json:"shortDescription"`
	Full    sarifText      `json:"fullDescription"`
	Help    sarifMarkdown  `json:"help"`
	Default sarifLevel     `json:"defaultConfiguration"`
	Bag     map[string]any `json:"properties"`
}

type sarifText struct {
	Text string `json:"text"`
}

type sarifMarkdown struct {
	Text     string `json:"text"`
	Markdown string `json:"markdown,omitempty"`
}

type sarifLevel struct {
	Level string `json:"level"`
}

type sarifInvocation struct {
	Successful    bool                `json:"executionSuccessful"`
	Notifications []sarifNotification `json:"toolExecutionNotifications,omitempty"`
}

type sarifNotification struct {
	Level   string    `json:"level"`
	Message sarifText `json:"message"`
}

type sarifResult struct {
	RuleID       string            `json:"ruleId"`
	RuleIndex    int               `json:"ruleIndex"`
	Level        string            `json:"level"`
	Rank         float64           `json:"rank"`
	Message      sarifText         `json:"message"`
	Locations    []sarifLocation   `json:"locations"`
	Related      []sarifLocation   `json:"relatedLocations,omitempty"`
	Fingerprints map[string]string `json:"partialFingerprints"`
	Fixes        []sarifFix        `json:"fixes,omitempty"`
}

type sarifLocation struct {
	ID       int           `json:"id,omitempty"`
	Physical sarifPhysical `json:"physicalLocation"`
	Message  *sarifText    `json:"message,omitempty"`
}

type sarifPhysical struct {
	Artifact sarifArtifact `json:"artifactLocation"`
	Region   sarifRegion   `json:"region"`
}

type sarifArtifact struct {
	URI string `json:"uri"`
}

type sarifRegion struct {
	StartLine   int `json:"startLine"`
	StartColumn int `json:"startColumn"`
	EndLine     int `json:"endLine,omitempty"`
	EndColumn   int `json:"endColumn,omitempty"`
	ByteOffset  int `json:"byteOffset"`
	ByteLength  int `json:"byteLength"`
}

type sarifFix struct {
	Description sarifText     `json:"description"`
	Changes     []sarifChange `json:"artifactChanges"`
}

type sarifChange struct {
	Artifact     sarifArtifact      `json:"artifactLocation"`
	Replacements []sarifReplacement `json:"replacements"`
}

type sarifReplacement struct {
	Deleted  sarifBytes `json:"deletedRegion"`
	Inserted sarifText  `json:"insertedContent"`
}

type sarifBytes struct {
	Offset int `json:"byteOffset"`
	Length int `json:"byteLength"`
}

func writeSARIF(w io.Writer, r *Report) error {
	for room := sarifResults; ; room /= 2 {
		b, err := r.sarif(room)
		if err != nil {
			return err
		}
		if len(b) > sarifZipped && room > 1 {
			if n, err := zipped(b); err != nil || n > sarifZipped {
				continue
			}
		}
		_, err = w.Write(b)
		return err
	}
}

func zipped(b []byte) (int, error) {
	var out bytes.Buffer
	z := gzip.NewWriter(&out)
	if _, err := z.Write(b); err != nil {
		return 0, err
	}
	return out.Len(), z.Close()
}

// sarif is the log with at most room results, the gravest where not all fit.
func (r *Report) sarif(room int) ([]byte, error) {
	run := sarifRun{
		Tool:        sarifTool{sarifDriver{Name: "factlint", Version: r.Version, InformationURI: "https://github.com/factlint/factlint", Rules: []sarifRule{}}},
		Invocations: []sarifInvocation{{Successful: r.Unread == 0}},
		ColumnKind:  "utf16CodeUnits",
		Results:     []sarifResult{},
	}
	found := gravest(r.Findings, room)
	if left := len(r.Findings) - len(found); left > 0 {
		run.Invocations[0].Notifications = append(run.Invocations[0].Notifications, sarifNotification{
			"warning",
			sarifText{fmt.Sprintf("%d of %d findings are left out, the least grave, to keep within the limits of code scanning; run factlint check for all", left, len(r.Findings))},
		})
	}
	index := map[string]int{}
	for _, rule := range r.Rules {
		index[rule.Name] = len(run.Tool.Driver.Rules)
		run.Tool.Driver.Rules = append(run.Tool.Driver.Rules, sarifRuleOf(rule))
	}
	for i := range found {
		f := &found[i]
		if _, ok := index[f.Rule]; !ok {
			index[f.Rule] = len(run.Tool.Driver.Rules)
			run.Tool.Driver.Rules = append(run.Tool.Driver.Rules, sarifRuleOf(lint.Rule{Name: f.Rule, Severity: lint.Error}))
		}
		run.Results = append(run.Results, r.sarifResult(f, index[f.Rule]))
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", " ")
	err := enc.Encode(sarifLog{sarifSchema, "2.1.0", []sarifRun{run}})
	return b.Bytes(), err
}

// gravest are the first n findings by severity, in their own order.
func gravest(found []lint.Finding, n int) []lint.Finding {
	if len(found) <= n {
		return found
	}
	order := make([]int, len(found))
	for i := range order {
		order[i] = i
	}
	sort.SliceStable(order, func(i, j int) bool {
		return grave(found[order[i]].Severity) > grave(found[order[j]].Severity)
	})
	order = order[:n]
	sort.Ints(order)
	out := make([]lint.Finding, n)
	for i, k := range order {
		out[i] = found[k]
	}
	return out
}

func grave(severity string) int {
	switch severity {
	case "error":
		return 2
	case "warning":
		return 1
	default:
		return 0
	}
}

func sarifLevelOf(severity string) string {
	switch severity {
	case "error", "warning":
		return severity
	default:
		return "note"
	}
}

func sarifRuleOf(rule lint.Rule) sarifRule {
	short, page := rule.Name, ""
	if rule.Page != nil {
		page = rule.Page()
	}
	if p, err := lint.ParsePage(page); err == nil {
		short = p.Summary
	}
	if page == "" {
		page = short
	}
	return sarifRule{
		ID: rule.Name, Short: sarifText{firstSentence(short)}, Full: sarifText{short}, Help: sarifMarkdown{page, page},
		Default: sarifLevel{sarifLevelOf(rule.Severity.String())},
		Bag:     map[string]any{"tags": []string{"facts"}},
	}
}

func firstSentence(s string) string {
	if i := strings.Index(s, ". "); i > 0 {
		return s[:i+1]
	}
	return s
}

func (r *Report) sarifResult(f *lint.Finding, rule int) sarifResult {
	out := sarifResult{
		RuleID: f.Rule, RuleIndex: rule, Level: sarifLevelOf(f.Severity), Rank: float64(int(f.Trust*1000+0.5)) / 10,
		Message:      sarifText{longMessage(f)},
		Locations:    []sarifLocation{{Physical: r.sarifPlace(lint.Place{Path: f.Path, Start: f.Start, End: f.End, Line: f.Line, Column: f.Column, EndLine: f.EndLine, EndColumn: f.EndColumn})}},
		Fingerprints: map[string]string{"factlint/v1": f.Key, "primaryLocationLineHash": f.Key + ":1"},
	}
	for i, rel := range f.Related {
		if i == sarifRelated {
			break
		}
		out.Related = append(out.Related, sarifLocation{ID: i + 1, Physical: r.sarifPlace(rel.Place), Message: &sarifText{rel.Message}})
	}
	for _, fix := range f.Fixes {
		if len(fix.Edits) == 0 {
			continue
		}
		change := sarifChange{Artifact: sarifArtifact{uri(f.Path)}}
		for _, e := range fix.Edits {
			change.Replacements = append(change.Replacements, sarifReplacement{sarifBytes{e.Start, e.End - e.Start}, sarifText{e.New}})
		}
		out.Fixes = append(out.Fixes, sarifFix{sarifText{fix.Title}, []sarifChange{change}})
	}
	return out
}

func (r *Report) sarifPlace(p lint.Place) sarifPhysical {
	region := sarifRegion{StartLine: max(p.Line, 1), StartColumn: max(p.Column, 1), ByteOffset: p.Start, ByteLength: max(0, p.End-p.Start)}
	if p.Line > 0 {
		region.StartLine, region.StartColumn = r.utf16(p.Path, p.Start, p.Line, max(p.Column, 1))
	}
	if p.End > p.Start && p.EndLine > 0 {
		region.EndLine, region.EndColumn = r.utf16(p.Path, p.End, p.EndLine, p.EndColumn)
	}
	return sarifPhysical{sarifArtifact{uri(p.Path)}, region}
}

// uri is a path as a relative reference, or a file URI where it is absolute.
func uri(p string) string {
	u := url.URL{Path: p}
	switch {
	case strings.HasPrefix(p, "/"):
		u.Scheme, u.Host = "file", ""
		return "file://" + (&url.URL{Path: p}).EscapedPath()
	case len(p) > 2 && p[1] == ':' && p[2] == '/':
		return "file:///" + (&url.URL{Path: p}).EscapedPath()
	}
	u.Path = path.Clean(p)
	return u.String()
}
