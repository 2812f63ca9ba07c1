package quant_test

import (
	"fmt"
	"strings"

	"github.com/factlint/factlint/lint/quant"
)

func money(digits string, scale int) quant.Value {
	n, _ := quant.ParseNumber(digits)
	n = n.Scale(scale)
	return quant.Value{Kind: quant.KindMoney, Lo: n, Hi: n, Unit: "USD"}
}

func ExampleCompare() {
	fact := money("1.43", 9)
	for _, claim := range []quant.Value{money("1.4", 9), money("1.5", 9), money("1.34", 9), money("1.43", 6)} {
		c := quant.Compare(claim, fact)
		line := fmt.Sprintln(claim.Phrase(), "against", fact.Phrase()+":", c.Relation, c.Cause.Phrase(claim, fact))
		fmt.Println(strings.TrimSpace(line))
	}
	over := money("1.4", 9)
	over.Hedge = quant.MoreThan
	fmt.Println(over.Phrase(), "against", fact.Phrase()+":", quant.Compare(over, fact).Relation)
	// Output:
	// $1.4 billion against $1.43 billion: rounds-to
	// $1.5 billion against $1.43 billion: disjoint
	// $1.34 billion against $1.43 billion: near-miss two digits swapped
	// $1.43 million against $1.43 billion: near-miss million for billion
	// more than $1.4 billion against $1.43 billion: bound-holds
}

func ExampleCompare_dates() {
	date := func(s string) quant.Value {
		d, _ := quant.ParseDate(s)
		return d.Value()
	}
	fact := date("2007-06-14")
	for _, claim := range []string{"2007", "2007-06", "2007-22", "2007-07-14", "2008-06-14", "1999"} {
		c := quant.Compare(date(claim), fact)
		line := fmt.Sprintln(date(claim).Phrase()+":", c.Relation, c.Cause.Phrase(date(claim), fact))
		fmt.Println(strings.TrimSpace(line))
	}
	// Output:
	// 2007: contains
	// June 2007: contains
	// summer 2007: contains
	// 14 July 2007: near-miss one month too late
	// 14 June 2008: near-miss one year too late
	// 1999: disjoint
}

func ExampleInterval() {
	from, to := money("4.1", 9), money("5.0", 9)
	change := quant.PercentChange(from.Interval(), to.Interval())
	fmt.Println("a rise of", change.Phrase(), "percent")
	said, _ := quant.ParseNumber("20")
	fmt.Println("20 percent fits:", change.Contains(said))
	// Output:
	// a rise of 19.3 to 24.7 percent
	// 20 percent fits: true
}
