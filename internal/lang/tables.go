package lang

import (
	"errors"
	"fmt"
	"io/fs"
	"math/big"
	"path"
	"strconv"
	"strings"
)

// Unit is a line of units.tsv.
type Unit struct {
	// Name is the English singular in American spelling: "square kilometer".
	Name string
	// Dimension names what it measures: "length", "area".
	Dimension string
	// Factor and Offset take an amount to the dimension's base unit, base =
	// Factor × amount + Offset. They are exact, as math/big writes a Rat:
	// "25146/125".
	Factor, Offset string
	// UCUM is the unit's code in the Unified Code for Units of Measure.
	UCUM string
	// Flags are words that steer the reader: "weak" for a unit whose spelling
	// is more often something else and so wants company.
	Flags string
}

// Currency is a line of currencies.tsv.
type Currency struct {
	// Code is ISO 4217, or the customary code of what has none (BTC).
	Code string
	// Part is 1 for the currency itself, 100 for its hundredth.
	Part int64
	// Prefix and Alone steer symbols: see the table's head.
	Flags string
}

// source is what the tables of a language say, before it is laid out for
// looking up.
type source struct {
	tag          string
	settings     settings
	units        []Unit
	currencies   []Currency
	infos        []Info // by node; 0 is the unknown word
	texts        []string
	next         map[step]uint32
	lemmas       map[string]string // of nouns
	spellings    map[string]string
	words        *wordSource
	nodes        map[string]uint32 // of single words
	compoundWord string
}

// step goes on from a node by a word.
type step struct{ node, word uint32 }

// settings are what settings.tsv says.
type settings struct {
	decimalComma, ordinalDot, nounCapitals, agoBefore bool
}

func newSource(tag string) *source {
	return &source{
		tag: tag, infos: make([]Info, 1), texts: make([]string, 1), next: map[step]uint32{},
		lemmas: map[string]string{}, spellings: map[string]string{}, nodes: map[string]uint32{}, words: newWordSource(tag),
	}
}

// read parses every table of a language's folder. Each file's name says what
// it holds; all other files are word tables of three columns.
func read(tag string) (*source, error) {
	l := newSource(tag)
	var faults []error
	files, err := fs.Glob(tables, tag+"/*.tsv")
	if err != nil {
		return nil, err
	}
	for _, name := range files {
		b, err := tables.ReadFile(name)
		if err != nil {
			return nil, err
		}
		base := path.Base(name)
		for n, line := range strings.Split(string(b), "\n") {
			line = strings.TrimRight(line, "\r")
			if line == "" || strings.HasPrefix(line, "# ") || line == "#" {
				continue
			}
			if err := l.line(base, strings.Split(line, "\t")); err != nil {
				faults = append(faults, fmt.Errorf("%s line %d: %w", name, n+1, err))
			}
		}
	}
	if len(faults) > 0 {
		return nil, errors.Join(faults...)
	}
	l.compounds()
	l.open()
	return l, nil
}

// columns are the numbers of columns of the tables that do not have three.
var columns = map[string]int{"units.tsv": 8, "currencies.tsv": 5, "lemmas.tsv": 2, "lines.tsv": 2, "verbs.tsv": 2, "classes.tsv": 2, "clauses.tsv": 2, "cues.tsv": 2, "families.tsv": 3, "roles.tsv": 2, "rules.tsv": 2, "spellings.tsv": 2, "settings.tsv": 2}

func (l *source) line(file string, f []string) error {
	want, ok := columns[file]
	if !ok {
		want = 3
	}
	if len(f) != want {
		return fmt.Errorf("%d columns, there should be %d", len(f), want)
	}
	switch file {
	case "units.tsv":
		return l.unit(f)
	case "currencies.tsv":
		return l.currency(f)
	case "lemmas.tsv": // base form, irregular forms
		for _, form := range strings.Fields(f[1]) {
			if old, ok := l.lemmas[form]; ok {
				return fmt.Errorf("%q is a form of %q already", form, old)
			}
			l.lemmas[form] = f[0]
		}
	case "classes.tsv", "families.tsv", "verbs.tsv": // read by newWordSource
	case "cues.tsv": // set, phrases; laid out by writeSets
		if fault := wordSetFault(split(f[1])); fault != "" {
			return fmt.Errorf("%s %s", f[0], fault)
		}
	case "clauses.tsv", "lines.tsv", "roles.tsv", "rules.tsv": // set, words; laid out by writeSets
		if fault := wordSetFault(strings.Fields(f[1])); fault != "" {
			return fmt.Errorf("%s %s", f[0], fault)
		}
	case "spellings.tsv": // preferred spelling, others
		for _, w := range append(strings.Fields(f[1]), f[0]) {
			if old, ok := l.spellings[w]; ok {
				return fmt.Errorf("%q is a spelling of %q already", w, old)
			}
			l.spellings[w] = f[0]
		}
	case "settings.tsv":
		switch f[0] {
		case "decimal":
			l.settings.decimalComma = f[1] == ","
		case "compound":
			l.compoundWord = f[1]
		case "ordinal":
			l.settings.ordinalDot = f[1] == "."
		case "nouns":
			l.settings.nounCapitals = f[1] == "capital"
		case "ago":
			l.settings.agoBefore = f[1] == "before"
		default:
			return fmt.Errorf("%q is no setting", f[0])
		}
	default: // phrase, class, value
		c, err := classOf(f[1])
		if err != nil {
			return err
		}
		for _, phrase := range strings.Split(f[0], ", ") {
			node := l.phrase(phrase)
			if old, ok := l.infos[node].Value(c); ok && (old.Str != f[2] || c != NotNoun && c != Stop) {
				return fmt.Errorf("%q is in class %q already", phrase, f[1])
			}
			v := Value{Class: c, Str: f[2]}
			v.Num, _ = strconv.ParseInt(f[2], 10, 64)
			l.infos[node].Class |= c
			l.infos[node].Values = append(l.infos[node].Values, v)
		}
	}
	return nil
}

// unit reads: name, names (comma), symbols (comma), dimension, factor, offset,
// UCUM, flags. The name is a spelling itself; plurals are made by rule unless
// the names list has them.
func (l *source) unit(f []string) error {
	factor, ok := new(big.Rat).SetString(strings.ReplaceAll(f[4], " ", ""))
	if !ok {
		return fmt.Errorf("factor %q is no exact number", f[4])
	}
	if factor.Sign() <= 0 {
		return fmt.Errorf("factor %q is not above 0", f[4])
	}
	offset := new(big.Rat)
	if f[5] != "" {
		if offset, ok = offset.SetString(f[5]); !ok {
			return fmt.Errorf("offset %q is no exact number", f[5])
		}
	}
	at := int32(len(l.units))
	if at > 0 && l.units[at-1].Name >= f[0] {
		return fmt.Errorf("%q stands after %q: the lines are in the order of their names", f[0], l.units[at-1].Name)
	}
	l.units = append(l.units, Unit{Name: f[0], Dimension: f[3], Factor: factor.RatString(), Offset: offset.RatString(), UCUM: f[6], Flags: f[7]})
	names := map[string]bool{}
	add := func(form string, symbol bool) error {
		node := l.phrase(form)
		in := &l.infos[node]
		for _, r := range in.Units {
			if r.Form == form && r.Index != at {
				return fmt.Errorf("%q stands for %q already", form, l.units[r.Index].Name)
			}
			if r.Form == form {
				return nil
			}
		}
		in.Class |= UnitWord
		in.Units = append(in.Units, Reading{Form: form, Symbol: symbol, Index: at})
		return nil
	}
	for _, n := range append(split(f[1]), f[0]) {
		if names[n] {
			return fmt.Errorf("%q is named twice", n)
		}
		names[n] = true
		if err := add(n, false); err != nil {
			return err
		}
		if p := Plural(n); p != n && l.tag == "en" {
			if err := add(p, false); err != nil {
				return err
			}
		}
	}
	for _, s := range split(f[2]) {
		if err := add(s, true); err != nil {
			return err
		}
	}
	return nil
}

// currency reads: code, part (1, 100, 1000), names, symbols, flags.
func (l *source) currency(f []string) error {
	part, err := strconv.ParseInt(f[1], 10, 64)
	if err != nil || part < 1 {
		return fmt.Errorf("part %q is no whole number", f[1])
	}
	at := int32(len(l.currencies))
	l.currencies = append(l.currencies, Currency{Code: f[0], Part: part, Flags: f[4]})
	add := func(form string, symbol bool) error {
		node := l.phrase(form)
		in := &l.infos[node] // no node is made while in is in use
		for _, r := range in.Currencies {
			if r.Form == form && r.Index != at {
				return fmt.Errorf("%q stands for %q already", form, l.currencies[r.Index].Code)
			}
			if r.Form == form {
				return nil
			}
		}
		in.Class |= CurrencyWord
		in.Currencies = append(in.Currencies, Reading{Form: form, Symbol: symbol, Index: at})
		return nil
	}
	for _, n := range split(f[2]) {
		if err := add(n, false); err != nil {
			return err
		}
		if p := Plural(n); p != n && l.tag == "en" {
			if err := add(p, false); err != nil {
				return err
			}
		}
	}
	symbols := split(f[3])
	if part == 1 {
		symbols = append(symbols, f[0])
	}
	for _, s := range symbols {
		if err := add(s, true); err != nil {
			return err
		}
	}
	return nil
}

// split cuts a list at commas; a comma itself cannot be an entry.
func split(s string) []string {
	if s == "" {
		return nil
	}
	return strings.Split(s, ", ")
}

// phrase is the node of a phrase, made where it does not exist. It cuts the
// phrase as the tokenizer cuts text: words, digit runs, single marks.
func (l *source) phrase(s string) uint32 {
	words := Cut(s)
	node := l.intern(words[0])
	for _, w := range words[1:] {
		id := l.intern(w)
		to, ok := l.next[step{node, id}]
		if !ok {
			to = uint32(len(l.infos))
			l.infos = append(l.infos, Info{})
			l.texts = append(l.texts, "")
			l.next[step{node, id}] = to
			l.infos[node].Class |= Longer
		}
		node = to
	}
	return node
}

// Plural is the English plural of the last word of a unit's name, or of the
// word before "per" ("mile per hour" gives "miles per hour").
func Plural(name string) string {
	if strings.HasPrefix(name, "out of ") {
		return name // 7.1 out of 10
	}
	if head, rest, ok := strings.Cut(name, " per "); ok {
		return Plural(head) + " per " + rest
	}
	if head, rest, ok := strings.Cut(name, " of "); ok {
		return Plural(head) + " of " + rest
	}
	if rest, ok := strings.CutPrefix(name, "degree "); ok {
		return "degrees " + rest
	}
	switch {
	case strings.HasSuffix(name, "foot"):
		return strings.TrimSuffix(name, "foot") + "feet"
	case strings.HasSuffix(name, "person"):
		return strings.TrimSuffix(name, "person") + "people"
	case strings.HasSuffix(name, "s"), strings.HasSuffix(name, "z"), strings.HasSuffix(name, "siemens"), strings.HasSuffix(name, "feet"),
		strings.HasSuffix(name, "people"), strings.HasSuffix(name, "celsius"):
		return name
	case strings.HasSuffix(name, "ch"), strings.HasSuffix(name, "x"), strings.HasSuffix(name, "sh"):
		return name + "es"
	case strings.HasSuffix(name, "y") && !strings.HasSuffix(name, "ay") && !strings.HasSuffix(name, "ey"):
		return name[:len(name)-1] + "ies"
	}
	return name + "s"
}

// intern is the node of a single word, made where it does not exist.
func (l *source) intern(word string) uint32 {
	if n, ok := l.nodes[word]; ok {
		return n
	}
	n := uint32(len(l.infos))
	l.infos = append(l.infos, Info{})
	l.texts = append(l.texts, word)
	l.nodes[word] = n
	return n
}

// open fills in Opens, from the ends of the phrases to their beginnings.
func (l *source) open() {
	for again := true; again; {
		again = false
		for e, to := range l.next {
			if c := l.infos[to].Class | l.infos[to].Opens; l.infos[e.node].Opens|c != l.infos[e.node].Opens {
				l.infos[e.node].Opens |= c
				again = true
			}
		}
	}
}
