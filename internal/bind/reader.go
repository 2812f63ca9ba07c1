package bind

import (
	"slices"
	"strings"
	"sync"

	"github.com/factlint/factlint/internal/lang"
	"github.com/factlint/factlint/lint"
)

// term is a token of the article as the binder reads it: what its word is
// whatever its place, and what its place makes of it.
type term struct {
	*entry
	mention int32 // index of the mention that it is part of, -1 for none
	clause  int32 // index of its clause, -1 for none
	content bool  // says something: no function word, mark or number
	capital bool
	digits  bool
}

// reader holds an article and the parts of it that were read closely. It is
// used again from article to article.
type reader struct {
	index  *Index
	lang   *lang.Words
	pass   *lint.Pass
	words  wordList
	looks  []look // by token; those of all of them where looked says so
	looked bool
	told   []int32  // the tokens whose looks tell something of the facts
	terms  [][]term // by sentence, nil until read
	block  []blockInfo
	firstS []int  // by block: its first sentence, -1 for none
	title  int    // index of the title's block, -1 for none
	day    string // mark of the day of the article, "" for none
	// spans are the first and the last token of each word by its lexeme, nil until asked for.
	spans map[uint32][2]int32
	// said tells where its words stand, nil until it is asked for.
	said  *saidWhere
	lists lists
	// read tells which mentions have left their record, if they have one, in
	// kept.
	read []bool
	kept []lint.Record
	// archive says that the article is one of an archive; seen are glances at
	// the mentions that were read with the facts, glanced at all.
	archive       bool
	seen, glanced []glance
	subject       knownSubject
	// home is where the reader waits for the next article.
	home *sync.Pool
	// arena holds the terms of the article, chunk by chunk.
	arena [][]term
	chunk int
	// present tells which facts' subjects the article names, named in which
	// blocks, near those near to a mention.
	present presence
	named   blockNames
	near    nearFacts
	// taken tells which sentences the next one takes back, once that was asked.
	taken []answer
	// hosts are, by clause and from 1, those whose predicate tells its time, moods by
	// mention its mood in a clause; 0 until asked for.
	hosts []int32
	moods []knownMood
	// What follows is kept for its memory alone.
	context       context
	ties          [1 << tieBits]knownTie
	attachment    attachment
	pairs         []pair
	local, slotAt []int32 // by fact: a number, 0 for none; by that number: its slot
	// shares tells by fact whether it has been met: it has where it holds share.
	// sharing is the facts that share a word with a mention, fitting those that
	// its value fits.
	shares      []uint32
	share       uint32
	sharing     []int32
	fitting     []int32
	fetched     int // see profile.fetch
	agrees      []int32
	agreeing    []int32
	best        [][2]top
	bestContext [][2]top
	bestWrong   [][2]top
	bestRight   [][2]top
}

// answer is what is known of a question.
type answer uint8

const (
	unasked answer = iota
	yes
	no
)

// blockInfo is what surrounds a block.
type blockInfo struct {
	heading      int // the heading above, -1
	rowHeader    int // of a cell: the block of its row's and its column's header, -1
	columnHeader int
	corner       int // of a cell: the first block of its table, -1
	beside       int // of a row's first cell: the block of the next one, -1
	lead         int // of a cell: the line that leads up to its table, -1
	// asks says that the block is a heading that says that what stands below it is wanted.
	asks answer
}

// readers wait here for articles that are read without facts; an Index keeps
// its own.
var readers sync.Pool

func newReader(x *Index, p *lint.Pass) *reader {
	home := &readers
	if x != nil {
		home = &x.readers
	}
	r, _ := home.Get().(*reader)
	if r == nil {
		r = &reader{index: x, home: home, lang: lang.EnglishWords()}
		if x != nil {
			r.lang = x.words
		}
	}
	r.pass = p
	r.words.begin(r.lang, p)
	r.looks, r.looked = slices.Grow(r.looks[:0], len(p.Tokens))[:len(p.Tokens)], false
	r.attachment.sentence = 0
	r.terms = resize(r.terms, len(p.Sentences))
	r.taken = slices.Grow(r.taken[:0], len(p.Sentences))[:len(p.Sentences)]
	clear(r.taken)
	r.hosts = slices.Grow(r.hosts[:0], len(p.Clauses))[:len(p.Clauses)]
	clear(r.hosts)
	r.moods = slices.Grow(r.moods[:0], len(p.Mentions))[:len(p.Mentions)]
	clear(r.moods)
	r.read, r.kept = slices.Grow(r.read[:0], len(p.Mentions))[:len(p.Mentions)], r.kept[:0]
	r.spans, r.said = nil, nil
	r.archive, r.seen, r.subject = false, r.seen[:0], knownSubject{}
	clear(r.read)
	r.context.valued = 0
	r.present.begin()
	r.named.list, r.near.known = r.named.list[:0], false
	r.chunk = 0
	for i := range r.arena {
		r.arena[i] = r.arena[i][:0]
	}
	r.layout()
	return r
}

func (r *reader) free() {
	r.pass = nil
	clear(r.kept)
	r.home.Put(r)
}

// chunkTerms is the number of terms of a chunk.
const chunkTerms = 4096

// room is an empty slice for n terms.
func (r *reader) room(n int) []term {
	for ; r.chunk < len(r.arena); r.chunk++ {
		if c := r.arena[r.chunk]; cap(c)-len(c) >= n {
			r.arena[r.chunk] = c[:len(c)+n]
			return c[len(c) : len(c) : len(c)+n]
		}
	}
	r.arena = append(r.arena, make([]term, n, max(n, chunkTerms)))
	return r.arena[r.chunk][:0:n]
}

func resize(s [][]term, n int) [][]term {
	if cap(s) < n {
		return make([][]term, n)
	}
	s = s[:n]
	clear(s)
	return s
}

// layout finds the title, the heading above each block, and the headers of
// each cell.
func (r *reader) layout() {
	blocks := r.pass.Doc.Blocks
	r.title, r.day = -1, dayMarkOf(r.pass)
	r.block = r.block[:0]
	r.firstS = r.firstS[:0]
	heading, lead := -1, -1
	type key struct{ table, n int }
	rows, columns := map[key]int{}, map[key]int{}
	for i, b := range blocks {
		info := blockInfo{heading: heading, rowHeader: -1, columnHeader: -1, corner: -1, beside: -1, lead: -1}
		switch {
		case b.Kind == lint.Heading:
			if r.title < 0 {
				r.title = i
			} else {
				heading = i
			}
		case b.Table > 0:
			if i > 0 && blocks[i-1].Table != b.Table {
				lead = -1
				if k := blocks[i-1].Kind; k == lint.Paragraph || k == lint.Caption {
					lead = i - 1
				}
			}
			info.lead = lead
			if h, ok := columns[key{b.Table, 0}]; ok && b.Column > 0 && b.Row > 0 {
				info.corner = h
			}
			if b.Column == 0 {
				rows[key{b.Table, b.Row}] = i
			} else if h, ok := rows[key{b.Table, b.Row}]; ok {
				info.rowHeader = h
				if b.Column == 1 {
					r.block[h].beside = i
				}
			}
			if b.Row == 0 {
				columns[key{b.Table, b.Column}] = i
			} else if h, ok := columns[key{b.Table, b.Column}]; ok {
				info.columnHeader = h
			}
		}
		r.block = append(r.block, info)
		r.firstS = append(r.firstS, -1)
	}
	for s := range r.pass.Sentences {
		if b := r.pass.Sentences[s].Block; b >= 0 && b < len(r.firstS) && r.firstS[b] < 0 {
			r.firstS[b] = s
		}
	}
	if r.title < 0 && len(blocks) > 1 {
		t := strings.TrimSpace(blocks[0].Span.Of(r.pass.Doc.Text))
		if len(t) < 160 && !strings.HasSuffix(t, ".") {
			r.title = 0
		}
	}
}

// inTable reports whether a sentence is a table's cell.
func (r *reader) inTable(s int) bool {
	b := r.pass.Sentences[s].Block
	return b >= 0 && b < len(r.pass.Doc.Blocks) && r.pass.Doc.Blocks[b].Kind == lint.Cell
}

// sentence is the terms of sentence s, one for each of its tokens.
func (r *reader) sentence(s int) []term {
	if s < 0 || s >= len(r.terms) {
		return nil
	}
	if r.terms[s] != nil {
		return r.terms[s]
	}
	sent := r.pass.Sentences[s]
	out := r.room(sent.Last - sent.First)[:sent.Last-sent.First]
	any := r.meetAll(out, sent.First)
	if r.index != nil && r.index.vocab.mixed {
		r.designations(out, sent)
	}
	r.terms[s] = out
	first, last := mentionsOf(r.pass, s)
	for m := first; m < last; m++ {
		for i := r.pass.Mentions[m].First; i < r.pass.Mentions[m].Last; i++ {
			if k := i - sent.First; k >= 0 && k < len(out) {
				out[k].mention = int32(m)
			}
		}
	}
	if any&opens != 0 {
		r.phrases(out, r.looks[sent.First:sent.Last], sent.First)
	}
	r.unitWords(out, sent)
	for c := clauseFrom(r.pass, s); c < len(r.pass.Clauses) && r.pass.Clauses[c].Sentence == s; c++ {
		for i := r.pass.Clauses[c].First; i < r.pass.Clauses[c].Last; i++ {
			if k := i - sent.First; k >= 0 && k < len(out) {
				out[k].clause = int32(c)
			}
		}
	}
	return out
}

// designations gives letters that digits follow at once the word that both make:
// the "R" of "R8" is no other letter.
func (r *reader) designations(terms []term, sent lint.Sentence) {
	tokens := r.pass.Tokens[sent.First:sent.Last]
	for i := 1; i < len(terms); i++ {
		if !terms[i].digits || tokens[i-1].End != tokens[i].Start || tokens[i-1].Kind != lint.Word {
			continue
		}
		t := &terms[i-1]
		t.entry = r.lookup(strings.ToLower(r.pass.Doc.Text[tokens[i-1].Start:tokens[i].End]))
		t.content = t.says
	}
}

// addMatches adds words of the facts that a word can stand for, and how well.
func addMatches(have []match, ids []int32, how float32) []match {
	if len(ids) == 0 {
		return have
	}
	out := slices.Clone(have) // others share it
next:
	for _, id := range ids {
		for i := range out {
			if out[i].word == id {
				out[i].quality = max(out[i].quality, how)
				continue next
			}
		}
		out = append(out, match{id, how})
	}
	return out
}

// mentionsOf is the half-open range of the mentions of sentence s.
func mentionsOf(p *lint.Pass, s int) (first, last int) { return p.SentenceMentions(s) }

// clauseFrom is the index of the first clause of sentence s.
func clauseFrom(p *lint.Pass, s int) int {
	lo, hi := 0, len(p.Clauses)
	for lo < hi {
		mid := (lo + hi) / 2
		if p.Clauses[mid].Sentence < s {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}

func appendNew(ids []int, id int) []int {
	for _, x := range ids {
		if x == id {
			return ids
		}
	}
	return append(ids[:len(ids):len(ids)], id)
}
