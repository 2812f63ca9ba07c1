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
		d := &dealer{work: make(chan batch), queue: make(chan batch, workers), workers: workers}
		done.Go(func() { d.deal(ctx, numbered(articles, archive, told, workers)) })
		for range workers {
			done.Go(func() {
				for b := range d.work {
					c.checkAll(b.jobs)
					close(b.done)
				}
			})
		}
		for b := range d.queue {
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

// batch are articles that one worker checks abreast; done is closed then.
type batch struct {
	jobs []*job
	done chan struct{}
}

// dealer deals articles out: each batch to whoever is free, by work, and in
// their order to whoever waits for what came of them, by queue.
type dealer struct {
	work, queue chan batch
	workers     int
	sent        int // batches
}

func (d *dealer) deal(ctx context.Context, articles iter.Seq2[Article, among]) {
	defer close(d.queue)
	defer close(d.work)
	var jobs []*job
	for a, with := range articles {
		jobs = append(jobs, &job{article: a, with: with})
		// Where there are few articles, each worker is to have some.
		if len(jobs) >= min(1+d.sent/d.workers, abreast) {
			if !d.send(ctx, jobs) {
				return
			}
			jobs = nil
		}
	}
	if len(jobs) > 0 {
		d.send(ctx, jobs)
	}
}

// send reports whether it could: nobody takes anything once a run is broken off.
func (d *dealer) send(ctx context.Context, jobs []*job) bool {
	b := batch{jobs: jobs, done: make(chan struct{})}
	for _, to := range []chan<- batch{d.work, d.queue} {
		select {
		case to <- b:
		case <-ctx.Done():
			return false
		}
	}
	d.sent++
	return true
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
