// Command sbom writes an SBOM (CycloneDX 1.6, JSON) of the modules that a Go
// program is built from. It reads what `go version -m` prints of the program.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"strings"
)

type bom struct {
	Format     string      `json:"bomFormat"`
	Spec       string      `json:"specVersion"`
	Version    int         `json:"version"`
	Metadata   metadata    `json:"metadata"`
	Components []component `json:"components"`
}

type metadata struct {
	Component component `json:"component"`
}

type component struct {
	Type    string `json:"type"`
	Ref     string `json:"bom-ref"`
	Name    string `json:"name"`
	Version string `json:"version"`
	PURL    string `json:"purl"`
	// Properties hold the module's checksum as go.sum has it.
	Properties []property `json:"properties,omitempty"`
}

type property struct {
	Name  string `json:"name"`
	Value string `json:"value"`
}

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: go version -m PROGRAM | sbom VERSION")
		os.Exit(2)
	}
	if err := write(os.Stdout, os.Stdin, os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, "sbom:", err)
		os.Exit(1)
	}
}

// write reads lines "mod|dep, path, version, h1:sum" and "build, key=value".
func write(w io.Writer, r io.Reader, version string) error {
	out := bom{Format: "CycloneDX", Spec: "1.6", Version: 1}
	in := bufio.NewScanner(r)
	first := true
	for in.Scan() {
		f := strings.Fields(in.Text())
		switch {
		case first:
			first = false
			if len(f) < 2 {
				return fmt.Errorf("%q is not what go version -m prints", in.Text())
			}
			goVersion := strings.TrimPrefix(f[len(f)-1], "go")
			out.Components = append(out.Components, module("stdlib", goVersion, ""))
		case len(f) >= 2 && f[0] == "mod":
			out.Metadata.Component = module(f[1], version, "")
			out.Metadata.Component.Type = "application"
		case len(f) >= 3 && f[0] == "dep":
			sum := ""
			if len(f) > 3 {
				sum = f[3]
			}
			out.Components = append(out.Components, module(f[1], f[2], sum))
		}
	}
	if err := in.Err(); err != nil {
		return err
	}
	if out.Metadata.Component.Name == "" {
		return fmt.Errorf("no module was named: is it a Go program built from a module?")
	}
	enc := json.NewEncoder(w)
	enc.SetIndent("", "  ")
	return enc.Encode(out)
}

func module(path, version, sum string) component {
	purl := "pkg:golang/" + path + "@" + version
	c := component{Type: "library", Ref: purl, Name: path, Version: version, PURL: purl}
	if sum != "" {
		c.Properties = []property{{"go:sum", sum}}
	}
	return c
}
