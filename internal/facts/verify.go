package facts

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"

	"github.com/sergi/go-diff/diffmatchpatch"

	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// The names under which Verify reports.
const (
	RuleQuote     = "quote-missing"   // a quote does not stand in its copy
	RuleValue     = "quote-value"     // a quote does not hold its fact's value
	RuleStatement = "statement-value" // a fact's own sentence does not hold its value
	RuleCopy      = "copy-missing"    // a saved copy cannot be read
	RuleChanged   = "copy-changed"    // a saved copy is not the one that was locked
	RuleUncited   = "fact-uncited"    // a fact has no source
	RuleDisagree  = "fact-disagree"   // two facts cannot both be true
	RuleOrder     = "fact-order"      // dated facts stand against a chronology
	RuleDuplicate = "fact-duplicate"  // two facts say the same
	RuleReview    = "fact-review"     // a fact's review date is past
	RuleDerived   = "fact-derivation" // a stated value is not what follows from others
)

// VerifyConfig steers Verify.
type VerifyConfig struct {
	// Files reads the saved copies. Nil: they are not read.
	Files Files
	// Text is the plain text of a copy by its name and bytes. Nil: the bytes
	// are the text.
	Text func(name string, b []byte) string
	// Date is the day by which review dates are judged, zero for none.
	Date quant.Date
}

// verifier holds what Verify learns on its way.
type verifier struct {
	*Book
	cfg    VerifyConfig
	copies map[string]*copyText
	faults []Fault
	buffer lint.Document // of the sentence that was read last
	// told are the pairs of facts that were reported.
	told map[[2]*lint.Fact]bool
}

// Verify checks a book against the saved copies of its sources and against
// itself: quotes, locks, contradictions, chronologies, derivations, citations,
// near-duplicates and review dates. The faults of Load are not repeated.
func (b *Book) Verify(cfg VerifyConfig) []Fault {
	v := &verifier{Book: b, cfg: cfg, copies: map[string]*copyText{}}
	for _, s := range b.Facts.Sources {
		v.copy(s)
	}
	for _, f := range b.Facts.Facts {
		v.fact(f)
	}
	v.agreement()
	v.statements()
	v.chronology()
	sortFaults(v.faults)
	return v.faults
}

// source is the file of a place.
func (b *Book) source(path string) *source {
	for _, s := range b.files {
		if s.path == path {
			return s
		}
	}
	return b.files[0]
}

// report adds a fault at an entry's place.
func (v *verifier) report(at lint.Position, rule string, severity lint.Severity, fact *lint.Fact, message, detail string) *Fault {
	src := v.source(at.Path)
	f := newFault(src, src.spanAt(at.Offset), rule, severity, message, detail)
	if fact != nil {
		f.Fact = &fact.ID
	}
	v.faults = append(v.faults, f)
	return &v.faults[len(v.faults)-1]
}

// related is the place of another entry.
func (b *Book) related(at lint.Position, message string) lint.FindingRelated {
	src := b.source(at.Path)
	span := src.spanAt(at.Offset)
	return lint.FindingRelated{Place: src.place(span), Message: message, Excerpt: src.excerpt(span)}
}

// copy reads the saved copy of a source and checks its lock.
func (v *verifier) copy(s *lint.Source) {
	if s.Copy == "" || v.cfg.Files == nil {
		return
	}
	b, err := v.cfg.Files.ReadFile(s.Copy)
	if err != nil {
		v.report(s.Pos, RuleCopy, lint.Error, nil, fmt.Sprintf("the copy %q of source %q: %s", s.Copy, s.ID, plainError(err)),
			"Save the source's text there, or correct 'copy:'.")
		return
	}
	if sum := sha256.Sum256(b); s.SHA256 != "" && s.SHA256 != hex.EncodeToString(sum[:]) {
		v.report(s.Pos, RuleChanged, lint.Error, nil, fmt.Sprintf("the copy %q of source %q is not the one that was locked", s.Copy, s.ID),
			"Read what has changed in it; 'factlint facts lock' accepts it as it is now.\nIts SHA-256 is "+hex.EncodeToString(sum[:])+".")
	}
	if v.copies[s.Copy] != nil {
		return
	}
	plain := string(b)
	if v.cfg.Text != nil {
		plain = v.cfg.Text(s.Copy, b)
	}
	v.copies[s.Copy] = newCopy(plain)
}

// fact checks one fact by itself.
func (v *verifier) fact(f *lint.Fact) {
	cited := f.Refs != nil || f.Derivation != nil // a source that is not declared has a fault of its own
	for i := range f.Refs {
		v.quote(f, &f.Refs[i], f.Values)
	}
	for i := range f.Values {
		o := &f.Values[i]
		for j := range o.Refs {
			cited = true
			v.quote(f, &o.Refs[j], f.Values[i:i+1])
		}
	}
	v.statement(f)
	if !cited {
		v.report(f.Pos, RuleUncited, lint.Warning, f, fmt.Sprintf("fact %q has no source", f.ID),
			"Add 'refs:' with a source and the words that state it.")
	}
	if !f.ReviewAfter.IsZero() && !v.cfg.Date.IsZero() && f.ReviewAfter.Known() && f.ReviewAfter.Last() < v.cfg.Date.First() {
		v.report(f.Pos, RuleReview, lint.Warning, f, fmt.Sprintf("fact %q was to be looked at again after %s", f.ID, f.ReviewAfter),
			"Check that it still holds, and move 'review_after'.")
	}
	if f.Derivation != nil {
		v.derivation(f)
	}
}

// quote checks that a quote stands in its copy and holds one of the values.
func (v *verifier) quote(f *lint.Fact, ref *lint.Ref, values []lint.Observation) {
	if ref.Quote.Exact == "" {
		return
	}
	if c := v.copies[ref.Source.Copy]; c != nil {
		if !v.stands(c, ref.Quote) {
			v.missing(f, ref, c)
		}
	}
	if f.Derivation == nil {
		v.holds(f, ref, values)
	}
}

// stands reports whether a quote stands in a copy. A quote may leave words out
// with an ellipsis: its parts then follow each other.
func (v *verifier) stands(c *copyText, q lint.Quote) bool {
	if _, _, ok := c.find(q.Exact, q.Prefix, q.Suffix); ok {
		return true
	}
	parts := elided(q.Exact)
	if len(parts) < 2 {
		return false
	}
	last := -1
	for _, part := range parts {
		start, end, ok := c.find(part, "", "")
		if !ok || start < last || last >= 0 && start > last+maxElision {
			return false
		}
		last = end
	}
	return true
}

// maxElision is how many bytes an ellipsis may stand for.
const maxElision = 2000

// elided are the parts of a quote around its ellipses.
func elided(s string) []string {
	s = strings.NewReplacer("[...]", "…", "[…]", "…", "(...)", "…", "...", "…").Replace(s)
	var parts []string
	for part := range strings.SplitSeq(s, "…") {
		if part = strings.TrimSpace(part); part != "" {
			parts = append(parts, part)
		}
	}
	return parts
}

func (v *verifier) missing(f *lint.Fact, ref *lint.Ref, c *copyText) {
	message := fmt.Sprintf("the quote of fact %q does not stand in %s", f.ID, ref.Source.Copy)
	if _, _, ok := c.find(ref.Quote.Exact, "", ""); ok {
		v.report(ref.Pos, RuleQuote, lint.Error, f, fmt.Sprintf("the quote of fact %q stands in %s, but not between its prefix and suffix", f.ID, ref.Source.Copy),
			"Correct 'prefix:' and 'suffix:'; they are the words right before and after the quote.")
		return
	}
	if inner, curly := uncurled(ref.Quote.Exact); curly {
		if _, _, ok := c.find(inner, "", ""); ok {
			v.report(ref.Pos, RuleQuote, lint.Error, f, message+" with its “curly” quotation marks",
				"YAML takes those for a part of the text. Write \""+inner+"\", or leave them out.")
			return
		}
	}
	passage := c.nearest(ref.Quote.Exact)
	if passage == "" {
		v.report(ref.Pos, RuleQuote, lint.Error, f, message, "Nothing in it is like this quote. Is it from another source?")
		return
	}
	v.report(ref.Pos, RuleQuote, lint.Error, f, message,
		"The nearest passage reads: "+passage+"\nThe difference ([-in the quote-] {+in the copy+}): "+difference(ref.Quote.Exact, passage)+
			"\nCopy the words from the source, and check that they still state the value.")
}

// difference shows how a quote differs from a passage, word by word.
func difference(quote, passage string) string {
	quote, _ = even(quote)
	dmp := diffmatchpatch.New()
	dmp.DiffTimeout = 0 // the same answer on every machine
	a, b, words := dmp.DiffLinesToRunes(strings.ReplaceAll(quote, " ", "\n")+"\n", strings.ReplaceAll(passage, " ", "\n")+"\n")
	var out strings.Builder
	write := func(open, s, closing string) {
		if s = strings.TrimSpace(strings.ReplaceAll(s, "\n", " ")); s == "" {
			return
		}
		if out.Len() > 0 {
			out.WriteByte(' ')
		}
		out.WriteString(open + s + closing)
	}
	for _, d := range dmp.DiffCharsToLines(dmp.DiffMainRunes(a, b, false), words) {
		switch d.Type {
		case diffmatchpatch.DiffDelete:
			write("[-", d.Text, "-]")
		case diffmatchpatch.DiffInsert:
			write("{+", d.Text, "+}")
		default:
			write("", d.Text, "")
		}
	}
	return out.String()
}
