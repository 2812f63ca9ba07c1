package web_test

import (
	"context"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"github.com/factlint/factlint/check"
	"github.com/factlint/factlint/internal/desk"
	"github.com/factlint/factlint/internal/desk/desktest"
	"github.com/factlint/factlint/internal/web"
	"github.com/factlint/factlint/internal/workspace"
	"github.com/factlint/factlint/rules"
)

const draft = `# The dam at Orsa

The Orsa dam was opened in 2009, and it cost $1.4 billion.

The Pell lock was widened by 12 metres in 1987.
`

// stand is a desk that is served.
type stand struct {
	dir, url string
}

func files() map[string]string {
	return map[string]string{
		"facts.yaml": desktest.Facts, "yearbook.txt": desktest.Yearbook,
		"drafts/one.md": "# Water\n\nThe Orsa dam was inaugurated in 2007.\n",
		"drafts/two.md": "# Stone\n\nThe Orsa dam was opened in 2011 after nine years.\n",
	}
}

// serve serves a desk with the files given.
func serve(t testing.TB, files map[string]string) *stand {
	t.Helper()
	s := &stand{dir: t.TempDir()}
	for name, text := range files {
		full := filepath.Join(s.dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(full, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	d := desk.New(desk.Config{Facts: filepath.Join(s.dir, "facts.yaml"), Configure: func(p *workspace.Project) (check.Config, error) {
		cfg := check.Config{Rules: rules.All()}
		if p != nil {
			cfg.Facts = p.Facts
		}
		return cfg, nil
	}})
	l, err := net.Listen("tcp4", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	server, err := web.New(web.Config{Desk: d, Rules: rules.All(), Version: "test"}, l.Addr())
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- server.Serve(ctx, l) }()
	t.Cleanup(func() {
		cancel()
		if err := <-done; err != nil {
			t.Error(err)
		}
	})
	s.url = server.URL()
	return s
}

// browser is a Chromium without a window.
func browser(t testing.TB) context.Context {
	t.Helper()
	if os.Getenv("FACTLINT_BROWSER") == "" {
		t.Skip("FACTLINT_BROWSER is not set: the page is not tested in a browser (FACTLINT_BROWSER=1 go test ./internal/web)")
	}
	name := ""
	for _, n := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if found, err := exec.LookPath(n); err == nil {
			name = found
			break
		}
	}
	if name == "" {
		t.Skip("Chromium is not installed: the page is not tested in a browser (apt-get install chromium)")
	}
	profile, err := os.MkdirTemp("", "factlint-browser")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(profile) }) // the browser may still be at it: what is left is in the folder for temporary files
	options := append([]chromedp.ExecAllocatorOption{}, chromedp.NoFirstRun, chromedp.NoDefaultBrowserCheck, chromedp.Headless, chromedp.DisableGPU, chromedp.NoSandbox,
		chromedp.ExecPath(name), chromedp.UserDataDir(profile), chromedp.Flag("disable-quic", true), chromedp.Flag("disable-background-networking", true),
		chromedp.Flag("disable-component-update", true), chromedp.Flag("disable-sync", true), chromedp.Flag("disable-dev-shm-usage", true), chromedp.WindowSize(1280, 800))
	ctx, cancel := chromedp.NewExecAllocator(context.Background(), options...)
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewContext(ctx)
	t.Cleanup(cancel)
	ctx, cancel = context.WithTimeout(ctx, 3*time.Minute)
	t.Cleanup(cancel)
	chromedp.ListenTarget(ctx, func(event any) {
		switch e := event.(type) {
		case *runtime.EventExceptionThrown:
			t.Errorf("the page throws: %s", e.ExceptionDetails.Error())
		case *runtime.EventConsoleAPICalled:
			if e.Type == runtime.APITypeError {
				t.Errorf("the page complains: %s", e.Args[0].Value)
			}
		}
	})
	return ctx
}

func run(t testing.TB, ctx context.Context, actions ...chromedp.Action) {
	t.Helper()
	var err error
	for range 10 {
		// The page draws its lists anew when a check comes back: a node that
		// was found may be gone before it is clicked, and nothing was done.
		if err = chromedp.Run(ctx, actions...); err == nil || len(actions) > 1 || !gone(err) {
			break
		}
		time.Sleep(50 * time.Millisecond)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// gone reports whether a node went away between being found and being used.
func gone(err error) bool {
	return strings.Contains(err.Error(), "Could not find node") || strings.Contains(err.Error(), "No node with given id") || strings.Contains(err.Error(), "does not belong to the document")
}

// until waits until a JavaScript expression is true.
func until(t testing.TB, ctx context.Context, expression string) {
	t.Helper()
	err := chromedp.Run(ctx, chromedp.Poll(expression, nil, chromedp.WithPollingTimeout(15*time.Second), chromedp.WithPollingInterval(20*time.Millisecond)))
	if err != nil {
		var text string
		_ = chromedp.Run(ctx, chromedp.Evaluate("document.body.innerText", &text))
		t.Fatalf("%s: %v; the page shows\n%s", expression, err, text)
	}
}

func value[T any](t testing.TB, ctx context.Context, expression string) T {
	t.Helper()
	var out T
	run(t, ctx, chromedp.Evaluate(expression, &out))
	return out
}

// picture keeps a screenshot of the whole page where FACTLINT_SCREENSHOTS names
// a folder; view is one of what is in view.
func picture(t testing.TB, ctx context.Context, name string) {
	t.Helper()
	shoot(t, ctx, name, func(b *[]byte) chromedp.Action { return chromedp.FullScreenshot(b, 100) })
}

func view(t testing.TB, ctx context.Context, name string) {
	t.Helper()
	shoot(t, ctx, name, func(b *[]byte) chromedp.Action { return chromedp.CaptureScreenshot(b) })
}

func shoot(t testing.TB, ctx context.Context, name string, take func(*[]byte) chromedp.Action) {
	t.Helper()
	dir := os.Getenv("FACTLINT_SCREENSHOTS")
	if dir == "" {
		return
	}
	var b []byte
	run(t, ctx, take(&b))
	if err := os.WriteFile(filepath.Join(dir, name+".png"), b, 0o644); err != nil {
		t.Fatal(err)
	}
}

func openPage(t testing.TB, ctx context.Context, s *stand) {
	t.Helper()
	run(t, ctx, chromedp.Navigate(s.url))
	until(t, ctx, `document.body.dataset.ready === "yes"`)
}

func TestTypeFindRepairUndoAndReload(t *testing.T) {
	ctx := browser(t)
	s := serve(t, files())
	openPage(t, ctx, s)
	run(t, ctx, chromedp.SendKeys("#text", draft, chromedp.ByQuery))
	until(t, ctx, `document.querySelector(".mirror .contradicted, .mirror .query")?.textContent === "2009"`)
	until(t, ctx, `document.getElementById("questions").innerText.includes("2007")`)
	picture(t, ctx, "light")
	// The fact at the cursor, with the words around its quote.
	run(t, ctx, chromedp.Click("#questions .say", chromedp.ByQuery))
	until(t, ctx, `document.getElementById("cursor").innerText.includes("Nine years went by before it was opened in 2007 by the queen")`)
	picture(t, ctx, "cursor")
	run(t, ctx, chromedp.Click("#cursor .repairs button", chromedp.ByQuery))
	until(t, ctx, `document.getElementById("text").value.includes("opened in 2007,")`)
	until(t, ctx, `document.querySelector(".mirror .supported")?.textContent === "2007"`)
	run(t, ctx, chromedp.Click("#undo", chromedp.ByQuery))
	until(t, ctx, `document.getElementById("text").value.includes("opened in 2009,")`)
	until(t, ctx, `document.querySelector(".mirror .contradicted, .mirror .query")?.textContent === "2009"`)
	// By the keyboard alone: to the next question, to its repairs, and accept.
	run(t, ctx, chromedp.KeyEvent(kb.F8), chromedp.KeyEvent(".", chromedp.KeyModifiers(2)), chromedp.KeyEvent(kb.Enter))
	until(t, ctx, `document.getElementById("text").value.includes("opened in 2007,")`)
	run(t, ctx, chromedp.Reload())
	until(t, ctx, `document.body.dataset.ready === "yes" && document.getElementById("text").value.includes("opened in 2007,")`)
	until(t, ctx, `document.querySelector(".mirror .supported")?.textContent === "2007"`)
	if c := value[string](t, ctx, "document.cookie"); c != "" {
		t.Errorf("a cookie is set: %s", c)
	}
}

func TestMakesAFact(t *testing.T) {
	ctx := browser(t)
	s := serve(t, files())
	openPage(t, ctx, s)
	run(t, ctx, chromedp.SendKeys("#text", draft, chromedp.ByQuery))
	until(t, ctx, `[...document.querySelectorAll(".mirror .unmatched")].some(e => e.textContent === "12 metres")`)
	run(t, ctx, chromedp.Evaluate(`(() => { const f = document.getElementById("text"); f.focus(); const i = f.value.indexOf("12 metres"); f.setSelectionRange(i, i) })()`, nil), chromedp.Click("#make", chromedp.ByQuery))
	until(t, ctx, `document.getElementById("fact-preview").textContent.includes("The Pell lock was widened by 12 metres in 1987.")`)
	picture(t, ctx, "fact")
	if b, err := os.ReadFile(filepath.Join(s.dir, "facts.yaml")); err != nil || string(b) != desktest.Facts {
		t.Fatalf("the preview has written the file: %v", err)
	}
	until(t, ctx, `!document.getElementById("fact-add").disabled`)
	run(t, ctx, chromedp.Click("#fact-add", chromedp.ByQuery))
	until(t, ctx, `[...document.querySelectorAll(".mirror .supported")].some(e => e.textContent === "12 metres")`)
	b, err := os.ReadFile(filepath.Join(s.dir, "facts.yaml"))
	if err != nil || !strings.HasPrefix(string(b), desktest.Facts) || !strings.Contains(string(b), "12 metres") {
		t.Fatalf("the facts file is now %s, %v", b, err)
	}
	// It is found by a search, with the articles that state it.
	run(t, ctx, chromedp.Click("#search", chromedp.ByQuery), chromedp.SendKeys("#query", "dam opened", chromedp.ByQuery))
	until(t, ctx, `document.getElementById("found").textContent === "1 fact"`)
	run(t, ctx, chromedp.Click("#results .hit", chromedp.ByQuery))
	until(t, ctx, `document.getElementById("results").innerText.includes("drafts/two.md, line 3")`)
	picture(t, ctx, "search")
}

func TestSeesTheFactsFileChange(t *testing.T) {
	ctx := browser(t)
	f := files()
	delete(f, "drafts/two.md")
	delete(f, "drafts/one.md")
	s := serve(t, f)
	openPage(t, ctx, s)
	run(t, ctx, chromedp.SendKeys("#text", draft, chromedp.ByQuery))
	until(t, ctx, `document.querySelector(".mirror .contradicted, .mirror .query")?.textContent === "2009"`)
	other, cancel := chromedp.NewContext(ctx) // another tab
	defer cancel()
	openPage(t, other, s)
	run(t, other, chromedp.SendKeys("#text", "The Orsa dam was opened in 2009.", chromedp.ByQuery))
	until(t, other, `document.querySelector(".mirror .contradicted, .mirror .query")?.textContent === "2009"`)
	changed := strings.NewReplacer(`"2007"`, `"2009"`, "in 2007", "in 2009").Replace(desktest.Facts)
	if err := os.WriteFile(filepath.Join(s.dir, "facts.yaml"), []byte(changed), 0o644); err != nil {
		t.Fatal(err)
	}
	until(t, other, `document.querySelector(".mirror .supported, .mirror .query")?.textContent === "2009" && document.querySelector(".mirror .contradicted") === null`)
	if err := os.WriteFile(filepath.Join(s.dir, "facts.yaml"), []byte("factlint: 1\nfacts:\n  - {idd: x}\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	until(t, other, `document.getElementById("notice").textContent.includes("cannot be relied on")`)
}

func TestNarrowDarkPrintedAndInOrder(t *testing.T) {
	ctx := browser(t)
	s := serve(t, files())
	run(t, ctx, chromedp.EmulateViewport(360, 740))
	openPage(t, ctx, s)
	run(t, ctx, chromedp.SendKeys("#text", draft+"\n"+strings.Repeat("Donaudampfschiff", 12)+"\n", chromedp.ByQuery))
	until(t, ctx, `document.querySelector(".mirror .contradicted, .mirror .query")?.textContent === "2009"`)
	run(t, ctx, chromedp.Click("#questions .say", chromedp.ByQuery))
	picture(t, ctx, "narrow")
	if over := value[int](t, ctx, `document.querySelector(".draft").scrollWidth - document.querySelector(".draft").clientWidth`); over > 0 {
		t.Errorf("at 360 pixels the draft is %d too wide", over)
	}
	if w := value[int](t, ctx, "document.documentElement.scrollWidth"); w > 360 {
		wide := value[string](t, ctx, `[...document.querySelectorAll("body *")].filter(e => e.getBoundingClientRect().right > 361).map(e => e.tagName + "." + e.className + "#" + e.id + " " + e.getBoundingClientRect().right).slice(0, 8).join("; ")`)
		t.Errorf("at 360 pixels the page is %d wide: %s", w, wide)
	}
	run(t, ctx, chromedp.EmulateViewport(1280, 800), emulation.SetEmulatedMedia().WithFeatures([]*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: "dark"}}))
	picture(t, ctx, "dark")
	// The mirror and the field lay out the same text at the same height.
	if off := value[float64](t, ctx, `Math.abs(document.getElementById("mirror").scrollHeight - document.getElementById("text").scrollHeight)`); off > 2 {
		t.Errorf("the marks are %v pixels off", off)
	}
	// Tab goes through the tools, the draft, the cursor's side and the questions.
	run(t, ctx, chromedp.Evaluate(`document.querySelector(".skip").focus()`, nil))
	var order []string
	for range 24 {
		run(t, ctx, chromedp.KeyEvent(kb.Tab))
		id := value[string](t, ctx, `(document.activeElement.id || document.activeElement.className || document.activeElement.tagName)`)
		order = append(order, id)
		if id == "questions" {
			break
		}
	}
	got := strings.Join(order, " ")
	at := -1
	for _, want := range []string{"name", "open", "make", "search", "export", "text", "cursor", "questions"} {
		i := strings.Index(" "+got+" ", " "+want+" ")
		if i < at || i < 0 {
			t.Errorf("%s is out of order: %s", want, got)
		}
		at = i
	}
	var pdf []byte
	run(t, ctx, chromedp.ActionFunc(func(ctx context.Context) error {
		b, _, err := page.PrintToPDF().WithPaperWidth(8.27).WithPaperHeight(11.69).Do(ctx)
		pdf = b
		return err
	}))
	if !strings.HasPrefix(string(pdf), "%PDF") {
		t.Error("printing gives no PDF")
	}
	if dir := os.Getenv("FACTLINT_SCREENSHOTS"); dir != "" {
		_ = os.WriteFile(filepath.Join(dir, "desk.pdf"), pdf, 0o644)
	}
}

func TestIgnoresWithAReason(t *testing.T) {
	ctx := browser(t)
	s := serve(t, files())
	openPage(t, ctx, s)
	run(t, ctx, chromedp.SendKeys("#text", draft, chromedp.ByQuery))
	until(t, ctx, `document.body.dataset.compared !== undefined && document.querySelectorAll("#questions .finding").length > 0`)
	rule := value[string](t, ctx, `document.querySelector("#questions .id").textContent.split(",")[0]`)
	run(t, ctx, chromedp.Evaluate(`[...document.querySelectorAll("#questions .repairs button")].find(b => b.textContent === "Ignore…").click()`, nil))
	// Without a reason nothing is ignored.
	run(t, ctx, chromedp.KeyEvent(kb.Enter))
	if v := value[string](t, ctx, `document.getElementById("text").value`); v != draft {
		t.Errorf("without a reason the draft becomes %q", v)
	}
	run(t, ctx, chromedp.KeyEvent("carved --> on <b>the lintel"), chromedp.KeyEvent(kb.Enter))
	want := strings.Replace(draft, "2009", "<!-- factlint: ignore "+rule+" carved – on bthe lintel -->2009", 1)
	if v := value[string](t, ctx, `document.getElementById("text").value`); v != want {
		t.Errorf("the draft is now %q, not %q", v, want)
	}
	until(t, ctx, fmt.Sprintf(`![...document.querySelectorAll("#questions .id")].some(e => e.textContent.startsWith(%q))`, rule+","))
}

// TestKeepsMarkupFromData puts script into everything that is shown.
func TestKeepsMarkupFromData(t *testing.T) {
	evil := `<img src=x onerror="document.title='owned'"><script>document.title='owned'</script>`
	f := files()
	f["facts.yaml"] = strings.NewReplacer("title: The Yearbook of Waters", "title: '"+strings.ReplaceAll(evil, "'", "''")+"'", "statement: The Orsa dam was opened in 2007.", "statement: 'The Orsa dam was opened in 2007. "+strings.ReplaceAll(evil, "'", "''")+"'").Replace(desktest.Facts)
	ctx := browser(t)
	s := serve(t, f)
	openPage(t, ctx, s)
	text := evil + " The Orsa dam " + evil + " was opened in 2009. " + evil
	run(t, ctx, chromedp.Evaluate(fmt.Sprintf(`(() => { const f = document.getElementById("text"); f.focus(); document.execCommand("insertText", false, %q) })()`, text), nil))
	until(t, ctx, `document.body.dataset.compared !== undefined`)
	if value[bool](t, ctx, `document.querySelector("img, main script") !== null`) || value[string](t, ctx, "document.title") != "factlint desk" {
		t.Error("markup of the data is live in the page")
	}
	run(t, ctx, chromedp.Click("#search", chromedp.ByQuery))
	until(t, ctx, `document.querySelectorAll("#results .hit").length > 0`)
	run(t, ctx, chromedp.Click("#results .hit", chromedp.ByQuery))
	until(t, ctx, `document.getElementById("results").innerText.includes("onerror")`)
	if value[bool](t, ctx, `document.querySelector("img") !== null`) {
		t.Error("markup of the facts is live in the page")
	}
}
