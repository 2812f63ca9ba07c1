package main

import (
	"runtime"
	"syscall"
	"unsafe"
)

// adviseHuge is MADV_HUGEPAGE of madvise(2), and hugePage how large such a page is.
const (
	adviseHuge = 14
	hugePage   = 2 << 20
)

// useHugePages has the system give out the memory that a long run is about to use in
// large pages, where it has them for whoever asks: each of a hundred megabytes is else
// gone to four kilobytes at a time, and looked for in as many pages afterwards. The
// runtime takes what is given back here before it takes more.
func useHugePages(bytes int) {
	room := make([]byte, bytes)
	begin := -uintptr(unsafe.Pointer(&room[0])) & (hugePage - 1)
	_ = syscall.Madvise(room[begin:], adviseHuge) // without them the run is slower, and no other
	room = nil
	runtime.GC()
}
