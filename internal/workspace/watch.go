package workspace

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/fsnotify/fsnotify"
)

// settle is how long a burst of changes may last before it counts as one: an
// editor writes a file in several steps.
const settle = 80 * time.Millisecond

// Watch tells of changes of the files that the paths name, in them and in the
// folders under them, until ctx is done: the channel is then closed. Folders
// that come later are watched too. Changes in hidden folders do not count.
func Watch(ctx context.Context, paths []string) (<-chan struct{}, error) {
	w, err := fsnotify.NewWatcher()
	if err != nil {
		return nil, fmt.Errorf("watching for changes: %w", err)
	}
	for _, p := range paths {
		if err := watchTree(w, fixedFolder(p)); err != nil {
			return nil, errors.Join(fmt.Errorf("watching %s: %w", p, err), w.Close())
		}
	}
	out := make(chan struct{}, 1)
	go func() {
		defer close(out)
		defer w.Close()
		var quiet <-chan time.Time
		for {
			select {
			case <-ctx.Done():
				return
			case e, ok := <-w.Events:
				if !ok {
					return
				}
				if e.Op == fsnotify.Chmod || strings.HasPrefix(filepath.Base(e.Name), ".") {
					continue
				}
				if e.Has(fsnotify.Create) {
					if info, err := os.Stat(e.Name); err == nil && info.IsDir() {
						_ = watchTree(w, e.Name)
					}
				}
				quiet = time.After(settle)
			case <-w.Errors:
				quiet = time.After(settle) // events may have been lost: look again
			case <-quiet:
				quiet = nil
				select {
				case out <- struct{}{}:
				default: // one is waiting already
				}
			}
		}
	}()
	return out, nil
}

// fixedFolder is the folder to watch for a path: itself, the folder of a file,
// or the part of a pattern before its first wildcard.
func fixedFolder(p string) string {
	if info, err := os.Stat(p); err == nil {
		if info.IsDir() {
			return p
		}
		return filepath.Dir(p)
	}
	if i := strings.IndexAny(p, "*?[{"); i >= 0 {
		p = p[:i] + "x"
	}
	return filepath.Dir(p)
}

func watchTree(w *fsnotify.Watcher, root string) error {
	return filepath.WalkDir(root, func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			if p == root {
				return err
			}
			return nil
		}
		if !d.IsDir() {
			return nil
		}
		if p != root && (hiddenName(d.Name()) || d.Name() == "node_modules") {
			return fs.SkipDir
		}
		return w.Add(p)
	})
}
