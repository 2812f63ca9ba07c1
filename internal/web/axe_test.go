package web_test

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"

	"github.com/factlint/factlint/check"
	"github.com/factlint/factlint/internal/desk"
	"github.com/factlint/factlint/internal/read"
	"github.com/factlint/factlint/internal/report"
	"github.com/factlint/factlint/internal/workspace"
	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/rules"
)

// scheme sets the colours that a reader prefers.
func scheme(name string) chromedp.Action {
	return emulation.SetEmulatedMedia().WithFeatures([]*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: name}})
}

// axe looks for what keeps people out, by the rules of WCAG 2.2 AA. The script
// is axe-core's, which FACTLINT_AXE names; it is not part of this project.
func axe(t *testing.T, ctx context.Context, where string) {
	t.Helper()
	name := os.Getenv("FACTLINT_AXE")
	if name == "" {
		t.Skip("FACTLINT_AXE names no axe.min.js: accessibility is not tested (npm pack axe-core)")
	}
	script, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	var found []string
	run(t, ctx, chromedp.Evaluate(string(script)+";0", nil), chromedp.Evaluate(
		`axe.run({runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}).then(r => r.violations.flatMap(v => v.nodes.map(n => v.id + ": " + n.target.join(" ") + ": " + n.failureSummary)))`,
		&found, func(p *runtime.EvaluateParams) *runtime.EvaluateParams { return p.WithAwaitPromise(true) }))
	for _, f := range found {
		t.Errorf("%s: %s", where, f)
	}
}

func TestKeepsNobodyOutOfTheDesk(t *testing.T) {
	ctx := browser(t)
	s := serve(t, files())
	openPage(t, ctx, s)
	run(t, ctx, chromedp.SendKeys("#text", draft, chromedp.ByQuery))
	until(t, ctx, `document.body.dataset.compared !== undefined`)
	run(t, ctx, chromedp.Click("#questions .say", chromedp.ByQuery))
	for _, colours := range []string{"light", "dark"} {
		run(t, ctx, scheme(colours))
		axe(t, ctx, "the desk, "+colours)
	}
	run(t, ctx, chromedp.EmulateViewport(360, 740))
	axe(t, ctx, "the desk, narrow")
	run(t, ctx, chromedp.EmulateViewport(1280, 800), chromedp.Click("#make", chromedp.ByQuery))
	until(t, ctx, `document.getElementById("fact-preview").textContent !== ""`)
	for _, colours := range []string{"light", "dark"} {
		run(t, ctx, scheme(colours))
		axe(t, ctx, "making a fact, "+colours)
	}
	run(t, ctx, chromedp.Click("#fact-cancel", chromedp.ByQuery), chromedp.Click("#search", chromedp.ByQuery))
	until(t, ctx, `document.querySelectorAll("#results .hit").length > 0`)
	axe(t, ctx, "finding a fact")
}

// annotated writes the HTML report of the project's own articles.
func annotated(t *testing.T) string {
	t.Helper()
	t.Chdir("../..")
	d := desk.New(desk.Config{Facts: "facts.yaml", Configure: func(p *workspace.Project) (check.Config, error) {
		cfg := check.Config{Rules: rules.All()}
		if p != nil {
			cfg.Facts = p.Facts
		}
		return cfg, nil
	}})
	st := d.State()
	articles := map[string]string{
		"draft.md": "# A corridor and a contract\n\nRussia and Iran reached the agreement on S-300 systems in 2008, and the systems were delivered in 2016.\n\n> “We lost four years,” an official said.\n\n| Year | Trade |\n|---|---|\n| 2021 | $4.1 billion |\n| 2022 | $5.0 billion |\n\n- Russia allocated a $1.5 billion loan for a thermal power plant in Iran.\n- The road is 32 km long.\n",
	}
	for _, name := range []string{"seeds/self-sabotage.txt", "seeds/south-caucasus.txt"} {
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		articles[name] = string(b)
	}
	r := &report.Report{Articles: len(articles), Facts: len(st.Facts()), Rules: rules.All(), Version: "test", Date: "2024-03-12", Around: st.Around}
	r.Documents = func(path string) []*lint.Document { return read.Parts([]byte(articles[path]), read.Config{Path: path}) }
	var list []check.Article
	for _, name := range []string{"draft.md", "seeds/self-sabotage.txt", "seeds/south-caucasus.txt"} {
		list = append(list, check.Bytes(name, []byte(articles[name])))
	}
	for result := range st.Checker.Run(t.Context(), func(yield func(check.Article) bool) {
		for _, a := range list {
			if !yield(a) {
				return
			}
		}
	}) {
		r.Findings = append(r.Findings, result.Findings...)
		r.Claims = append(r.Claims, result.Claims...)
		r.Counts.Add(result.Counts)
	}
	format, _ := report.Named("html")
	var out bytes.Buffer
	if err := format.Write(&out, r); err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(t.TempDir(), "report.html")
	if err := os.WriteFile(name, out.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
	return "file://" + name
}

func TestReportReadsOnEveryScreen(t *testing.T) {
	ctx := browser(t)
	run(t, ctx, chromedp.Navigate(annotated(t)))
	if value[int](t, ctx, `document.querySelectorAll(".value.supported").length`) < 5 || value[int](t, ctx, `document.querySelectorAll(".questions li").length`) < 2 {
		t.Error("the report shows little of what was checked")
	}
	// A value that has the focus shows its card, wholly in view.
	run(t, ctx, chromedp.Focus(".text .value", chromedp.ByQuery))
	if !value[bool](t, ctx, `(() => { const r = document.activeElement.querySelector(".card").getBoundingClientRect(); return r.height > 20 && r.left >= 0 && r.right <= innerWidth })()`) {
		t.Error("the card of a value does not show, or leaves the window")
	}
	for _, colours := range []string{"light", "dark"} {
		run(t, ctx, scheme(colours))
		run(t, ctx, chromedp.Evaluate(`scrollTo(0, 0)`, nil))
		view(t, ctx, "report-"+colours)
		run(t, ctx, chromedp.Evaluate(`document.querySelector(".draft").scrollIntoView()`, nil))
		view(t, ctx, "report-draft-"+colours)
	}
	run(t, ctx, chromedp.EmulateViewport(360, 740))
	if w := value[int](t, ctx, "document.documentElement.scrollWidth"); w > 360 {
		t.Errorf("at 360 pixels the report is %d wide", w)
	}
	// No card leaves a narrow window.
	if out := value[int](t, ctx, `[...document.querySelectorAll(".text .value")].filter(v => { v.focus(); const r = v.querySelector(".card").getBoundingClientRect(); return r.left < 0 || r.right > innerWidth }).length`); out > 0 {
		t.Errorf("%d cards leave a narrow window", out)
	}
	view(t, ctx, "report-narrow")
	run(t, ctx, chromedp.ActionFunc(func(ctx context.Context) error {
		for _, paper := range []struct {
			name          string
			width, height float64
		}{{"a4", 8.27, 11.69}, {"letter", 8.5, 11}} {
			b, _, err := page.PrintToPDF().WithPaperWidth(paper.width).WithPaperHeight(paper.height).WithPreferCSSPageSize(false).Do(ctx)
			if err != nil {
				return err
			}
			if !strings.HasPrefix(string(b), "%PDF") {
				t.Errorf("printing on %s gives no PDF", paper.name)
			}
			if dir := os.Getenv("FACTLINT_SCREENSHOTS"); dir != "" {
				if err := os.WriteFile(filepath.Join(dir, "report-"+paper.name+".pdf"), b, 0o644); err != nil {
					return err
				}
			}
		}
		return nil
	}))
}

func TestKeepsNobodyOutOfTheReport(t *testing.T) {
	ctx := browser(t)
	run(t, ctx, chromedp.Navigate(annotated(t)))
	for _, colours := range []string{"light", "dark"} {
		run(t, ctx, scheme(colours))
		axe(t, ctx, "the report, "+colours)
	}
	run(t, ctx, chromedp.EmulateViewport(360, 740))
	axe(t, ctx, "the report, narrow")
}
