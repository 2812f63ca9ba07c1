package segment_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/factlint/factlint/internal/lang"
	"github.com/factlint/factlint/internal/segment"
	"github.com/factlint/factlint/lint"
)

// cutClauses cuts each sentence of a text.
func cutClauses(s string) (*segment.Text, []lint.Clause) { return cutIn(lang.English(), s) }

func cutIn(l *lang.Language, s string) (*segment.Text, []lint.Clause) {
	doc := &lint.Document{Text: s, Blocks: []lint.Block{{Span: lint.Span{Start: 0, End: len(s)}}}}
	text := segment.Split(doc, l)
	var mentions []lint.Mention
	for i := range text.Sentences {
		mentions = append(mentions, lint.Mention{Sentence: i})
	}
	return text, segment.Clauses(text, mentions)
}

// clausesOf cuts a text and gives each clause as "words [mood]".
func clausesOf(t *testing.T, s string) []string {
	t.Helper()
	return said(s, lang.English())
}

func said(s string, l *lang.Language) []string {
	_, clauses := cutIn(l, s)
	var out []string
	for _, c := range clauses {
		w := strings.TrimRight(c.Span.Of(s), " ,.;")
		if c.Mood != lint.Asserted {
			w += " [" + c.Mood.String() + "]"
		}
		out = append(out, w)
	}
	return out
}

func TestClauses(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"The ferry was ordered in 2011 and delivered in 2014.", "The ferry was ordered in 2011 | and delivered in 2014"},
		{"The ferry, which cost $40 million, sank in 2015.", "The ferry | which cost $40 million | sank in 2015"},
		{"The mill, built in 1820 and closed in 1931, is now a museum.", "The mill | built in 1820 | and closed in 1931 | is now a museum"},
		{"After the flood had killed 12 people, the dam was raised by 4 metres.", "After the flood had killed 12 people | the dam was raised by 4 metres"},
		{"The minister denied that the bridge had cost $90 million.", "The minister denied [denied] | that the bridge had cost $90 million [denied]"},
		{"The bank plans to close 30 branches.", "The bank plans to close 30 branches [planned]"},
		{"The pier cost £3 million less than planned.", "The pier cost £3 million less than planned"},
		{"Output was lower than analysts had forecast.", "Output was lower than analysts had forecast"},
		{"The college admitted 300 and rejected 1,200.", "The college admitted 300 | and rejected 1,200"},
		{"The mayor rejected a claim that 40 had died.", "The mayor rejected a claim [denied] | that 40 had died [denied]"},
		{"Not counting the crew, 60 people were aboard.", "Not counting the crew | 60 people were aboard"},
		{"Analysts had expected a profit of $3 million.", "Analysts had expected a profit of $3 million [forecast]"},
		{"She said she hoped that half of the mills would be closed.", "She said she hoped [forecast] | that half of the mills would be closed [forecast]"},
		{"The bridge was originally due in 2009.", "The bridge was originally due in 2009 [superseded]"},
		{"The tower (height 80 m) leans.", "The tower | (height 80 m) | leans"},
		{"In 1890, the yard, led by two brothers, built its first steamer.", "In 1890 | the yard | led by two brothers | built its first steamer"},
		{"They built the first tower, the Ritter House, in 1886.", "They built the first tower | the Ritter House | in 1886"},
		{"The strike ended in 1931 when the Kestrel, a frigate, fired on the mill.", "The strike ended in 1931 | when the Kestrel | a frigate | fired on the mill"},
		{"It cost no more than $5 million.", "It cost no more than $5 million"},
	} {
		if got := strings.Join(clausesOf(t, test.text), " | "); got != test.want {
			t.Errorf("%s\n got %s\nwant %s", test.text, got, test.want)
		}
	}
}

// TestGermanClauses shows that a language is cut by the words of its own table.
func TestGermanClauses(t *testing.T) {
	german, err := lang.Load("de")
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct{ text, want string }{
		{"Der Steg, welcher 14 Millionen kostete, ist 340 Meter lang.", "Der Steg | welcher 14 Millionen kostete | ist 340 Meter lang"},
		{"Der Steg wird nicht 400 Meter lang sein.", "Der Steg wird nicht 400 Meter lang sein [denied]"},
		{"Er soll 2030 eröffnet werden.", "Er soll 2030 eröffnet werden [planned]"},
		{"Der Bau kostete nicht mehr als 5 Millionen Euro.", "Der Bau kostete nicht mehr als 5 Millionen Euro"},
		{"Ursprünglich sollte er 2009 fertig sein.", "Ursprünglich sollte er 2009 fertig sein [superseded]"},
		{"Die Brücke war 200 Meter lang und hatte 5 Pfeiler.", "Die Brücke war 200 Meter lang | und hatte 5 Pfeiler"},
	} {
		if got := strings.Join(said(test.text, german), " | "); got != test.want {
			t.Errorf("%s\n got %s\nwant %s", test.text, got, test.want)
		}
	}
}

// TestDepth has the depth of each clause after its first word.
func TestDepth(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"In 1890, the yard, led by two brothers, built its first steamer.", "In 0, the 0, led 1, built 0"},
		{"They built the first tower, the Ritter House, in 1886.", "They 0, the 1, in 0"},
		{"In May 1776, Ethan Bell led the rebels.", "In 0, Ethan 0"},
		{"The mill, the largest of the town, was shut in 1931, the year of the strike.", "The 0, the 1, was 0, the 1"},
		{"While the inn is shut, a smaller house, with room for 24, takes its guests.", "While 0, a 0, with 1, takes 1"},
	} {
		text, clauses := cutClauses(test.text)
		var got []string
		for _, c := range clauses {
			got = append(got, fmt.Sprint(text.Word(c.First), " ", c.Depth))
		}
		if got := strings.Join(got, ", "); got != test.want {
			t.Errorf("%s\n got %s\nwant %s", test.text, got, test.want)
		}
	}
}

func FuzzClauses(f *testing.F) {
	f.Add("The ferry, which cost $40 million, sank (in 2015) “and” not 2016; had it been 12.")
	f.Add("((,;—“ which that of 3")
	f.Fuzz(func(t *testing.T, s string) { clausesOf(t, s) })
}
