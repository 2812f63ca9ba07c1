package rules

import (
	"strings"
	"unicode/utf8"

	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/stat"
)

// testResult is the outcome of a significance test as a paper prints it:
// "F(2, 57) = 4.11, p = .021".
type testResult struct {
	kind     stat.Kind
	df1, df2 printedNumber
	x        printedNumber
	// relation is how the probability is said, "=", "<", ">" or "≤"; p is the
	// probability.
	relation string
	p        printedNumber
	// span is the test with its statistic.
	span lint.Span
}

// testResults are the results that a sentence prints. A result ends in its
// probability; what stands between the two is an effect size, a sample.
func testResults(text string, s lint.Span) []testResult {
	var out []testResult
	from := s.Start
	for at := from; at < s.End; {
		probability := printed{text: text, i: at, end: s.End}
		var t testResult
		if !standsFree(text, at) || !probability.p(&t) {
			_, size := utf8.DecodeRuneInString(text[at:])
			at += size
			continue
		}
		for i := at - 1; i >= from; i-- { // the test next to it
			r := printed{text: text, i: i, end: at}
			if standsFree(text, i) && r.test(&t) && onlyAsides(text[r.i:at]) {
				out = append(out, t)
				break
			}
		}
		at, from = probability.i, probability.i
	}
	return out
}

// standsFree reports whether no letter and no digit touches place i from the
// left, so that a name may begin there.
func standsFree(text string, i int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:i])
	return i == 0 || !letterAt(string(before))
}

// p reads a probability: "p = .036", "P < 0.001", "p-value = 0.04".
func (r *printed) p(t *testResult) bool {
	if r.i >= r.end || r.text[r.i] != 'p' && r.text[r.i] != 'P' {
		return false
	}
	if r.takeWord("p-value", "p value", "p") == "" {
		return false
	}
	t.relation = r.take("=", "<=", "≤", "⩽", "<", ">=", "≥", "⩾", ">")
	var ok bool
	t.p, ok = r.number()
	return ok && t.relation != "" && t.p.value >= 0 && t.p.value <= 1 && r.take("%") == ""
}

// test reads a test with its statistic: "t(28) = 2.20", "χ²(1, N = 90) = 3.84",
// "t = 2.20, df = 28", "r = .31, n = 60".
func (r *printed) test(t *testResult) bool {
	start := r.i
	var ok bool
	switch r.take("t", "F", "χ²", "χ2", "χ^2", "Χ²", "Χ2", "X²", "X2", "chi-squared", "chi-square", "Chi-square", "chi2", "r", "z", "Z", "Q") {
	case "":
		return false
	case "t":
		t.kind = stat.T
	case "F":
		t.kind = stat.F
	case "r":
		t.kind = stat.Correlation
	case "z", "Z":
		t.kind = stat.Z
	default:
		t.kind = stat.ChiSquare
	}
	inside := t.kind != stat.Z && r.take("(") != ""
	if inside && (!r.freedom(t) || r.take(")") == "") || r.take("=") == "" {
		return false
	}
	if t.x, ok = r.number(); !ok {
		return false
	}
	t.span = lint.Span{Start: start, End: r.i}
	return t.kind == stat.Z || inside || r.freedomBehind(t)
}

// freedom reads degrees of freedom within brackets: "28", "2, 57", "1, N = 90",
// "df = 28".
func (r *printed) freedom(t *testResult) bool {
	r.df()
	var ok bool
	if t.df1, ok = r.number(); !ok {
		return false
	}
	switch {
	case t.kind == stat.F:
		if r.take(",", ";") == "" {
			return false
		}
		t.df2, ok = r.number()
		return ok
	case r.take(",", ";") != "":
		return r.takeWord("n") != "" && r.take("=") != "" && r.sample()
	}
	return true
}

// sample skips the size of a sample.
func (r *printed) sample() bool {
	_, ok := r.number()
	return ok
}

// df skips the name of degrees of freedom.
func (r *printed) df() bool {
	return r.takeWord("df", "d.f.") != "" && r.take("=") != ""
}

// freedomBehind reads degrees of freedom that stand behind the statistic: "t =
// 2.20, df = 28", "t = 2.20 (df = 28)". A correlation may give the number of its
// pairs instead.
func (r *printed) freedomBehind(t *testResult) bool {
	opened := r.take(",", ";", "(") == "("
	back := r.i
	switch {
	case r.df():
		var ok bool
		if t.df1, ok = r.number(); !ok {
			return false
		}
		if t.kind == stat.F {
			if t.df2 = t.df1; r.take(",", ";") == "" {
				return false
			}
			if t.df2, ok = r.number(); !ok {
				return false
			}
		}
	case t.kind == stat.Correlation:
		r.i = back
		if r.takeWord("n") == "" || r.take("=") == "" {
			return false
		}
		pairs, ok := r.number()
		if !ok {
			return false
		}
		t.df1 = pairs
		t.df1.value -= 2
	default:
		return false
	}
	return !opened || r.take(")") != ""
}

// longestAside is the length of an effect size or a sample in print.
const longestAside = 40

// onlyAsides reports whether s, between a statistic and its probability, says
// no more than sizes: ", d = 0.42, 95% CI [0.1, 0.7], ".
func onlyAsides(s string) bool {
	for {
		open := strings.IndexByte(s, '[')
		shut := strings.IndexByte(s, ']')
		if open < 0 || shut < open {
			break
		}
		s = s[:open] + "=" + s[shut+1:]
	}
	pieces := strings.FieldsFunc(s, func(c rune) bool { return c == ',' || c == ';' })
	for _, piece := range pieces {
		if piece = strings.TrimSpace(piece); piece != "" && piece != "(" && piece != "with" && (len(piece) > longestAside || !strings.Contains(piece, "=")) {
			return false
		}
	}
	return true
}
