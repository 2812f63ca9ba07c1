package web_test

import (
	"context"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/performance"
	"github.com/chromedp/chromedp"

	"github.com/factlint/factlint/internal/desk/desktest"
)

// crowded is a draft on the bridges of desktest in which every other word counts something, and every
// fourth sentence is wrong.
func crowded(size int) string {
	var b strings.Builder
	for i := 0; b.Len() < size; i++ {
		k := i % 1000
		year := 1900 + k%100
		if i%4 == 0 {
			year += 3
		}
		fmt.Fprintf(&b, "The Norvale %d bridge was opened in %d after a long dispute, and %d people came; it cost $%d million, or %d%% of what the county had. The road is %d km long.\n\n", k, year, 200+i%900, 3+i%80, 2+i%60, 4+i%300)
	}
	return b.String()
}

// timing watches a page: how long each key waits for its paint, how long the
// page hears nothing, and when the marks of what was typed are painted.
const timing = `(() => {
	window.paints = [];
	window.blocked = [];
	const painted = (f) => requestAnimationFrame(() => { const c = new MessageChannel(); c.port1.onmessage = f; c.port2.postMessage(0); });
	document.addEventListener("keydown", (e) => {
		const begun = e.timeStamp;
		window.lastKey = begun;
		painted(() => window.paints.push(performance.now() - begun));
	}, true);
	new PerformanceObserver((l) => window.blocked.push(...l.getEntries().map((e) => e.duration))).observe({type: "longtask"});
	new MutationObserver(() => {
		if (document.body.dataset.checked !== window.seen) {
			window.seen = document.body.dataset.checked;
			painted(() => { window.marked = performance.now(); window.markedVersion = window.seen; });
		}
	}).observe(document.body, {attributes: true});
})()`

// taskTime is how long the page's thread has been at work, in seconds: a figure
// that other programs on the machine do not change.
func taskTime(t *testing.T, ctx context.Context) float64 {
	t.Helper()
	var out float64
	run(t, ctx, chromedp.ActionFunc(func(ctx context.Context) error {
		metrics, err := performance.GetMetrics().Do(ctx)
		for _, m := range metrics {
			if m.Name == "TaskDuration" {
				out = m.Value
			}
		}
		return err
	}))
	return out
}

// TestKeystroke measures the time from a keystroke in a long draft to its paint,
// and to that of the marks that it brings about. It runs where FACTLINT_SPEED is
// set, and the figures mean something on a machine that does nothing else.
func TestKeystroke(t *testing.T) {
	if os.Getenv("FACTLINT_SPEED") == "" {
		t.Skip("FACTLINT_SPEED is not set: the page is not timed")
	}
	for _, x := range []struct {
		name   string
		text   string
		paint  float64 // milliseconds that the median key may wait
		follow float64 // that the marks may take at the median
	}{
		{"100 KiB", desktest.Novel(100 << 10), 50, 100},
		{"2 MiB", desktest.Novel(2 << 20), 100, 2000},
		{"2 MiB of nothing but values", crowded(2 << 20), 150, 20000},
	} {
		s := serve(t, map[string]string{"facts.yaml": desktest.Bridges(1000)})
		ctx := browser(t)
		openPage(t, ctx, s)
		run(t, ctx, chromedp.Evaluate(fmt.Sprintf(`(() => { const f = document.getElementById("text"); f.value = %q; f.dispatchEvent(new Event("input")); f.focus(); f.setSelectionRange(0, 0); })()`, x.text), nil))
		until(t, ctx, `document.querySelectorAll(".mirror .value").length > 0`)
		run(t, ctx, chromedp.Evaluate(timing, nil))
		run(t, ctx, performance.Enable().WithTimeDomain(performance.EnableTimeDomainThreadTicks))
		var follow []float64
		var work float64
		for range 3 {
			time.Sleep(2500 * time.Millisecond) // until the comparison with other articles is over
			before := taskTime(t, ctx)
			run(t, ctx, chromedp.Evaluate(`window.want = String(Number(document.body.dataset.checked) + 10)`, nil))
			for range 10 {
				run(t, ctx, chromedp.KeyEvent("x"))
				time.Sleep(40 * time.Millisecond)
			}
			until(t, ctx, `Number(window.markedVersion) >= Number(window.want)`)
			work += taskTime(t, ctx) - before
			follow = append(follow, value[float64](t, ctx, `window.marked - window.lastKey`))
		}
		paints := value[[]float64](t, ctx, `window.paints`)
		blocked := append(value[[]float64](t, ctx, `window.blocked`), 0)
		slices.Sort(paints)
		slices.Sort(follow)
		t.Logf("%s, 1,000 facts: a key is painted after %.0f ms at the median, %.0f at the worst of %d; nothing keeps the page longer than %.0f ms; the marks follow after %.0f ms; of the processor a key takes the page %.0f ms, marks included",
			x.name, paints[len(paints)/2], paints[len(paints)-1], len(paints), slices.Max(blocked), follow, 1000*work/float64(len(paints)))
		if m := paints[len(paints)/2]; m > x.paint {
			t.Errorf("%s: the median key waits %.0f ms for its paint", x.name, m)
		}
		if follow[0] > x.follow {
			t.Errorf("%s: the marks take %.0f ms", x.name, follow[0])
		}
	}
}
