package lint

import (
	"strings"
	"unicode/utf8"
)

// Name is a name as an article spells it, with the word beside it that tells
// what it names.
type Name struct {
	Span     Span
	Spelling string
	// Key is the same for spellings that may be one name: the letters without
	// their vowels, marks and hyphens, and the word beside it.
	Key string
	// Count is how often the article uses this spelling.
	Count int
}

// Names are the names of an article whose spelling can be compared: long
// capitalised words beside another word of the name ("Zangezur Corridor",
// "Ebrahim Raisi"), designators ("S-300") and names that are known to have
// two spellings. One for each spelling and key, at its first place, in order.
// The list is made once for each pass and must not be changed.
func Names(p *Pass) []Name { return Shared(p, findNames) }

type nameList []Name

// candidate is a token that may be a name or the designator of something.
type candidate struct {
	token, sentence int32
	span            Span   // of a designator
	key             string // of a name that is known to have several spellings
}

// nameFinder gathers the names of an article, each once.
type nameFinder struct {
	p   *Pass
	out nameList
	// byWords has the names of words with numbers, by pairOf; byKey all others,
	// by their key and spelling. Both give the place in out.
	byWords *pairTable
	byKey   map[string]int32
	// keys has the keys of names of words, one behind the other.
	keys strings.Builder
}

// pairOf tells a name by its word and the one that stands before or behind it:
// the same for the same spelling and key. Numbers of words are dense, so none
// has 32 bits.
func pairOf(x, beside *Lexeme, before bool) uint64 {
	pair := uint64(x.ID)<<33 | uint64(beside.ID)<<1
	if before {
		pair |= 1
	}
	return pair
}

// pairTable finds the names of an article by their words. What an earlier article
// left in it counts no more.
type pairTable struct {
	places []pairPlace
	now    uint32
}

// pairPlace is a place of the table, with the number of the article that filled it,
// and of the name in its list.
type pairPlace struct {
	pair uint64
	now  uint32
	name int32
}

// begin makes room for so many names of an article.
func (t *pairTable) begin(n int) {
	if t.now++; 2*n > len(t.places) || t.now == 0 {
		size := leastPairs
		for size < 2*n {
			size *= 2
		}
		*t = pairTable{make([]pairPlace, size), 1}
	}
}

const leastPairs = 1 << 8

// at is the place of a pair, or the one where it is to be put.
func (t *pairTable) at(pair uint64) *pairPlace {
	mask := uint64(len(t.places) - 1)
	for i := pair * 0x9e3779b97f4a7c15 >> 32; ; i++ {
		if p := &t.places[i&mask]; p.now != t.now || p.pair == pair {
			return p
		}
	}
}

func findNames(p *Pass) nameList {
	found, common := candidates(p)
	if len(found) == 0 {
		return nil
	}
	common.look(p)
	title, function, head := p.Lex.ClassNumber("person_title"), p.Lex.ClassNumber("function"), p.Lex.ClassNumber("name-head")
	f := nameFinder{p: p, out: Lend[Name](p, 2*len(found))[:0], byWords: p.scratch().pairs(2 * len(found))}
	for k := range found {
		c := &found[k]
		i, first, last := int(c.token), p.Sentences[c.sentence].First, p.Sentences[c.sentence].Last
		x, here := p.Lexemes[i], p.Tokens[i].Span()
		switch {
		case !c.span.Empty():
			f.put("designator "+strings.ToLower(strings.ReplaceAll(p.Text(c.span), "-", "")), c.span)
			continue
		case c.key != "":
			f.put("spelling "+c.key, here)
			continue
		case common.has(x.Small) || common.has(x.Base) || x.Classes.Has(title) || x.Classes.Has(function):
			continue
		}
		if hasNeighbour(p, i+1, last, head) {
			f.putBeside(x, p.Lexemes[i+1].Small, false, here)
		}
		if i == first {
			continue
		}
		before := p.Lexemes[i-1]
		if t := p.Tokens[i-1]; t.Kind != Word || t.Flags&Capital == 0 || len(before.Text) <= 2 || before.Classes.Has(title) {
			continue
		}
		if i-1 == first && (common.has(before.Small) || before.Classes.Has(function) || p.Is(i-1, "small_word") || len(before.Small.Families) > 0 || len(before.Small.Base.Families) > 0) {
			continue // a capital that the sentence gave it
		}
		f.putBeside(x, before.Small, true, here)
	}
	return f.out
}

// put counts the name that stands at span, by its key.
func (f *nameFinder) put(key string, span Span) {
	id := key + "\x00" + f.p.Text(span)
	if i, ok := f.byKey[id]; ok {
		f.out[i].Count++
		return
	}
	if f.byKey == nil {
		f.byKey = map[string]int32{}
	}
	f.byKey[id] = int32(len(f.out))
	f.out = append(f.out, Name{Span: span, Spelling: f.p.Text(span), Key: key, Count: 1})
}

// putBeside counts the name of word x, which stands at span, with the word
// beside it. A word of fewer than three consonants is none.
func (f *nameFinder) putBeside(x, beside *Lexeme, before bool, span Span) {
	pair := pairOf(x, beside, before)
	numbered := x.ID != 0 && beside.ID != 0
	var place *pairPlace
	if numbered {
		if place = f.byWords.at(pair); place.now == f.byWords.now {
			f.out[place.name].Count++
			return
		}
	}
	var room [32]byte
	skeleton := appendConsonants(room[:0], x.Text)
	if len(skeleton) < 3 {
		return
	}
	key := ""
	if before {
		key = f.key(beside.Text, string(skeleton))
	} else {
		key = f.key(string(skeleton), beside.Text)
	}
	// Where the skeleton of a word is the word beside it, its key is the same
	// whichever of them comes first.
	if !numbered || beside.Text == string(skeleton) {
		f.put(key, span)
		return
	}
	*place = pairPlace{pair, f.byWords.now, int32(len(f.out))}
	f.out = append(f.out, Name{Span: span, Spelling: f.p.Text(span), Key: key, Count: 1})
}

// key is "name FIRST SECOND".
func (f *nameFinder) key(first, second string) string {
	const kind = "name "
	n := len(kind) + len(first) + 1 + len(second)
	if f.keys.Cap()-f.keys.Len() < n {
		f.keys = strings.Builder{}
		f.keys.Grow(max(n, roomKeys))
	}
	f.keys.WriteString(kind)
	f.keys.WriteString(first)
	f.keys.WriteByte(' ')
	f.keys.WriteString(second)
	all := f.keys.String()
	return all[len(all)-n:]
}

// roomKeys is how many bytes of keys are made room for at once.
const roomKeys = 1 << 10

// candidates are the capitalised words that may be names by how they are
// written, in order, and the words of which it counts whether the article also
// writes them without a capital.
func candidates(p *Pass) ([]candidate, *wordSet) {
	room := p.scratch()
	found, common := room.candidates[:0], &room.wanted
	common.begin()
	head := p.Lex.ClassNumber("name-head")
	n := 0 // the sentence
	for _, at := range p.Capitals() {
		i := int(at)
		for n < len(p.Sentences) && i >= p.Sentences[n].Last {
			n++
		}
		if n == len(p.Sentences) {
			break
		}
		s, t := &p.Sentences[n], &p.Tokens[i]
		if inAddress(p, i) {
			continue
		}
		c := candidate{token: at, sentence: int32(n)}
		if t.Kind == Mixed || t.End-t.Start <= longestLetters {
			var ok bool
			if c.span, ok = designator(p, i, s.Last); ok {
				found = append(found, c)
				continue
			}
		}
		if t.Kind != Word || t.Flags&AllCaps != 0 {
			continue
		}
		if t.Flags&Respelt != 0 {
			c.key = p.Lex.Spelling(p.Word(i))
			found = append(found, c)
			continue
		}
		// The lexeme is looked at last: it is far away as often as not.
		before := i > s.First && p.Tokens[i-1].Kind == Word && p.Tokens[i-1].Flags&Capital != 0
		if t.End-t.Start < 5 || !before && !hasNeighbour(p, i+1, s.Last, head) {
			continue
		}
		if word := p.Word(i); strings.IndexByte(word, '\'') >= 0 || t.Flags&NotASCII != 0 && (utf8.RuneCountInString(word) < 5 || strings.Contains(word, "’")) {
			continue
		}
		found = append(found, c)
		x := p.Lexemes[i]
		common.want(x.Small)
		common.want(x.Base)
		if before && i-1 == s.First { // a capital that the sentence may have given it
			common.want(p.Lexemes[i-1].Small)
		}
	}
	room.candidates = found
	return found, common
}

// abbreviated reports whether the letters of a designator are capitals, or few
// enough to be a short form: the Su of Su-35.
func abbreviated(letters string) bool {
	return strings.ToUpper(letters) == letters || len(letters) <= 2
}

// inAddress reports whether token i is part of an address, a tag or a file name:
// a hyphen, at sign or stroke stands right before or behind it.
func inAddress(p *Pass, i int) bool {
	text := p.Doc.Text
	start, end := int(p.Tokens[i].Start), int(p.Tokens[i].End)
	if start > 0 && besideAddress[text[start-1]]&beforeAddress != 0 && (start < 2 || text[start-1] != '.' && text[start-1] != '-' || text[start-2] != ' ') {
		return true
	}
	return end < len(text) && besideAddress[text[end]]&behindAddress != 0
}

// besideAddress says on which sides of a token a byte makes it part of an
// address.
var besideAddress = [256]uint8{
	'@': beforeAddress | behindAddress, '/': beforeAddress | behindAddress, '_': beforeAddress | behindAddress,
	'#': beforeAddress, '.': beforeAddress, '-': beforeAddress,
}

const (
	beforeAddress = 1 << iota
	behindAddress
)

// hasNeighbour reports whether the word at i belongs to the name before it: a
// capitalised one, or a noun that names its kind, of class head.
func hasNeighbour(p *Pass, i, last, head int) bool {
	return i < last && p.Tokens[i].Kind == Word && (p.Tokens[i].Flags&Capital != 0 || p.Tokens[i].Flags&Classed != 0 && p.Lexemes[i].Classes.Has(head))
}
