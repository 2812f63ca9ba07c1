package quant

import (
	"reflect"
	"testing"

	"pgregory.net/rapid"
)

func TestBinaryGoesBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		v := drawValue(t, "v", Kind(rapid.IntRange(int(KindDate), int(KindSet)).Draw(t, "kind")))
		if rapid.Bool().Draw(t, "compound") {
			v.More = []Term{{drawNumber(t, "more"), "month"}}
		}
		stored := v.AppendBinary(nil)
		r := &Reader{B: stored}
		if back := r.Value(); r.Err != nil || len(r.B) != 0 || !reflect.DeepEqual(v, back) {
			t.Fatalf("%+v is read back as %+v, %v", v, back, r.Err)
		}
		cut := &Reader{B: stored[:rapid.IntRange(0, len(stored)-1).Draw(t, "cut")]}
		if cut.Value(); cut.Err == nil {
			t.Fatalf("a value that was cut short was read")
		}
	})
}
