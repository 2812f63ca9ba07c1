package web_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// TestMirrorFollowsEveryEdit makes all kinds of edits in a draft of many parts,
// and sees that the words behind the field stay those in it, and that the marks
// come out as if the draft had been opened as it ends.
func TestMirrorFollowsEveryEdit(t *testing.T) {
	ctx := browser(t)
	s := serve(t, files())
	openPage(t, ctx, s)
	text := strings.Repeat("The Orsa dam was opened in 2009, and it cost $1.4 billion.\n\nNobody lived there then, and the road came later.\n\n", 100)
	run(t, ctx, chromedp.Evaluate(fmt.Sprintf(`(() => { const f = document.getElementById("text"); f.value = %q; f.dispatchEvent(new Event("input")); })()`, text), nil))
	until(t, ctx, `document.querySelectorAll(".mirror .value").length > 0`)
	off := value[[]string](t, ctx, `(() => {
		const f = document.getElementById("text"), out = [];
		let seed = 7;
		const any = (n) => (seed = (seed * 48271) % 2147483647) % n;
		const words = ["x", "\n", "1987", " In 2009 ", "\n\nThe Orsa dam was opened in 2007.\n", "🚢", "\n\n\n", "The Orsa dam cost $1.5 billion. ".repeat(20), "a\n".repeat(60), ""];
		for (let i = 0; i < 120; i++) {
			const from = 300 + any(f.value.length - 299), to = any(4) ? from : Math.min(f.value.length, from + any(i % 50 ? 300 : 6000));
			f.setRangeText(words[any(words.length)], from, to, "end");
			f.dispatchEvent(new Event("input"));
			const seen = [...document.getElementById("mirror").children].map((n) => n.textContent.replace(/\u200b$/, "")).join("\n");
			if (seen !== f.value) out.push("edit " + i + ": " + seen.length + " units behind " + f.value.length);
		}
		return out;
	})()`)
	for _, o := range off {
		t.Error(o)
	}
	settled := `document.body.dataset.compared !== undefined && document.body.dataset.compared === document.body.dataset.checked`
	marks := `[...document.querySelectorAll(".mirror .value")].map((v) => v.textContent + " " + v.className + " " + Math.round(v.getBoundingClientRect().top))`
	time.Sleep(time.Second)
	until(t, ctx, settled)
	edited := value[[]string](t, ctx, marks)
	run(t, ctx, chromedp.Evaluate(`(() => { const f = document.getElementById("text"); const all = f.value; f.value = ""; f.dispatchEvent(new Event("input")); f.value = all; f.dispatchEvent(new Event("input")); delete document.body.dataset.compared; })()`, nil))
	time.Sleep(time.Second)
	until(t, ctx, settled)
	whole := value[[]string](t, ctx, marks)
	inView := func(all []string) (out []string) {
		for _, m := range all {
			top := 0
			if _, err := fmt.Sscan(m[strings.LastIndexByte(m, ' ')+1:], &top); err == nil && top > 0 && top < 800 {
				out = append(out, m)
			}
		}
		return out
	}
	if a, b := inView(edited), inView(whole); !slices.Equal(a, b) || len(a) < 5 {
		t.Errorf("after the edits the marks in view are\n%s\nwhere the same draft has\n%s", strings.Join(a, "\n"), strings.Join(b, "\n"))
	}
}

// TestRepairsWhatHasMoved accepts a repair right after a key, before the next
// check can have answered.
func TestRepairsWhatHasMoved(t *testing.T) {
	ctx := browser(t)
	s := serve(t, files())
	openPage(t, ctx, s)
	run(t, ctx, chromedp.SendKeys("#text", draft, chromedp.ByQuery))
	until(t, ctx, `[...document.querySelectorAll("#questions .repairs button")].some(b => b.textContent.includes("2007"))`)
	until(t, ctx, `document.body.dataset.compared !== undefined`)
	got := value[string](t, ctx, `(() => {
		const f = document.getElementById("text");
		f.focus();
		f.setSelectionRange(0, 0);
		document.execCommand("insertText", false, "Not yet. ");
		[...document.querySelectorAll("#questions .repairs button")].find((b) => b.textContent.includes("2007")).click();
		return f.value;
	})()`)
	if want := "Not yet. " + strings.Replace(draft, "2009", "2007", 1); got != want {
		t.Errorf("the draft is now\n%s", got)
	}
	// Words that were edited since are not replaced.
	until(t, ctx, `document.querySelector(".mirror .supported")?.textContent === "2007"`)
	run(t, ctx, chromedp.Evaluate(`document.execCommand("undo")`, nil))
	until(t, ctx, `[...document.querySelectorAll("#questions .repairs button")].some(b => b.textContent.includes("2007"))`)
	got = value[string](t, ctx, `(() => {
		const f = document.getElementById("text"), at = f.value.indexOf("2009") + 2;
		f.setSelectionRange(at, at);
		document.execCommand("insertText", false, "x");
		[...document.querySelectorAll("#questions .repairs button")].find((b) => b.textContent.includes("2007")).click();
		return f.value;
	})()`)
	if !strings.Contains(got, "20x09") {
		t.Errorf("an edited value was replaced: %s", got)
	}
}
