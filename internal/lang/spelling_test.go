package lang

import (
	"strings"
	"testing"
)

func TestSpellingsTellWordsApart(t *testing.T) {
	seen := map[Spelling]string{}
	for _, stem := range []string{"", "a", "ab", "zebra", "Zebra", "é", "a\x00", "\x00", "abcdefghijklmn"} {
		for n := range exact + 1 {
			for _, w := range []string{stem + strings.Repeat("x", n), strings.Repeat("y", n) + stem} {
				key := Spell(w)
				if other, ok := seen[key]; ok && other != w && !key.long() {
					t.Fatalf("%q and %q have one spelling", w, other)
				}
				if seen[key] = w; key.long() != (len(w) > exact) {
					t.Errorf("%q is long: %v", w, key.long())
				}
			}
		}
	}
	if k := Spell(strings.Repeat("a", 1<<16)); !k.long() {
		t.Error("a word of 64 KiB is not long")
	}
}

// The letters taken eight at a time are those that a loop would take.
func TestSpellLetters(t *testing.T) {
	for b := range 256 {
		for n := range 24 {
			for _, rest := range []string{"", "x", " and then some more of it"} {
				text := "12" + strings.Repeat("q", n) + string([]byte{byte(b)}) + rest
				end := 2
				for end < len(text) && (text[end]|0x20) >= 'a' && (text[end]|0x20) <= 'z' {
					end++
				}
				if key, got := SpellLetters(text, 2); got != end || key != Spell(text[2:end]) {
					t.Fatalf("%q: the letters end at %d with %v, want %d with %v", text, got, key, end, Spell(text[2:end]))
				}
			}
		}
	}
}

func FuzzSpellLetters(f *testing.F) {
	f.Add("The Council of Georgia's ministers", 4)
	f.Add("internationalisation", 0)
	f.Fuzz(func(t *testing.T, text string, i int) {
		if i < 0 || i > len(text) {
			return
		}
		end := i
		for end < len(text) && (text[end]|0x20) >= 'a' && (text[end]|0x20) <= 'z' {
			end++
		}
		if key, got := SpellLetters(text, i); got != end || key != Spell(text[i:end]) {
			t.Fatalf("%q from %d ends at %d, want %d", text, i, got, end)
		}
	})
}
