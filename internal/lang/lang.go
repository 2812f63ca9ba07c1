// Package lang holds the words of a language as data: numbers, units,
// currencies, months, hedges, abbreviations, word classes and families. A
// language is a folder of tab-separated tables beside this file; nothing else
// in the program knows a word by heart.
//
// Words are looked up by their bytes in one table of buckets, so that the
// scanner pays one probe for each word of an article and allocates nothing.
//
// The tables are what people write. Programs start from a compiled form of
// them, TAG.words, which 'go generate' makes: it needs no parsing, and says of
// which tables it was made. Where they have changed since, they are compiled
// anew when the language is loaded, which takes some milliseconds more.
package lang

import (
	"embed"
	"fmt"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

//go:generate go run ./compile

//go:embed en de
var tables embed.FS

// Class is a set of things that a word or phrase can be to the grammars.
type Class uint64

// Value is what a word is worth in one of its classes: "second" is 2 as an
// ordinal and "second" as a unit of time.
type Value struct {
	Class Class
	// Num is the value where it is a whole number.
	Num int64
	// Str is the value as the table writes it.
	Str string
}

// Info is what the tables say of a word or phrase.
type Info struct {
	// Class is the union of the classes of Values, and Longer where a longer
	// phrase of the tables begins with it.
	Class  Class
	Values []Value
	// Opens is the union of the classes of all longer phrases that begin with
	// the word.
	Opens Class
	// Units and Currencies are the readings as a unit or currency; the first
	// is the likeliest, Form settles those that differ in case (mW, MW).
	Units      []Reading
	Currencies []Reading
}

// Reading is one entry of the table of units or currencies that a spelling may
// stand for.
type Reading struct {
	// Form is the spelling as the table writes it.
	Form string
	// Symbol says that Form is a symbol, in which case matters, not a name.
	Symbol bool
	// Index is the place in Units or Currencies.
	Index int32
}

// Value is what the word is worth in class c.
func (in *Info) Value(c Class) (Value, bool) {
	for _, v := range in.Values {
		if v.Class == c {
			return v, true
		}
	}
	return Value{}, false
}

// Num is the whole number that the word is worth in class c, 0 where it is in
// no such class.
func (in *Info) Num(c Class) int64 {
	v, _ := in.Value(c)
	return v.Num
}

// Str is the text that the table gives for class c, "" where the word is in no
// such class.
func (in *Info) Str(c Class) string {
	v, _ := in.Value(c)
	return v.Str
}

// Language is the words of one language. It is safe for concurrent use once it
// is loaded, and implements lint.Lexicon.
type Language struct {
	// Words answers what words mean: base forms, families, classes.
	*Words
	// Tag is its BCP 47 tag: "en".
	Tag string
	// Units and Currencies are the tables, in the order of their files.
	Units      []Unit
	Currencies []Currency
	// DecimalComma says that the comma stands before the decimals, and the
	// full stop between thousands.
	DecimalComma bool
	// OrdinalDot says that a full stop after digits makes an ordinal: "10.
	// November".
	OrdinalDot bool
	// NounCapitals says that nouns are written with a capital.
	NounCapitals bool
	// AgoBefore says that the word for "before" in front of an amount of time
	// means "ago": vor zwei Wochen.
	AgoBefore bool

	nodes []uint32 // by node, the number of its info; 0 is the unknown word
	index index    // the nodes of single words
	next  edges    // phrases: from a node, by a word, to a node
	// Nodes of which the same is said share an info, which is read from the
	// form when it is first asked for; met are those by node.
	infos, met     []atomic.Pointer[Info]
	classes, opens []Class
	said           []uint32
	form           form

	lemmas    map[string]string // of nouns
	spellings map[string]string
	spelt     [32][32]uint32 // the lengths of the words in spellings, by first and last letter
	common    [32]uint32     // those of the commonest words
	stops     []Spelling     // and which they are: a table with room to spare
}

var _ lint.Lexicon = (*Language)(nil)

var (
	loading sync.Mutex
	loaded  = map[string]*Language{}
)

// Tags are the languages that can be loaded, sorted.
func Tags() []string {
	dirs, err := tables.ReadDir(".")
	if err != nil {
		return nil
	}
	var out []string
	for _, d := range dirs {
		if d.IsDir() {
			out = append(out, d.Name())
		}
	}
	slices.Sort(out)
	return out
}

// Load reads the tables of a language, once. The tag may carry a region
// ("en-GB"), which is not looked at.
func Load(tag string) (*Language, error) {
	base, _, _ := strings.Cut(strings.ToLower(strings.ReplaceAll(tag, "_", "-")), "-")
	loading.Lock()
	defer loading.Unlock()
	if l := loaded[base]; l != nil {
		return l, nil
	}
	if !slices.Contains(Tags(), base) {
		return nil, fmt.Errorf("loading the words of language %q: there are none; factlint knows %s", tag, strings.Join(Tags(), ", "))
	}
	l, err := load(base)
	if err != nil {
		return nil, fmt.Errorf("loading the words of language %q: %w", tag, err)
	}
	quant.RegisterTable(l.unit)
	loaded[base] = l
	return l, nil
}

// load decodes the compiled form of a language where it was made of the tables
// as they are, and compiles them where it was not.
func load(tag string) (*Language, error) {
	if l, err := decode(compiledForm(tag), digest(tag)); err == nil {
		return l, nil
	}
	b, err := Compile(tag)
	if err != nil {
		return nil, err
	}
	return decode(string(b), digest(tag))
}

// English is the default language. Its tables are part of the program and are
// tested to load.
func English() *Language { return english() }

var english = sync.OnceValue(func() *Language {
	l, err := Load("en")
	if err != nil {
		panic(err)
	}
	return l
})

// Info is what the tables say of a node. Node 0 is the unknown word.
func (l *Language) Info(node uint32) *Info {
	if int(node) < len(l.met) {
		if in := l.met[node].Load(); in != nil {
			return in
		}
	}
	return l.read(node)
}

// InfoNumber is the number of a node's Info, below Infos. Nodes of which the
// same is said share it.
func (l *Language) InfoNumber(node uint32) uint32 {
	if int(node) >= len(l.nodes) {
		return 0
	}
	return l.nodes[node]
}

// Infos is how many numbers of an Info there are.
func (l *Language) Infos() int { return len(l.infos) }

// NodeClass is the Class of a node's Info, which need not be read for it.
func (l *Language) NodeClass(node uint32) Class { return l.classes[l.InfoNumber(node)] }

// Classes are the Class and Opens of a node's Info, which need not be read for
// them.
func (l *Language) Classes(node uint32) (class, opens Class) {
	i := l.nodes[node]
	return l.classes[i], l.opens[i]
}

// Lookup finds a word by its lower-cased bytes, and what the tables say of it.
// The number is 0 for a word that the tables do not have.
func (l *Language) Lookup(lower string) (uint32, *Info) {
	node := l.index.find(hashOf(lower), lower)
	return node, l.Info(node)
}

// Next is the node that word leads to from node, 0 where no phrase goes on
// that way.
func (l *Language) Next(node, word uint32) uint32 {
	if node == 0 || word == 0 || l.classes[l.nodes[node]]&Longer == 0 {
		return 0
	}
	return l.next.find(node, word)
}

// HashSeed and HashByte make the hash under which Find looks a word up, so
// that a scanner can make it while it walks the word.
const HashSeed uint32 = 2166136261

// HashByte adds a lower-cased byte to a hash.
func HashByte(h uint32, b byte) uint32 { return (h ^ uint32(b)) * 16777619 }

// Find is the node of the word with the given lower-cased bytes and hash, 0
// where there is none. It does not allocate.
func (l *Language) Find(hash uint32, lower string) uint32 { return l.index.find(hash, lower) }

// FindBytes is Find for a word that lies in a buffer.
func (l *Language) FindBytes(hash uint32, lower []byte) uint32 {
	return l.index.bytes(hash, lower)
}

// Nodes is the number of nodes; all are below it.
func (l *Language) Nodes() int { return len(l.nodes) }
