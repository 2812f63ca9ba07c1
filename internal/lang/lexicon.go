package lang

import "strings"

// Lemma is the base form: "signed" gives "sign", "batteries" "battery". Words
// whose base form no table or rule knows come back in lower case.
func (l *Language) Lemma(word string) string {
	w := strings.TrimSuffix(Fold(word), "'s")
	if base, ok := l.lemmas[w]; ok {
		return base
	}
	if l.Tag != "en" {
		return w
	}
	return regular(w)
}

// Is reports whether the word, or its lemma, is in a class of classes.tsv.
func (l *Language) Is(word, class string) bool {
	c := l.classes[class]
	if len(c) == 0 {
		return false
	}
	w := Fold(word)
	return c[w] || c[l.Lemma(w)]
}

// Family is the name of the word's family in families.tsv, "" for none.
func (l *Language) Family(word string) string {
	w := Fold(word)
	if f, ok := l.families[w]; ok {
		return f
	}
	return l.families[l.Lemma(w)]
}

// regular undoes the endings that English puts on: -s, -ed, -ing. It is wrong
// for words that lemmas.tsv should have.
func regular(w string) string {
	n := len(w)
	switch {
	case n < 4:
		return w
	case strings.HasSuffix(w, "ies") && n > 4:
		return w[:n-3] + "y"
	case strings.HasSuffix(w, "sses"), strings.HasSuffix(w, "shes"), strings.HasSuffix(w, "ches"), strings.HasSuffix(w, "xes"), strings.HasSuffix(w, "zzes"):
		return w[:n-2]
	case strings.HasSuffix(w, "ss"), strings.HasSuffix(w, "us"), strings.HasSuffix(w, "is"):
		return w
	case strings.HasSuffix(w, "s"):
		return w[:n-1]
	case strings.HasSuffix(w, "ied") && n > 4:
		return w[:n-3] + "y"
	case strings.HasSuffix(w, "ed") && n > 4 && vowel(w[:n-2]):
		return stem(w[:n-2])
	case strings.HasSuffix(w, "ing") && n > 5 && vowel(w[:n-3]):
		return stem(w[:n-3])
	}
	return w
}

// stem mends what is left when -ed or -ing is cut off: a doubled consonant is
// made single, a silent e is put back.
func stem(s string) string {
	n := len(s)
	last := s[n-1]
	switch {
	case n > 2 && last == s[n-2] && !strings.ContainsRune("lsz", rune(last)):
		return s[:n-1]
	case strings.HasSuffix(s, "at"), strings.HasSuffix(s, "iz"), strings.HasSuffix(s, "is") && n > 3, strings.HasSuffix(s, "bl"),
		last == 'v', last == 'c', last == 'u', strings.HasSuffix(s, "dg"), strings.HasSuffix(s, "rg"), strings.HasSuffix(s, "ng") && !strings.HasSuffix(s, "ing"),
		strings.HasSuffix(s, "as"), strings.HasSuffix(s, "os"), strings.HasSuffix(s, "us"):
		return s + "e"
	case n >= 3 && isVowel(s[n-2]) && !isVowel(last) && !isVowel(s[n-3]) && shortE(s):
		return s + "e"
	}
	return s
}

// shortE says that a stem of one syllable (consonant, vowel, consonant) lost
// an e: "hik-ed", "us-ed"; not "visit-ed". Longer stems are left.
func shortE(s string) bool {
	vowels := 0
	for i := range len(s) {
		if isVowel(s[i]) {
			vowels++
		}
	}
	last := s[len(s)-1]
	return vowels == 1 && last != 'w' && last != 'x' && last != 'y'
}

func isVowel(b byte) bool {
	return b == 'a' || b == 'e' || b == 'i' || b == 'o' || b == 'u' || b == 'y'
}

func vowel(s string) bool { return strings.ContainsAny(s, "aeiouy") }

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
	return int(v.Num), ok
}

// Spelling is the key that the spellings of one name share ("Turkiye" and
// "Turkey"), "" for a word that is not known to have several.
func (l *Language) Spelling(word string) string { return l.spellings[Fold(word)] }

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
