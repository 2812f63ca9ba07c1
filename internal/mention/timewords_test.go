package mention

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/factlint/factlint/internal/lang"
)

// Every value that a table of times gives is one that the grammar knows: a
// word that is misspelt there would otherwise do nothing, and nobody would see.
func TestTablesOfTimes(t *testing.T) {
	known := map[lang.Class]func(head, rest string) bool{
		lang.Month:    number(1, 12, "", "short", "word"),
		lang.Weekday:  number(1, 7, "", "short", "plural"),
		lang.Season:   number(21, 24, "", "word"),
		lang.Era:      func(head, _ string) bool { return head == "-1" || head == "1" },
		lang.DatePart: func(head, rest string) bool { _, ok := modNames[head]; return ok && (rest == "" || rest == "of") },
		lang.TimeUnit: func(head, rest string) bool { _, ok := unitNames[head]; return ok && rest == "" },
		lang.RelDate: func(head, rest string) bool {
			_, ok := relNames[head]
			_, err := strconv.Atoi(rest)
			return ok || head == "day" && err == nil
		},
		lang.DayPart: func(head, _ string) bool {
			return slices.Contains([]string{"part", "night", "am", "pm", "clock", "hours", "zone"}, head) || len(head) == 5 && head[2] == ':'
		},
		lang.Freq: func(head, rest string) bool {
			_, err := strconv.Atoi(rest)
			n := len(head) - 1
			_, bad := strconv.Atoi(head[:n])
			return head == "every" || head == "other" || head == "per" || head == "times" && err == nil || bad == nil && strings.Contains("YMWDh", head[n:])
		},
		lang.Decade:  number(20, 2000, ""),
		lang.Holiday: func(head, rest string) bool { return holidayIn(strings.TrimSpace(head+" "+rest), 2024).Valid() },
		lang.DatePrep: func(head, rest string) bool {
			_, ok := prepNames[head]
			return rest == "" && (ok || slices.Contains([]string{"future", "looks-back", "total", "title", "cup", "speaker", "span-past", "opens-year", "will", "zero", "is", "lasting", "as-a-rule", "perfect", "begins", "slated", "dated", "it", "maybe"}, head))
		},
	}
	for _, tag := range lang.Tags() {
		l, err := lang.Load(tag)
		if err != nil {
			t.Fatal(err)
		}
		for node := range l.Nodes() {
			for _, v := range l.Info(uint32(node)).Values {
				head, rest, _ := strings.Cut(v.Str, " ")
				if check := known[v.Class]; check != nil && !check(head, rest) {
					t.Errorf("%s: the grammar of times knows no value %q", tag, v.Str)
				}
			}
		}
	}
}

// What words share they have all of.
func TestSharedWords(t *testing.T) {
	for _, tag := range lang.Tags() {
		l, err := lang.Load(tag)
		if err != nil {
			t.Fatal(err)
		}
		x := timesOf(l)
		for node := range uint32(l.Nodes()) {
			if got, want := *x.word(node), compileTime(l.Info(node)); got != want {
				t.Fatalf("%s: node %d is %+v, its tables say %+v", tag, node, got, want)
			}
		}
		if len(x.words) > 2*l.Nodes()/3 && tag == "en" {
			t.Errorf("%s: %d words for %d nodes: nothing is shared", tag, len(x.words), l.Nodes())
		}
	}
}

func number(lo, hi int, flags ...string) func(head, rest string) bool {
	return func(head, rest string) bool {
		n, err := strconv.Atoi(head)
		return err == nil && n >= lo && n <= hi && slices.Contains(flags, rest)
	}
}

// The rules of holidays, against calendars of those years.
func TestHolidays(t *testing.T) {
	for _, c := range []struct {
		rule string
		year int
		want string
	}{
		{"easter 0", 1916, "1916-04-23"},
		{"easter 0", 1961, "1961-04-02"},
		{"easter 0", 2000, "2000-04-23"},
		{"easter 0", 2008, "2008-03-23"},
		{"easter 0", 2024, "2024-03-31"},
		{"easter -2", 2024, "2024-03-29"},
		{"easter 49", 2024, "2024-05-19"},
		{"11 4 4", 2023, "2023-11-23"},
		{"11 4 4 +1", 2023, "2023-11-24"},
		{"05 -1 1", 2024, "2024-05-27"},
		{"09 1 1", 2024, "2024-09-02"},
		{"12-25", 1914, "1914-12-25"},
	} {
		if got := holidayIn(c.rule, c.year).String(); got != c.want {
			t.Errorf("%q in %d is %s, should be %s", c.rule, c.year, got, c.want)
		}
	}
}

func TestGatesHaveRoomForAllForms(t *testing.T) {
	if len(allForms) > gateForms {
		t.Errorf("%d forms, and a gate has room for %d", len(allForms), gateForms)
	}
	if gateTime.shut() != true || gateTime|gateAge|gateUnit != 7<<(3*gateForms) {
		t.Errorf("time, age and unit are %b", gateTime|gateAge|gateUnit)
	}
}
