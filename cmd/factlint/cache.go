package main

import (
	"fmt"

	"github.com/spf13/pflag"

	"github.com/factlint/factlint/check"
	"github.com/factlint/factlint/internal/workspace"
)

// caching remembers articles, and a facts file, that have not changed from one
// run to the next.
type caching struct {
	off    bool
	cache  *workspace.Cache
	forget func()
}

func (c *caching) declare(f *pflag.FlagSet) {
	f.BoolVar(&c.off, "no-cache", false, "check every article anew, and read the facts file anew")
}

// keepFacts has the facts file, as it is read, kept for the next run.
func (c *caching) keepFacts(in *input) {
	if !c.off {
		in.build = workspace.Build(version())
	}
}

// fewArticles is the number of articles below which reading and writing the
// cache costs more than it saves.
const fewArticles = 32

// open gives the engine its cache. A cache that cannot be had costs time and
// nothing else.
func (c *caching) open(in *input, cfg *check.Config, articles int) {
	if c.off || cfg.Claims || articles < fewArticles {
		return
	}
	config := fmt.Appendf(nil, "%v %v %v %v %v", in.noFacts, in.date, cfg.MinTrust, cfg.Facts != nil, in.project != nil)
	if in.project != nil {
		config = append(config, in.project.Digest[:]...)
		config = append(config, in.project.Path...)
	}
	cache, err := workspace.OpenCache(workspace.Build(version()), config)
	if err != nil {
		return
	}
	c.cache, cfg.Cache = cache, cache
	c.forget = onExit(cache.Drop)
}

// shut writes the cache.
func (c *caching) shut(p *program) {
	if c.cache == nil {
		return
	}
	defer c.forget()
	if p.ctx.Err() != nil {
		c.cache.Drop()
		return
	}
	if err := c.cache.Close(); err != nil {
		p.errorf("keeping the cache: %v", err)
	}
}

var cacheCommand = &command{
	name: "cache", short: "look after the cache of checked articles and of facts files that were read",
	subs: []*command{
		{
			name: "clean", short: "take the cache away",
			flags: func(*pflag.FlagSet) func(*program, []string) int { return cleanCache },
		},
		{
			name: "dir", short: "print the folder of the cache",
			flags: func(*pflag.FlagSet) func(*program, []string) int { return cacheDir },
		},
	},
}

func cleanCache(p *program, _ []string) int {
	size, err := workspace.CleanCache()
	if err != nil {
		return p.fail("cleaning the cache: %v", err)
	}
	p.errorf("%s taken away", workspace.Bytes(size))
	return exitOK
}

func cacheDir(p *program, _ []string) int {
	dir, err := workspace.CacheDir()
	if err != nil {
		return p.fail("%v", err)
	}
	fmt.Fprintln(p.stdout, dir)
	return exitOK
}
