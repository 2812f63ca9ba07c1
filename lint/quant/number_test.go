package quant

import "testing"

func TestParseNumber(t *testing.T) {
	for _, c := range []struct {
		in, out string
		ulp     int
	}{
		{"0", "0", 0},
		{"7", "7", 0},
		{"1.40", "1.40", -2},
		{"2.00", "2.00", -2},
		{"0.00", "0.00", -2},
		{"1,400", "1400", 2},
		{"5,000", "5000", 3},
		{"12,34,567", "1234567", 0},
		{"1\u2009234\u2009567", "1234567", 0},
		{"1'000'000.5", "1000000.5", -1},
		{".05", "0.05", -2},
		{"-3", "-3", 0},
		{"\u22123.5", "-3.5", -1},
		{"+12", "12", 0},
		{"1.5e6", "1500000", 5},
		{"25e-2", "0.25", -2},
		{"9223372036854775807", "9223372036854775807", 0},
		{"123456789012345678901234567890", "123456789012345678901234567890", 1},
		{"123456789012345678901234567891.25", "123456789012345678901234567891.25", -2},
		{"100000000000000000000000", "100000000000000000000000", 23},
	} {
		n, ok := ParseNumber(c.in)
		if !ok || n.String() != c.out || n.Ulp() != c.ulp {
			t.Errorf("ParseNumber(%q) = %s with ulp %d, %v; want %s, %d", c.in, n, n.Ulp(), ok, c.out, c.ulp)
		}
	}
	for in, out := range map[string]string{"5/9": "5/9", "1/2": "0.5", "½": "0.5", "10½": "10.5", "10 1/2": "10.5", "10 ⅓": "31/3", "3⁄4": "0.75"} {
		if n, ok := ParseNumber(in); !ok || n.String() != out || n.Denominator() == 0 {
			t.Errorf("ParseNumber(%q) = %s, %v; want %s", in, n, ok, out)
		}
	}
	for _, in := range []string{"", "-", ".", ",", "1.", "1,", "1,23", "1,2345", "1,234,5", "12,3456.7", "1..2", "1.2.3", "1e", "e5", "1/0", "/2", "1/", " 1/2", "a", "1a", "--1", "1,234'567", "½½"} {
		if n, ok := ParseNumber(in); ok {
			t.Errorf("ParseNumber(%q) = %s; want none", in, n)
		}
	}
	german := Notation{Point: ',', Group: '.'}
	if n, ok := german.Parse("1.234,5"); !ok || n.String() != "1234.5" {
		t.Errorf("German 1.234,5 = %s, %v", n, ok)
	}
}

func TestScale(t *testing.T) {
	n, _ := ParseNumber("1.4")
	if n = n.Scale(9); n.String() != "1400000000" || n.Ulp() != 8 {
		t.Errorf("1.4 billion = %s with ulp %d", n, n.Ulp())
	}
}

func TestOf(t *testing.T) {
	for _, c := range []struct {
		n, m Number
		want string
		den  int
	}{
		{FromInt(1), FromInt(7), "1/7", 7},
		{FromInt(2), FromInt(5), "0.4", 5},
		{FromInt(14).Scale(-1), FromInt(7), "0.2", 0},
		{FromInt(3), Number{}, "0", 0},
	} {
		if got := c.n.Of(c.m); got.String() != c.want || got.Denominator() != c.den {
			t.Errorf("%s of %s is %s over %d, want %s over %d", c.n, c.m, got, got.Denominator(), c.want, c.den)
		}
	}
}
