package check

import (
	"context"
	"iter"
	"runtime"
	"sync"
	"sync/atomic"
)

// phase1 reads the articles with several workers and gives what came of them
// in the order of the input. At most a few articles for each worker are under
// way, so that memory does not grow with the corpus.
func (c *Checker) phase1(ctx context.Context, articles iter.Seq[Article], archive *atomic.Bool, told *told) iter.Seq[*outcome] {
	workers := c.cfg.Workers
	if workers <= 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	if workers == 1 {
		return c.oneByOne(ctx, articles, archive, told)
	}
	return func(yield func(*outcome) bool) {
		ctx, cancel := context.WithCancel(ctx)
		var done sync.WaitGroup
		defer done.Wait()
		defer cancel()
		type batch struct {
			jobs []*job
			done chan struct{}
		}
		work, queue := make(chan batch), make(chan batch, workers)
		done.Go(func() {
			defer close(queue)
			defer close(work)
			next, sent := batch{done: make(chan struct{})}, 0
			send := func() bool {
				select {
				case work <- next:
				case <-ctx.Done():
					return false
				}
				select {
				case queue <- next:
				case <-ctx.Done():
					return false
				}
				next = batch{done: make(chan struct{})}
				sent++
				return true
			}
			for a, with := range numbered(articles, archive, told, workers) {
				next.jobs = append(next.jobs, &job{article: a, with: with})
				// Where there are few articles, each worker is to have some.
				if len(next.jobs) >= min(1+sent/workers, abreast) && !send() {
					return
				}
			}
			if len(next.jobs) > 0 {
				send()
			}
		})
		for range workers {
			done.Go(func() {
				for b := range work {
					c.checkAll(b.jobs)
					close(b.done)
				}
			})
		}
		for b := range queue {
			select {
			case <-b.done:
			case <-ctx.Done():
				return
			}
			for _, j := range b.jobs {
				if !yield(j.out) {
					return
				}
			}
		}
	}
}

// oneByOne is phase1 for one worker.
func (c *Checker) oneByOne(ctx context.Context, articles iter.Seq[Article], archive *atomic.Bool, told *told) iter.Seq[*outcome] {
	return func(yield func(*outcome) bool) {
		var jobs []*job
		give := func() bool {
			c.checkAll(jobs)
			for _, j := range jobs {
				if !yield(j.out) {
					return false
				}
			}
			jobs = jobs[:0]
			return true
		}
		for a, with := range numbered(articles, archive, told, 1) {
			if ctx.Err() != nil {
				return
			}
			jobs = append(jobs, &job{article: a, with: with})
			if len(jobs) == abreast && !give() {
				return
			}
		}
		give()
	}
}

// among says among which others an article is checked. The zero among is for
// an article by itself that rules may yet collect records of.
type among struct {
	// archive is set once a run has seen so many articles that it is one over
	// an archive; nil where that is not looked at.
	archive *atomic.Bool
	// What was already told of the same text is not worked out again; nil where
	// nothing is remembered.
	told *told
	// alone says that there are no others: nothing is compared.
	alone bool
}

// numbered says with each article among which others it is.
func numbered(articles iter.Seq[Article], archive *atomic.Bool, told *told, workers int) iter.Seq2[Article, among] {
	return func(yield func(Article, among) bool) {
		var held Article
		n := 0
		give := func(alone bool) bool {
			with := among{told: told, alone: alone}
			if n > 16*workers {
				with.archive = archive // so that a second run finds the first ones as this one left them
			}
			return yield(held, with)
		}
		for a := range articles {
			if n > 0 && !give(false) {
				return
			}
			held = a
			n++
		}
		if n > 0 {
			give(n == 1)
		}
	}
}
