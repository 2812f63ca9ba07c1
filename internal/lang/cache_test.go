package lang

import (
	"fmt"
	"testing"
)

func TestCacheTellsWordsApart(t *testing.T) {
	words := []string{"", "a", "b", "aa", "aaa", "aba", "aaaa", "aaaaa", "aaaaaaaa", "aaaaaaaaa", "aaaaaaaaaa", "aaaabaaaa", "a\x00", "\x00", "\x00\x00", "é", "été"}
	for i := range 2 * cacheWords {
		words = append(words, fmt.Sprintf("word%d", i), fmt.Sprintf("%d-and-a-long-tail-of-it", i))
	}
	var c Cache[string]
	for i, w := range words {
		if got := c.Get(w); got != nil {
			t.Fatalf("word %d, %q, is %q before it was put there", i, w, *got)
		}
		c.Put(w, &w)
		if got := c.Get(w); got == nil || *got != w {
			t.Fatalf("word %d, %q, is not what was put there", i, w)
		}
		if i == 64 {
			for _, v := range words[:i] {
				if got := c.Get(v); got == nil || *got != v {
					t.Fatalf("%q is lost", v)
				}
			}
		}
	}
	if c.Len() > cacheWords {
		t.Errorf("%d words are kept, more than %d", c.Len(), cacheWords)
	}
	c.Clear()
	if c.Len() != 0 || c.Get("a") != nil {
		t.Error("a cleared cache remembers")
	}
}
