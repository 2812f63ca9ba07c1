package lang

import "strconv"

// compounds adds the numbers that the language writes in one word up to a
// thousand thousands, from the words of the tables: zweiundsiebzig,
// dreihundertzwölf, achttausend.
func (l *source) compounds() {
	if l.compoundWord == "" {
		return
	}
	words := map[int]string{}
	var hundred, thousand string
	for node, w := range l.texts {
		if w == "" {
			continue
		}
		in := &l.infos[node]
		if v, ok := in.Value(Cardinal); ok {
			if old := words[int(v.Num)]; old == "" || w < old {
				words[int(v.Num)] = w
			}
		}
		if v, ok := in.Value(Scale); ok {
			switch {
			case v.Num == 2:
				hundred = w
			case v.Num == 3 && len(w) > 4:
				thousand = w
			}
		}
	}
	words[1] = "ein"
	below := map[int][]string{}
	for n := 1; n < 100; n++ {
		switch {
		case n < 20, n%10 == 0:
			if words[n] != "" {
				below[n] = []string{words[n]}
			}
		case words[n%10] != "" && words[n-n%10] != "":
			below[n] = []string{words[n%10] + l.compoundWord + words[n-n%10]}
		}
	}
	add := func(w string, n int) {
		node := l.intern(w)
		in := &l.infos[node]
		if in.Class&(Cardinal|Scale|Article) != 0 {
			return
		}
		in.Class |= Cardinal
		in.Values = append(in.Values, Value{Class: Cardinal, Num: int64(n), Str: strconv.Itoa(n)})
	}
	small := make([]string, 1000)
	for n := 1; n < 100; n++ {
		for _, w := range below[n] {
			small[n] = w
			add(w, n)
		}
	}
	for h := 1; h < 10 && hundred != ""; h++ {
		for rest := range 100 {
			w := words[h] + hundred + small[rest]
			if rest == 1 {
				w += "s"
			}
			small[100*h+rest] = w
			add(w, 100*h+rest)
			if h == 1 && rest > 0 {
				add(hundred+small[rest], 100+rest)
			}
		}
	}
	for n := 1; n < 1000 && thousand != ""; n++ {
		add(small[n]+thousand, 1000*n)
		if n < 10 {
			for h := 1; h < 10; h++ {
				add(small[n]+thousand+words[h]+hundred, 1000*n+100*h)
			}
		}
	}
}
