package check

import (
	"encoding/binary"
	"math"

	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
	"github.com/factlint/factlint/lint/text"
)

// The binary form of a record is for temporary files and caches of this same
// program. What several records of an article have in common, its path and the
// sentence, stands before them once; a record says how far back:
//
//	path | sentence | record record | sentence | record ...
//
// A record is first where it stands, then what else its article says, then what
// a rule compares, so that two that say the same have the same last bytes.

// The bits of what a record is.
const (
	// isExcerpt: what stands before it is no sentence but its Context.
	isExcerpt = 1 << iota
	// isName: it says no more than its Key and Text, as names do, of which most
	// records are.
	isName
)

// sight is where a record stands in its sentence. The excerpt that is its Context
// is made when it is read back, as few are.
type sight struct {
	text string
	mark text.Span
	bits byte
}

// packing is the state of writing the records of one article.
type packing struct {
	b []byte
	// path and sentence are where the last of each stands in b.
	path, sentence         int
	pathText, sentenceText string
	begun                  bool
}

// record appends a record. It gives its place, and the hash of what a rule
// compares.
func (w *packing) record(r *lint.Record, in *sight) (at int, said uint64) {
	if !w.begun || r.Path != w.pathText {
		w.path, w.pathText = len(w.b), r.Path
		w.b = quant.AppendText(w.b, r.Path)
	}
	if !w.begun || in.text != w.sentenceText {
		w.sentence, w.sentenceText = len(w.b), in.text
		w.b = quant.AppendText(w.b, in.text)
	}
	w.begun = true
	at = len(w.b)
	bits := in.bits
	if saysName(r) {
		bits |= isName
	}
	b := append(w.b, bits)
	b = binary.AppendUvarint(b, uint64(at-w.path))
	b = binary.AppendUvarint(b, uint64(at-w.sentence))
	for _, n := range [...]int{r.Place.Start, r.Place.End, r.Place.Line, r.Place.Column, r.Place.EndLine, r.Place.EndColumn, in.mark.Start, in.mark.End, r.Mention} {
		b = binary.AppendVarint(b, int64(n))
	}
	n := len(b)
	if bits&isName != 0 {
		w.b = quant.AppendText(quant.AppendText(b, r.Key), r.Text)
		return at, hashBytes(w.b[n:])
	}
	b = appendValues(b, r.Others)
	b = appendWords(b, r.Said)
	b = appendPhrases(appendPhrases(b, r.Kinds), r.Parts)
	b = appendValues(b, r.Dates)
	n = len(b)
	w.b = appendSaid(b, r)
	return at, hashBytes(w.b[n:])
}

// saysName reports whether a record says no more than its Key and Text.
func saysName(r *lint.Record) bool {
	return r.Value.Kind == quant.NoKind && len(r.Keys) == 0 && r.Time.IsZero() && r.Date.IsZero() &&
		r.Subject == "" && r.Event == "" && r.Head == "" && r.Speaker == "" && r.Left == "" && r.Right == "" &&
		len(r.Words)+len(r.Near)+len(r.Names)+len(r.Above)+len(r.Families)+len(r.Beside)+len(r.Others)+len(r.Said)+len(r.Dates)+len(r.Parts) == 0 &&
		r.Mood == lint.Asserted && !r.Headline && !r.Apart && !r.Timed && r.Trust == 0
}

func appendValues(b []byte, list []quant.Value) []byte {
	b = binary.AppendUvarint(b, uint64(len(list)))
	for i := range list {
		b = list[i].AppendBinary(b)
	}
	return b
}

func appendWords(b []byte, list []string) []byte {
	b = binary.AppendUvarint(b, uint64(len(list)))
	for _, w := range list {
		b = quant.AppendText(b, w)
	}
	return b
}

func appendPhrases(b []byte, list []lint.Phrase) []byte {
	b = binary.AppendUvarint(b, uint64(len(list)))
	for i := range list {
		p := &list[i]
		proper := byte(0)
		if p.Proper {
			proper = 1
		}
		b = append(b, byte(p.Part), proper)
		for _, s := range []string{p.Prep, p.Of, p.Head} {
			b = quant.AppendText(b, s)
		}
		b = appendWords(appendWords(b, p.Mods), p.Whose)
	}
	return b
}

func appendSaid(b []byte, r *lint.Record) []byte {
	b = quant.AppendText(b, r.Key)
	for _, s := range []string{r.Subject, r.Event, r.Head, r.Speaker, r.Text, r.Left, r.Right, r.Fact, r.Lang} {
		b = quant.AppendText(b, s)
	}
	for _, list := range [][]string{r.Words, r.Near, r.Names, r.Above, r.Families, r.Keys, r.Which, r.Own, r.Holder} {
		b = appendWords(b, list)
	}
	b = appendValues(b, r.Beside)
	b = r.Value.AppendBinary(b)
	b = r.Time.AppendBinary(b)
	b = r.Date.AppendBinary(b)
	flags := byte(0)
	if r.Headline {
		flags = 1
	}
	if r.Apart {
		flags |= 2
	}
	if r.Timed {
		flags |= 4
	}
	if r.From {
		flags |= 8
	}
	if r.To {
		flags |= 16
	}
	b = append(b, byte(r.Mood), flags)
	return binary.BigEndian.AppendUint64(b, math.Float64bits(r.Trust))
}

// readRecord reads a record without its path and Context, how far before it the
// path and the sentence stand, and what it is.
func readRecord(r *quant.Reader) (out lint.Record, path, sentence int64, bits byte) {
	bits = r.Byte()
	path, sentence = int64(r.Uint()), int64(r.Uint())
	for _, n := range [...]*int{
		&out.Place.Start, &out.Place.End, &out.Place.Line, &out.Place.Column, &out.Place.EndLine, &out.Place.EndColumn,
		&out.Mark.Start, &out.Mark.End, &out.Mention,
	} {
		*n = int(r.Int())
	}
	if bits&isName != 0 {
		out.Key, out.Text = r.String(), r.String()
		return out, path, sentence, bits
	}
	out.Others = readValues(r)
	out.Said, out.Kinds, out.Parts = readWords(r), readPhrases(r), readPhrases(r)
	out.Dates = readValues(r)
	out.Key = r.String()
	for _, s := range []*string{&out.Subject, &out.Event, &out.Head, &out.Speaker, &out.Text, &out.Left, &out.Right, &out.Fact, &out.Lang} {
		*s = r.String()
	}
	for _, list := range []*[]string{&out.Words, &out.Near, &out.Names, &out.Above, &out.Families, &out.Keys, &out.Which, &out.Own, &out.Holder} {
		*list = readWords(r)
	}
	out.Beside = readValues(r)
	out.Value, out.Time, out.Date = r.Value(), r.Date(), r.Date()
	out.Mood = lint.Mood(r.Byte())
	flags := r.Byte()
	out.Headline, out.Apart = flags&1 != 0, flags&2 != 0
	out.Timed, out.From, out.To = flags&4 != 0, flags&8 != 0, flags&16 != 0
	var trust uint64
	for range 8 {
		trust = trust<<8 | uint64(r.Byte())
	}
	out.Trust = math.Float64frombits(trust)
	return out, path, sentence, bits
}

// show makes a record's Context of its sentence.
func show(r *lint.Record, sentence string, bits byte) {
	if bits&isExcerpt != 0 {
		r.Context = sentence
		return
	}
	e := excerptOf(sentence, r.Mark)
	r.Context, r.Mark = e.Text, text.Span{Start: e.Start, End: e.End}
}

func readWords(r *quant.Reader) (out []string) {
	for n := r.Uint(); n > 0 && r.Err == nil; n-- {
		out = append(out, r.String())
	}
	return out
}

func readPhrases(r *quant.Reader) (out []lint.Phrase) {
	for n := r.Uint(); n > 0 && r.Err == nil; n-- {
		p := lint.Phrase{Part: lint.PhrasePart(r.Byte()), Proper: r.Byte() != 0}
		p.Prep, p.Of, p.Head = r.String(), r.String(), r.String()
		p.Mods, p.Whose = readWords(r), readWords(r)
		out = append(out, p)
	}
	return out
}

func readValues(r *quant.Reader) (out []quant.Value) {
	for n := r.Uint(); n > 0 && r.Err == nil; n-- {
		out = append(out, r.Value())
	}
	return out
}

// hashKey and hashBytes are the same in every run of the program: FNV-1a, of
// bytes by eight at once, which the shift mixes.
func hashKey(s string) uint64 { return hashOn(hashBasis, s) }

// hashOn is the hash of a text behind what has the hash h.
func hashOn(h uint64, s string) uint64 {
	for ; len(s) >= 8; s = s[8:] {
		h = (h ^ eight(s)) * hashPrime
		h ^= h >> 32
	}
	for i := range len(s) {
		h = (h ^ uint64(s[i])) * hashPrime
	}
	return h
}

// eight are the first eight bytes of a text as one number.
func eight(s string) uint64 {
	_ = s[7]
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 | uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
}

func hashBytes(b []byte) uint64 {
	h := uint64(hashBasis)
	for ; len(b) >= 8; b = b[8:] {
		h = (h ^ binary.LittleEndian.Uint64(b)) * hashPrime
		h ^= h >> 32
	}
	for _, c := range b {
		h = (h ^ uint64(c)) * hashPrime
	}
	return h
}

const (
	hashBasis = 14695981039346656037
	hashPrime = 1099511628211
)
