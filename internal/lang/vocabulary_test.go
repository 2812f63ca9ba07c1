package lang

import (
	"fmt"
	"strings"
	"sync"
	"testing"

	"github.com/factlint/factlint/lint"
)

func TestLexemesSayWhatTheTablesSay(t *testing.T) {
	l := English()
	if n := len(l.ClassNames()); n >= 127 {
		t.Fatalf("%d classes; a ClassSet holds 127", n)
	}
	words := strings.Fields("The Council’s minister who had died in May was born to F Hall of U.S. Navy ; it rose by 5km and FELL again kWh iPhone € é É s300")
	for _, w := range append(words, strings.Repeat("Long", 40)) {
		x, root := l.Vocabulary().Of(w), ""
		if w == strings.ToLower(w) {
			root = Root(w)
		}
		if x.Text != w || x.Small.Text != strings.ToLower(w) || x.Base.Text != baseForm(w, l.Words, true) || x.Root != root {
			t.Errorf("%q: %q, small %q, base %q, root %q", w, x.Text, x.Small.Text, x.Base.Text, x.Root)
		}
		if node, _ := l.Lookup(x.Small.Text); node != x.Node {
			t.Errorf("%q has node %d, want %d", w, x.Node, node)
		}
		if small := x.Small.Text; x.Sets != l.sets.words.find(hashOf(small), small) {
			t.Errorf("%q is in the sets of word %d", w, x.Sets)
		}
		for _, class := range l.ClassNames() {
			id := l.ClassNumber(class)
			want := contains(l.listed(l.entry(x.Small.Text).classes), id) || contains(l.listed(l.entry(x.Base.Text).classes), id)
			if x.Classes.Has(id) != want || l.Is(w, class) != want {
				t.Errorf("%q in %s: %v, want %v", w, class, x.Classes.Has(id), want)
			}
		}
	}
}

// TestTablesHaveNoCapitals keeps what a vocabulary relies on: of a word with a capital it
// asks no table but in small letters.
func TestTablesHaveNoCapitals(t *testing.T) {
	for _, tag := range Tags() {
		l, err := Load(tag)
		if err != nil {
			t.Fatal(err)
		}
		for _, x := range []*index{&l.Words.index, &l.sets.words} {
			for _, e := range x.words {
				if word := x.pool[e.at:e.end]; word != strings.ToLower(word) {
					t.Errorf("%s: %q has a capital", tag, word)
				}
			}
		}
	}
}

func TestLexemesAreOneForEachWord(t *testing.T) {
	v := newVocabulary(English().Words)
	of := make([][]*lint.Lexeme, 4)
	var all sync.WaitGroup
	for k := range of {
		all.Go(func() {
			for i := range 3000 {
				of[k] = append(of[k], v.Of(fmt.Sprintf("Word%d", i*(k+1)%3000)))
			}
		})
	}
	all.Wait()
	seen, ids := map[string]*lint.Lexeme{}, map[uint32]string{}
	for _, list := range of {
		for _, x := range list {
			if y := seen[x.Text]; y != nil && y != x {
				t.Fatalf("%q has two lexemes", x.Text)
			}
			if other, ok := ids[x.ID]; ok && other != x.Text || x.ID == 0 {
				t.Fatalf("%q and %q are both number %d", x.Text, other, x.ID)
			}
			seen[x.Text], ids[x.ID] = x, x.Text
		}
	}
}

func TestVocabularyIsBounded(t *testing.T) {
	w := Words{english: true, index: English().Words.index, entries: English().entries, numbers: English().numbers, sets: English().sets, grammar: English()}
	v := newVocabulary(&w)
	w.vocabulary.Store(v)
	for i := range mostWords + 10 {
		v.Of(fmt.Sprintf("w%d", i))
	}
	if x := v.Of("onemore"); x.ID != 0 || x.Text != "onemore" || v.kept > mostWords {
		t.Errorf("%d words are kept; one more has number %d", v.kept, x.ID)
	}
	if w.Vocabulary() == v {
		t.Error("a full vocabulary is not given up")
	}
}
