package facts

import (
	"bytes"
	"os"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"go.yaml.in/yaml/v4"
	"golang.org/x/tools/txtar"
)

const schemaFile = "../../docs/facts.schema.json"

// The schema in docs is the one that the types give.
func TestSchemaFile(t *testing.T) {
	if *update {
		if err := os.WriteFile(schemaFile, Schema(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	b, err := os.ReadFile(schemaFile)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(b, Schema()) {
		t.Error("docs/facts.schema.json is not what the types give: run go test ./internal/facts -update")
	}
}

// The schema takes the files that the decoder takes, and refuses those whose
// keys it refuses.
func TestSchemaAgrees(t *testing.T) {
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(Schema()))
	if err != nil {
		t.Fatal(err)
	}
	compiler := jsonschema.NewCompiler()
	if err := compiler.AddResource("facts.json", doc); err != nil {
		t.Fatal(err)
	}
	schema, err := compiler.Compile("facts.json")
	if err != nil {
		t.Fatal(err)
	}
	valid := func(name string) error {
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if archive := txtar.Parse(b); len(archive.Files) > 0 {
			b = unescape(archive.Files[0].Data)
		}
		var value any
		if err := yaml.Unmarshal(b, &value); err != nil {
			t.Fatal(err)
		}
		return schema.Validate(stringKeys(value))
	}
	for _, name := range []string{
		"../../facts.yaml", "testdata/good/forms.txtar", "testdata/good/settings.txtar", "testdata/good/derived.txtar",
		"testdata/good/ugly.txtar", "testdata/good/include.txtar", "testdata/verify/values.txtar",
	} {
		if err := valid(name); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	for _, name := range []string{
		"key-misspelt", "key-unknown", "bad-kind", "bad-bound", "bad-boolean", "bad-sha256", "derived-op", "severity",
		"version", "version-missing", "facts-is-mapping", "fact-is-text", "value-is-list", "not-a-mapping",
	} {
		if valid("testdata/broken/"+name+".txtar") == nil {
			t.Errorf("the schema takes %s", name)
		}
	}
}

// stringKeys turns what YAML reads into what JSON would.
func stringKeys(v any) any {
	switch v := v.(type) {
	case map[string]any:
		for k := range v {
			v[k] = stringKeys(v[k])
		}
		return v
	case map[any]any:
		out := map[string]any{}
		for k, e := range v {
			b, _ := yaml.Marshal(k)
			out[string(bytes.TrimSpace(b))] = stringKeys(e)
		}
		return out
	case []any:
		for i := range v {
			v[i] = stringKeys(v[i])
		}
		return v
	case string, bool, nil, float64, int:
		return v
	default:
		b, _ := yaml.Marshal(v)
		return string(bytes.TrimSpace(b))
	}
}
