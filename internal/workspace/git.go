package workspace

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"path/filepath"
	"sort"
	"strconv"
	"strings"
	"sync"

	"github.com/factlint/factlint/internal/read"
	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/text"
)

// Changes are the files of a repository that a commit is about to change, or
// that have changed since another.
type Changes struct {
	root string
	// base is what is compared with: a commit, or "" for HEAD.
	base   string
	staged bool
	// changed holds the changed files by their path within the repository;
	// blobs, for staged files, all files of the index with their blobs.
	changed map[string]bool
	blobs   map[string]string
	reader  *blobReader
}

// git runs git in the repository and gives what it prints.
func (c *Changes) git(ctx context.Context, args ...string) ([]byte, error) {
	cmd := exec.CommandContext(ctx, "git", append([]string{"-C", c.root, "-c", "core.quotepath=off", "-c", "diff.noprefix=false"}, args...)...)
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if errors.Is(err, exec.ErrNotFound) {
		return nil, errors.New("git is needed to see what changed, and is not installed")
	}
	if err != nil {
		return nil, fmt.Errorf("git %s: %s", args[0], firstLine(stderr.String()))
	}
	return out, nil
}

func firstLine(s string) string {
	line, _, _ := strings.Cut(strings.TrimSpace(s), "\n")
	return strings.TrimPrefix(line, "fatal: ")
}

// Staged are the files of the index that differ from HEAD.
func Staged(ctx context.Context) (*Changes, error) {
	c, err := newChanges()
	if err != nil {
		return nil, err
	}
	c.staged = true
	names, err := c.git(ctx, "diff", "--cached", "--name-only", "--no-renames", "--diff-filter=ACMT", "-z")
	if err != nil {
		return nil, err
	}
	c.take(names)
	index, err := c.git(ctx, "ls-files", "--stage", "-z")
	if err != nil {
		return nil, err
	}
	c.blobs = map[string]string{}
	for _, entry := range strings.Split(string(index), "\x00") {
		info, name, ok := strings.Cut(entry, "\t")
		fields := strings.Fields(info)
		if !ok || len(fields) != 3 || fields[2] != "0" || !strings.HasPrefix(fields[0], "100") {
			continue // conflicts, links and submodules are no articles
		}
		c.blobs[name] = fields[1]
	}
	c.reader = &blobReader{root: c.root}
	return c, nil
}

// Since are the files that differ from the commit at which the branch left
// rev, committed or not.
func Since(ctx context.Context, rev string) (*Changes, error) {
	c, err := newChanges()
	if err != nil {
		return nil, err
	}
	if strings.HasPrefix(rev, "-") {
		return nil, fmt.Errorf("--since %s is no revision", rev)
	}
	shallow, err := c.git(ctx, "rev-parse", "--is-shallow-repository")
	if err != nil {
		return nil, err
	}
	cut := strings.TrimSpace(string(shallow)) == "true"
	more := "fetch more of it: git fetch --unshallow, or fetch-depth: 0 for actions/checkout"
	if _, err := c.git(ctx, "rev-parse", "--verify", "--quiet", rev+"^{commit}"); err != nil {
		if cut {
			return nil, fmt.Errorf("--since %s: the history here is cut short and does not reach it; %s", rev, more)
		}
		return nil, fmt.Errorf("--since %s: there is no such revision; fetch it, or write it as in origin/main", rev)
	}
	base, err := c.git(ctx, "merge-base", rev, "HEAD")
	if err != nil {
		if cut {
			return nil, fmt.Errorf("--since %s: the history here is cut short before the commit at which this branch left it; %s", rev, more)
		}
		return nil, fmt.Errorf("--since %s: it has no commit in common with this branch", rev)
	}
	c.base = strings.TrimSpace(string(base))
	names, err := c.git(ctx, "diff", "--name-only", "--no-renames", "--diff-filter=ACMT", "-z", c.base)
	if err != nil {
		return nil, err
	}
	c.take(names)
	if names, err = c.git(ctx, "ls-files", "--others", "--exclude-standard", "-z"); err != nil {
		return nil, err
	}
	c.take(names)
	return c, nil
}

func newChanges() (*Changes, error) {
	root := RepositoryRoot(".")
	if root == "" {
		return nil, errors.New("this is no git repository: --staged and --since look into one")
	}
	return &Changes{root: root, changed: map[string]bool{}}, nil
}

func (c *Changes) take(names []byte) {
	for _, n := range strings.Split(string(names), "\x00") {
		if n != "" {
			c.changed[n] = true
		}
	}
}

// inside is a path within the repository, with slashes; ok is false where it
// lies outside.
func (c *Changes) inside(p string) (string, bool) {
	abs, err := filepath.Abs(p)
	if err != nil {
		return "", false
	}
	if real, err := filepath.EvalSymlinks(filepath.Dir(abs)); err == nil {
		abs = filepath.Join(real, filepath.Base(abs))
	}
	root := c.root
	if real, err := filepath.EvalSymlinks(root); err == nil {
		root = real
	}
	rel, err := filepath.Rel(root, abs)
	if err != nil || rel == ".." || strings.HasPrefix(rel, ".."+string(filepath.Separator)) {
		return "", false
	}
	return filepath.ToSlash(rel), true
}

// Changed reports whether the file at p is one of the changed ones.
func (c *Changes) Changed(p string) bool {
	rel, ok := c.inside(p)
	return ok && c.changed[rel]
}

// Index is the files of the index that the paths take in and that can be read,
// sorted, as seen from the working folder. The work tree is not looked at.
func (c *Changes) Index(paths []string, sel Select) []string {
	w := &walker{sel: sel}
	var out []string
	for name := range c.blobs { // sorted below
		p := Shortest(filepath.Join(c.root, filepath.FromSlash(name)))
		if read.Supported(name) && !w.excluded(p) && takenIn(paths, p) {
			out = append(out, p)
		}
	}
	sort.Strings(out)
	return out
}

// takenIn reports whether a path is one of those given, lies in a folder that
// is, or fits a pattern.
func takenIn(paths []string, p string) bool {
	abs, err := filepath.Abs(p)
	if err != nil {
		return false
	}
	for _, given := range paths {
		if base, err := filepath.Abs(given); err == nil {
			if base == abs || strings.HasPrefix(abs, strings.TrimSuffix(base, string(filepath.Separator))+string(filepath.Separator)) {
				return true
			}
		}
		if strings.ContainsAny(given, "*?[{") && Matches([]string{strings.TrimPrefix(filepath.ToSlash(given), "./")}, filepath.ToSlash(p)) {
			return true
		}
	}
	return false
}

// Blob is the file at p as it lies in the index.
func (c *Changes) Blob(p string) ([]byte, error) {
	rel, ok := c.inside(p)
	if !ok || c.blobs[rel] == "" {
		return nil, PathError{p, errors.New("it is not in the index")}
	}
	b, err := c.reader.read(c.blobs[rel])
	if err != nil {
		return nil, PathError{p, err}
	}
	return b, nil
}

// Close ends the git process that reads blobs.
func (c *Changes) Close() {
	if c != nil && c.reader != nil {
		c.reader.close()
	}
}

// Lines are the changed lines of the file at p whose bytes are b, as ranges of
// bytes; an empty list where only lines were taken out.
func (c *Changes) Lines(ctx context.Context, p string, b []byte) ([]lint.Span, error) {
	rel, ok := c.inside(p)
	if !ok {
		return nil, nil
	}
	args := []string{"diff", "-U0", "--no-color", "--no-ext-diff", "--no-renames", "--text"}
	if c.staged {
		args = append(args, "--cached")
	} else {
		args = append(args, c.base)
	}
	out, err := c.git(ctx, append(args, "--", rel)...)
	if err != nil {
		return nil, err
	}
	if len(out) == 0 { // not tracked: all of it is new
		return []lint.Span{{Start: 0, End: len(b) + 1}}, nil
	}
	lines := text.NewLines(b)
	keep := []lint.Span{}
	for _, line := range strings.Split(string(out), "\n") {
		first, n, ok := hunk(line)
		if !ok || n == 0 {
			continue
		}
		s := lines.LineSpan(first)
		s.End = lines.LineSpan(first+n-1).End + 1
		keep = append(keep, s)
	}
	return keep, nil
}

// hunk reads the new side of a hunk's head: "@@ -3,2 +4,5 @@".
func hunk(line string) (first, n int, ok bool) {
	if !strings.HasPrefix(line, "@@ -") {
		return 0, 0, false
	}
	_, rest, ok := strings.Cut(line, " +")
	if !ok {
		return 0, 0, false
	}
	rest, _, _ = strings.Cut(rest, " ")
	at, count, several := strings.Cut(rest, ",")
	first, err := strconv.Atoi(at)
	if err != nil {
		return 0, 0, false
	}
	n = 1
	if several {
		if n, err = strconv.Atoi(count); err != nil {
			return 0, 0, false
		}
	}
	return first, n, true
}

// blobReader reads blobs through one git process.
type blobReader struct {
	root string
	mu   sync.Mutex
	cmd  *exec.Cmd
	in   io.WriteCloser
	out  *bufio.Reader
}

func (r *blobReader) read(id string) ([]byte, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.cmd == nil {
		if err := r.start(); err != nil {
			return nil, err
		}
	}
	if _, err := io.WriteString(r.in, id+"\n"); err != nil {
		return nil, err
	}
	head, err := r.out.ReadString('\n')
	if err != nil {
		return nil, err
	}
	fields := strings.Fields(head)
	if len(fields) != 3 {
		return nil, fmt.Errorf("git cat-file: %s", strings.TrimSpace(head))
	}
	size, err := strconv.Atoi(fields[2])
	if err != nil {
		return nil, fmt.Errorf("git cat-file: %s", strings.TrimSpace(head))
	}
	b := make([]byte, size+1) // a line break follows
	if _, err := io.ReadFull(r.out, b); err != nil {
		return nil, err
	}
	return b[:size], nil
}

func (r *blobReader) start() error {
	cmd := exec.Command("git", "-C", r.root, "cat-file", "--batch")
	in, err := cmd.StdinPipe()
	if err != nil {
		return err
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		return err
	}
	if err := cmd.Start(); err != nil {
		return fmt.Errorf("git cat-file: %w", err)
	}
	r.cmd, r.in, r.out = cmd, in, bufio.NewReaderSize(out, 1<<16)
	return nil
}

func (r *blobReader) close() {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.cmd != nil {
		_ = r.in.Close()
		_ = r.cmd.Wait()
		r.cmd = nil
	}
}
