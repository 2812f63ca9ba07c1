package meet

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/factlint/factlint/internal/lang"
	"github.com/factlint/factlint/internal/lang/joint"
	"github.com/factlint/factlint/internal/sorted"
	"github.com/factlint/factlint/lint"
)

// doneByOther reports whether the sentence of one record tells by whom it was done, in the
// passive, and names the subject of the other one besides: "the 1978 race was won by Tanner, ahead
// of Sarto" and "Sarto won in 1979".
func doneByOther(a, b *lint.Record) bool {
	return doneBy(a, b) || doneBy(b, a)
}

func doneBy(r, o *lint.Record) bool {
	doer := doerOf(r)
	if len(doer) == 0 || o.Subject == "" || common(doer, o.Names) {
		return false
	}
	subject := lowerNames(o.Subject)
	return len(subject) > 0 && !common(doer, subject) && !common(lowerNames(r.Subject), subject) &&
		!slices.ContainsFunc(subject, func(w string) bool { return !sorted.Has(r.Names, w) || sorted.Has(r.Above, w) })
}

// doerOf are the words of the name behind "by" and a participle in the clause of a record, in small
// letters.
func doerOf(r *lint.Record) []string {
	w := lang.EnglishWords()
	joints := joint.Words(w)
	words := strings.Fields(r.Context)
	for i := 1; i+1 < len(words); i++ {
		done := strings.ToLower(words[i-1])
		if joints.Of(words[i])&joint.By == 0 || w.Lemma(done) == done || !w.IsVerb(w.Lemma(done)) {
			continue
		}
		end := i + 1
		for end < len(words) && capital(words[end]) && (end == i+1 || !strings.HasSuffix(words[end-1], ",")) {
			end++
		}
		if end > i+1 {
			return lowerNames(strings.Join(words[i+1:end], " "))
		}
	}
	return nil
}

// lowerNames are the words of a name that begin with a capital, in small letters, sorted.
func lowerNames(name string) (out []string) {
	for _, x := range strings.Fields(name) {
		if capital(x) {
			x = strings.TrimFunc(x, func(c rune) bool { return !unicode.IsLetter(c) })
			out = append(out, lang.WithoutAccents(strings.ToLower(x)))
		}
	}
	slices.Sort(out)
	return out
}

func capital(word string) bool {
	c, _ := utf8.DecodeRuneInString(word)
	return unicode.IsUpper(c)
}
