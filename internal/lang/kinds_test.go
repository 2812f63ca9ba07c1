package lang

import "testing"

func TestKinds(t *testing.T) {
	w := EnglishWords()
	for _, c := range []struct {
		a, b string
		like bool
	}{
		{"bridge", "viaduct", true}, {"bridge", "tunnel", false}, {"plant", "farm", true}, {"plant", "refinery", true}, {"farm", "refinery", false}, {"wish", "wish", false},
	} {
		if got := w.Kinds(c.a).Share(w.Kinds(c.b)); got != c.like {
			t.Errorf("%s and %s: of one kind %v, want %v", c.a, c.b, got, c.like)
		}
	}
	rows := 0
	for _, line := range []byte(kindsTable) {
		if line == '\n' {
			rows++
		}
	}
	if rows > 128 {
		t.Errorf("%d rows, but Kinds has 128 bits", rows)
	}
}
