package meet

import (
	"strings"
	"testing"

	"github.com/factlint/factlint/lint"
)

func TestPartOfNumber(t *testing.T) {
	for _, tt := range []struct {
		context string // the value between bars
		want    bool
	}{
		{"the ward has 530 beds, of which |204| were taken", true},
		{"40 crews came, of whom |12| stayed", true},
		{"a ward of |204| beds", false},
		{"the ward which |204| guards", false},
		{"which |204| of them took", false},
		{"|204| beds were taken", false},
	} {
		before, rest, _ := strings.Cut(tt.context, "|")
		value, after, _ := strings.Cut(rest, "|")
		r := lint.Record{Context: before + value + after, Mark: lint.Span{Start: len(before), End: len(before) + len(value)}}
		if got := partOfNumber(&r); got != tt.want {
			t.Errorf("%s: got %t, want %t", tt.context, got, tt.want)
		}
	}
}
