package mention

import (
	"strings"

	"github.com/factlint/factlint/internal/lang"
	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// refused reports whether a number is no value: the number of an article, page
// or model.
func (s *scanner) refused(a *amount) bool {
	i := a.first
	if a.prefix {
		return false
	}
	if a.digits && s.glued(i) && i > s.first {
		prev := s.Tokens[i-1]
		switch {
		case s.dash(i-1) && s.glued(i-1) && i-2 >= s.first && s.Tokens[i-2].Kind != lint.Mark && s.class(i-2)&lang.CurrencyWord == 0:
			return true // S-300, Covid-19
		case prev.Kind == lint.Mark && strings.Contains("#+/.@_\\=", s.word(i-1)) && s.word(i-1) != "=":
			return true
		}
	}
	if a.kind == quant.NoKind && a.digits && s.class(i-1)&lang.Designator != 0 && i > s.first && (s.Tokens[i-1].Flags&lint.Capital != 0 || !s.nounAhead(a.next)) {
		return true
	}
	if a.digits && s.is(a.next, "+") && s.glued(a.next) && s.glued(a.next+1) {
		return true // 3+3
	}
	return false
}

func (s *scanner) nounAhead(i int) bool {
	return i < s.last && s.Tokens[i].Kind == lint.Word && s.class(i)&lang.NotNoun == 0
}

// count reads the noun that a bare number counts, and reports whether the
// number is a count at all.
func (s *scanner) count(a *amount) bool {
	a.kind = quant.KindCount
	first, next := s.nounPhrase(a)
	if next > first {
		a.nounFirst, a.nounNext = first, next
		a.unit = s.singularPhrase(first, next)
	}
	return true
}

// nounPhrase is the noun phrase that stands after a number.
func (s *scanner) nounPhrase(a *amount) (first, next int) {
	i := a.next
	if s.hyphen(i) {
		i++
	}
	one := a.num.Cmp(quant.FromInt(1)) == 0
	end, head := i, i
	for end < s.last && end-i < 8 {
		t := s.Tokens[end]
		if s.hyphen(end) {
			end++
			continue
		}
		if t.Kind != lint.Word && t.Kind != lint.Mixed || s.class(end)&lang.NotNoun != 0 {
			break
		}
		end++
		if s.nounPlural(end-1) || s.class(end-1)&lang.Noun != 0 {
			head = end
			if !(end < s.last && s.Tokens[end].Kind == lint.Word && s.nounPlural(end) && s.class(end)&lang.NotNoun == 0) && !s.hyphen(end) {
				break
			}
		} else if t.Flags&lint.Possessive != 0 {
			break
		}
	}
	if head == i && (one || end-i <= 3) {
		head = end
	}
	return i, head
}

func (s *scanner) nounPlural(i int) bool {
	w := s.word(i)
	return len(w) > 3 && w[len(w)-1] == 's' && !strings.HasSuffix(w, "ss") && !strings.HasSuffix(w, "us") && !strings.HasSuffix(w, "is") && s.Tokens[i].Flags&lint.Possessive == 0
}

// singularPhrase is a noun phrase as the contract names it: its last word
// singular, small letters but for names.
func (s *scanner) singularPhrase(first, next int) string {
	var b strings.Builder
	for i := first; i < next; i++ {
		w := s.word(i)
		if i > first && !s.glued(i) {
			b.WriteByte(' ')
		}
		if i == next-1 {
			w = s.Lang.Singular(w)
		}
		b.WriteString(w)
	}
	return b.String()
}
