package mention

import (
	"github.com/factlint/factlint/internal/lang"
	"github.com/factlint/factlint/internal/segment"
	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/text"
)

// What the grammars ask of single tokens.

// class is the union of what the tables say of token i, and segment.Digit for
// a digit run. It is 0 outside of the sentence.
//
//go:noinline
func (s *scanner) class(i int) lang.Class {
	if i < s.first || i >= s.last {
		return 0
	}
	t := &s.Tokens[i]
	if t.Kind == lint.Digits {
		return segment.Digit
	}
	return s.Lang.NodeClass(t.Word)
}

// info is what the tables say of token i, the empty info outside of the
// sentence.
//
//go:noinline
func (s *scanner) info(i int) *lang.Info {
	if i < s.first || i >= s.last {
		return s.Lang.Info(0)
	}
	return s.Lang.Info(s.Tokens[i].Word)
}

// word is the text of token i, "" outside of the sentence.
//
//go:noinline
func (s *scanner) word(i int) string {
	if i < s.first || i >= s.last {
		return ""
	}
	return s.src[s.Tokens[i].Start:s.Tokens[i].End]
}

// glued reports whether token i follows the one before it without white space.
//
//go:noinline
func (s *scanner) glued(i int) bool {
	return i > s.first && i < s.last && s.Tokens[i].Flags&lint.SpaceLeft == 0
}

// is reports whether token i is the given mark or lower-case word.
//
//go:noinline
func (s *scanner) is(i int, word string) bool {
	if i < s.first || i >= s.last {
		return word == ""
	}
	return s.src[s.Tokens[i].Start:s.Tokens[i].End] == word
}

// dash reports whether token i is a hyphen, dash or minus sign.
//
//go:noinline
func (s *scanner) dash(i int) bool {
	if i < s.first || i >= s.last || s.Tokens[i].Kind != lint.Mark {
		return false
	}
	switch s.word(i) {
	case "-", "–", "—", "‐", "‑", "‒", "−":
		return true
	}
	return false
}

// hyphen reports whether token i is a dash glued on both sides: "20-year".
// Tokenised texts put spaces around it ("30 - year bonds").
func (s *scanner) hyphen(i int) bool {
	if !s.dash(i) {
		return false
	}
	if s.glued(i) {
		return s.glued(i + 1)
	}
	return !s.glued(i+1) && s.word(i) == "-" && s.class(i-1)&segment.Digit != 0 && s.class(i+1)&(lang.TimeUnit|lang.UnitWord) != 0 && len(s.word(i+1)) > 3
}

// span covers the tokens [first, last).
//
//go:noinline
func (s *scanner) span(first, last int) text.Span {
	if first >= last {
		return text.Span{}
	}
	return text.Span{Start: int(s.Tokens[first].Start), End: int(s.Tokens[last-1].End)}
}
