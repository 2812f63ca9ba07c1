// Command compile makes the compiled forms of the word tables, TAG.words
// beside them. It is run by 'go generate ./internal/lang'.
package main

import (
	"fmt"
	"os"

	"github.com/factlint/factlint/internal/lang"
)

func main() {
	for _, tag := range lang.Tags() {
		b, err := lang.Compile(tag)
		if err == nil {
			err = os.WriteFile(tag+".words", b, 0o644)
		}
		if err != nil {
			fmt.Fprintf(os.Stderr, "compiling the tables of language %q: %v\n", tag, err)
			os.Exit(1)
		}
	}
}
