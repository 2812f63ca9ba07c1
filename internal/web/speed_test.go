package web_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// TestKeystroke measures the time from a keystroke in a long draft to the marks
// that it brings about, repaint included. It runs where FACTLINT_SPEED is set.
func TestKeystroke(t *testing.T) {
	if os.Getenv("FACTLINT_SPEED") == "" {
		t.Skip("FACTLINT_SPEED is not set: the page is not timed")
	}
	var facts strings.Builder
	facts.WriteString("factlint: 1\nfacts:\n")
	for i := range 1000 {
		fmt.Fprintf(&facts, "  - {id: norvale-%d.opened, statement: The Norvale %d bridge was opened in %d., subject: [Norvale %d bridge], event: [opened], date: \"%d\"}\n", i, i, 1900+i%100, i, 1900+i%100)
	}
	for _, size := range []int{100 << 10, 2 << 20} {
		var draft strings.Builder
		for i := 0; draft.Len() < size; i++ {
			k := i % 1000
			fmt.Fprintf(&draft, "The Norvale %d bridge was opened in %d after a long dispute. %s\n\n", k, 1900+k%100, strings.Repeat("The council met in the town hall and spoke of the harvest, the weather and the state of the road; nobody had expected much of it, and the mayor left early. ", 1+i%5))
		}
		s := serve(t, map[string]string{"facts.yaml": facts.String()})
		ctx := browser(t)
		openPage(t, ctx, s)
		var times []float64
		strokes := 5
		if size > 1<<20 {
			strokes = 2
		}
		script := fmt.Sprintf(`(async () => {
			const f = document.getElementById("text");
			const opened = performance.now();
			f.value = %q;
			f.dispatchEvent(new Event("input"));
			const seen = async () => { const want = Number(document.body.dataset.checked || 0); return want; };
			const frame = () => new Promise((r) => requestAnimationFrame(() => setTimeout(r)));
			let last = -1;
			for (let end = performance.now() + 60000; performance.now() < end && document.querySelectorAll(".mirror .value").length === 0;) await frame();
			const out = [performance.now() - opened, 0];
			for (let i = 0; i < %d; i++) {
				await new Promise((r) => setTimeout(r, 1500));
				f.focus();
				f.setSelectionRange(0, 0);
				const before = await seen();
				const begun = performance.now();
				document.execCommand("insertText", false, "x");
				const typed = performance.now() - begun;
				for (let end = begun + 30000; performance.now() < end && (await seen()) === before;) await frame();
				await frame();
				out.push(typed, performance.now() - begun);
			}
			return out;
		})()`, draft.String(), strokes)
		run(t, ctx, chromedp.Evaluate(script, &times, func(p *runtime.EvaluateParams) *runtime.EvaluateParams { return p.WithAwaitPromise(true) }))
		t.Logf("%d KiB: pasted, and marked after %.0f ms", size>>10, times[0])
		for i := 2; i+1 < len(times); i += 2 {
			t.Logf("%d KiB, 1,000 facts: the key is taken in %.0f ms, its marks are painted after %.0f ms", size>>10, times[i], times[i+1])
		}
	}
}
