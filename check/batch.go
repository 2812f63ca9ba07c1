package check

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"runtime/debug"
	"slices"

	"github.com/factlint/factlint/internal/meet"
	"github.com/factlint/factlint/internal/segment"
	"github.com/factlint/factlint/lint"
)

// Short articles go through the stages side by side: a stage takes a few of them
// before the next one begins. The code of all stages and rules together is many
// times larger than the memory next to a processor, and fetched anew for each
// article of a few pages it would take longer than what it does there.

// abreast is how many articles go side by side, and broad how many bytes they
// have from which no other one joins them.
const (
	abreast = 24
	broad   = 144 << 10
)

// job is an article under way.
type job struct {
	article Article
	with    among
	out     *outcome
	source  []byte
	cached  [sha256.Size]byte // its key in the cache
	parts   []part
	// silent are the rules that are not to look at it, by their place in
	// Checker.article.
	silent []bool
	// over says that no stage is left to run.
	over bool
}

// part is a part of an article under way.
type part struct {
	job      *job
	home     *homing
	lang     *language
	order    string // of day and month
	text     *segment.Text
	mentions []lint.Mention
	pass     *lint.Pass
	rule     *lint.Rule // that is at work
	found    []finding
}

// check runs all stages on one article.
func (c *Checker) check(a Article, with among) *outcome {
	j := job{article: a, with: with}
	c.checkAll([]*job{&j})
	return j.out
}

// checkAll runs all stages on some articles.
func (c *Checker) checkAll(jobs []*job) {
	for begin, end, size := 0, 0, 0; begin < len(jobs); begin, size = end, 0 {
		for ; end < len(jobs) && size < broad; end++ {
			j := jobs[end]
			if j.out == nil {
				c.guard(j, func() { c.open(j) })
			}
			if like := c.sameText(jobs[:end], j); like >= begin {
				break // what comes of that one is not known yet
			} else if like >= 0 {
				j.copy(jobs[like].out)
			}
			size += len(j.source)
		}
		c.sideBySide(jobs[begin:end])
	}
}

// sameText is the first of the jobs whose article has the text of j's and is
// checked under the same settings, -1 for none.
func (c *Checker) sameText(jobs []*job, j *job) int {
	if j.over || j.out.key == (textKey{}) {
		return -1
	}
	return slices.IndexFunc(jobs, func(k *job) bool {
		return k.out.key == j.out.key && bytes.Equal(c.settings(k.article.Path), c.settings(j.article.Path))
	})
}

// copy gives an article what came of another with the same text, if it may.
func (j *job) copy(o *outcome) {
	if o.tellable() {
		j.out, j.over = o.copied(j.article.Path), true
	}
}

// guard runs a stage on an article. A fault of the program itself costs that
// article only.
func (c *Checker) guard(j *job, stage func()) {
	if j.over {
		return
	}
	defer func() {
		if p := recover(); p != nil {
			j.over, j.parts = true, nil
			j.out = &outcome{Result: Result{Path: j.article.Path, Err: fmt.Errorf("checking %s: factlint itself failed: %v; please report this with the article\n%s", j.article.Path, p, debug.Stack())}}
		}
	}()
	stage()
}

// open reads an article's file, and looks whether what comes of it is known.
func (c *Checker) open(j *job) {
	a, with := &j.article, &j.with
	j.out = &outcome{Result: Result{Path: a.Path}, context: a.Context, keep: a.Keep, alone: with.alone && c.cfg.Cache == nil}
	j.out.archive = with.archive != nil && with.archive.Load()
	b, err := a.Read()
	if err != nil {
		j.out.Err, j.over = err, true
		return
	}
	j.source, j.out.Bytes = b, len(b)
	if !j.out.archive && !j.out.alone && len(b) <= meet.MaxMutual && len(c.group) > 0 {
		j.out.source = b
	}
	if with.told != nil && a.Keep == nil && !c.cfg.Claims {
		j.out.key = c.textKey(*a, b)
		if copied := with.told.find(c, j.out.key, a.Path); copied != nil {
			j.out, j.over = copied, true
			return
		}
	}
	if c.cfg.Cache != nil {
		j.cached = c.cacheKey(*a, b)
		if v, ok := c.cfg.Cache.Get(j.cached); ok && j.out.decode(c, v) {
			j.over = true
		}
	}
}

// sideBySide runs the stages, each on all articles.
func (c *Checker) sideBySide(jobs []*job) {
	for _, j := range jobs {
		c.guard(j, func() { c.read(j) })
	}
	parts := func(stage func(*part)) {
		for _, j := range jobs {
			for i := range j.parts {
				c.guard(j, func() { stage(&j.parts[i]) })
			}
		}
	}
	for _, stage := range c.stages() {
		parts(stage)
	}
	for i := range c.article {
		parts(func(p *part) { c.apply(p, i) })
	}
	for i := range c.group {
		parts(func(p *part) { c.collect(p, &c.group[i], i) })
	}
	parts(c.settle)
	for _, j := range jobs {
		c.guard(j, func() { c.end(j) })
		if free := j.article.Free; free != nil && !j.over && j.out.source == nil {
			free(j.source)
			j.source, j.parts = nil, nil
		}
	}
}
