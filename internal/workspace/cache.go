package workspace

import (
	"cmp"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"time"
)

// The cache is a folder of packs. A pack holds what one build of the program
// worked out with one set of facts and settings, for any number of articles:
//
//	magic
//	for each article: key [32], length uint32, CRC-32 uint32, bytes
//	for each article, sorted: start of key uint64, place uint64
//	number of articles uint64, CRC-32 of the list uint32, magic
//
// Only the list is kept in memory. A run writes what is new to a pack under a
// name of its own as it comes, and what it leaves of the old one behind that, so
// that two runs at once, or one that is killed, leave a pack that is whole. Of
// two runs that end at once the later one's pack stays, which costs the other's
// new entries and nothing else.
const (
	packMagic = "factlint pack 2\n"
	packHead  = 32 + 4 + 4
	packPlace = 8 + 8
	packFoot  = 8 + 4 + len(packMagic)
	packLimit = 256 << 20
	packAge   = 30 * 24 * time.Hour
	// sweepEvery is how long the cache is left alone once it was swept: to ask after the
	// age of each file costs more than a short run where there are many.
	sweepEvery = 24 * time.Hour
	// sweepMost is how many files a sweep leaves. Facts files under ever new names, as
	// scripts write them, would otherwise fill the folder within their month.
	sweepMost  = 2000
	packSuffix = ".pack"
)

// Cache remembers what came of articles that have not changed.
type Cache struct {
	file string
	// room is how many bytes a pack may have.
	room int64

	mu   sync.Mutex
	old  *os.File // nil for none
	list []stored // of old, sorted by key

	pending *Pending
	added   []stored
	size    int64 // of pending
	err     error // of writing it
}

// stored is where an article stands in a pack.
type stored struct {
	key  uint64 // the start of the key
	at   int64
	used bool
}

func startOf(key [32]byte) uint64 { return binary.LittleEndian.Uint64(key[:]) }

// CacheDir is the folder of the packs.
func CacheDir() (string, error) {
	base, err := os.UserCacheDir()
	if err != nil {
		return "", fmt.Errorf("finding the folder for caches: %w", err)
	}
	return filepath.Join(base, "factlint"), nil
}

// OpenCache opens the pack for a build of the program and a configuration. A
// pack that is damaged counts as empty.
func OpenCache(build string, config []byte) (*Cache, error) {
	dir, err := CacheDir()
	if err != nil {
		return nil, err
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, PathError{dir, err}
	}
	sum := sha256.Sum256(append([]byte(build+"\x00"), config...))
	c := &Cache{file: filepath.Join(dir, hex.EncodeToString(sum[:12])+packSuffix), room: packLimit}
	if f, err := os.Open(c.file); err == nil {
		if c.list, err = readList(f); err != nil {
			_ = f.Close()
		} else {
			c.old = f
		}
	}
	return c, nil
}

var errPack = errors.New("the pack is damaged")

// readList reads where the articles of a pack stand.
func readList(f *os.File) ([]stored, error) {
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	foot := make([]byte, packFoot)
	end := info.Size() - int64(packFoot)
	if _, err := f.ReadAt(foot, end); err != nil {
		return nil, err
	}
	n := binary.LittleEndian.Uint64(foot)
	if string(foot[12:]) != packMagic || n > uint64(end)/packPlace {
		return nil, errPack
	}
	b := make([]byte, n*packPlace)
	if _, err := f.ReadAt(b, end-int64(len(b))); err != nil {
		return nil, err
	}
	if crc32.ChecksumIEEE(b) != binary.LittleEndian.Uint32(foot[8:]) {
		return nil, errPack
	}
	list := make([]stored, n)
	for i := range list {
		list[i] = stored{key: binary.LittleEndian.Uint64(b), at: int64(binary.LittleEndian.Uint64(b[8:]))}
		b = b[packPlace:]
	}
	return list, nil
}

// entry reads an article of the old pack: its key, and what follows from its
// head on.
func (c *Cache) entry(p *stored) (key [32]byte, whole []byte, err error) {
	var head [packHead]byte
	if _, err = c.old.ReadAt(head[:], p.at); err != nil {
		return key, nil, err
	}
	n := int64(binary.LittleEndian.Uint32(head[32:]))
	if n > packLimit {
		return key, nil, errPack
	}
	whole = make([]byte, packHead+n)
	if _, err = io.ReadFull(io.NewSectionReader(c.old, p.at, packHead+n), whole); err != nil {
		return key, nil, err
	}
	if crc32.ChecksumIEEE(whole[packHead:]) != binary.LittleEndian.Uint32(head[36:]) {
		return key, nil, errPack
	}
	return [32]byte(head[:32]), whole, nil
}

// Get gives what was put under the key in an earlier run.
func (c *Cache) Get(key [32]byte) ([]byte, bool) {
	i, found := slices.BinarySearchFunc(c.list, startOf(key), func(p stored, k uint64) int { return cmp.Compare(p.key, k) })
	if !found {
		return nil, false
	}
	got, whole, err := c.entry(&c.list[i])
	if err != nil || got != key {
		return nil, false
	}
	c.mu.Lock()
	c.list[i].used = true
	c.mu.Unlock()
	return whole[packHead:], true
}

// Put keeps a value under the key, while there is room.
func (c *Cache) Put(key [32]byte, value []byte) {
	c.mu.Lock()
	defer c.mu.Unlock()
	head := make([]byte, 0, packHead)
	head = append(head, key[:]...)
	head = binary.LittleEndian.AppendUint32(head, uint32(len(value)))
	head = binary.LittleEndian.AppendUint32(head, crc32.ChecksumIEEE(value))
	c.write(startOf(key), head, value)
}

// write writes an article to the new pack.
func (c *Cache) write(key uint64, parts ...[]byte) {
	n := int64(packPlace)
	for _, p := range parts {
		n += int64(len(p))
	}
	if c.pending == nil && c.err == nil {
		if c.pending, c.err = NewPending(c.file); c.err == nil {
			_, c.err = c.pending.WriteString(packMagic)
			c.size = int64(len(packMagic) + packFoot)
		}
	}
	if c.err != nil || c.size+n > c.room {
		return
	}
	c.added = append(c.added, stored{key: key, at: c.size - int64(packFoot) - packPlace*int64(len(c.added))})
	c.size += n
	for _, p := range parts {
		if _, err := c.pending.Write(p); err != nil {
			c.err = err
		}
	}
}

// Close writes the pack where there is something new, and takes away packs
// that nobody has used for a month. Entries that this run did not use stay
// while there is room.
func (c *Cache) Close() error {
	if c.pending == nil && c.err == nil {
		now := time.Now()
		_ = os.Chtimes(c.file, now, now) // it is in use
		c.Drop()
		return nil
	}
	slices.SortFunc(c.added, compareStored)
	fresh := c.added
	for _, used := range [...]bool{true, false} {
		for i := range c.list {
			p := &c.list[i]
			if _, again := slices.BinarySearchFunc(fresh, *p, compareStored); again || p.used != used {
				continue
			}
			if _, whole, err := c.entry(p); err == nil {
				c.write(p.key, whole)
			}
		}
	}
	if c.err == nil {
		c.err = c.writeList()
	}
	if c.old != nil {
		_ = c.old.Close() // some systems put no file in the place of one that is open
		c.old = nil
	}
	if c.err != nil {
		c.Drop()
		return c.err
	}
	err := c.pending.Commit()
	c.pending = nil
	if err == nil {
		sweep(filepath.Dir(c.file), time.Now())
	}
	return err
}

func compareStored(a, b stored) int { return cmp.Compare(a.key, b.key) }

// writeList ends the new pack.
func (c *Cache) writeList() error {
	slices.SortFunc(c.added, compareStored)
	sum := crc32.NewIEEE()
	out := io.MultiWriter(c.pending, sum)
	var b [packPlace]byte
	for _, p := range c.added {
		binary.LittleEndian.PutUint64(b[:], p.key)
		binary.LittleEndian.PutUint64(b[8:], uint64(p.at))
		if _, err := out.Write(b[:]); err != nil {
			return err
		}
	}
	foot := binary.LittleEndian.AppendUint64(nil, uint64(len(c.added)))
	foot = binary.LittleEndian.AppendUint32(foot, sum.Sum32())
	_, err := c.pending.Write(append(foot, packMagic...))
	return err
}

// Drop takes what was begun away, where the run is broken off.
func (c *Cache) Drop() {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.pending != nil {
		c.pending.Drop()
		c.pending = nil
	}
	if c.old != nil {
		_ = c.old.Close()
		c.old = nil
	}
}

// sweep takes away what nobody has used for a month, and the oldest of more files than
// the cache may have. It does so once a day.
func sweep(dir string, now time.Time) {
	stamp := filepath.Join(dir, "swept")
	if info, err := os.Stat(stamp); err == nil && now.Sub(info.ModTime()).Abs() < sweepEvery {
		return
	}
	if os.WriteFile(stamp, nil, 0o600) != nil || os.Chtimes(stamp, now, now) != nil {
		return
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		return
	}
	type file struct {
		name string
		used time.Time
	}
	var files []file
	for _, e := range entries {
		if info, err := e.Info(); err == nil && info.Mode().IsRegular() {
			files = append(files, file{e.Name(), info.ModTime()})
		}
	}
	slices.SortFunc(files, func(a, b file) int { return b.used.Compare(a.used) })
	for i, f := range files {
		if i >= sweepMost || now.Sub(f.used) > packAge {
			_ = os.Remove(filepath.Join(dir, f.name))
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
