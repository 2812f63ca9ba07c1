package bind_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/factlint/factlint/internal/bind"
	"github.com/factlint/factlint/internal/facts"
)

// FuzzUnpack holds that nothing that lies in a cache makes the program fail,
// when it is read or when an article is bound by it.
func FuzzUnpack(f *testing.F) {
	var file strings.Builder
	file.WriteString("factlint: 1\nfacts:\n")
	for i := range 40 {
		fmt.Fprintf(&file, "  - {id: f%d, subject: [Arden %c Bridge], event: [opened, put into use], date: \"%d\"}\n", i, 'A'+i%26, 1900+i)
		fmt.Fprintf(&file, "  - {id: c%d, subject: [Arden %c Bridge], event: [cost], value: $%d million}\n", i, 'A'+i%26, 3+i)
	}
	known := facts.Load("facts.yaml", []byte(file.String()), facts.Config{}).Facts
	var b bytes.Buffer
	if err := bind.NewIndex(known, nil).Pack(&b); err != nil {
		f.Fatal(err)
	}
	f.Add(b.Bytes())
	article := []byte("# Arden B Bridge\n\nThe Arden B Bridge opened in 1962 and cost $40 million. Arden C Bridge was put into use in 1903.\n")
	f.Fuzz(func(t *testing.T, b []byte) {
		x, err := bind.Unpack(b, known, nil)
		if err != nil {
			return
		}
		p := pass("a.md", article)
		x.Bind(p, bind.Config{Describe: true, Explain: true})
		rd := x.Read(p)
		rd.Records()
		rd.Close()
	})
}
