package facts

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/factlint/factlint/internal/lang"
	"github.com/factlint/factlint/internal/mention"
	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// Wish is what somebody asks of a proposed fact. What is left empty is taken
// from the sentence.
type Wish struct {
	ID             string
	Subject, Event []string
	Date, Value    string
	AsOf           string
	Refs           []EntryRef
}

// Propose makes an entry of a sentence: its id, subject, event and value. Of
// several values the first amount is taken, and the date beside it as its time;
// a sentence of dates alone gives the first date ("was first lit on 4 November
// 1871": the first is no amount).
func (b *Book) Propose(sentence string, w Wish) (Entry, error) {
	sentence = squeeze(sentence)
	told := Tell(b.lang, sentence, quant.Date{})
	f := Entry{ID: w.ID, Statement: sentence, Subject: w.Subject, Event: w.Event, Date: w.Date, Value: w.Value, AsOf: w.AsOf, Refs: w.Refs}
	at, err := b.choose(sentence, told, w)
	if err != nil {
		return Entry{}, err
	}
	if at >= 0 {
		if f.Date == "" && f.Value == "" {
			f.Date, f.Value = b.written(sentence, &told[at].Mention)
		}
		if f.AsOf == "" && f.Value != "" {
			f.AsOf = timeBeside(sentence, told, at)
		}
	}
	if len(f.Subject) == 0 {
		f.Subject = b.subjectWords(sentence, told, at)
	}
	if len(f.Event) == 0 && at >= 0 && told[at].Event != "" {
		f.Event = []string{told[at].Event}
		if what := b.measured(&told[at], f.Subject); what != "" {
			f.Event = []string{what}
		}
	}
	if f.ID == "" {
		f.ID = b.newID(f)
	}
	return f, nil
}

// choose is the value of a sentence that a fact is made of, -1 where the wish
// states one that the sentence does not hold.
func (b *Book) choose(sentence string, told []Told, w Wish) (int, error) {
	wanted := w.Value
	if wanted == "" {
		wanted = w.Date
	}
	if wanted != "" {
		v, err := mention.ParseValue(b.lang, wanted)
		if err != nil {
			return -1, fmt.Errorf("reading the value %q: write it as an article would, such as $1.4 billion, 7,200 km, 20%% or 2007-06-14", wanted)
		}
		o := lint.Observation{Value: v}
		return slices.IndexFunc(told, func(t Told) bool { return sameAmount(&t.Mention, &o) }), nil
	}
	best := -1
	for i := range told {
		m := &told[i].Mention
		if !m.Weak && m.Rel == "" && (best < 0 || weight(m) > weight(&told[best].Mention)) {
			best = i
		}
	}
	if best < 0 {
		return -1, fmt.Errorf("no value is found in %q: state the number or date, or give it with --value or --date", sentence)
	}
	return best, nil
}

// weight says which value of a sentence it is about: an amount rather than a
// date, and either rather than "first", which mostly says of an event that there
// was none before it.
func weight(m *lint.Mention) int {
	switch {
	case m.Kind() == quant.KindOrdinal && m.Value.Lo.Cmp(quant.FromInt(1)) == 0:
		return 0
	case m.Kind() == quant.KindDate:
		return 1
	}
	return 2
}

// written is a mention as a facts file states it: a date in EDTF, anything else
// in its own words, as long as they are read back as the same.
func (b *Book) written(t string, m *lint.Mention) (date, value string) {
	v := m.Value
	if v.Kind == quant.KindDate && v.Hedge == quant.NoHedge && v.Mod == quant.NoMod {
		return v.String(), ""
	}
	for _, words := range []string{wordsOf(t, m), squeeze(m.Span.Of(t)), v.Phrase()} {
		if back, err := mention.ParseValue(b.lang, words); err == nil && back.Kind == v.Kind && back.String() == v.String() && back.Hedge == v.Hedge && back.Unit == v.Unit {
			return "", words
		}
	}
	return "", wordsOf(t, m)
}

// timeBeside is the one date of a sentence besides a value, "" where there is
// none or several. A season is written as one: "2023/24".
func timeBeside(sentence string, told []Told, at int) string {
	found := ""
	for i := range told {
		m := &told[i].Mention
		if i == at || m.Kind() != quant.KindDate || !m.Value.Date.Known() || m.Relative {
			continue
		}
		when := m.Value.Date.String()
		if m.Value.Range {
			if when = strings.NewReplacer("-", "/", "–", "/").Replace(m.Span.Of(sentence)); periodOf(when) == "" {
				continue
			}
		}
		if found != "" {
			return ""
		}
		found = when
	}
	return found
}

// subjectWords are the id of the declared subject that a sentence names, or the
// names that it gives.
func (b *Book) subjectWords(sentence string, told []Told, at int) []string {
	d := decoder{out: b.Facts}
	if s := d.named(sentence); s != nil {
		return []string{s.ID}
	}
	if at >= 0 {
		s := subjectName(b.lang, told[at].Subject)
		if _, place := head(b.lang, s); place != "" && b.moves(told[at].Event) {
			if name := properName(b.lang, place); name != "" {
				s = name // "unemployment in Norland" rises or falls: that of Norland
			}
		}
		if s != "" {
			return []string{s}
		}
	}
	if s := properName(b.lang, sentence); s != "" {
		return []string{s}
	}
	if s := leadName(b.lang, told, at); s != "" {
		return []string{s}
	}
	return nil
}

// moves reports whether an event is no more than that something rises or falls.
func (b *Book) moves(event string) bool {
	return b.lang.Is(event, "rise") || b.lang.Is(event, "fall")
}

// head is a noun phrase up to the first word that names nothing, and what follows
// that word: "unemployment", "Norland".
func head(l *lang.Language, phrase string) (first, rest string) {
	words := strings.Fields(phrase)
	i := slices.IndexFunc(words, func(w string) bool { return isFunction(l, w) })
	if i < 0 {
		return phrase, ""
	}
	return strings.Join(words[:i], " "), strings.Join(words[i+1:], " ")
}

// maxMeasured is how many words name what rises or falls.
const maxMeasured = 3

// measured is what rises or falls, where the event is no more than that it does:
// "unemployment" of "Unemployment in Norland fell to 4.2%". It is "" where that
// is the subject itself.
func (b *Book) measured(t *Told, subject []string) string {
	if !b.moves(t.Event) {
		return ""
	}
	first, _ := head(b.lang, subjectName(b.lang, t.Lead))
	what := strings.ToLower(first)
	for _, s := range subject {
		names := []string{s}
		for _, declared := range b.Facts.Subjects {
			if declared.ID == s {
				names = declared.Names
			}
		}
		for _, name := range names {
			if rest, ok := strings.CutPrefix(what, strings.ToLower(name)); ok {
				what = strings.TrimPrefix(strings.TrimLeft(rest, "’'"), "s ")
			}
		}
	}
	if what = strings.TrimSpace(what); len(strings.Fields(what)) > maxMeasured {
		return ""
	}
	return what
}

// subjectName is a noun phrase without the words before it that name nothing;
// "" where none of it does.
func subjectName(l *lang.Language, s string) string {
	words := strings.Fields(s)
	for len(words) > 0 && isFunction(l, words[0]) {
		words = words[1:]
	}
	if len(words) == 0 || len(words) == 1 && isFunction(l, words[0]) {
		return ""
	}
	return strings.TrimRight(strings.Join(words, " "), ".,;:’'")
}

// properName is the longest run of capitalised words of a sentence.
func properName(l *lang.Language, sentence string) string {
	var best, run []string
	words := strings.Fields(sentence)
	flush := func() {
		for len(run) > 0 && isFunction(l, run[0]) {
			run = run[1:]
		}
		if len(run) > len(best) {
			best = run
		}
		run = nil
	}
	for _, w := range words {
		bare := strings.TrimFunc(w, func(r rune) bool { return !isWordRune(r) })
		first := []rune(bare)
		if len(first) == 0 || !unicode.IsUpper(first[0]) || mentionLike(l, bare) {
			flush()
			continue
		}
		run = append(run, bare)
		if bare != strings.TrimLeft(w, "“‘\"'(") {
			flush()
		}
	}
	flush()
	return strings.Join(best, " ")
}

// mentionLike reports whether a capitalised word is the name of a time.
func mentionLike(l *lang.Language, w string) bool {
	_, month := l.Number(w, "month")
	_, weekday := l.Number(w, "weekday")
	return month || weekday
}

// isFunction reports whether a word names nothing by itself.
func isFunction(l *lang.Language, w string) bool {
	return l.Is(w, "small_word") || l.Is(w, "function") || l.Is(w, "none") || l.Is(w, "condition")
}

// newID is a name for an entry that no fact has yet.
func (b *Book) newID(f Entry) string {
	id := "fact"
	if len(f.Subject) > 0 {
		id = b.slug(f.Subject[0], 3)
	}
	if len(f.Event) > 0 {
		if e := b.slug(b.lang.Lemma(strings.ToLower(f.Event[0])), 2); e != "" && e != id {
			id += "." + e
		}
	}
	return b.free(id)
}

// free is an id, with a number after it where it is taken.
func (b *Book) free(id string) string {
	taken := func(id string) bool {
		return slices.ContainsFunc(b.Facts.Facts, func(f *lint.Fact) bool { return f.ID == id })
	}
	if !taken(id) {
		return id
	}
	for n := 2; ; n++ {
		if next := fmt.Sprintf("%s-%d", id, n); !taken(next) {
			return next
		}
	}
}

// slug is the first words of a name as an id: small letters, digits and
// hyphens.
func (b *Book) slug(s string, words int) string {
	var out []string
	s = strings.NewReplacer("’s", "", "'s", "").Replace(strings.ToLower(s))
	for _, w := range strings.FieldsFunc(s, func(r rune) bool { return !isWordRune(r) && r != '-' }) {
		w = strings.Trim(w, "-")
		if w == "" || isFunction(b.lang, w) {
			continue
		}
		if out = append(out, w); len(out) == words {
			break
		}
	}
	if len(out) == 0 {
		return "fact"
	}
	return strings.Join(out, "-")
}

func squeeze(s string) string { return strings.Join(strings.Fields(s), " ") }

// Preview is the text of a fact as it will stand in the file.
func (f Entry) Preview() string { return f.block("  ", "\n") }
