package facts

import (
	"strings"
	"testing"
)

// Each page holds a table, how it is to be read (a line of NAME=VALUE), and the
// facts or the faults that come of it.
func TestTables(t *testing.T) {
	pages(t, "tables", func(files map[string][]byte) string {
		name := "table.csv"
		if files[name] == nil {
			name = "table.json"
		}
		how := Import{}
		for part := range strings.SplitSeq(strings.TrimSpace(string(files["how"])), "; ") {
			key, value, _ := strings.Cut(part, "=")
			switch key {
			case "subject":
				how.Subject = []string{value}
			case "event":
				how.Event = []string{value}
			case "subject-column":
				how.SubjectColumn = value
			case "event-column":
				how.EventColumn = value
			case "value":
				how.ValueColumn = value
			case "time":
				how.TimeColumn = value
			case "unit":
				how.Unit = value
			case "id":
				how.ID = value
			case "id-column":
				how.IDColumn = value
			default:
				t.Fatalf("%q is no way to read a table", key)
			}
		}
		book := Load("facts.yaml", []byte("factlint: 1\n"), Config{})
		table, err := ReadTable(name, files[name])
		if err != nil {
			return err.Error() + "\n"
		}
		made, err := book.FromTable(table, how)
		if err != nil {
			return err.Error() + "\n"
		}
		splice, err := AddFacts("facts.yaml", []byte("factlint: 1\n"), made)
		if err != nil {
			return err.Error() + "\n"
		}
		text := splice.Apply([]byte("factlint: 1\n"))
		return string(text) + print(Load("facts.yaml", text, Config{}).Faults)
	})
}
