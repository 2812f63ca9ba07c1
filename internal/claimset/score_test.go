package claimset

import (
	"math"
	"reflect"
	"testing"
)

// scoreTopic has one article, "built 2011 to 2019 for $5 by 3 men", with a fact for each value but the men.
func scoreTopic() Topic {
	fact := func(id string) *string { return &id }
	const file = "articles/a.txt"
	text := "built 2011 to 2019 for $5 by 3 men"
	return Topic{
		Articles: []Article{{Path: file, Text: []byte(text)}},
		Gold: []Record{
			{File: file, Start: 6, End: 10, Text: "2011", Fact: fact("begun"), Verdict: Agree},
			{File: file, Start: 14, End: 18, Text: "2019", Fact: fact("done"), Verdict: Contradict, Why: "year-off, range [fact: 2018]"},
			{File: file, Start: 23, End: 25, Text: "$5", Fact: fact("price"), Verdict: Contradict, Why: "digits"},
			{File: file, Start: 29, End: 30, Text: "3", Verdict: None},
		},
	}
}

func TestScore(t *testing.T) {
	said := func(start, end int, verdict, fact string) Prediction {
		p := Prediction{Path: "articles/a.txt", Start: start, End: end, Kind: "count", Verdict: verdict}
		if fact != "" {
			p.Fact = &fact
		}
		return p
	}
	ranged := said(6, 18, "contradicted", "done")
	ranged.Parts = []Part{{6, 10}, {14, 18}}
	ordinal := said(0, 5, "unmatched", "")
	ordinal.Kind = "ordinal"
	base := Tally{Words: 9, Gold: 4, GoldContradict: 2, GoldAgree: 1}

	for _, tt := range []struct {
		name   string
		said   []Prediction
		want   func(*Tally)
		misses int
	}{
		{"silence", nil, func(*Tally) {}, 3},
		{
			"all right",
			[]Prediction{said(6, 10, "supported", "begun"), said(14, 18, "contradicted", "done"), said(23, 25, "contradicted", "price"), said(29, 30, "unmatched", "")},
			func(w *Tally) { w.Found, w.Hit, w.AgreeFound, w.Causes[0].Hit, w.Causes[1].Hit = 4, 2, 1, 1, 1 },
			0,
		},
		{
			"another fact",
			[]Prediction{said(6, 10, "supported", "done"), said(23, 25, "contradicted", "begun")},
			func(w *Tally) { w.Found, w.WrongFact, w.AgreeWrong = 2, 1, 1 },
			3,
		},
		{
			"noise",
			[]Prediction{said(0, 5, "contradicted", "done"), said(29, 30, "contradicted", "price"), ordinal},
			func(w *Tally) { w.Found, w.Extra, w.Alarm = 1, 1, 2 },
			5,
		},
		{
			"a range is two values",
			[]Prediction{ranged},
			func(w *Tally) { w.Found, w.Hit, w.Alarm, w.Causes[1].Hit = 2, 1, 1, 1 },
			2,
		},
		{
			"the longer overlap wins",
			[]Prediction{said(9, 15, "unmatched", ""), said(14, 18, "contradicted", "done")},
			func(w *Tally) { w.Found, w.Hit, w.Causes[1].Hit = 2, 1, 1 },
			2,
		},
		{
			"another article",
			[]Prediction{{Path: "articles/b.txt", Start: 6, End: 10, Verdict: "supported"}},
			func(*Tally) {},
			3,
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			want := base
			want.Causes = []CauseTally{{"digits", 1, 0}, {"year-off", 1, 0}}
			tt.want(&want)
			got, misses := scoreTopic().Score(tt.said)
			if !reflect.DeepEqual(got, want) {
				t.Errorf("got  %+v\nwant %+v", got, want)
			}
			if len(misses) != tt.misses {
				t.Errorf("%d misses, want %d: %+v", len(misses), tt.misses, misses)
			}
		})
	}
}

func TestTallyRates(t *testing.T) {
	var sum Tally
	sum.Add(Tally{Words: 1500, Gold: 10, Found: 8, Extra: 2, GoldContradict: 4, Hit: 3, WrongFact: 1, Alarm: 1, GoldAgree: 5, AgreeFound: 4})
	sum.Add(Tally{Words: 500, GoldContradict: 2, Hit: 1, AgreeWrong: 1})
	for _, tt := range []struct {
		name      string
		got, want float64
	}{
		{"mention precision", sum.Mentions().Precision, 0.8},
		{"mention recall", sum.Mentions().Recall, 0.8},
		{"contradiction precision", sum.Contradictions().Precision, 4.0 / 6},
		{"contradiction recall", sum.Contradictions().Recall, 4.0 / 6},
		{"agreement precision", sum.Agreements().Precision, 0.8},
		{"agreement F1", sum.Agreements().F1, 0.8},
		{"alarms", sum.AlarmsPer1000(), 0.5},
		{"nothing said", Tally{Gold: 3}.Mentions().F1, 0},
	} {
		if math.Abs(tt.got-tt.want) > 1e-9 {
			t.Errorf("%s: %v, want %v", tt.name, tt.got, tt.want)
		}
	}
}
