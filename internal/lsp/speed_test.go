package lsp_test

import (
	"fmt"
	"os"
	"sort"
	"strconv"
	"strings"
	"testing"
	"time"

	"go.lsp.dev/protocol"

	"github.com/factlint/factlint/internal/desk/desktest"
)

// busy is how long a process has been at work, 0 where that is not told.
func busy(pid int) time.Duration {
	b, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	if err != nil {
		return 0
	}
	f := strings.Fields(string(b[strings.LastIndexByte(string(b), ')')+1:]))
	user, _ := strconv.Atoi(f[11])
	system, _ := strconv.Atoi(f[12])
	return time.Duration(user+system) * 10 * time.Millisecond
}

// TestKeystroke measures the time from an edit to its diagnostics, over the
// program's own streams. With FACTLINT_SPEED set it fails beyond 50 ms.
func TestKeystroke(t *testing.T) {
	sizes := []int{100 << 10}
	if os.Getenv("FACTLINT_SPEED") != "" {
		sizes = append(sizes, 2<<20)
	}
	for _, size := range sizes {
		files := desk()
		delete(files, "drafts/two.md")
		delete(files, "drafts/three.md")
		files["facts.yaml"] = desktest.Bridges(1000)
		files["drafts/one.md"] = desktest.Novel(size)
		e := open(t, files, config{})
		e.show("drafts/one.md", "markdown")
		any := func([]protocol.Diagnostic) bool { return true }
		e.pushedFor("drafts/one.md", 1, any)
		var took []time.Duration
		before := busy(e.cmd.Process.Pid)
		strokes := 15
		if size > 1<<20 {
			strokes = 3
		}
		for i := range strokes {
			pos := protocol.Position{Line: uint32(2 * i)}
			begun := time.Now()
			e.edit("drafts/one.md", int32(i+2), &protocol.TextDocumentContentChangePartial{Range: protocol.Range{Start: pos, End: pos}, Text: "x"})
			e.pushedFor("drafts/one.md", int32(i+2), any)
			took = append(took, time.Since(begun))
		}
		sort.Slice(took, func(i, j int) bool { return took[i] < took[j] })
		t.Logf("%d KiB, 1,000 facts: %s of work a keystroke; from a keystroke to its diagnostics %s at the median, %s at the worst", size>>10, (busy(e.cmd.Process.Pid)-before)/time.Duration(len(took)), took[len(took)/2].Round(time.Millisecond), took[len(took)-1].Round(time.Millisecond))
		if os.Getenv("FACTLINT_SPEED") != "" && size <= 100<<10 && took[len(took)/2] > 50*time.Millisecond {
			t.Errorf("the median is %s", took[len(took)/2])
		}
	}
}

// TestKeepsUpWithALongDraft types into a draft of two megabytes: what is stale is
// dropped, and the last text gets its findings, be they pushed or asked for.
func TestKeepsUpWithALongDraft(t *testing.T) {
	if testing.Short() {
		t.Skip("checking two megabytes takes seconds")
	}
	filler := "The council met in the town hall and spoke of the harvest, the weather and the state of the road.\n\n"
	for _, pull := range []bool{false, true} {
		files := desk()
		files["drafts/one.md"] = strings.Repeat(filler, 2<<20/len(filler))
		e := open(t, files, config{pull: pull})
		e.show("drafts/one.md", "markdown")
		if !pull {
			e.pushedFor("drafts/one.md", 1, none)
		}
		e.mu.Lock()
		before := e.pushes
		e.mu.Unlock()
		sentence := "The Orsa dam was opened in 2009."
		var asked []chan error
		for i, r := range sentence {
			pos := protocol.Position{Character: uint32(i)}
			e.edit("drafts/one.md", int32(i+2), &protocol.TextDocumentContentChangePartial{Range: protocol.Range{Start: pos, End: pos}, Text: string(r)})
			if pull {
				done := make(chan error, 1)
				asked = append(asked, done)
				go func() {
					_, err := e.diagnosed("drafts/one.md")
					done <- err
				}()
			}
			time.Sleep(10 * time.Millisecond)
		}
		begun := time.Now()
		if pull {
			var found []protocol.Diagnostic
			var err error
			for range 20 { // as an editor asks again when its text was stale
				if found, err = e.diagnosed("drafts/one.md"); err == nil {
					break
				}
			}
			if err != nil || !has("fact-conflict")(found) {
				t.Errorf("asked for, the last text has %v, %v", codes(found), err)
			}
			stale := 0
			for _, done := range asked {
				if <-done != nil {
					stale++
				}
			}
			t.Logf("asked for, the last text has its findings after %s; %d of %d answers were stale", time.Since(begun).Round(time.Millisecond), stale, len(asked))
			continue
		}
		e.pushedFor("drafts/one.md", int32(len(sentence)+1), has("fact-conflict"))
		e.mu.Lock()
		pushes := e.pushes - before
		e.mu.Unlock()
		t.Logf("pushed, the last text has its findings after %s; %d of %d texts were reported on", time.Since(begun).Round(time.Millisecond), pushes, len(sentence))
		if pushes > len(sentence)/2 {
			t.Errorf("%d lists were pushed for %d keys", pushes, len(sentence))
		}
	}
}
