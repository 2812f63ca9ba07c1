package main

import (
	"io"
	"os"

	"github.com/spf13/pflag"

	"github.com/factlint/factlint/check"
	"github.com/factlint/factlint/internal/lsp"
	"github.com/factlint/factlint/internal/workspace"
	"github.com/factlint/factlint/rules"
)

var lspCommand = &command{
	name: "lsp", short: "serve an editor by the Language Server Protocol, on standard input and output",
	long: `Editors start it by themselves; docs/editors.md has settings for VS Code, Neovim,
Helix, Zed and Emacs. It reports findings as they come up, in articles and in
facts.yaml; shows the fact behind a value; offers repairs; and makes a fact of a
sentence. It writes no file by itself.`,
	flags: func(f *pflag.FlagSet) func(*program, []string) int {
		in := &input{}
		in.declareDesk(f)
		f.Bool("stdio", true, "talk on standard input and output; there is no other way")
		return func(p *program, args []string) int { return serveEditor(p, in, args) }
	},
}

// declareDesk declares the flags of the commands that stay at work while files
// change.
func (in *input) declareDesk(f *pflag.FlagSet) {
	in.flags = f
	f.StringVar(&in.facts, "facts", "", "the facts `FILE` (default: facts.yaml in the article's folder or one above)")
	f.BoolVar(&in.noConfig, "no-config", false, "look for no facts.yaml and no settings")
	f.StringVar(&in.date, "date", "", "the date (`YYYY-MM-DD`) of articles that state none")
	f.StringVar(&in.lang, "lang", "", "the language (`TAG`) of articles that state none, such as en or de (default: as their words say)")
	f.Float64Var(&in.minTrust, "min-trust", 0, "report only what is right with the probability `P` or more, 0 to 1")
}

// configure gives what the engine is to do under a facts file.
func (in *input) configure(p *program) func(*workspace.Project) (check.Config, error) {
	in.minTrustGiven = in.flags.Changed("min-trust")
	return func(project *workspace.Project) (check.Config, error) {
		own := *in
		own.project = project
		if err := own.knownLanguage(); err != nil {
			return check.Config{}, err
		}
		cfg, err := own.config()
		cfg.Rules, cfg.Today = rules.All(), today(p)
		return cfg, err
	}
}

func serveEditor(p *program, in *input, args []string) int {
	if len(args) > 0 {
		return p.fail("lsp takes no paths: the editor tells it which files are open")
	}
	configure := in.configure(p)
	if _, err := configure(nil); err != nil {
		return p.fail("%v", err)
	}
	err := lsp.Run(p.ctx, lsp.Config{
		Facts: in.facts, NoFacts: in.noConfig && in.facts == "", Rules: rules.All(), Configure: configure, Version: version(),
		Enter: os.Chdir,
	}, io.NopCloser(p.stdin), closing{os.Stdout})
	if err != nil {
		return p.fail("serving the editor: %v", err)
	}
	return exitOK
}

// closing closes nothing: standard output is the process's own.
type closing struct{ io.Writer }

func (closing) Close() error { return nil }
