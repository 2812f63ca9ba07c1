// Package program runs the program that a command of the claim sets scores.
package program

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"strings"
)

// maxLine bounds a line that the program prints, in bytes.
const maxLine = 1 << 24

// foundSomething is the exit code of a check that has findings, which is no failure.
const foundSomething = 1

// Lines runs a program and reads each line that it prints as JSON. An error says which
// line is none, or what the program printed where it failed.
func Lines[T any](program string, args ...string) ([]T, error) {
	cmd := exec.Command(program, args...)
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	var exit *exec.ExitError
	if err := cmd.Run(); err != nil && (!errors.As(err, &exit) || exit.ExitCode() != foundSomething) {
		return nil, fmt.Errorf("running %s %s: %w: %s", program, strings.Join(args[:min(1, len(args))], " "), err, strings.TrimSpace(stderr.String()))
	}
	return Read[T](&stdout, "what "+program+" printed")
}

// Read reads each line of r, which messages call by name, as JSON.
func Read[T any](r io.Reader, name string) ([]T, error) {
	var out []T
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, maxLine)
	for n := 1; lines.Scan(); n++ {
		var v T
		if err := json.Unmarshal(lines.Bytes(), &v); err != nil {
			return nil, fmt.Errorf("%s, line %d: not what was asked for: %w", name, n, err)
		}
		out = append(out, v)
	}
	return out, lines.Err()
}
