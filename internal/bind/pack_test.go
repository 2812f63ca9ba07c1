package bind

import (
	"bytes"
	"fmt"
	"reflect"
	"testing"

	"github.com/factlint/factlint/internal/lang"
	"github.com/factlint/factlint/internal/lang/role"
	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// someFacts are facts on some bridges, more than need be weighed one by one.
func someFacts(n int) *lint.Facts {
	f := &lint.Facts{}
	events := [][]string{{"opened", "opening"}, {"cost", "put out to tender"}, {"length"}, {"riders"}}
	for i := range n {
		name := fmt.Sprintf("Arden %c Bridge of Brook No. %d", 'A'+i%26, i/3)
		event := events[i%4]
		value := quant.Value{Kind: quant.KindMoney, Lo: quant.FromInt(int64(i)), Hi: quant.FromInt(int64(i)), Unit: "USD"}
		if i%4 == 0 {
			value = quant.Value{Kind: quant.KindDate, Date: quant.YearOnly(1900 + i%100)}
		} else if i%9 == 2 {
			value.Kind, value.Unit = quant.KindDuration, "year"
			event = []string{"age", "retirement age"}
		} else if i%4 == 3 {
			value.Kind, value.Unit, value.Per = quant.KindCount, "passengers of the year", "month"
		}
		fact := &lint.Fact{
			ID: fmt.Sprintf("f%d", i), Subjects: []*lint.Subject{{Names: []string{name, "the Ardens"}}}, Event: event,
			Statement: "Each of the ferries will be replaced by " + name + ", it is planned.",
			Values:    []lint.Observation{{Value: value}},
		}
		if i%5 == 0 {
			fact.AsOf = quant.YearMonth(2001, 5)
		}
		if i%7 == 0 {
			fact.Statement, fact.Subjects = "", nil
		}
		if i%11 == 0 {
			fact.Values = nil
		}
		f.Facts = append(f.Facts, fact)
	}
	return f
}

func TestUnpackedIndexesAreTheSame(t *testing.T) {
	for _, n := range []int{0, 1, 30, 500} {
		f := someFacts(n)
		want := NewIndex(f, nil)
		var b bytes.Buffer
		if err := want.Pack(&b); err != nil {
			t.Fatal(err)
		}
		got, err := Unpack(b.Bytes(), f, nil)
		if err != nil {
			t.Fatal(err)
		}
		same := cmp.Options{
			cmp.Exporter(func(t reflect.Type) bool { return t.PkgPath() == reflect.TypeFor[Index]().PkgPath() }),
			// The room is where things lie, not what they are; the words are one for all,
			// and what is made when it is asked for is not there yet.
			cmpopts.IgnoreFields(Index{}, "room", "readers", "siblings"),
			cmp.Comparer(func(a, b *lang.Words) bool { return a == b }),
			cmp.Comparer(func(a, b *lang.Bits[role.Set]) bool { return a == b }),
			cmp.Comparer(func(a, b *lint.Fact) bool { return a == b }),
			cmp.Comparer(func(a, b *lint.Observation) bool { return a == b }),
			cmpopts.EquateEmpty(),
			cmpopts.IgnoreFields(lint.Facts{}, "Facts"),
		}
		if diff := cmp.Diff(want, got, same); diff != "" {
			t.Errorf("%d facts: the index differs once unpacked:\n%.4000s", n, diff)
		}
		for cut := range min(b.Len(), 3000) {
			if _, err := Unpack(b.Bytes()[:cut], f, nil); err == nil {
				t.Fatalf("%d facts: %d of %d bytes were read without an error", n, cut, b.Len())
			}
		}
	}
}
