package lang

import (
	"strings"
	"testing"

	"github.com/factlint/factlint/lint/quant"
)

func TestLanguagesLoad(t *testing.T) {
	for _, tag := range Tags() {
		if _, err := Load(tag); err != nil {
			t.Error(err)
		}
	}
}

// TestCompiledForms holds the compiled forms to the tables.
func TestCompiledForms(t *testing.T) {
	for _, tag := range Tags() {
		want, err := Compile(tag)
		if err != nil {
			t.Error(err)
		} else if compiledForm(tag) != string(want) {
			t.Errorf("%s.words is not what the tables in %s say: run 'go generate ./internal/lang'", tag, tag)
		}
	}
}

// TestStaleFormIsNotUsed changes each byte of the head and cuts the form short:
// what was made of other tables is never taken for these.
func TestStaleFormIsNotUsed(t *testing.T) {
	whole, tables := compiledForm("en"), digest("en")
	if _, err := decode(whole, tables); err != nil {
		t.Fatal(err)
	}
	for i := range 8 {
		other := []byte(whole)
		other[i]++
		if _, err := decode(string(other), tables); err == nil {
			t.Errorf("byte %d changed: taken", i)
		}
	}
	for n := 0; n < len(whole); n += 4999 {
		if _, err := decode(whole[:n], tables); err == nil {
			t.Errorf("cut to %d bytes: taken", n)
		}
	}
}

// TestLoadingIsCheap keeps loading from parsing: it builds a few slices and the
// names of the classes, whatever the number of words.
func TestLoadingIsCheap(t *testing.T) {
	for _, tag := range Tags() {
		form, tables := compiledForm(tag), digest(tag)
		if n := testing.AllocsPerRun(5, func() { _, _ = decode(form, tables) }); n > 200 {
			t.Errorf("loading %s takes %.0f allocations, it should take 200 at the most", tag, n)
		}
	}
}

// TestUnitsAgree holds the languages' tables of units to each other.
func TestUnitsAgree(t *testing.T) {
	for _, tag := range Tags() {
		l, err := Load(tag)
		if err != nil {
			t.Fatal(err)
		}
		for i := range l.Units {
			u, ok := l.Units[i].exact()
			if !ok {
				t.Errorf("%s: %s has no exact factor", tag, l.Units[i].Name)
			} else if err := quant.RegisterUnits([]quant.Unit{u}); err != nil {
				t.Errorf("%s: %v", tag, err)
			}
		}
	}
}

func TestTablesAreRefused(t *testing.T) {
	unit := []string{"furlong", "", "fur", "length", "25146/125", "", "[fur_us]", ""}
	change := func(column int, to string) []string {
		f := append([]string{}, unit...)
		f[column] = to
		return f
	}
	for name, lines := range map[string][][]string{
		"out of order":          {unit, change(0, "fathom")},
		"a factor of nothing":   {change(4, "0")},
		"the unit twice":        {unit, unit},
		"its symbol twice":      {unit, change(0, "other unit")},
		"no exact factor":       {change(4, "about 201")},
		"a factor of no number": {change(4, "")},
		"a column too few":      {unit[:7]},
	} {
		l := newSource("en")
		var err error
		for _, f := range lines {
			if err == nil {
				err = l.line("units.tsv", f)
			}
		}
		if err == nil {
			t.Errorf("%s: taken", name)
		}
	}
	l := newSource("en")
	if err := l.line("currencies.tsv", []string{"XYZ", "1", "zed", "Z$", ""}); err != nil {
		t.Error(err)
	}
	if l.line("currencies.tsv", []string{"XYY", "1", "zed", "", ""}) == nil {
		t.Error("a currency's name twice: taken")
	}
	if l.line("numbers.tsv", []string{"twelve", "no such class", "12"}) == nil {
		t.Error("an unknown class: taken")
	}
}

// TestUnits holds a few factors to their definitions, from the tables that
// define them (SI brochure, NIST handbook 44).
func TestUnits(t *testing.T) {
	English()
	for _, c := range []struct{ n, from, to, want string }{
		{"1", "mile", "kilometer", "1.609344"},
		{"1", "inch", "centimeter", "2.54"},
		{"1", "acre", "square meter", "4046.8564224"},
		{"1", "pound", "kilogram", "0.45359237"},
		{"212", "degree fahrenheit", "degree celsius", "100"},
		{"-40", "degree celsius", "degree fahrenheit", "-40"},
		{"0", "degree celsius", "kelvin", "273.15"},
		{"1", "gallon", "liter", "3.785411784"},
		{"1", "barrel", "gallon", "42"},
		{"1", "knot", "kilometer per hour", "1.852"},
		{"1", "kilowatt-hour", "megajoule", "3.6"},
		{"1", "hectare", "square kilometer", "0.01"},
		{"1", "nautical mile", "meter", "1852"},
		{"1", "ton", "pound", "2000"},
		{"1", "metric ton", "kilogram", "1000"},
		{"8", "bit", "byte", "1"},
		{"1", "gibibyte", "mebibyte", "1024"},
		{"36", "kilometer per hour", "meter per second", "10"},
		{"1", "stone", "pound", "14"},
		{"1", "billion cubic meters", "cubic meter", "1000000000"},
		{"1", "foot", "inch", "12"},
		{"1", "square mile", "acre", "640"},
	} {
		n, _ := quant.ParseNumber(c.n)
		want, _ := quant.ParseNumber(c.want)
		if got, ok := quant.Convert(n, c.from, c.to); !ok || got.Cmp(want) != 0 {
			t.Errorf("%s %s is %s %s, should be %s", c.n, c.from, got, c.to, c.want)
		}
	}
}

func TestCompounds(t *testing.T) {
	de, err := Load("de")
	if err != nil {
		t.Fatal(err)
	}
	for w, want := range map[string]int64{"zweiundsiebzig": 72, "dreihundertzwölf": 312, "einundzwanzig": 21, "hundertfünfzig": 150, "achttausend": 8000, "zweitausendfünfhundert": 2500, "neunundneunzig": 99} {
		if _, in := de.Lookup(w); in.Num(Cardinal) != want {
			t.Errorf("%s is %d, should be %d", w, in.Num(Cardinal), want)
		}
	}
}

func TestCommonIsWhatTheTablesSay(t *testing.T) {
	for _, tag := range Tags() {
		l, err := Load(tag)
		if err != nil {
			t.Fatal(err)
		}
		found := 0
		for node, w := range l.index.words {
			text := l.index.pool[w.at:w.end]
			if strings.Trim(text, "abcdefghijklmnopqrstuvwxyz0123456789") != "" {
				continue
			}
			want := text != "" && l.NodeClass(uint32(node))&Stop != 0
			if l.Common(Spell(text), text) != want || l.Common(Spell(strings.ToUpper(text)), strings.ToUpper(text)) != want {
				t.Errorf("%s: %q is common: %v, want %v", tag, text, !want, want)
			}
			if want {
				found++
			}
		}
		if found < 10 || l.Common(Spell(""), "") || l.Common(Spell("thethe"), "thethe") {
			t.Errorf("%s has %d common words", tag, found)
		}
	}
}
