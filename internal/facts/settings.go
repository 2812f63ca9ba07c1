package facts

import (
	"fmt"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"

	"github.com/factlint/factlint/internal/lang"
	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// Settings are the `settings` of a facts file. An empty field says nothing.
type Settings struct {
	// Articles are the patterns of what is checked when no path is named,
	// Exclude of what never is. They are relative to the folder of the file.
	Articles, Exclude []string
	// Extends are the packs of settings that these build on.
	Extends []string
	Scope
	// Overrides are for some paths only; a later one wins.
	Overrides []Override
}

// Scope is what can be set for all articles or for some.
type Scope struct {
	// Language is the BCP 47 tag of articles that state none.
	Language string
	// DateOrder is "dmy" or "mdy".
	DateOrder string
	// FailLevel is "never", "query", "warning" or "error".
	FailLevel string
	// MinTrust is a number from 0 to 1.
	MinTrust string
	Rules    []RuleSetting
}

// RuleSetting sets one rule.
type RuleSetting struct {
	Name string
	// Severity is "off", "on", "query", "warning" or "error".
	Severity string
	Pos      lint.Position
}

// Override is a scope for the articles that match one of its patterns.
type Override struct {
	Paths []string
	Scope
	Pos lint.Position
}

func (d *decoder) readSettings(src *source, n *yaml.Node) {
	s := d.settings
	for key, value := range d.fields(src, n, "settings", keys[settingsShape]()) {
		switch key.Value {
		case "articles":
			s.Articles = d.words(src, value, "articles")
		case "exclude":
			s.Exclude = d.words(src, value, "exclude")
		case "extends":
			s.Extends = d.words(src, value, "extends")
		case "overrides":
			for _, n := range d.list(src, value, "overrides", "a mapping with 'paths'") {
				s.Overrides = append(s.Overrides, d.override(src, n))
			}
		default:
			d.scope(src, key, value, &s.Scope)
			if key.Value == "language" && s.Language != "" && !slices.Contains(lang.Tags(), baseTag(s.Language)) {
				d.warn(src, d.resolve(src, value), fmt.Sprintf("language %q cannot be read: articles that state no other are not checked", s.Language), "It is one of "+list(lang.Tags(), "or")+".")
			}
		}
	}
}

// baseTag is the language of a tag, without its region: "en" of "en-GB".
func baseTag(tag string) string {
	base, _, _ := strings.Cut(strings.ToLower(strings.ReplaceAll(tag, "_", "-")), "-")
	return base
}

// language reads the tag of a language. One that cannot be read is no fault by itself:
// an override may say so of articles that are to be left out.
func (d *decoder) language(src *source, n *yaml.Node) string {
	tag, ok := d.text(src, n, "language")
	if base := baseTag(tag); ok && tag != "" && (len(base) < 2 || len(base) > 3) {
		d.fault(src, n, fmt.Sprintf("language %q is not a language tag", tag), "Write "+list(append(lang.Tags(), "en-GB"), "or")+".")
		return ""
	}
	return tag
}

func (d *decoder) override(src *source, n *yaml.Node) Override {
	o := Override{Pos: src.position(n.Line, n.Column)}
	for key, value := range d.fields(src, n, "an override", keys[settingsOverrideShape]()) {
		if key.Value == "paths" {
			o.Paths = d.words(src, value, "paths")
		} else {
			d.scope(src, key, value, &o.Scope)
		}
	}
	if len(o.Paths) == 0 {
		d.fault(src, n, "this override is for no path", "Add 'paths:' with the patterns that it is for, such as [drafts/**].")
	}
	return o
}

func (d *decoder) scope(src *source, key, value *yaml.Node, s *Scope) {
	switch key.Value {
	case "language":
		s.Language = d.language(src, value)
	case "date_order":
		s.DateOrder = d.choice(src, value, "date_order", "dmy", "mdy")
	case "fail_level":
		s.FailLevel = d.choice(src, value, "fail_level", "never", "query", "warning", "error")
	case "min_trust":
		s.MinTrust = d.share(src, value)
	case "rules":
		s.Rules = d.rules(src, value)
	}
}

func (d *decoder) share(src *source, n *yaml.Node) string {
	s, ok := d.text(src, n, "min_trust")
	if !ok || s == "" {
		return ""
	}
	if number, ok := quant.ParseNumber(s); !ok || number.Cmp(quant.FromInt(0)) < 0 || number.Cmp(quant.FromInt(1)) > 0 {
		d.fault(src, n, fmt.Sprintf("min_trust is to be a number from 0 to 1, and this is %q", s), "Write 0.9, for example.")
		return ""
	}
	return s
}

func (d *decoder) rules(src *source, n *yaml.Node) []RuleSetting {
	var rules []RuleSetting
	for key, value := range d.fields(src, n, "rules", nil) {
		if d.cfg.Rules != nil && !slices.Contains(d.cfg.Rules, key.Value) {
			d.unknownRule(src, key)
			continue
		}
		r := RuleSetting{Name: key.Value, Pos: src.position(key.Line, key.Column)}
		node := d.resolve(src, value)
		if node.Kind == yaml.MappingNode {
			for k, v := range d.fields(src, node, "the settings of a rule", keys[ruleShape]()) {
				if k.Value == "severity" {
					node = v
				}
			}
		}
		if node.Kind == yaml.MappingNode {
			continue
		}
		switch s, ok := d.text(src, node, "a rule's severity"); {
		case !ok:
			continue
		case s == "false":
			r.Severity = "off"
		case s == "true":
			r.Severity = "on"
		default:
			r.Severity = d.choice(src, node, "severity", "off", "on", "query", "warning", "error")
		}
		rules = append(rules, r)
	}
	return rules
}

func (d *decoder) unknownRule(src *source, key *yaml.Node) {
	message := fmt.Sprintf("there is no rule %q", key.Value)
	if meant := nearest(key.Value, d.cfg.Rules); meant != "" {
		message += fmt.Sprintf("; did you mean %q?", meant)
	}
	d.fault(src, key, message, "'factlint rules' lists them.")
}

// list gives the items of a list, or the one item that stands for it.
func (d *decoder) list(src *source, n *yaml.Node, key, item string) []*yaml.Node {
	n = d.resolve(src, n)
	switch {
	case isNull(n):
		return nil
	case n.Kind == yaml.SequenceNode:
		return n.Content
	case n.Kind == yaml.MappingNode:
		return []*yaml.Node{n}
	}
	d.fault(src, n, fmt.Sprintf("%s is to be a list, and this is %s", key, kindName(n)), "Write each item on a line that starts with '- ': "+item+".")
	return nil
}
