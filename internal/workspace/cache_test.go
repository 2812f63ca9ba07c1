package workspace

import (
	"bytes"
	"crypto/sha256"
	"os"
	"path/filepath"
	"strconv"
	"testing"
)

// opened opens the cache of a test.
func opened(t *testing.T) *Cache {
	t.Helper()
	c, err := OpenCache("build", nil)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func keyOf(i int) [32]byte { return sha256.Sum256([]byte(strconv.Itoa(i))) }

func valueOf(i int) []byte { return bytes.Repeat([]byte(strconv.Itoa(i)), 1+i%50) }

// holds tells which of n articles the cache has, each as it was put.
func holds(t *testing.T, c *Cache, n int) (has int) {
	t.Helper()
	for i := range n {
		v, ok := c.Get(keyOf(i))
		if ok && !bytes.Equal(v, valueOf(i)) {
			t.Errorf("article %d is now %q", i, v)
		}
		if ok {
			has++
		}
	}
	return has
}

func TestCacheAcrossRuns(t *testing.T) {
	t.Setenv("XDG_CACHE_HOME", t.TempDir())
	t.Setenv("HOME", t.TempDir())
	c := opened(t)
	for i := range 300 {
		c.Put(keyOf(i), valueOf(i))
	}
	if err := c.Close(); err != nil {
		t.Fatal(err)
	}
	c = opened(t)
	if n := holds(t, c, 400); n != 300 {
		t.Errorf("after one run it has %d articles, not 300", n)
	}
	for i := 300; i < 400; i++ {
		c.Put(keyOf(i), valueOf(i))
	}
	if err := c.Close(); err != nil {
		t.Fatal(err)
	}
	c = opened(t)
	if n := holds(t, c, 400); n != 400 {
		t.Errorf("after two runs it has %d articles, not 400", n)
	}
	if err := c.Close(); err != nil { // nothing is new
		t.Fatal(err)
	}

	// Where there is no room for all, those which a run used stay.
	c = opened(t)
	info, err := os.Stat(c.file)
	if err != nil {
		t.Fatal(err)
	}
	c.room = info.Size() / 2
	if holds(t, c, 100) != 100 {
		t.Error("the first hundred are gone")
	}
	c.Put(keyOf(400), valueOf(400))
	if err := c.Close(); err != nil {
		t.Fatal(err)
	}
	if after, err := os.Stat(c.file); err != nil || after.Size() > info.Size()/2 {
		t.Errorf("a pack of %d bytes is now of %d, with room for half of it (%v)", info.Size(), after.Size(), err)
	}
	c = opened(t)
	if holds(t, c, 100) != 100 {
		t.Error("those which were used are gone")
	}
	if _, ok := c.Get(keyOf(400)); !ok {
		t.Error("what is new is gone")
	}
	c.Drop()

	if left, err := filepath.Glob(filepath.Join(filepath.Dir(c.file), ".*")); err != nil || len(left) > 0 {
		t.Errorf("left behind: %v %v", left, err)
	}
}

func TestDamagedCache(t *testing.T) {
	t.Setenv("XDG_CACHE_HOME", t.TempDir())
	t.Setenv("HOME", t.TempDir())
	c := opened(t)
	for i := range 40 {
		c.Put(keyOf(i), valueOf(i))
	}
	if err := c.Close(); err != nil {
		t.Fatal(err)
	}
	whole, err := os.ReadFile(c.file)
	if err != nil {
		t.Fatal(err)
	}
	for n := 0; n < len(whole); n += 1 + n/8 {
		if err := os.WriteFile(c.file, whole[:n], 0o600); err != nil { // cut short
			t.Fatal(err)
		}
		short := opened(t)
		if has := holds(t, short, 40); has != 0 {
			t.Errorf("cut at byte %d it has %d articles", n, has)
		}
		short.Drop()

		wrong := bytes.Clone(whole)
		wrong[n] ^= 0x55
		if err := os.WriteFile(c.file, wrong, 0o600); err != nil {
			t.Fatal(err)
		}
		c := opened(t)
		holds(t, c, 40) // gives no wrong value
		c.Drop()
	}
}
