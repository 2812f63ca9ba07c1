package read

import "github.com/factlint/factlint/lint"

func packageParts(b []byte, cfg Config, format string) []*lint.Document {
	return refuse(&lint.Document{Path: cfg.Path, Source: b}, 0, "."+format+" files cannot be read yet")
}
