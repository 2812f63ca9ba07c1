package lint

import (
	"sort"
	"strings"
)

// Mention returns mention i.
func (p *Pass) Mention(i int) *Mention { return &p.Mentions[i] }

// Shared is what find works out of an article, once for all rules that ask for
// it. It is known by its type, which must be a type of its own, and must not be
// changed.
func Shared[T any](p *Pass, find func(*Pass) T) T {
	for _, v := range p.shared {
		if t, ok := v.(T); ok {
			return t
		}
	}
	t := find(p)
	p.shared = append(p.shared, t)
	return t
}

// Gap is the text between mentions i and j (i before j) in lower case, without
// the words that hedge j and without white space at its ends.
func (p *Pass) Gap(i, j int) string {
	end := p.Mentions[j].Span.Start
	if h := p.Mentions[j].Hedge; !h.Empty() && h.End <= end && h.Start >= p.Mentions[i].Span.End {
		end = h.Start
	}
	start := p.Mentions[i].Span.End
	if h := p.Mentions[i].Hedge; !h.Empty() && h.Start >= start && h.End <= end {
		start = h.End
	}
	return strings.ToLower(strings.TrimSpace(Span{Start: start, End: end}.Of(p.Doc.Text)))
}

// SentenceText is the text of sentence s.
func (p *Pass) SentenceText(s int) string { return p.Text(p.Sentences[s].Span) }

// Block is the block that holds sentence s.
func (p *Pass) Block(s int) Block { return p.Doc.Blocks[p.Sentences[s].Block] }

// ClauseOf is the innermost clause that holds s, nil where none does. Clauses
// are in order of their sentences.
func (p *Pass) ClauseOf(s Span) *Clause {
	sentence := sort.Search(len(p.Sentences), func(i int) bool { return p.Sentences[i].Span.End >= s.End })
	first := sort.Search(len(p.Clauses), func(i int) bool { return p.Clauses[i].Sentence >= sentence })
	var best *Clause
	for i := first; i < len(p.Clauses) && p.Clauses[i].Sentence == sentence; i++ {
		c := &p.Clauses[i]
		if c.Span.Contains(s) && (best == nil || c.Span.Len() < best.Span.Len()) {
			best = c
		}
	}
	return best
}

// crowdedSentence is the number of values from which a "sentence" is a list or
// a table that lost its lines.
const crowdedSentence = 80

// Crowded reports whether sentence s holds more values than any sentence that
// somebody wrote. Rules that hold the values of a sentence against each other
// leave it alone, so that no text takes more than linear time.
func (p *Pass) Crowded(s int) bool {
	first, last := p.SentenceMentions(s)
	return last-first > crowdedSentence
}

// HasWord reports whether a token of [first, last) is of the class.
func (p *Pass) HasWord(first, last int, class string) bool {
	return p.FindWord(first, last, class) >= 0
}

// Among reports whether token i is one of a set of words, in this very form; see
// Lexicon.Among.
func (p *Pass) Among(i int, set string) bool {
	if i >= 0 && i < len(p.Lexemes) && p.Lexemes[i] != NoLexeme {
		sets := p.Lexemes[i].Sets
		return sets != 0 && p.Lex.AmongSets(sets, set) // most are in no set at all
	}
	return p.Lex.Among(p.Word(i), set)
}

// FindWord is the first token of [first, last) that is of the class, -1 for
// none.
func (p *Pass) FindWord(first, last int, class string) int {
	first, last = max(first, 0), min(last, len(p.Tokens))
	n := p.Lex.ClassNumber(class)
	if first >= last || n < 0 {
		return -1
	}
	for i := first; i < last; i++ {
		if t := &p.Tokens[i]; t.Flags&Classed != 0 && t.Kind == Word && p.Lexemes[i].Classes.Has(n) {
			return i
		}
	}
	return -1
}

// InQuotation reports whether s stands within quotation marks in its sentence.
// Words of a direct quotation are never rewritten.
func (p *Pass) InQuotation(s Span) bool {
	if c := p.ClauseOf(s); c != nil && c.Quoted {
		return true
	}
	i := p.Doc.BlockOf(s)
	if i < 0 {
		return false
	}
	b := p.Doc.Blocks[i]
	if b.Kind == Quotation {
		return true
	}
	before := p.Text(Span{Start: max(b.Span.Start, s.Start-longestParagraph), End: s.Start})
	after := p.Text(Span{Start: s.End, End: min(b.Span.End, s.End+longestParagraph)})
	if strings.Count(before, "“") > strings.Count(before, "”") && strings.Contains(after, "”") {
		return true
	}
	return strings.Count(before, `"`)%2 == 1 && strings.Contains(after, `"`)
}

// longestParagraph bounds in bytes how far quotation marks are looked for, so
// that a text without paragraphs takes no more than linear time.
const longestParagraph = 16 << 10

// Rewrite is the fix that puts words in the place of s, or, within a direct
// quotation, the offer to mark it [sic].
func (p *Pass) Rewrite(s Span, words string) Fix {
	if p.InQuotation(s) {
		return Fix{Title: "Keep the quotation and add [sic]", Safety: Unsafe, Edits: []Edit{{Span: Span{Start: s.End, End: s.End}, New: " [sic]"}}}
	}
	return Fix{Title: "Write " + words, Safety: Unsafe, Edits: []Edit{{Span: s, New: words}}}
}
