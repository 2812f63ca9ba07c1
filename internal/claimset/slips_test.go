package claimset

import (
	"fmt"
	"reflect"
	"testing"
)

func TestSlips(t *testing.T) {
	for _, tt := range []struct {
		text, kind string
		want       []Slip
	}{
		{"14 March 2023", "date", []Slip{
			{"day-off", "15 March 2023"}, {"year-off", "14 March 2022"}, {"digits", "14 March 2032"}, {"wrong-number", "14 March 2016"}, {"month-off", "14 August 2023"},
		}},
		{"1987", "date", []Slip{{"year-off", "1986"}, {"digits", "1978"}, {"wrong-number", "1980"}}},
		{"2022", "date", []Slip{{"year-off", "2021"}, {"wrong-number", "2015"}}},
		{"December", "date", []Slip{{"month-off", "May"}}},
		{"$1.5 billion", "money", []Slip{{"wrong-number", "$2.4 billion"}, {"scale-slip", "$1.5 million"}}},
		{"12,345 people", "count", []Slip{{"digits", "21,345 people"}, {"wrong-number", "19,752 people"}}},
		{"40 km", "measure", []Slip{{"wrong-number", "60 km"}}},
		{"Twenty years", "duration", []Slip{{"wrong-number", "Fifty years"}}},
		{"a few", "count", nil},
		{"today", "date", nil},
	} {
		t.Run(fmt.Sprint(tt.kind, " ", tt.text), func(t *testing.T) {
			if got := Slips(tt.text, tt.kind); !reflect.DeepEqual(got, tt.want) {
				t.Errorf("got %v, want %v", got, tt.want)
			}
		})
	}
}
