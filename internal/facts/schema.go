package facts

import (
	"bytes"
	"encoding/json"
	"reflect"
	"strings"
)

// SchemaURL is the name by which editors know the schema.
const SchemaURL = "https://raw.githubusercontent.com/factlint/factlint/main/docs/facts.schema.json"

// Schema is the JSON Schema of facts files, for editors. It is generated from
// the types that also give the decoder its keys.
func Schema() []byte {
	s := schemaWriter{defs: map[string]any{}}
	root := s.object(reflect.TypeFor[fileShape]())
	root["$schema"] = "https://json-schema.org/draft/2020-12/schema"
	root["$id"] = SchemaURL
	root["title"] = "factlint facts file"
	root["required"] = []string{"factlint"}
	root["$defs"] = s.defs
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(root); err != nil {
		panic("the schema is made of maps and texts: " + err.Error())
	}
	return b.Bytes()
}

type object = map[string]any

type schemaWriter struct{ defs object }

// scalar is any text: 2007, 1.40 and true are read as texts, too.
func scalar() object { return object{"type": []string{"string", "number", "boolean", "null"}} }

func anyOf(forms ...any) object { return object{"anyOf": forms} }

func listOf(item any) object { return object{"type": "array", "items": item} }

func enum(words ...any) object { return object{"enum": words} }

func words(names []string) object {
	values := make([]any, len(names))
	for i, n := range names {
		values[i] = n
	}
	return enum(values...)
}

// ref defines a shape once and points to it.
func (s *schemaWriter) ref(t reflect.Type) object {
	name := strings.TrimSuffix(t.Name(), "Shape")
	if s.defs[name] == nil {
		s.defs[name] = true // it may hold itself
		s.defs[name] = s.object(t)
	}
	return object{"$ref": "#/$defs/" + name}
}

func refTo[T any](s *schemaWriter) object { return s.ref(reflect.TypeFor[T]()) }

// object is the schema of a shape: its keys and no others, but those that
// start with x-.
func (s *schemaWriter) object(t reflect.Type) object {
	properties := object{}
	for _, field := range reflect.VisibleFields(t) {
		key := field.Tag.Get("json")
		if key == "" || properties[key] != nil {
			continue
		}
		property := s.form(field.Type, field.Tag.Get("form"))
		property["description"] = field.Tag.Get("doc")
		properties[key] = property
	}
	return object{
		"type": "object", "properties": properties, "additionalProperties": false,
		"patternProperties": object{"^x-": true, "^<<$": true},
	}
}

// form is the schema of a value: of its named form, or of its type.
func (s *schemaWriter) form(t reflect.Type, name string) object {
	switch name {
	case "version":
		return enum(1, "1")
	case "texts":
		return anyOf(scalar(), listOf(scalar()))
	case "number":
		return object{"type": []string{"string", "number"}}
	case "bool":
		return enum(true, false, "true", "false", "yes", "no", "on", "off", nil)
	case "date-order":
		return enum("dmy", "mdy")
	case "severity":
		return enum("never", "query", "warning", "error")
	case "rule-severity":
		return enum("off", "on", "query", "warning", "error", true, false)
	case "sha256":
		return object{"type": "string", "pattern": "^[0-9a-fA-F]{64}$"}
	case "kind":
		return words(kindNames)
	case "bound":
		return words(append(append([]string(nil), boundNames...), "range"))
	case "mod":
		return enum("early", "mid", "late", "start", "end")
	case "rank":
		return enum("preferred", "normal", "deprecated")
	case "op":
		var names []any
		for _, op := range operations {
			names = append(names, op.name)
		}
		return enum(names...)
	}
	if form := s.union(name); form != nil {
		return form
	}
	switch t.Kind() {
	case reflect.Struct:
		return s.ref(t)
	case reflect.Slice:
		return listOf(s.form(t.Elem(), ""))
	case reflect.Map:
		return object{"type": "object", "additionalProperties": s.form(t.Elem(), "")}
	default:
		return scalar()
	}
}

// union is the schema of what may be written in several ways, nil for other
// forms.
func (s *schemaWriter) union(name string) object {
	oneOrMore := func(item any) object { return anyOf(item, listOf(item)) }
	byKey := func(item any) object { return object{"type": "object", "additionalProperties": item} }
	switch name {
	case "value":
		return anyOf(scalar(), refTo[valueShape](s))
	case "values":
		return listOf(anyOf(scalar(), refTo[observationShape](s)))
	case "series":
		return anyOf(byKey(anyOf(scalar(), refTo[observationShape](s))), listOf(refTo[observationShape](s)))
	case "wrong":
		return oneOrMore(anyOf(scalar(), refTo[wrongShape](s)))
	case "refs":
		return oneOrMore(anyOf(scalar(), refTo[refShape](s)))
	case "quote":
		return anyOf(scalar(), refTo[quoteShape](s))
	case "valid":
		return anyOf(scalar(), refTo[validShape](s))
	case "names":
		return oneOrMore(anyOf(scalar(), refTo[nameShape](s)))
	case "sources":
		return anyOf(byKey(refTo[sourceShape](s)), listOf(refTo[sourceShape](s)))
	case "subjects":
		return byKey(anyOf(s.form(nil, "texts"), refTo[subjectShape](s)))
	case "chronology":
		return oneOrMore(anyOf(scalar(), listOf(scalar()), refTo[chronologyShape](s)))
	case "rules":
		return byKey(anyOf(s.form(nil, "rule-severity"), refTo[ruleShape](s)))
	case "date":
		// CSL's dates are mappings; the decoder says where they may stand.
		return anyOf(scalar(), object{"type": "object", "required": []string{"date-parts"}})
	}
	return nil
}
