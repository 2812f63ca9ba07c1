// Package check is the engine: it runs the stages over articles and turns what
// the rules report into findings.
//
// It takes bytes and gives plain data. It opens no file, knows no clock and
// prints nothing; same input, same findings, in the same order, however many
// workers there are.
package check

import (
	"context"
	"hash/maphash"
	"io"
	"iter"
	"sync"

	"github.com/factlint/factlint/internal/bind"
	"github.com/factlint/factlint/internal/lang"
	"github.com/factlint/factlint/internal/mention"
	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// Config says what to check and how. The zero Config finds values and binds
// them to nothing.
type Config struct {
	// Facts are what articles are checked against, nil for none.
	Facts *lint.Facts
	// Rules are the checks to run, usually rules.All().
	Rules []lint.Rule
	// Date stands for the date of an article that states none; zero for none.
	Date quant.Date
	// DateOrder reads 3/4/2024: "dmy", "mdy", or "" where it is open.
	DateOrder string
	// Language is the language of articles that state none, "en" if empty.
	Language string
	// MinTrust drops findings that are less likely to be right, 0 to 1.
	MinTrust float64
	// Claims keeps the claims of each article in its Result.
	Claims bool
	// Explain keeps the facts that were weighed for each claim.
	Explain bool
	// Workers is how many articles are read at once; 0 stands for one a core.
	Workers int
	// Today is the day from which an ignore that has run out counts no more;
	// zero where no ignore runs out.
	Today quant.Date
	// Adjust, if set, may change the severity of a finding of the rule in the
	// article at path, whose severity by the rule is given; lint.Off drops it.
	// It must be safe for use by several workers.
	Adjust func(path, rule string, s lint.Severity) lint.Severity
	// Options, if set, gives an article's own language and order of dates.
	// It must be safe for use by several workers.
	Options func(path string) Options
	// Spill, if set, makes a temporary store for records of articles that do
	// not fit in memory. Without it they are all kept in memory.
	Spill func() (Store, error)
	// Memory bounds the bytes of records kept in memory before they are
	// spilt; 0 stands for 24 MiB a rule.
	Memory int
	// Cache, if set, remembers the results of articles that have not changed.
	Cache Cache
	// Indexes, if set, remembers Facts as they were prepared for binding.
	Indexes Indexes
}

// Options are the settings of one article.
type Options struct {
	Language, DateOrder string
}

// Cache remembers what the engine worked out of an article. The key holds
// everything of the article that the outcome hangs on; the configuration must
// be part of the cache's own name. It must be safe for use by several workers.
type Cache interface {
	Get(key [32]byte) ([]byte, bool)
	// Put must not keep hold of the value.
	Put(key [32]byte, value []byte)
}

// Indexes remembers the facts as they were prepared for binding in a language.
// The facts must be part of its own name.
type Indexes interface {
	// Index gives what was kept for a language, nil for nothing. The bytes must
	// not change afterwards.
	Index(tag string) []byte
	// Keep keeps what form writes.
	Keep(tag string, form func(io.Writer) error)
}

// Article is a text to check.
type Article struct {
	// Path is the name under which findings name it.
	Path string
	// Read gives its bytes. It is called once, by the worker that needs them.
	Read func() ([]byte, error)
	// Free, if set, takes the bytes that Read gave back once nobody looks at them any
	// more. It is not called where they are kept.
	Free func([]byte)
	// Ignores is a list of findings to leave out, for formats without comments:
	// one a line, "RULE words-or-line reason"; nil for none.
	Ignores []byte
	// Keep, if set, bounds what is reported to the source ranges given, half
	// open and sorted, such as the lines that a commit changed.
	Keep []lint.Span
	// Context says that the article is read for comparison only: nothing is
	// reported in it.
	Context bool
}

// Bytes is an article whose bytes are at hand.
func Bytes(path string, b []byte) Article {
	return Article{Path: path, Read: func() ([]byte, error) { return b, nil }}
}

// Result is what came of one article, or, with Corpus set, of comparing all.
type Result struct {
	Path   string
	Corpus bool
	// Findings are in order of path, start, end and rule.
	Findings []lint.Finding
	// Witnesses are places that say what the facts of findings given out before say,
	// of the Result for the whole run; Attest adds them.
	Witnesses []Witness
	// Claims are its values in order, where Config.Claims asks for them.
	Claims []lint.ClaimLine
	// Counts are what came of its values.
	Counts lint.Counts
	// Faults are what could not be read; Err says that nothing could be.
	Faults []Fault
	Err    error
	// Skipped says why the article was not checked, "" where it was.
	Skipped string
	// Suppressed counts the findings that a comment hides.
	Suppressed int
	// Bytes is the length of the article.
	Bytes int
}

// Fault is something in an article that could not be read.
type Fault struct {
	Place   lint.Place
	Message string
	Fatal   bool
}

// Checker checks articles against one configuration. It is safe for concurrent
// use.
type Checker struct {
	cfg     Config
	article []lint.Rule // those that look at one article
	group   []lint.Rule // those that collect records
	alike   func(*lint.Fact) []*lint.Fact
	seeds   [2]maphash.Seed // of the keys of texts

	mu    sync.Mutex
	langs map[string]*language
}

type language struct {
	*lang.Language
	// index gives the facts as they are prepared for binding.
	index func() *bind.Index
	err   error
}

// New makes a Checker. The configuration must not change afterwards.
func New(cfg Config) *Checker {
	c := &Checker{cfg: cfg, langs: map[string]*language{}, seeds: [2]maphash.Seed{maphash.MakeSeed(), maphash.MakeSeed()}}
	if cfg.Facts != nil {
		c.alike = sameSubject(cfg.Facts)
	}
	for _, r := range cfg.Rules {
		if r.Check != nil {
			c.article = append(c.article, r)
		}
		if r.Collect != nil {
			c.group = append(c.group, r)
		}
	}
	return c
}

// Warm loads the words of a language and the other tables that every article
// needs, so that a caller with other things to do first, such as reading the
// facts file, can do both at once.
func Warm(tag string) {
	if l, err := lang.Load(tag); err == nil {
		mention.Warm(l)
	}
	bind.Warm()
}

// Languages are the tags of the languages that articles can be read in.
func Languages() []string { return lang.Tags() }

// language loads the words of a language, once. The facts' index in it is made
// once too, when it is asked for.
func (c *Checker) language(tag string) *language {
	c.mu.Lock()
	defer c.mu.Unlock()
	l := c.langs[tag]
	if l == nil {
		l = &language{index: func() *bind.Index { return nil }}
		l.Language, l.err = lang.Load(tag)
		switch {
		case l.err != nil:
		case c.cfg.Facts != nil:
			l.index = sync.OnceValue(func() *bind.Index { return c.index(l.Language) })
		case l.Words != lang.EnglishWords(): // its claims are told by its own words
			l.index = sync.OnceValue(func() *bind.Index { return bind.NewIndex(nil, l.Words) })
		}
		c.langs[tag] = l
	}
	return l
}

// fewFacts is up to how many facts an index is made before an article asks for
// it, in the likeliest language.
const fewFacts = 4096

// prepare makes the index of a few facts while the first article is read. It
// gives what waits for it.
func (c *Checker) prepare() (wait func()) {
	var done sync.WaitGroup
	if c.cfg.Facts != nil && len(c.cfg.Facts.Facts) <= fewFacts {
		done.Go(func() {
			if l := c.language(firstOf(c.cfg.Language, "en")); l.err == nil {
				l.index()
			}
		})
	}
	return done.Wait
}

// index prepares the facts for binding, or takes them as they were prepared.
func (c *Checker) index(l *lang.Language) *bind.Index {
	if c.cfg.Indexes == nil {
		return bind.NewIndex(c.cfg.Facts, l.Words)
	}
	if b := c.cfg.Indexes.Index(l.Tag); b != nil {
		if x, err := bind.Unpack(b, c.cfg.Facts, l.Words); err == nil {
			return x
		}
	}
	x := bind.NewIndex(c.cfg.Facts, l.Words)
	c.cfg.Indexes.Keep(l.Tag, x.Pack)
	return x
}

// One checks a single article, with the rules that look at one article.
func (c *Checker) One(a Article) Result {
	return c.check(a, among{}).Result
}

// Run checks the articles: one Result for each, in the order given, and one at
// the end, with Corpus set, for what comparing them shows. It stops early, and
// without that last Result, where ctx is done.
func Run(ctx context.Context, cfg Config, articles iter.Seq[Article]) iter.Seq[Result] {
	return New(cfg).Run(ctx, articles)
}

// Run is Run on a Checker.
func (c *Checker) Run(ctx context.Context, articles iter.Seq[Article]) iter.Seq[Result] {
	return func(yield func(Result) bool) {
		ctx, cancel := context.WithCancel(ctx)
		defer cancel()
		defer c.prepare()()
		corpus := newCorpus(c)
		defer corpus.close()
		told := newTold()
		for out := range c.phase1(ctx, articles, &corpus.archive, told) {
			corpus.add(out)
			told.keep(out)
			if !yield(out.Result) {
				return
			}
		}
		if ctx.Err() != nil {
			return
		}
		if last := corpus.judge(ctx); ctx.Err() == nil {
			yield(last)
		}
	}
}
