package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
)

// most is the memory that no run over articles of ordinary length may take.
const most = 150 << 20

// TestMemoryOfAnArchive runs the whole program over copies of articles, one in
// ten with a small change, against 1,000 facts, and holds the largest memory
// that it had resident to a bound that does not hang on their number. It takes a
// few megabytes of articles; FACTLINT_MEMORY is a list of other sizes:
//
//	FACTLINT_MEMORY="11 110 1100" go test -v -timeout 60m -run TestMemoryOfAnArchive ./cmd/factlint
func TestMemoryOfAnArchive(t *testing.T) {
	sizes := []int{2, 6}
	if list := os.Getenv("FACTLINT_MEMORY"); list != "" {
		sizes = nil
		for _, s := range strings.Fields(list) {
			n, err := strconv.Atoi(s)
			if err != nil || n < 1 {
				t.Fatalf("FACTLINT_MEMORY names sizes in megabytes, and %q is none", s)
			}
			sizes = append(sizes, n)
		}
	} else if testing.Short() {
		t.Skip("takes seconds")
	}
	dir := t.TempDir()
	facts := filepath.Join(dir, "facts.yaml")
	if err := os.WriteFile(facts, millFacts(1000), 0o600); err != nil {
		t.Fatal(err)
	}
	articles := filepath.Join(dir, "articles")
	copies, written := 0, 0
	for _, megabytes := range sizes {
		for written < megabytes*1_000_000 {
			written += copyMills(t, articles, copies)
			copies++
		}
		self, err := os.Executable()
		if err != nil {
			t.Fatal(err)
		}
		cmd := exec.Command(self, "check", "--no-cache", "--quiet", "--format", "jsonl", "--facts", facts, articles)
		cmd.Args[0] = "factlint"
		cmd.Env = append(os.Environ(), "FACTLINT_TEST_MAIN=1")
		var out, errs bytes.Buffer
		cmd.Stdout, cmd.Stderr = &out, &errs
		err = cmd.Run()
		if code := cmd.ProcessState.ExitCode(); code != exitFindings {
			t.Fatalf("exit %d: %v\n%s", code, err, errs.Bytes())
		}
		found := bytes.Count(out.Bytes(), []byte{'\n'})
		if found < copies {
			t.Errorf("%d findings in %d copies", found, copies)
		}
		peak := int64(cmd.ProcessState.SysUsage().(*syscall.Rusage).Maxrss) << 10
		t.Logf("%7.1f MB in %d articles: %d findings, %.0f MiB at the most, %.1f s of processor", float64(written)/1e6, copies*perCopy, found, float64(peak)/(1<<20), (cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()).Seconds())
		if peak > most {
			t.Errorf("%.1f MB of articles take %d MiB", float64(written)/1e6, peak>>20)
		}
	}
}

// perCopy is the number of articles in a copy.
const perCopy = 400

// millFacts is a facts file of n facts on as many mills.
func millFacts(n int) []byte {
	var b bytes.Buffer
	b.WriteString("factlint: 1\nfacts:\n")
	for i := range n {
		fmt.Fprintf(&b, "  - {id: f%d, statement: %s opened in %d., subject: [%s], event: [opened], date: \"%d\"}\n", i, mill(i), 1780+i%200, mill(i), 1780+i%200)
	}
	return b.Bytes()
}

func mill(i int) string {
	rivers := [...]string{"Alder", "Brant", "Calder", "Dunsop", "Esk", "Fender", "Greta", "Hodder", "Irt", "Kent"}
	return rivers[i%10] + strings.ToLower(rivers[i/10%10]+rivers[i/100%10]) + " Mill"
}

// copyMills writes one copy of the articles: the first copy, or what differs
// from it and links to the rest. It gives the number of their bytes.
func copyMills(t *testing.T, articles string, number int) (size int) {
	t.Helper()
	dir := filepath.Join(articles, fmt.Sprintf("%04d", number))
	if err := os.MkdirAll(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	for i := range perCopy {
		text := millArticle(i)
		size += len(text)
		name := fmt.Sprintf("%03d.md", i)
		if number > 0 && (i+number)%10 != 0 {
			if os.Link(filepath.Join(articles, "0000", name), filepath.Join(dir, name)) == nil {
				continue
			}
		} else if number > 0 {
			text = fmt.Appendf(text, "\nThis is copy %d, of which %d were made.\n", number, number+i)
		}
		if err := os.WriteFile(filepath.Join(dir, name), text, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return size
}

// millArticle is an article of some kilobytes on a few mills; one in fifty gives
// a mill the wrong year.
func millArticle(i int) []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, "# The mills of the valley, part %d\n\nHOLLBY, 12 March 2024 - The county has looked at its mills again.\n\n", i)
	for k := range 10 {
		m := (i*7 + k) % 1000
		year := 1780 + m%200
		if i%50 == 1 && k == 0 { // two digits swapped
			year = year/100*100 + year%10*10 + year/10%10
		}
		fmt.Fprintf(&b, "%s opened in %d and cost $%d million, nearly twice what the council had set aside. It employs %d people, most of them from the village, and %d%% of the cloth goes abroad.\n\n",
			mill(m), year, 3+m%90, 100+(i*31+k)%800, 20+m%70)
		fmt.Fprintf(&b, "Nobody remembers who drew the plans. The chimney, which can be seen from the far side of the river, is %d metres high; the weir below it was rebuilt two years later, after the flood of November %d, when the water stood in the weaving sheds for three weeks.\n\n",
			20+(m+3)%60, 1850+m%100)
	}
	return b.Bytes()
}
