package facts

import (
	"testing"

	"github.com/factlint/factlint/internal/lang"
	"github.com/factlint/factlint/lint/quant"
)

// TestUnits reads units as a facts file writes them: a unit that articles write
// with its denominator is one unit, other denominators stand apart.
func TestUnits(t *testing.T) {
	d := &decoder{cfg: Config{Lang: lang.English()}}
	for _, tt := range []struct {
		written, name, per string
		kind               quant.Kind
	}{
		{"km/h", "kilometer per hour", "", quant.KindMeasure},
		{"ug/m3", "microgram per cubic meter", "", quant.KindMeasure},
		{"Gbit/s", "gigabit per second", "", quant.KindMeasure},
		{"TEU", "twenty-foot equivalent unit", "", quant.KindMeasure},
		{"By", "byte", "", quant.KindMeasure},
		{"B", "byte", "", quant.KindMeasure},
		{"h", "hour", "", quant.KindDuration},
		{"min", "minute", "", quant.KindDuration},
		{"pct", "percent", "", quant.KindPercent},
		{"GT", "gross ton", "", quant.KindMeasure},
		{"Cel", "degree celsius", "", quant.KindMeasure},
		{"t/year", "metric ton", "year", quant.KindMeasure},
		{"GWh/year", "gigawatt-hour", "year", quant.KindMeasure},
		{"USD/GB/month", "USD", "gigabyte/month", quant.KindMoney},
		{"EUR", "EUR", "", quant.KindMoney},
		{"CHF/m3", "CHF", "cubic meter", quant.KindMoney},
		{"EUR/100 g", "EUR", "100 g", quant.KindMoney},
		{"%", "percent", "", quant.KindPercent},
		{"flights/week", "flight", "week", quant.KindCount},
		{"magnitude", "magnitude", "", quant.KindMeasure},
	} {
		if got := d.unitOf(tt.written); got != (unit{kind: tt.kind, name: tt.name, per: tt.per}) {
			t.Errorf("%s: got %v", tt.written, got)
		}
	}
}
