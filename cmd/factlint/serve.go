package main

import (
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"

	"github.com/spf13/pflag"

	"github.com/factlint/factlint/internal/desk"
	"github.com/factlint/factlint/internal/read"
	"github.com/factlint/factlint/internal/web"
	"github.com/factlint/factlint/internal/workspace"
	"github.com/factlint/factlint/rules"
)

var serveCommand = &command{
	name: "serve", args: "[DRAFT]", short: "open the desk: a page on which a draft is checked as it is typed",
	long: `The page is for this machine alone: it is served on loopback, to whoever has the
address that is printed, and loads nothing from elsewhere. It writes nothing but
the facts that you add to the facts file. Stop it with Ctrl-C.`,
	examples: [][2]string{
		{"factlint serve", "an empty desk, in the browser"},
		{"factlint serve draft.md", "with a draft on it"},
		{"factlint serve --no-open --port 8080", "print the address, on a port of your own"},
	},
	flags: func(f *pflag.FlagSet) func(*program, []string) int {
		c := &serving{}
		c.in.declareDesk(f)
		f.IntVar(&c.port, "port", 0, "the `PORT` to listen on (default: any that is free)")
		f.BoolVar(&c.noOpen, "no-open", false, "print the address and open no browser")
		return c.run
	},
}

type serving struct {
	in     input
	port   int
	noOpen bool
}

func (c *serving) run(p *program, args []string) int {
	if len(args) > 1 {
		return p.fail("serve takes one draft, not %d", len(args))
	}
	if c.port < 0 || c.port > 65535 {
		return p.fail("--port %d: write a port from 1 to 65535", c.port)
	}
	configure := c.in.configure(p)
	if _, err := configure(nil); err != nil {
		return p.fail("%v", err)
	}
	cfg := web.Config{Rules: rules.All(), Version: version()}
	dir := "."
	if len(args) == 1 {
		if !read.Supported(args[0]) {
			return p.fail("%s is of no format that can be read; these can: %s", args[0], formats())
		}
		b, err := workspace.Article(args[0], workspace.DefaultMaxSize).Read()
		if err != nil {
			return p.fail("%v", err)
		}
		cfg.Name, cfg.Draft, dir = filepath.Base(args[0]), b, filepath.Dir(args[0])
	}
	file := c.in.facts
	if file == "" && !c.in.noConfig {
		file = workspace.FindFacts(dir)
	}
	if file != "" {
		if _, err := os.Stat(file); err != nil {
			return p.fail("reading the facts file: %v", err)
		}
	}
	cfg.Desk = desk.New(desk.Config{Facts: file, Rules: ruleNames(), Configure: configure})
	l, err := net.Listen("tcp4", net.JoinHostPort("127.0.0.1", strconv.Itoa(c.port)))
	if err != nil {
		return p.fail("listening on port %d: %v; give another with --port, or none", c.port, err)
	}
	server, err := web.New(cfg, l.Addr())
	if err != nil {
		return p.fail("%v", err)
	}
	fmt.Fprintf(p.stdout, "The desk is at %s\n", server.URL())
	p.stdout.Flush()
	go cfg.Desk.State() // so that the facts are read while the browser starts
	if !c.noOpen {
		if err := openBrowser(server.URL()); err != nil {
			p.errorf("no browser could be opened (%v): open the address above", err)
		}
	}
	if err := server.Serve(p.ctx, l); err != nil {
		return p.fail("serving the desk: %v", err)
	}
	return exitOK
}

// openBrowser opens an address in the user's own browser.
func openBrowser(url string) error {
	name, args := "xdg-open", []string{url}
	switch runtime.GOOS {
	case "darwin":
		name = "open"
	case "windows":
		name, args = "rundll32", []string{"url.dll,FileProtocolHandler", url}
	}
	cmd := exec.Command(name, args...)
	if err := cmd.Start(); err != nil {
		return err
	}
	go func() { _ = cmd.Wait() }()
	return nil
}
