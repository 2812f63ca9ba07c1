package workspace

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"hash/crc32"
	"os"
	"path/filepath"
	"sort"
	"sync"
	"time"
)

// The cache is a folder of packs. A pack holds what one build of the program
// worked out with one set of facts and settings, for any number of articles:
//
//	magic, then for each article: key [32], length uint32, CRC-32 uint32, bytes
//
// A pack is read as a whole and written as a whole, under a name of its own
// first: two runs at once, or one that is killed, leave a pack that is whole.
// Of two runs that end at once the later one's pack stays, which costs the
// other's new entries and nothing else.
const (
	packMagic  = "factlint pack 1\n"
	packHead   = 32 + 4 + 4
	packLimit  = 256 << 20
	packAge    = 30 * 24 * time.Hour
	packSuffix = ".pack"
)

// Cache remembers what came of articles that have not changed.
type Cache struct {
	file string
	mu   sync.Mutex
	old  map[[32]byte][]byte
	used map[[32]byte]bool
	add  map[[32]byte][]byte
}

// CacheDir is the folder of the packs.
func CacheDir() (string, error) {
	base, err := os.UserCacheDir()
	if err != nil {
		return "", fmt.Errorf("finding the folder for caches: %w", err)
	}
	return filepath.Join(base, "factlint"), nil
}

// OpenCache opens the pack for a build of the program and a configuration. A
// pack that is damaged counts as empty from the damage on.
func OpenCache(build string, config []byte) (*Cache, error) {
	dir, err := CacheDir()
	if err != nil {
		return nil, err
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, PathError{dir, err}
	}
	sum := sha256.Sum256(append([]byte(build+"\x00"), config...))
	c := &Cache{
		file: filepath.Join(dir, hex.EncodeToString(sum[:12])+packSuffix),
		old:  map[[32]byte][]byte{}, used: map[[32]byte]bool{}, add: map[[32]byte][]byte{},
	}
	if b, err := os.ReadFile(c.file); err == nil {
		c.read(b)
	}
	return c, nil
}

func (c *Cache) read(b []byte) {
	b, ok := bytes.CutPrefix(b, []byte(packMagic))
	for ok && len(b) >= packHead {
		key := [32]byte(b[:32])
		n := int(binary.LittleEndian.Uint32(b[32:]))
		sum := binary.LittleEndian.Uint32(b[36:])
		b = b[packHead:]
		if n > len(b) || crc32.ChecksumIEEE(b[:n]) != sum {
			return
		}
		c.old[key] = b[:n:n]
		b = b[n:]
	}
}

// Get gives what was put under the key.
func (c *Cache) Get(key [32]byte) ([]byte, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	v, ok := c.old[key]
	if ok {
		c.used[key] = true
		return v, true
	}
	v, ok = c.add[key]
	return v, ok
}

// Put keeps a value under the key.
func (c *Cache) Put(key [32]byte, value []byte) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.add[key] = value
}

// Close writes the pack where there is something new, and takes away packs
// that nobody has used for a month. Entries that this run did not use stay
// while there is room.
func (c *Cache) Close() error {
	if len(c.add) == 0 {
		now := time.Now()
		_ = os.Chtimes(c.file, now, now) // it is in use
		return nil
	}
	size := 0
	var keys [][32]byte
	value := func(k [32]byte) []byte {
		if v, ok := c.add[k]; ok {
			return v
		}
		return c.old[k]
	}
	take := func(k [32]byte) {
		if n := packHead + len(value(k)); size+n <= packLimit {
			size += n
			keys = append(keys, k)
		}
	}
	for k := range c.add {
		take(k)
	}
	for k := range c.used {
		take(k)
	}
	for k := range c.old {
		if _, again := c.add[k]; !c.used[k] && !again {
			take(k)
		}
	}
	sort.Slice(keys, func(i, j int) bool { return bytes.Compare(keys[i][:], keys[j][:]) < 0 })
	p, err := NewPending(c.file)
	if err != nil {
		return err
	}
	head := make([]byte, 0, packHead)
	_, _ = p.WriteString(packMagic) // Commit gives the error
	for _, k := range keys {
		v := value(k)
		head = append(head[:0], k[:]...)
		head = binary.LittleEndian.AppendUint32(head, uint32(len(v)))
		head = binary.LittleEndian.AppendUint32(head, crc32.ChecksumIEEE(v))
		_, _ = p.Write(head)
		_, _ = p.Write(v)
	}
	if err := p.Commit(); err != nil {
		return err
	}
	sweep(filepath.Dir(c.file), time.Now().Add(-packAge))
	return nil
}

// sweep takes away what was not used since.
func sweep(dir string, since time.Time) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return
	}
	for _, e := range entries {
		if info, err := e.Info(); err == nil && info.Mode().IsRegular() && info.ModTime().Before(since) {
			_ = os.Remove(filepath.Join(dir, e.Name()))
		}
	}
}

// CleanCache takes the whole cache away, and gives the number of bytes that it
// took.
func CleanCache() (int64, error) {
	dir, err := CacheDir()
	if err != nil {
		return 0, err
	}
	var size int64
	entries, err := os.ReadDir(dir)
	if os.IsNotExist(err) {
		return 0, nil
	}
	if err != nil {
		return 0, PathError{dir, err}
	}
	for _, e := range entries {
		if info, err := e.Info(); err == nil {
			size += info.Size()
		}
	}
	if err := os.RemoveAll(dir); err != nil {
		return 0, PathError{dir, err}
	}
	return size, nil
}

// Build names the program that runs: its version, and the size and time of its
// file, so that a program built anew does not believe what an older one wrote.
func Build(version string) string {
	name, err := os.Executable()
	if err != nil {
		return version
	}
	info, err := os.Stat(name)
	if err != nil {
		return version
	}
	return fmt.Sprintf("%s %d %d", version, info.Size(), info.ModTime().UnixNano())
}
