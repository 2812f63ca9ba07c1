package facts

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
	"time"
)

// large is a facts file of n facts, and the saved copy that they quote.
func large(n int) (facts, copied []byte) {
	var f, c strings.Builder
	f.WriteString("factlint: 1\nsources:\n  ledger: {title: The ledger, copy: ledger.txt}\nfacts:\n")
	for i := range n {
		fmt.Fprintf(&f, "  - id: mill.%d\n    statement: Mill number %d had %d workers in its first year.\n    subject: [mill number %d]\n    event: [workers, staff]\n    value: %d workers\n    as_of: \"1921\"\n    refs: [{source: ledger, quote: \"mill number %d, with %d workers\"}]\n",
			i, i, 3000+i, i/3, 3000+i, i, 3000+i)
		fmt.Fprintf(&c, "Then there was mill number %d, with %d workers on its books and no end of orders.\n", i, 3000+i)
	}
	return []byte(f.String()), []byte(c.String())
}

// A file of a desk's whole memory is read and verified while one waits.
func TestLarge(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	facts, copied := large(20_000)
	files := FS(fstest.MapFS{"ledger.txt": {Data: copied}})
	start := time.Now()
	book := Load("facts.yaml", facts, Config{Files: files})
	read := time.Since(start)
	faults := book.Verify(VerifyConfig{Files: files})
	took := time.Since(start)
	t.Logf("20,000 facts (%d KB): read in %v, read and verified in %v", len(facts)/1024, read, took)
	for i := range faults {
		if faults[i].Rule != RuleDisagree {
			t.Fatal(print(faults[i : i+1]))
		}
	}
	// A clock says how busy the machine is. What is held is how often the time goes in
	// that reading the YAML alone takes: seven times now, and a step that looks at every
	// fact for every fact makes it hundreds.
	start = time.Now()
	(&decoder{}).parseYAML(newSource("facts.yaml", "", facts))
	if alone := time.Since(start); took > 25*alone {
		t.Errorf("it took %v, more than 25 times what reading the YAML alone takes (%v)", took, alone)
	}
}

func BenchmarkLoad(b *testing.B) {
	facts, _ := large(10_000)
	b.SetBytes(int64(len(facts)))
	b.ReportAllocs()
	for b.Loop() {
		Load("facts.yaml", facts, Config{})
	}
}
