package workspace

import (
	"os"
	"path/filepath"
	"testing"
)

// A facts file reads nothing outside of its folder, be it by a symbolic link.
func TestNothingOutside(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) string {
		name = filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		return name
	}
	write("secret.txt", "secret")
	write("desk/inside.txt", "inside")
	name := write("desk/facts.yaml", "factlint: 1\n")
	if err := os.Symlink(filepath.Join(dir, "secret.txt"), filepath.Join(dir, "desk", "link.txt")); err != nil {
		t.Skip("no symbolic links here: ", err)
	}
	inside, err := Load(name, LoadConfig{})
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{"link.txt", "../secret.txt", filepath.Join(dir, "secret.txt")} {
		if b, err := inside.Files().ReadFile(path); err == nil {
			t.Errorf("%s is read: %q", path, b)
		}
	}
	if b, err := inside.Files().ReadFile("inside.txt"); err != nil || string(b) != "inside" {
		t.Errorf("the copy beside the facts file is not read: %v", err)
	}
	outside, err := Load(name, LoadConfig{AllowOutside: true})
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{"link.txt", "../secret.txt"} {
		if b, err := outside.Files().ReadFile(path); err != nil || string(b) != "secret" {
			t.Errorf("%s is not read though it is allowed: %v", path, err)
		}
	}
}
