package slab

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

func TestStretchesStayApart(t *testing.T) {
	var s Of[int]
	var kept [][]int
	for n := range 200 {
		list := slices.Repeat([]int{n}, n%37)
		kept = append(kept, s.Keep(list))
		clear(list)
	}
	for n, list := range kept {
		_ = append(list, -1)
		if !slices.Equal(list, slices.Repeat([]int{n}, n%37)) {
			t.Errorf("stretch %d holds %v", n, list)
		}
	}
	if a, b := s.One(1), s.One(2); *a != 1 || *b != 2 {
		t.Error("two values are one")
	}
}

func TestTextsStayApart(t *testing.T) {
	var texts Texts
	var want, got []string
	for n := range 3000 {
		s := strings.Repeat(fmt.Sprint(n%500), n%60)
		want, got = append(want, s), append(got, texts.Keep(s))
	}
	if !slices.Equal(want, got) {
		t.Error("a text is kept as another")
	}
}
