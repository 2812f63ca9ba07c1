package read

import "testing"

func TestReadDateline(t *testing.T) {
	for _, c := range []struct{ line, date, rest string }{
		{"TBILISI, 12 March 2024 -", "2024-03-12", ""},
		{"PORT ANSEL, 11 November 2016 —", "2016-11-11", ""},
		{"NEW YORK (NNA), March 12, 2024", "2024-03-12", ""},
		{"28.12.2023 Author: Ann Onym", "2023-12-28", ""},
		{"12. März 2024", "2024-03-12", ""},
		{"Veröffentlicht am 12. März 2024 von Anna Muster", "2024-03-12", ""},
		{"Posted on March 12th, 2024 by Jo Bloggs", "2024-03-12", ""},
		{"Tuesday, 12 March 2024, 14:05 GMT", "2024-03-12", ""},
		{"By Jo Bloggs | 12 March 2024", "2024-03-12", ""},
		{"By our harbour desk, 12 March 2024", "2024-03-12", ""},
		{"By the harbour, 12 March 2024", "", ""},
		{"Published: 2024-03-12T10:00:00Z", "2024-03-12", ""},
		{"Published 12 March 2024, updated 14 March 2024", "2024-03-12", ""},
		{"Tbilisi, 12 March 2024", "2024-03-12", ""},
		{"LONDON, 13/03/2024 – Prices rose.", "2024-03-13", "Prices rose."},
		{"KELD, 21 August 2024 (NNA) — Floods", "2024-08-21", "Floods"},
		{"12/03/2024", "", ""}, // which is the month?
		{"31 February 2024", "", ""},
		{"Chronicle of 12 March 2024", "", ""},
		{"12 March 2024: the day the bridge fell", "", ""},
		{"On 12 March 2024 the bridge fell.", "", ""},
		{"On 12 March 2024 - a Tuesday - the bridge fell.", "", ""},
		{"Moscow signed on December 7, 2023", "", ""},
		{"LONDON, March 12 -", "", ""},
		{"Press release, 12 March 2024", "2024-03-12", ""},
		{"Minutes of the meeting of 12 March 2024", "2024-03-12", ""},
		{"Meeting of the Harbour Board, published on 12 March 2024", "2024-03-12", ""},
		{"Statement by the board on 12 March 2024.", "", ""},
		{"Meeting on 12 March 2024 in the old mill", "", ""},
		{"The release of the film was on 12 March 2024", "", ""},
		{"Q-17: NOTE TO ALL (PDF, 17 pages, December 2, 2022)", "", ""},
		{"PORT LENN, Tuesday 12 March 2024 (NNA), 21:30 - Four boats sank.", "2024-03-12", "Four boats sank."},
		{"Lenn and Keld, Tuesday 12 March 2024, 07:00. The boards agreed.", "2024-03-12", "The boards agreed."},
		{"Lenn, 12 March 2024. The museum opens.", "2024-03-12", "The museum opens."},
		{"Comment by Jo Bloggs, The Lenn Ledger, Tuesday 12 March 2024", "2024-03-12", ""},
		{"Lenn Courier, Tuesday 12 March 2024", "2024-03-12", ""},
		{"Lenn Castle intranet, 12 March 2024", "2024-03-12", ""},
		{"Meeting of 12 March 2024, item 4: the mill", "2024-03-12", ""},
		{"Meeting of 12 March 2024, held in the mill. It rained", "", ""},
		{"Closed for review, held on 12 March 2024", "", ""},
		{"The bridge, opened by Jo Bloggs, fell on 12 March 2024", "", ""},
		{"In Lenn, on 12 March 2024. The bridge fell.", "", ""},
		{"Wedding of Ann and Bo, 12 March 2024. All came.", "", ""},
		{"", "", ""},
	} {
		d, ok := readDateline(c.line)
		got, rest := "", ""
		if ok {
			got, rest = day(d.date), c.line[d.rest:]
		}
		if got != c.date || rest != c.rest {
			t.Errorf("%q: date %q, rest %q; want %q, %q", c.line, got, rest, c.date, c.rest)
		}
	}
}

func TestFileDate(t *testing.T) {
	for path, want := range map[string]string{
		"posts/2024-03-12-title.md":     "2024-03-12",
		"title_2024_03_12.html":         "2024-03-12",
		"20240312.txt":                  "2024-03-12",
		"blog/2024/03/12/title.md":      "2024-03-12",
		"2024-13-12-title.md":           "0000-00-00",
		"12024-03-12.md":                "0000-00-00",
		"part-1.md":                     "0000-00-00",
		"":                              "0000-00-00",
		"0123-45-67":                    "0000-00-00",
		"archive/2024/03/12/notes":      "2024-03-12",
		"archive/2024/3/title.md":       "0000-00-00",
		"invoice-2024031299999-x.md":    "0000-00-00",
		"é2024-03-12.md":                "2024-03-12",
		"2024-03-125.md":                "0000-00-00",
		"2023-02-29-2024-02-29-leap.md": "2024-02-29",
	} {
		if got := day(fileDate(path)); got != want {
			t.Errorf("%q: %s, want %s", path, got, want)
		}
	}
}

func TestParseDay(t *testing.T) {
	for in, want := range map[string]string{
		"2024-03-12":                    "2024-03-12",
		" 2024-03-12T23:59:59+02:00 ":   "2024-03-12",
		"Tue, 12 Mar 2024 10:00:00 GMT": "2024-03-12",
		"20240312T100000":               "2024-03-12",
		"March 12, 2024":                "2024-03-12",
		"12-Mar-2024":                   "2024-03-12",
		"2024-03":                       "0000-00-00",
		"soon after 12 March 2024":      "0000-00-00",
		"2024-02-30":                    "0000-00-00",
		"":                              "0000-00-00",
	} {
		if d, _ := parseDay(in); day(d) != want {
			t.Errorf("%q: %s, want %s", in, day(d), want)
		}
	}
}
