package desk

import "sync"

// memory is a cache of results, for the articles that did not change between
// one look at all of them and the next. It forgets everything once it is full:
// what is still in use is soon there again.
type memory struct {
	mu   sync.Mutex
	held map[[32]byte][]byte
	size int
}

// maxMemory bounds what a memory holds, in bytes.
const maxMemory = 32 << 20

func newMemory() *memory { return &memory{held: map[[32]byte][]byte{}} }

func (m *memory) Get(key [32]byte) ([]byte, bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	b, ok := m.held[key]
	return b, ok
}

func (m *memory) Put(key [32]byte, b []byte) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if _, known := m.held[key]; known || len(b) > maxMemory/4 {
		return
	}
	if m.size+len(b) > maxMemory {
		m.held, m.size = map[[32]byte][]byte{}, 0
	}
	m.held[key] = b
	m.size += len(b)
}
