package web_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"net"
	"os"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// TestStandsUpToASiege sends hostile requests, some hundreds a second, for as
// many seconds as FACTLINT_SIEGE says (2 without it), and sees that the page is
// answered all along and that memory stays bounded.
func TestStandsUpToASiege(t *testing.T) {
	seconds := 2
	if n := os.Getenv("FACTLINT_SIEGE"); n != "" {
		if _, err := fmt.Sscan(n, &seconds); err != nil {
			t.Fatal(err)
		}
	}
	s := serve(t, files())
	c := s.client(t)
	ctx, cancel := context.WithTimeout(context.Background(), time.Duration(seconds)*time.Second)
	defer cancel()
	total := make(chan int, 1)
	go func() { total <- besiege(ctx, c) }()
	var worst time.Duration
	var peak uint64
	asked := 0
	for ctx.Err() == nil {
		begun := time.Now()
		var r reply
		c.ask("check", object{"name": "x.md", "text": draft}, &r)
		if len(r.Marks) == 0 {
			t.Fatal("under siege nothing is found")
		}
		worst = max(worst, time.Since(begun))
		asked++
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		peak = max(peak, m.HeapAlloc)
		time.Sleep(50 * time.Millisecond)
	}
	t.Logf("%d hostile requests in %d s; %d of our own, the slowest %s; heap at most %d MiB", <-total, seconds, asked, worst.Round(time.Millisecond), peak>>20)
	if worst > 5*time.Second {
		t.Errorf("an answer took %s", worst)
	}
	if peak > 512<<20 {
		t.Errorf("the heap grew to %d MiB", peak>>20)
	}
	if status, _, _ := c.do("GET", "/", nil, nil); status != 200 {
		t.Errorf("after the siege the page answers %d", status)
	}
}

// attack is one kind of hostile request.
type attack struct {
	name string
	send func(conn net.Conn, r *rand.Rand)
}

func attacks(c *client) []attack {
	return []attack{
		{"oversized", func(conn net.Conn, _ *rand.Rand) {
			fmt.Fprintf(conn, "POST /api/check HTTP/1.1\r\nHost: %s\r\nX-Factlint-Token: %s\r\nContent-Type: application/json\r\nContent-Length: 900000000\r\n\r\n{\"text\":\"", c.host, c.token)
			chunk := bytes.Repeat([]byte("7"), 1<<16)
			for range 20 {
				if _, err := conn.Write(chunk); err != nil {
					return
				}
			}
		}},
		{"slow", func(conn net.Conn, _ *rand.Rand) {
			fmt.Fprintf(conn, "POST /api/check HTTP/1.1\r\nHost: %s\r\nX-", c.host)
			time.Sleep(300 * time.Millisecond)
		}},
		{"wrong host", func(conn net.Conn, _ *rand.Rand) {
			fmt.Fprintf(conn, "GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n")
		}},
		{"path tricks", func(conn net.Conn, _ *rand.Rand) {
			fmt.Fprintf(conn, "GET /..%%2f..%%5c../%%00/etc/passwd HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n", c.host)
		}},
		{"broken JSON", func(conn net.Conn, r *rand.Rand) {
			body := strings.Repeat("[", 1+r.IntN(9000)) + `{"text":`
			fmt.Fprintf(conn, "POST /api/check HTTP/1.1\r\nHost: %s\r\nX-Factlint-Token: %s\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: %d\r\n\r\n%s", c.host, c.token, len(body), body)
		}},
		{"script in the draft", func(conn net.Conn, r *rand.Rand) {
			b, _ := json.Marshal(object{"name": "x.md", "text": strings.Repeat("<script>alert(2009)</script> The Orsa dam was opened in 2009. ", 1+r.IntN(40))})
			fmt.Fprintf(conn, "POST /api/check HTTP/1.1\r\nHost: %s\r\nX-Factlint-Token: %s\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: %d\r\n\r\n%s", c.host, c.token, len(b), b)
		}},
		{"noise", func(conn net.Conn, r *rand.Rand) {
			b := make([]byte, 1+r.IntN(4000))
			for i := range b {
				b[i] = byte(r.IntN(256))
			}
			_, _ = conn.Write(b)
		}},
		{"nothing", func(net.Conn, *rand.Rand) {}},
	}
}

// besiege sends each kind of request again and again until ctx ends, and gives
// the number that was answered or cut off.
func besiege(ctx context.Context, c *client) int {
	var wg sync.WaitGroup
	var sent atomic.Int64
	const each = 25 * time.Millisecond // of 8 attackers: 320 a second
	for i, a := range attacks(c) {
		wg.Go(func() {
			r := rand.New(rand.NewPCG(uint64(i), 1))
			for tick := time.NewTicker(each); ; {
				select {
				case <-ctx.Done():
					tick.Stop()
					return
				case <-tick.C:
				}
				seed := r.Uint64()
				wg.Go(func() {
					conn, err := net.DialTimeout("tcp", c.host, 2*time.Second)
					if err != nil {
						return
					}
					defer conn.Close()
					_ = conn.SetDeadline(time.Now().Add(3 * time.Second))
					a.send(conn, rand.New(rand.NewPCG(seed, 2)))
					_, _ = io.Copy(io.Discard, io.LimitReader(conn, 1<<20))
					sent.Add(1)
				})
			}
		})
	}
	wg.Wait()
	return int(sent.Load())
}
