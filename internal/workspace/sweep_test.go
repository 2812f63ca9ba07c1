package workspace

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"
)

// What a month has not seen goes, then the oldest of more files than the cache may have;
// and no second look is taken within the day.
func TestSweep(t *testing.T) {
	dir, now := t.TempDir(), time.Now()
	put := func(name string, age time.Duration) {
		t.Helper()
		name = filepath.Join(dir, name)
		if err := os.WriteFile(name, []byte("x"), 0o600); err != nil {
			t.Fatal(err)
		}
		if err := os.Chtimes(name, now.Add(-age), now.Add(-age)); err != nil {
			t.Fatal(err)
		}
	}
	is := func(name string) bool {
		_, err := os.Stat(filepath.Join(dir, name))
		return err == nil
	}
	put("stale.pack", packAge+time.Hour)
	put("last.pack", packAge-time.Hour)
	sweep(dir, now)
	if is("stale.pack") || !is("last.pack") {
		t.Errorf("after a sweep the stale pack is there: %v, the other: %v", is("stale.pack"), is("last.pack"))
	}
	for i := range sweepMost {
		put(fmt.Sprintf("%d.pack", i), time.Duration(i)*time.Second)
	}
	sweep(dir, now.Add(time.Hour))
	if !is("last.pack") {
		t.Error("the cache was swept twice in a day")
	}
	sweep(dir, now.Add(sweepEvery))
	if is("last.pack") || !is("0.pack") || !is(fmt.Sprintf("%d.pack", sweepMost-10)) {
		t.Error("of too many files it is not the oldest that went")
	}
}
