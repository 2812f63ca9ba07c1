package lang

import "strings"

// Lemma is the base form of a word: "signed" gives "sign", "batteries"
// "battery", "sold" "sell". Case does not matter. Where two base forms are
// possible (hoped: hop, hope) the one that the tables know wins, then the one
// that English spelling makes likelier.
func (w *Words) Lemma(word string) string { return w.know(word).Base.Text }

// dictionary is what working a base form out asks of the tables.
type dictionary interface {
	// irregular is the base form of an irregular form, "" for all others.
	irregular(form string) string
	// known reports whether a table has the word as a base form.
	known(word string) bool
}

// baseForm works the base form out.
func baseForm(word string, d dictionary, english bool) string {
	s := strings.ToLower(word)
	s = trimPossessive(s)
	if l := d.irregular(s); l != "" {
		return l
	}
	n := len(s)
	switch {
	case n < 4 || !isASCII(s) || !english:
		return s
	case d.known(s) && !strings.HasSuffix(s, "s") && !strings.HasSuffix(s, "ed") && !strings.HasSuffix(s, "ing"):
		return s
	case strings.HasSuffix(s, "ies") && n > 4:
		return s[:n-3] + "y"
	case strings.HasSuffix(s, "sses"), strings.HasSuffix(s, "shes"), strings.HasSuffix(s, "ches"), strings.HasSuffix(s, "xes"), strings.HasSuffix(s, "zzes"):
		return s[:n-2]
	case strings.HasSuffix(s, "s") && !strings.HasSuffix(s, "ss") && !strings.HasSuffix(s, "us") && !strings.HasSuffix(s, "is"):
		return verbForm(s[:n-1], d)
	}
	return verbForm(s, d)
}

// verbForm takes -ed and -ing off.
func verbForm(s string, d dictionary) string {
	if l := d.irregular(s); l != "" {
		return l
	}
	n := len(s)
	var stem string
	switch {
	case d.known(s) && !strings.HasSuffix(s, "ed") && !strings.HasSuffix(s, "ing"):
		return s
	case strings.HasSuffix(s, "ied") && n > 4:
		return s[:n-3] + "y"
	case strings.HasSuffix(s, "ed") && n > 3:
		stem = s[:n-2]
	case strings.HasSuffix(s, "ing") && n > 5:
		stem = s[:n-3]
	default:
		return s
	}
	if !hasVowel(stem) {
		return s
	}
	if d.known(stem + "e") {
		return stem + "e"
	}
	if d.known(stem) {
		return stem
	}
	k := len(stem)
	if k > 2 && stem[k-1] == stem[k-2] && !strings.ContainsRune("lsz", rune(stem[k-1])) {
		return stem[:k-1] // planned, running
	}
	if k > 3 && stem[k-1] == 'l' && stem[k-2] == 'l' && d.known(stem[:k-1]) {
		return stem[:k-1] // travelled
	}
	if wantsE(stem) {
		return stem + "e"
	}
	return stem
}

// wantsE reports whether English would write an e after a stem that lost it:
// creat-, hous-, advanc-, involv-, us-.
func wantsE(s string) bool {
	n := len(s)
	if n < 2 {
		return false
	}
	last, prev := s[n-1], s[n-2]
	switch last {
	case 'v', 'c', 'u':
		return true
	case 'g':
		return prev == 'r' || prev == 'd' || prev == 'n' && n > 4 && strings.HasSuffix(s, "ang") || prev == 'a' || prev == 'e' && n > 3
	case 's':
		return prev != 's' && prev != 'u' || strings.HasSuffix(s, "ous")
	case 'z':
		return prev != 'z'
	case 't':
		return strings.HasSuffix(s, "at") && !strings.HasSuffix(s, "eat") && !strings.HasSuffix(s, "oat") && n > 3 || strings.HasSuffix(s, "ot") && n < 5 || strings.HasSuffix(s, "ut") && n > 4 && !vowelAt(s[n-3])
	case 'r':
		return strings.HasSuffix(s, "ir") && n < 6 || strings.HasSuffix(s, "ur") && n < 7 || strings.HasSuffix(s, "ar") && n < 6 && n > 2 && !vowelAt(s[n-3])
	case 'l':
		return !vowelAt(prev) && prev != 'l' && prev != 'r' && prev != 'w'
	case 'd':
		return (prev == 'i' || prev == 'u') && n > 3 && !vowelAt(s[n-3])
	case 'n':
		return prev == 'i' && n > 3 && !vowelAt(s[n-3]) && n < 6
	case 'k', 'm', 'p', 'b':
		return vowelAt(prev) && n > 2 && !vowelAt(s[n-3]) && n < 5
	}
	return false
}

// endings are the endings of derivation by their last letter, each list in the
// order in which they are tried.
var endings = func() (by [256][]string) {
	for _, e := range [...]string{
		"isation", "ization", "ational", "fulness", "iveness", "ation", "ition", "ement", "ments", "ment", "ances", "ance", "ence", "ancy", "ency",
		"able", "ible", "ness", "sion", "tion", "ship", "ity", "ive", "ous", "ial", "ian", "ary", "ery", "ory", "ers", "ion", "ing", "ism", "ist", "ise", "ize", "ate", "er", "or", "al", "ly", "ic", "ed", "en", "y", "e",
	} {
		last := e[len(e)-1]
		by[last] = append(by[last], e)
	}
	return by
}()

// Root is a base form without its ending of derivation, for comparing words
// that no table knows: "shipment" and "ship", "developer" and "development".
// It is no word.
func Root(lemma string) string {
	if len(lemma) <= 4 {
		return lemma
	}
	if s, in := strings.CutSuffix(lemma, "ion"); in && len(s) > 5 && strings.HasSuffix(s, "ss") {
		return s // "compression", "discussion"
	}
	for _, suffix := range endings[lemma[len(lemma)-1]] {
		if strings.HasSuffix(lemma, suffix) && len(lemma)-len(suffix) >= 4 {
			s := lemma[:len(lemma)-len(suffix)]
			if suffix == "sion" || suffix == "tion" || suffix == "ion" {
				return strings.TrimRight(s, "ts")
			}
			return strings.TrimRight(s, "ei")
		}
	}
	return lemma
}

func trimPossessive(s string) string {
	switch {
	case strings.HasSuffix(s, "'s"):
		return s[:len(s)-2]
	case strings.HasSuffix(s, "’s"):
		return s[:len(s)-len("’s")]
	case strings.HasSuffix(s, "s'"):
		return s[:len(s)-1]
	case strings.HasSuffix(s, "s’"):
		return s[:len(s)-len("’")]
	}
	return s
}

func hasVowel(s string) bool { return strings.ContainsAny(s, "aeiouy") }

func vowelAt(b byte) bool { return strings.IndexByte("aeiou", b) >= 0 }

func isASCII(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}
