// Command factlint checks the numbers and dates of articles against a cited
// facts file and against each other.
package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"runtime/debug"
	"strings"
	"sync"
	"syscall"
	"time"

	"github.com/spf13/pflag"

	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/text"
)

// The exit codes of every command.
const (
	exitOK       = 0
	exitFindings = 1
	exitError    = 2
	exitSignal   = 130
)

// command is a command, or a command of commands.
type command struct {
	name, args, short string
	// long says in a paragraph or two what it does; examples are shown as
	// they are typed, each with what it is for.
	long     string
	examples [][2]string
	// flags declares the flags and gives what runs once they are read.
	flags func(*pflag.FlagSet) func(*program, []string) int
	subs  []*command
}

// program is the world outside: what a command may read, write and ask.
type program struct {
	ctx    context.Context
	stdin  io.Reader
	stdout *bufio.Writer
	stderr io.Writer
	getenv func(string) string
	now    func() time.Time
}

// errorf tells the user what went wrong.
func (p *program) errorf(format string, args ...any) {
	fmt.Fprintf(p.stderr, "factlint: "+format+"\n", args...)
}

// fail is errorf with the exit code of usage and read errors.
func (p *program) fail(format string, args ...any) int {
	p.errorf(format, args...)
	return exitError
}

func main() {
	// A short run makes less garbage than is worth collecting; a long one
	// stays within bounds all the same.
	debug.SetGCPercent(garbage)
	debug.SetMemoryLimit(memoryLimit + memoryOfFact*mostFacts)
	os.Exit(run(os.Args[1:]))
}

// What the program may use before it has to collect its garbage more often than
// is good for its speed: so much for the articles, and so much for each fact
// that they are checked against, in bytes. Facts files of up to mostFacts are
// read within those bounds.
const (
	memoryLimit  = 112 << 20
	memoryOfFact = 1760
	mostFacts    = 100_000
)

// An article of more than longArticle bytes may use so much more for each of
// its bytes, up to memoryOfArticle in all: it is read as a whole.
const (
	longArticle     = 256 << 10
	memoryOfByte    = 96
	memoryOfArticle = 160 << 20
)

// A run over so many articles uses so many bytes of memory, again and again. With more
// facts most of it is theirs, and there already.
const (
	manyArticles = 256
	fewFacts     = 10_000
	longRun      = 80 << 20
)

// memory is what the present run may use.
var memory struct {
	sync.Mutex
	facts, article int
}

// garbage is how much more than what it uses, in percent, a program that stays
// may leave uncollected.
const garbage = 400

// settleMemory bounds the memory of a run over articles by the facts that it
// checks them against. Garbage is collected when the bound is near, and no
// earlier.
func settleMemory(facts *lint.Facts) {
	memory.Lock()
	defer memory.Unlock()
	memory.facts, memory.article = 0, 0
	if facts != nil {
		memory.facts = memoryOfFact * len(facts.Facts)
	}
	debug.SetMemoryLimit(int64(memoryLimit + memory.facts))
	debug.SetGCPercent(-1)
}

// freeMemory gives back what a run took, where the program stays.
func freeMemory() {
	debug.SetGCPercent(garbage)
	debug.FreeOSMemory()
}

// makeRoom bounds it by the longest article, too.
func makeRoom(article int) {
	if article <= longArticle {
		return
	}
	memory.Lock()
	defer memory.Unlock()
	if n := min(memoryOfByte*article, memoryOfArticle); n > memory.article {
		memory.article = n
		debug.SetMemoryLimit(int64(memoryLimit + memory.facts + memory.article))
	}
}

// run runs the program with the process's own streams.
func run(args []string) int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	p := &program{ctx: ctx, stdin: os.Stdin, stdout: bufio.NewWriterSize(os.Stdout, 1<<16), stderr: os.Stderr, getenv: os.Getenv, now: time.Now}
	done := make(chan struct{})
	defer close(done)
	go hurry(ctx, done)
	code := p.main(args)
	if err := p.stdout.Flush(); err != nil && !errors.Is(err, syscall.EPIPE) {
		return p.fail("writing to standard output: %v", err)
	}
	if ctx.Err() != nil && code != exitError {
		code = exitSignal
	}
	return code
}

// hurry ends a run that is still busy half a second after it was told to stop,
// once what it has begun to write is taken away.
func hurry(ctx context.Context, done <-chan struct{}) {
	select {
	case <-done:
		return
	case <-ctx.Done():
	}
	select {
	case <-done:
	case <-time.After(500 * time.Millisecond):
		cleanup()
		os.Exit(exitSignal)
	}
}

var (
	cleanupMu sync.Mutex
	cleanups  = map[int]func(){}
	cleanupID int
)

// onExit has f run should the program be broken off; the func it gives takes f
// off the list.
func onExit(f func()) (forget func()) {
	cleanupMu.Lock()
	defer cleanupMu.Unlock()
	cleanupID++
	id := cleanupID
	cleanups[id] = f
	return func() {
		cleanupMu.Lock()
		defer cleanupMu.Unlock()
		delete(cleanups, id)
	}
}

func cleanup() {
	cleanupMu.Lock()
	defer cleanupMu.Unlock()
	for _, f := range cleanups {
		f()
	}
}

// commands are all commands, in the order in which help shows them.
func commands() []*command {
	return []*command{
		checkCommand, claimsCommand, fixCommand, watchCommand, explainCommand, rulesCommand, factsCommand, settingsCommand, baselineCommand,
		initCommand, cacheCommand, lspCommand, serveCommand, completionCommand, manCommand, versionCommand,
	}
}

// main finds the command, reads its flags and runs it.
func (p *program) main(args []string) int {
	if len(args) == 0 {
		fmt.Fprint(p.stderr, overview())
		return exitError
	}
	switch args[0] {
	case "-h", "--help":
		p.stdout.WriteString(overview())
		return exitOK
	case "--version", "-V":
		args = []string{"version"}
	case "help":
		return p.help(args[1:])
	}
	cmd := find(commands(), args[0])
	if cmd == nil {
		return p.unknown("", args[0], commands())
	}
	return p.dispatch(cmd, cmd.name, args[1:])
}

func (p *program) dispatch(cmd *command, path string, args []string) int {
	if len(cmd.subs) > 0 {
		if len(args) == 0 {
			fmt.Fprint(p.stderr, helpOf(cmd, path))
			return exitError
		}
		if args[0] == "-h" || args[0] == "--help" || args[0] == "help" {
			p.stdout.WriteString(helpOf(cmd, path))
			return exitOK
		}
		sub := find(cmd.subs, args[0])
		if sub == nil {
			return p.unknown(path+" ", args[0], cmd.subs)
		}
		return p.dispatch(sub, path+" "+sub.name, args[1:])
	}
	flags := pflag.NewFlagSet(cmd.name, pflag.ContinueOnError)
	flags.SortFlags = false
	flags.Usage = func() {}
	body := cmd.flags(flags)
	switch err := flags.Parse(args); {
	case errors.Is(err, pflag.ErrHelp):
		p.stdout.WriteString(helpOf(cmd, path))
		return exitOK
	case err != nil:
		return p.fail("%s: %s; see factlint help %s", path, flagFault(flags, err), path)
	}
	return body(p, flags.Args())
}

// unknown tells of a command that is none, and what was likely meant.
func (p *program) unknown(path, name string, among []*command) int {
	if _, err := os.Stat(name); err == nil && path == "" {
		return p.fail("%q is no command; to check it, write: factlint check %s", name, name)
	}
	var names []string
	for _, c := range among {
		names = append(names, c.name)
	}
	if meant := nearest(name, names); meant != "" {
		return p.fail("there is no command %q; did you mean factlint %s%s?", path+name, path, meant)
	}
	return p.fail("there is no command %q; factlint %shelp lists them", path+name, path)
}

func find(among []*command, name string) *command {
	for _, c := range among {
		if c.name == name {
			return c
		}
	}
	return nil
}

// flagFault says what is wrong with the flags of a command line: the flag that was
// likely meant by a misspelt one, or what a flag takes.
func flagFault(flags *pflag.FlagSet, err error) string {
	var unknown *pflag.NotExistError
	var invalid *pflag.InvalidValueError
	switch {
	case errors.As(err, &unknown):
		var names []string
		flags.VisitAll(func(f *pflag.Flag) { names = append(names, f.Name) })
		if meant := nearest(unknown.GetSpecifiedName(), names); meant != "" {
			return fmt.Sprintf("%v; did you mean --%s?", err, meant)
		}
	case errors.As(err, &invalid):
		takes := map[string]string{"int": "a whole number", "float64": "a number, such as 0.9", "bool": "true or false, or nothing"}
		f := invalid.GetFlag()
		if what := takes[f.Value.Type()]; what != "" {
			return fmt.Sprintf("--%s takes %s, and not %q", f.Name, what, invalid.GetValue())
		}
	}
	return err.Error()
}

// nearest is the name that a misspelt one was likely meant to be, "" for none.
func nearest(name string, among []string) string {
	best, at := "", max(3, len(name)/3+2)
	for _, n := range among {
		if d := text.Slips(strings.ToLower(name), n, at); d < at {
			best, at = n, d
		}
	}
	return best
}
