//go:build !linux

package main

// useHugePages does nothing: the system chooses its pages itself.
func useHugePages(int) {}
