package main

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"html"
	"io"
	"iter"
	"os"
	"path"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/fatih/color"
	"github.com/spf13/pflag"

	"github.com/factlint/factlint/check"
	"github.com/factlint/factlint/internal/fix"
	"github.com/factlint/factlint/internal/report"
	"github.com/factlint/factlint/internal/workspace"
	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/rules"
)

var fixCommand = &command{
	name: "fix", args: "[PATH...]", short: "mend articles, asking for each finding",
	long: `Each finding that has a repair is shown with its fact and the fact's quote, and
each repair is offered; nothing is changed that was not chosen. A file that
changed meanwhile is left alone. With --diff nothing is written at all.`,
	examples: [][2]string{
		{"factlint fix draft.md", "ask for each finding"},
		{"factlint fix --diff .", "show what the first repair of each would change"},
		{"factlint fix --accept-safe .", "make the repairs that change no value, and ask nothing"},
	},
	flags: func(f *pflag.FlagSet) func(*program, []string) int {
		x := &fixing{}
		x.input.declare(f)
		f.BoolVar(&x.diff, "diff", false, "show the first repair of each finding as a unified diff, and write nothing; exit 1 if there is any")
		f.BoolVar(&x.safe, "accept-safe", false, "make the repairs that change no value without asking, and no others")
		f.StringVar(&x.color, "color", "auto", "`WHEN` to colour: auto, always or never")
		return x.run
	},
}

// fixing is a run of fix.
type fixing struct {
	checking
	diff, safe bool
	color      string

	mu   sync.Mutex
	sums map[string][sha256.Size]byte
}

func (x *fixing) run(p *program, args []string) int {
	switch {
	case x.diff && x.safe:
		return p.fail("--diff writes nothing and --accept-safe writes: give one of them")
	case hasStdin(args):
		return p.fail("fix writes files and cannot write to standard input: name the files")
	case x.color != "auto" && x.color != "always" && x.color != "never":
		return p.fail("--color %s: write auto, always or never", x.color)
	}
	paths, err := x.input.prepare(args)
	if err != nil {
		return p.fail("%v", err)
	}
	if x.project.HasErrors() {
		x.formats = []string{"text"}
		if err := x.output.prepare(); err != nil {
			return p.fail("%v", err)
		}
		return x.brokenFacts(p)
	}
	cfg, err := x.config()
	if err != nil {
		return p.fail("%v", err)
	}
	cfg.Rules, cfg.Today = rules.All(), today(p)
	files, bad := x.find(paths)
	for _, b := range bad {
		x.unread(p, b)
	}
	x.files, x.sums = workspace.Pack(files), map[string][sha256.Size]byte{}
	x.quiet = true
	x.examineArticles(p, cfg, x.summed(p))
	if p.ctx.Err() != nil {
		return exitSignal
	}
	code := x.mend(p)
	if code == exitOK && x.readErrors > 0 && !x.ignoreErrors {
		code = exitError
	}
	return code
}

// summed gives the articles and keeps a checksum of what was read of each.
func (x *fixing) summed(p *program) iter.Seq[check.Article] {
	return func(yield func(check.Article) bool) {
		for f := range x.files.All() {
			a := p.article(&x.input, f)
			read := a.Read
			a.Read = func() ([]byte, error) {
				b, err := read()
				if err == nil {
					x.mu.Lock()
					x.sums[a.Path] = sha256.Sum256(b)
					x.mu.Unlock()
				}
				return b, err
			}
			if !yield(a) {
				return
			}
		}
	}
}

// mend goes through the findings file by file.
func (x *fixing) mend(p *program) int {
	in := bufio.NewReader(p.stdin)
	code, changed := exitOK, 0
	found := x.report.Findings
	for len(found) > 0 && p.ctx.Err() == nil {
		n := 1
		for n < len(found) && found[n].Path == found[0].Path {
			n++
		}
		chosen, stop := x.choose(p, in, found[:n])
		path := found[0].Path
		found = found[n:]
		done, err := x.apply(p, path, chosen)
		if err != nil {
			code = p.fail("%v", err)
		}
		changed += done
		if stop {
			break
		}
	}
	switch {
	case x.diff && changed > 0 && code == exitOK:
		return exitFindings
	case !x.diff:
		p.errorf("%s made", report.Count(changed, "repair"))
	}
	return code
}

// choose picks the repairs of one article: all safe ones, the first of each
// finding for a diff, or what the user says.
func (x *fixing) choose(p *program, in *bufio.Reader, found []lint.Finding) (chosen []lint.FindingFix, stop bool) {
	inside := 0
	for i := range found {
		var offered []lint.FindingFix
		for _, r := range found[i].Fixes {
			if len(r.Edits) > 0 {
				offered = append(offered, r)
			}
		}
		switch {
		case len(offered) == 0:
		case found[i].Part != "":
			inside++
		case slices.ContainsFunc(chosen, func(c lint.FindingFix) bool { return repairs(offered, c) }):
			// another finding on the same words asked for this
		case x.safe:
			for _, r := range offered {
				if r.Safety == lint.Safe.String() {
					chosen = append(chosen, r)
					break
				}
			}
		case x.diff:
			chosen = append(chosen, offered[0])
		default:
			answer, end := x.ask(p, in, &found[i], offered)
			if end {
				return chosen, true
			}
			if answer >= 0 {
				chosen = append(chosen, offered[answer])
			}
		}
	}
	if inside > 0 {
		where := ""
		if strings.EqualFold(path.Ext(found[0].Path), ".docx") {
			where = "; factlint check --format docx=FILE writes what is found into a copy, as comments"
		}
		p.errorf("%s: %s left, as fix changes only text files%s", found[0].Path, report.Count(inside, "repair"), where)
	}
	return chosen, false
}

// repairs reports whether one of the repairs makes the edits of another.
func repairs(offered []lint.FindingFix, other lint.FindingFix) bool {
	return slices.ContainsFunc(offered, func(r lint.FindingFix) bool { return slices.Equal(r.Edits, other.Edits) })
}

// ask shows a finding and takes the number of a repair: -1 for none; end says
// that no more is to be asked.
func (x *fixing) ask(p *program, in *bufio.Reader, f *lint.Finding, offered []lint.FindingFix) (answer int, end bool) {
	text, _ := report.Named("text")
	shown := *f
	shown.Fixes = nil
	r := report.Report{Findings: []lint.Finding{shown}, Quiet: report.NoSummary, Color: p.colors(x.color, "")}
	if err := text.Write(p.stdout, &r); err != nil {
		return -1, true
	}
	for i, o := range offered {
		fmt.Fprintf(p.stdout, "  %d  %s\n", i+1, o.Title)
	}
	for {
		fmt.Fprintf(p.stdout, "number, s to skip, q to stop: ")
		if p.stdout.Flush() != nil {
			return -1, true
		}
		line, err := in.ReadString('\n')
		switch said := strings.ToLower(strings.TrimSpace(line)); {
		case said == "q", said == "" && err != nil, p.ctx.Err() != nil:
			fmt.Fprintln(p.stdout)
			return -1, true
		case said == "s", said == "":
			fmt.Fprintln(p.stdout)
			return -1, false
		default:
			if n, bad := strconv.Atoi(said); bad == nil && n >= 1 && n <= len(offered) {
				fmt.Fprintln(p.stdout)
				return n - 1, false
			}
			if err != nil && !errors.Is(err, io.EOF) {
				return -1, true
			}
			fmt.Fprintf(p.stdout, "%q is none of these. ", said)
		}
	}
}

// apply makes the chosen repairs of one article, or shows them, and gives their
// number.
func (x *fixing) apply(p *program, name string, chosen []lint.FindingFix) (int, error) {
	if len(chosen) == 0 {
		return 0, nil
	}
	src, err := os.ReadFile(name)
	if err != nil {
		return 0, workspace.PathError{Path: name, Err: err}
	}
	if sha256.Sum256(src) != x.sums[name] {
		return 0, fmt.Errorf("%s changed while it was being mended, and is left as it is: run factlint fix again", name)
	}
	edits, taken := fix.Plan(chosen)
	n := 0
	for i, ok := range taken {
		if ok {
			n++
		} else {
			p.errorf("%s: %q overlaps another repair, and is left for the next run", name, chosen[i].Title)
		}
	}
	for i := range edits {
		if edits[i].New, err = written(edits[i].New, name, src); err != nil {
			return 0, fmt.Errorf("mending %s: %w", name, err)
		}
	}
	out, err := fix.Apply(src, edits)
	if err != nil {
		return 0, fmt.Errorf("mending %s: %w", name, err)
	}
	if x.diff {
		p.stdout.WriteString(fix.Unified(name, string(src), string(out), p.diffPaint(x.color)))
		return n, nil
	}
	if err := workspace.Write(name, out); err != nil {
		return 0, err
	}
	return n, nil
}

// written is text as a file of this format and encoding holds it.
func written(s, name string, src []byte) (string, error) {
	switch ext := strings.ToLower(path.Ext(name)); {
	case bytes.HasPrefix(src, []byte("\xff\xfe")), bytes.HasPrefix(src, []byte("\xfe\xff")):
		return "", errors.New("it is in UTF-16, which fix does not write: mend it by hand")
	case !utf8.Valid(src) && strings.IndexFunc(s, func(r rune) bool { return r > 0x7e }) >= 0:
		return "", fmt.Errorf("it is not in UTF-8, so that %q cannot be written: save it in UTF-8 first", s)
	case ext == ".html" || ext == ".htm" || ext == ".xhtml":
		return strings.NewReplacer("&#34;", `"`, "&#39;", "'").Replace(html.EscapeString(s)), nil
	}
	return s, nil
}

// diffPaint colours the lines of a diff, nil where there is no colour.
func (p *program) diffPaint(when string) func(kind byte, line string) string {
	if !p.colors(when, "") {
		return nil
	}
	paint := func(attrs ...color.Attribute) *color.Color {
		c := color.New(attrs...)
		c.EnableColor()
		return c
	}
	colors := map[byte]*color.Color{'h': paint(color.Bold), '@': paint(color.FgCyan), '-': paint(color.FgRed), '+': paint(color.FgGreen)}
	return func(kind byte, line string) string {
		if c := colors[kind]; c != nil {
			return c.Sprint(line)
		}
		return line
	}
}
