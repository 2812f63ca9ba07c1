package check

import (
	"fmt"
	"runtime"
	"strings"
	"testing"

	"github.com/factlint/factlint/rules"
)

// TestValuesAloneTakeLinearMemory reads texts that are nothing but values, one
// after the other, as a sentence, as lines and as paragraphs. Four times as much
// of it makes about four times the garbage, and leaves no more records than are
// looked at.
func TestValuesAloneTakeLinearMemory(t *testing.T) {
	c := New(Config{Rules: rules.All()})
	values := [...]string{"%d", "$%d million", "%d%%", "3 May %d", "%d tonnes", "%d km", "%d people", "In %d"}
	of := func(n int, between string) (allocated uint64, kept int) {
		var b strings.Builder
		for i := 0; b.Len() < n; i++ {
			fmt.Fprintf(&b, values[i*7%len(values)]+between, 1800+i*13%220)
		}
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		out := c.check(Bytes("a.txt", []byte(b.String())), among{})
		runtime.ReadMemStats(&after)
		if out.Err != nil {
			t.Fatal(out.Err)
		}
		for i := range out.records {
			kept += len(out.records[i].blob) + cachedEntry*len(out.records[i].entries)
		}
		return after.TotalAlloc - before.TotalAlloc, kept
	}
	of(1<<12, " ") // makes what is made once
	for _, between := range []string{" ", "\n", "\n\n", ". ", ", "} {
		little, _ := of(1<<14, between)
		much, kept := of(1<<16, between)
		if much > 6*little {
			t.Errorf("values with %q between them: 16 KiB allocate %d bytes, 64 KiB %d", between, little, much)
		}
		if kept > 4<<20 {
			t.Errorf("values with %q between them: 64 KiB leave %d bytes of records", between, kept)
		}
	}
}
