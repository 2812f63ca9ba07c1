package read

import (
	"os"
	"testing"
)

func TestShow(t *testing.T) {
	for _, p := range []string{os.Getenv("SHOW")} {
		if p == "" {
			t.Skip()
		}
		b, _ := os.ReadFile(p)
		doc := Bytes(b, Config{Path: p})
		checkMap(t, doc)
		os.Stdout.WriteString(show(doc))
	}
}
