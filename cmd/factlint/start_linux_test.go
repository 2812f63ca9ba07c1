//go:build amd64 && !race

package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
)

// A short run is as long as the memory is wide that it touches for the first
// time: a page costs some ten thousand cycles. The runs below touch so many
// pages more, at the most, than one that does nothing; time is no measure, as
// machines differ.
const (
	pagesToCheck = 1040 // 900 to 940 now
	pagesOfKept  = 900  // 750 to 790
)

// TestShortRunsTouchLittleMemory holds the pages that a run touches, so that
// they do not creep up: of one that checks an article against a hundred facts,
// and of one that finds the facts as they were kept.
func TestShortRunsTouchLittleMemory(t *testing.T) {
	self, err := os.Executable()
	if err != nil {
		t.Skip(err)
	}
	dir := t.TempDir()
	var facts, article strings.Builder
	facts.WriteString("factlint: 1\nfacts:\n")
	article.WriteString("# The mills of Arden\n")
	places, things := strings.Fields("Arden Brook Caldew Dorwin Elmet Farrow Gorton Hexley Irwell Kelder"), strings.Fields("Mill Bridge Weir School Market Chapel Station Harbour Tower Works")
	for i := range 100 {
		name := places[i%10] + " " + things[i/10]
		fmt.Fprintf(&facts, "  - {id: f%d, statement: %s was opened., subject: [%s], event: [opened], date: \"%d\"}\n", i, name, name, 1900+i)
		if i%10 == i/10 {
			fmt.Fprintf(&article, "\n%s, which many in the valley still go to on a fine day, was opened by its owners in %d. ", name, 1900+i)
			article.WriteString(strings.Repeat("Those who have known it for long say that it was quieter then, and that the river stood higher in spring than it does today. ", 7))
		}
	}
	for name, text := range map[string]string{"facts.yaml": facts.String(), "a.md": article.String()} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	// On one processor, as what the threads of more of them touch differs from run
	// to run, and the one in the middle, as half of the runs touch more.
	middle := func(args ...string) int64 {
		var pages []int64
		for range 15 {
			cmd := exec.Command(self)
			cmd.Args = append([]string{"factlint"}, args...)
			cmd.Dir = dir
			cmd.Env = append(os.Environ(), "FACTLINT_TEST_MAIN=1", "HOME="+dir, "XDG_CACHE_HOME="+filepath.Join(dir, "cache"), "GOMAXPROCS=1")
			if out, err := cmd.CombinedOutput(); err != nil {
				t.Fatalf("%v: %v\n%s", args, err, out)
			}
			pages = append(pages, cmd.ProcessState.SysUsage().(*syscall.Rusage).Minflt)
		}
		slices.Sort(pages)
		return pages[len(pages)/2]
	}
	nothing := middle("version")
	hold := func(what string, got, most int64) {
		t.Logf("%s touches %d pages, of which %d are touched by a run that does nothing", what, got, nothing)
		if got > nothing+most {
			t.Errorf("%s touches %d pages of memory for the first time, %d more than a run that does nothing; it should be %d at the most", what, got, got-nothing, most)
		}
	}
	hold("a check of one article", middle("check", "a.md"), pagesToCheck)
	if err := os.MkdirAll(filepath.Join(dir, "cache", "factlint"), 0o700); err != nil {
		t.Fatal(err)
	}
	hold("a check of one article with the facts as they were kept", middle("check", "a.md"), pagesOfKept)
}
