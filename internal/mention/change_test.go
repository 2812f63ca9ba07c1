package mention

import "testing"

func TestChange(t *testing.T) {
	for text, want := range map[string]int{
		"Trade rose by 20%.": 1, "Trade grew about 20 percent.": 1, "Trade is up 20%.": 1, "A 20% increase came.": 1, "It is an increase of 20%.": 1,
		"Trade fell 20%.": -1, "Sales are down by nearly 5%.": -1, "They saw a 5 per cent decline.": -1, "The index lost 190 points.": 0, "The index fell 190 points.": -1,
		"Trade rose to 20%.": 0, "It is 20%.": 0, "The share is 20% of all.": 0, "Profit fell from $5m.": 0, "Costs were cut by $5 million.": -1,
	} {
		found := find("en", text)
		if len(found) != 1 || found[0].Change != want {
			t.Errorf("%s: change should be %d: %+v", text, want, found)
		}
	}
}

func TestWeak(t *testing.T) {
	for text, want := range map[string]bool{
		"One of the oldest banks failed.": true, "The two sides met.": true, "Two regions split.": false, "The three islands are claimed.": false, "It has 2 heads.": false,
	} {
		found := find("en", text)
		if len(found) != 1 || found[0].Weak != want {
			t.Errorf("%s: weak should be %v: %+v", text, want, found)
		}
	}
}
