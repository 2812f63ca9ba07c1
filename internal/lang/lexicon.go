package lang

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// Number is the number that a word stands for in a class: "april" is 4 in
// "month", "thursday" 4 in "weekday", "three" 3 in "number".
func (l *Language) Number(word, class string) (int, bool) {
	if class == "number" {
		class = "cardinal"
	}
	c, ok := classNames[class]
	if !ok {
		return 0, false
	}
	_, in := l.Lookup(Fold(word))
	v, ok := in.Value(c)
	if n, flags, flagged := strings.Cut(v.Str, " "); flagged && flags != "" {
		if num, err := strconv.Atoi(n); err == nil { // "2 short"
			return num, ok
		}
	}
	return int(v.Num), ok
}

// NounsHaveCapitals reports whether the language writes every noun with a
// capital, so that a capital makes no name.
func (l *Language) NounsHaveCapitals() bool { return l.NounCapitals }

// Spelling is the key that the spellings of one name share ("Turkiye" and
// "Turkey"), "" for a word that is not known to have several.
func (l *Language) Spelling(word string) string {
	if word == "" || word[0] < utf8.RuneSelf {
		first := &l.spelt[firstLetter(word)]
		if first[0] == 0 || word != "" && first[word[len(word)-1]&31]&(1<<min(len(word), 31)) == 0 && isASCII(word) {
			return "" // none begins and ends like that and is as long
		}
	}
	return l.spellings[Fold(word)]
}

// markSpellings notes how the words of several spellings begin and end, and how
// long they are.
func (l *Language) markSpellings() {
	for w := range l.spellings {
		first := &l.spelt[firstLetter(w)]
		first[0] |= 1
		if w != "" {
			first[w[len(w)-1]&31] |= 1 << min(len(w), 31)
		}
	}
}

// markCommon notes how the commonest words begin, how long they are, and which
// they are.
func (l *Language) markCommon() {
	var stops []string
	for node, w := range l.index.words {
		if text := l.index.pool[w.at:w.end]; l.NodeClass(uint32(node))&Stop != 0 && text != "" {
			l.common[firstLetter(text)] |= 1 << min(len(text), 31)
			stops = append(stops, text)
		}
	}
	l.fillStops(stops)
}

// Common reports whether a word of ASCII letters, in small letters or not, is
// one of the commonest of the language, which tell it from others.
func (l *Language) Common(key Spelling, word string) bool {
	if word == "" || l.common[firstLetter(word)]&(1<<min(len(word), 31)) == 0 {
		return false // as most are: no table need be asked
	}
	if key.long() {
		_, in := l.Lookup(Fold(word))
		return in.Class&Stop != 0
	}
	key = key.small()
	mask := uint64(len(l.stops) - 1)
	for i := key.place(); ; i++ {
		switch l.stops[i&mask] {
		case key:
			return true
		case Spelling{}:
			return false
		}
	}
}

// fillStops makes the table of the commonest words.
func (l *Language) fillStops(words []string) {
	l.stops = make([]Spelling, 4*(maskFor(len(words))+1))
	mask := uint64(len(l.stops) - 1)
	for _, w := range words {
		key := Spell(w).small()
		i := key.place()
		for l.stops[i&mask] != (Spelling{}) {
			i++
		}
		l.stops[i&mask] = key
	}
}

func firstLetter(word string) byte {
	if word == "" {
		return 0
	}
	return (word[0] | 0x20) & 31
}

// Singular is the singular of a noun, by the table of irregular forms and the
// endings of English. Case is kept where it can be.
func (l *Language) Singular(word string) string {
	w := Fold(word)
	if base, ok := l.lemmas[w]; ok {
		return base
	}
	n := len(word)
	switch {
	case l.Tag != "en" || n < 4:
	case strings.HasSuffix(w, "ies") && n > 4:
		return word[:n-3] + "y"
	case strings.HasSuffix(w, "sses"), strings.HasSuffix(w, "shes"), strings.HasSuffix(w, "ches"), strings.HasSuffix(w, "xes"), strings.HasSuffix(w, "zzes"):
		return word[:n-2]
	case strings.HasSuffix(w, "ss"), strings.HasSuffix(w, "us"), strings.HasSuffix(w, "is"):
	case strings.HasSuffix(w, "s"):
		return word[:n-1]
	}
	return word
}

// CoinOf tells into how many parts of the word's name a currency is cut: 100
// for the sen of the ringgit, 0 where the word names none of its parts.
func (l *Language) CoinOf(code string, node uint32) int64 {
	in := l.Info(node)
	for _, r := range in.Currencies {
		if c := l.Currencies[r.Index]; c.Part != 1 && c.Code == code {
			return c.Part
		}
	}
	for rest := in.Str(Coin); rest != ""; {
		var one string
		one, rest, _ = strings.Cut(rest, ", ")
		if name, part, _ := strings.Cut(one, " "); name == code {
			n, _ := strconv.ParseInt(part, 10, 64)
			return n
		}
	}
	return 0
}

// ClassNumber is the number of a class, -1 where there is none.
func (l *Language) ClassNumber(class string) int { return l.Class(class) }
