package bind

import (
	"slices"
	"strings"
	"sync"

	"github.com/factlint/factlint/internal/compare"
	"github.com/factlint/factlint/internal/lang"
	"github.com/factlint/factlint/internal/lang/joint"
	"github.com/factlint/factlint/internal/lang/role"
	"github.com/factlint/factlint/internal/slab"
	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// Index is the facts, prepared for binding. It is read-only once made and safe
// for concurrent use. The nil Index holds no facts.
type Index struct {
	facts *lint.Facts
	vocab *vocab
	all   []*profile
	// shapes are the different shapes of all, in the order in which they are met.
	shapes []*shape
	byDim  map[string][]int32 // dimension: profiles
	dims   []int32            // by profile: the first of its dimension
	words  *lang.Words
	// having is the profiles that have a word in subject, event or statement.
	having holders
	// inNames tells which words stand in the proper name of a subject.
	inNames []bool
	// matters are what the facts are about, matter that of each profile.
	matters matters
	matter  []int32
	// dates and levels are those of the facts that imply something two by two.
	dates, levels pairing
	// dim is the number of each profile's dimension, from 0.
	dim []int32
	// divided are the dimensions of units that are divided by something, by that
	// of what is divided: of micrograms per litre by that of micrograms. times
	// are the units of time that are counted. digits are the facts with a number
	// that they share with few, kept where there are few facts.
	divided map[string][]string
	// births are the facts that date a birth.
	births []int32
	times  map[string]bool
	// coins says that a fact is about money in a coin that no table knows.
	coins  bool
	digits map[float64][]int32
	// names finds the subjects in an article where there are many facts, nil
	// where every fact can be weighed for every mention.
	names *nameIndex
	// siblings finds the names that are alike but for a word.
	siblings siblingNames
	// room is where profiles keep their lists while they are made.
	room struct {
		profiles slab.Of[profile]
		shapes   map[shape]*shape
		phrases  slab.Of[phrase]
		words    slab.Of[int32]
	}
	// readers wait here for the next article.
	readers sync.Pool
}

// shape is what the values of many facts have in common.
type shape struct {
	dim string
	// per is the denominator of the unit.
	per string
	// noun is the head of the counted noun.
	noun string
}

// profile is a fact as the binder sees it.
type profile struct {
	fact *lint.Fact
	// first is the first of what the fact holds. plain says that there is no other,
	// and that it holds at any time: then it is judged without a look at the fact,
	// which lies elsewhere.
	first         *lint.Observation
	plain, series bool
	id            int32
	kind          quant.Kind
	*shape
	// names and events are alternatives, each a phrase.
	names, events []phrase
	// rest is the statement's further content words.
	rest []int32
	// own is every word of names, events and rest, sorted; some has a bit for
	// each, by the end of its number, which others have too.
	own  []int32
	some uint64
	mood lint.Mood
	// each says that the statement speaks of each of several, age that the fact
	// is how old somebody is.
	each, age bool
	time      quant.Date
	// sides are those on which the words of its events are, small ones too.
	sides lang.Sides
	// rivals is the number of facts of the same dimension.
	rivals int
	// matter numbers what the fact is about, -1 where it names no subject.
	matter int32
}

// has reports whether a word is one of the fact's own.
func (p *profile) has(w int32) bool {
	if p.some&(1<<(w&63)) == 0 {
		return false
	}
	_, found := slices.BinarySearch(p.own, w)
	return found
}

// phrase is the content words of a name or of an event.
type phrase struct {
	words []int32
	// total is the sum of the words' weights.
	total float32
	// at is its place among the names of the fact's subjects, or among its events:
	// the text itself, which is hardly asked for, stands in the fact.
	at uint16
	// proper says that it is a name: it has a capital or a digit.
	proper bool
}

// smallIndex is the number of facts of one dimension up to which every one is
// weighed for a mention; beyond it only those that share a word with it.
const smallIndex = 48

// fewFacts is the number of facts up to which an article need not name their
// subjects: beyond it only the facts whose subject stands near a mention, in
// the heading or the title are weighed.
const fewFacts = 200

// NewIndex prepares facts. l may be nil, for English.
func NewIndex(f *lint.Facts, l *lang.Words) *Index {
	if l == nil {
		l = lang.EnglishWords()
	}
	x := &Index{facts: f, vocab: newVocab(l), byDim: map[string][]int32{}, words: l}
	if f == nil {
		return x
	}
	for _, fact := range f.Facts {
		if len(fact.Values) == 0 {
			continue
		}
		x.enter(x.profile(fact))
	}
	x.vocab.weigh(len(x.all))
	x.gather()
	if len(x.all) > fewFacts {
		x.names = newNameIndex(0)
		for _, p := range x.all {
			for k := range p.names {
				x.names.add(p.name(k), p.id)
			}
		}
	}
	x.settle()
	return x
}

// observation is one of those of the fact.
func (p *profile) observation(i int) *lint.Observation {
	if i == 0 {
		return p.first
	}
	return &p.fact.Values[i]
}

// enter puts a profile into the index.
func (x *Index) enter(p *profile) {
	f := p.fact
	p.first, p.series = &f.Values[0], f.Series
	p.plain = !f.Series && len(f.Values) == 1 && f.ValidFrom.IsZero() && f.ValidTo.IsZero()
	p.id = int32(len(x.all))
	x.all = append(x.all, p)
	x.byDim[p.dim] = append(x.byDim[p.dim], p.id)
	x.dims = append(x.dims, x.byDim[p.dim][0])
}

// settle works out what follows from all profiles together.
func (x *Index) settle() {
	x.openReadings()
	x.inNames, x.matter = make([]bool, len(x.vocab.words)), make([]int32, len(x.all))
	x.dim = make([]int32, len(x.all))
	dims := int32(0)
	for i, p := range x.all {
		x.matter[i] = p.matter
		if first := x.dims[i]; first == int32(i) {
			x.dim[i] = dims
			dims++
		} else {
			x.dim[i] = x.dim[first]
		}
		for i := range p.names {
			for _, w := range p.names[i].words {
				x.inNames[w] = x.inNames[w] || p.names[i].proper
			}
		}
		for n, list := range [...][]phrase{p.names, p.events} {
			for i := range list {
				for _, w := range list[i].words {
					word := &x.vocab.words[w]
					if n == 1 && !word.event {
						word.starts, word.ends = x.words.Is(word.lemma, "span-start"), x.words.Is(word.lemma, "span-end")
					}
					word.name, word.event = word.name || n == 0, word.event || n == 1
					list[i].total += x.vocab.words[w].idf + 0.5
				}
			}
		}
		p.rivals = len(x.byDim[p.dim])
	}
	x.pair()
	x.hold()
}

func (x *Index) profile(fact *lint.Fact) *profile {
	v := fact.Values[0].Value
	p := x.room.profiles.One(profile{fact: fact, kind: v.Kind, shape: x.shape(v), time: fact.AsOf})
	var phrases [8]phrase
	list := phrases[:0]
	p.names = x.room.phrases.Keep(x.phrases(list, namesOf(nil, fact)))
	p.events = x.room.phrases.Keep(x.phrases(list, fact.Event))
	var own, rest [32]int32
	p.own = own[:0]
	for _, list := range [][]phrase{p.names, p.events} {
		for i := range list {
			p.own = append(p.own, list[i].words...)
		}
	}
	statement, joints := fields(strings.ToLower(fact.Statement)), joint.Words(x.words)
	value := fields(strings.ToLower(v.Phrase()))
	p.rest = rest[:0]
	for i, w := range statement {
		p.each = p.each || joints.Of(w)&joint.Each != 0 || joints.Of(w)&joint.A != 0 && (i == 0 || joints.Of(statement[i-1])&joint.For != 0 && v.Kind == quant.KindMoney || aTime(statement, joints, i, &v))
		if x.vocab.roles.Of(w)&role.Stop != 0 || slices.Contains(value, w) || !hasLetter(w) || x.words.Is(w, "number_word") {
			continue
		}
		if id := x.vocab.add(w); !slices.Contains(p.own, id) && !slices.Contains(p.rest, id) {
			p.rest = append(p.rest, id)
		}
	}
	p.sides = sidesOf(x.words, fact.Event)
	p.age = v.Kind == quant.KindDuration && x.ofAge(p, statement)
	p.mood = statementMood(x.words, statement)
	if p.time.IsZero() && v.Kind != quant.KindDate && len(fact.Values) == 1 && !fact.Series && fact.ValidFrom.IsZero() && fact.ValidTo.IsZero() {
		p.time = statementTime(x.words, statement)
	}
	p.own = x.room.words.Keep(sortUnique(append(p.own, p.rest...)))
	p.rest = x.room.words.Keep(p.rest)
	x.vocab.count(p.own)
	return p
}

// shape is the shape of a value.
func (x *Index) shape(v quant.Value) *shape {
	s := shape{dim: compare.Dimension(v), per: v.Per}
	if s.dim == "count" || v.Kind == quant.KindOrdinal {
		s.noun = x.words.Lemma(lastWord(v.Unit))
		if v.Kind == quant.KindMeasure && s.noun == "unit" {
			s.noun = "container" // twenty-foot units
		}
	}
	if x.room.shapes == nil {
		x.room.shapes = map[shape]*shape{}
	}
	known := x.room.shapes[s]
	if known == nil {
		known = &s
		x.room.shapes[s] = known
		x.shapes = append(x.shapes, known)
	}
	return known
}

// ofAge reports whether a fact tells an age: its event or its statement has a
// word for it.
func (x *Index) ofAge(p *profile, statement []string) bool {
	for i := range p.events {
		for _, w := range fields(strings.ToLower(p.event(i))) {
			if x.words.Is(w, "age") {
				return true
			}
		}
	}
	return slices.ContainsFunc(statement, func(w string) bool { return x.words.Is(w, "age") })
}

// statementMood is the mood of a fact: a fact may itself tell a plan, a
// target or a forecast.
func statementMood(w *lang.Words, words []string) lint.Mood {
	joints, plans := joint.Words(w), w.Cue("states-plan")
	for i, s := range words {
		switch {
		case w.Is(s, "plan") || plans.Has(s):
			return lint.Planned
		case i > 0 && joints.Of(s)&joint.ToDo != 0 && joints.Of(words[i-1])&joint.Is != 0:
			return lint.Planned // "is to be delivered"
		case w.Is(s, "forecast"):
			return lint.Forecast
		case w.Is(s, "demand"), w.Is(s, "target"), w.Is(s, "aim"):
			return lint.Demanded
		}
	}
	return lint.Asserted
}

func lastWord(s string) string {
	if at := strings.Index(s, " of "); at > 0 {
		s = s[:at]
	}
	if i := strings.LastIndexByte(s, ' '); i >= 0 {
		return strings.ToLower(s[i+1:])
	}
	return strings.ToLower(s)
}

func hasLetter(s string) bool {
	for _, r := range s {
		if r >= 'a' && r <= 'z' || r >= 0x80 {
			return true
		}
	}
	return false
}

func sortUnique(ids []int32) []int32 {
	slices.Sort(ids)
	out := ids[:0]
	for i, w := range ids {
		if i == 0 || w != ids[i-1] {
			out = append(out, w)
		}
	}
	return out
}

// aTime reports whether the article at statement[i] says how often there is an amount:
// "500 messages a month", and not in how long: "500 messages in a month".
func aTime(statement []string, joints *lang.Bits[joint.Set], i int, v *quant.Value) bool {
	if v.Kind == quant.KindDuration || i < 1 || i+1 == len(statement) || joints.Of(statement[i-1])&(joint.In|joint.For) != 0 {
		return false
	}
	return TimeWord(statement[i+1])
}
