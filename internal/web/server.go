// Package web serves the desk as a page to the browser on the same machine: a
// draft is pasted or opened and is checked as it is typed, by the same engine
// as everywhere else. It listens on loopback only, answers nobody who does not
// hold the token of this run, and writes nothing but facts into the facts file
// that is open.
package web

import (
	"context"
	"crypto/rand"
	"crypto/subtle"
	"embed"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"log"
	"net"
	"net/http"
	"strings"
	"sync"
	"time"

	"golang.org/x/net/netutil"

	"github.com/factlint/factlint/internal/desk"
	"github.com/factlint/factlint/lint"
)

//go:embed page
var embedded embed.FS

// The bounds of what a request may take.
const (
	maxBody    = 24 << 20 // a draft of 16 MiB in base64
	maxSmall   = 1 << 20
	maxAtOnce  = 4 // checks under way
	maxLarge   = 4 // drafts above maxSmall being read
	maxWaiting = 10 * time.Second
	maxReading = 10 * time.Second // of a body
	maxOpen    = 256              // connections
)

// Config is what a server is to know of the program that it is part of.
type Config struct {
	Desk    *desk.Desk
	Rules   []lint.Rule
	Version string
	// Name and Draft are a draft to begin with; Name is "" for none.
	Name  string
	Draft []byte
}

// Server serves the page. It is an http.Handler.
type Server struct {
	cfg    Config
	host   string // "127.0.0.1:4711"
	token  string
	checks chan struct{} // those under way
	large  chan struct{} // large drafts that are being read
	mux    *http.ServeMux

	surveys surveys
	writing sync.Mutex // one change of the facts file at a time
}

// New makes a server for the address that it listens on, with a new token.
func New(cfg Config, addr net.Addr) (*Server, error) {
	secret := make([]byte, 24)
	if _, err := rand.Read(secret); err != nil {
		return nil, fmt.Errorf("making the token: %w", err)
	}
	s := &Server{
		cfg: cfg, host: addr.String(), token: base64.RawURLEncoding.EncodeToString(secret),
		checks: make(chan struct{}, maxAtOnce), large: make(chan struct{}, maxLarge), mux: http.NewServeMux(),
	}
	page, err := fs.Sub(embedded, "page")
	if err != nil {
		return nil, err
	}
	files := http.FileServerFS(page)
	s.mux.HandleFunc("GET /", func(w http.ResponseWriter, r *http.Request) {
		if strings.HasSuffix(r.URL.Path, "/") && r.URL.Path != "/" {
			http.NotFound(w, r)
			return
		}
		files.ServeHTTP(w, r)
	})
	for name, h := range map[string]handler{
		"state": s.state, "read": s.read, "check": s.check, "compare": s.compare,
		"facts": s.facts, "fact": s.fact, "propose": s.propose, "add": s.add, "export": s.export,
	} {
		s.mux.HandleFunc("POST /api/"+name, s.api(h))
	}
	return s, nil
}

// URL is the address to open, with the token in its fragment, which browsers
// send to nobody.
func (s *Server) URL() string { return "http://" + s.host + "/#" + s.token }

// Serve answers requests until ctx is done.
func (s *Server) Serve(ctx context.Context, l net.Listener) error {
	server := &http.Server{
		Handler: s, ReadHeaderTimeout: 5 * time.Second, ReadTimeout: 30 * time.Second,
		WriteTimeout: 90 * time.Second, IdleTimeout: 60 * time.Second, MaxHeaderBytes: 16 << 10,
		ErrorLog: log.New(discard{}, "", 0), // whoever sends nonsense is not worth a line
	}
	stop := context.AfterFunc(ctx, func() {
		ending, cancel := context.WithTimeout(context.Background(), 300*time.Millisecond)
		defer cancel()
		if server.Shutdown(ending) != nil {
			server.Close()
		}
	})
	defer stop()
	if err := server.Serve(netutil.LimitListener(l, maxOpen)); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return nil
}

type discard struct{}

func (discard) Write(b []byte) (int, error) { return len(b), nil }

// policy lets the page run its own scripts and styles and talk to its own
// server, and nothing else.
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

// ServeHTTP answers requests that name this server and come from its own page.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	h.Set("Content-Security-Policy", policy)
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("X-Frame-Options", "DENY")
	h.Set("Referrer-Policy", "no-referrer")
	h.Set("Cross-Origin-Opener-Policy", "same-origin")
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
	h.Set("Cache-Control", "no-store")
	if !s.ours(r) {
		http.Error(w, "this server answers its own page only", http.StatusForbidden)
		return
	}
	s.mux.ServeHTTP(w, r)
}

// ours reports whether a request was made to this server by name, and not by
// another site: a foreign name that was made to lead here has another Host, a
// foreign page another Origin.
func (s *Server) ours(r *http.Request) bool {
	_, port, err := net.SplitHostPort(s.host)
	local := "localhost:" + port
	if err != nil || r.Host != s.host && r.Host != local {
		return false
	}
	if origin := r.Header.Get("Origin"); origin != "" && origin != "http://"+r.Host {
		return false
	}
	switch r.Header.Get("Sec-Fetch-Site") {
	case "", "same-origin", "none":
		return true
	}
	return false
}

// handler answers a request of the page. What it gives is sent as JSON; an
// error is told to the user, as a failure that is theirs to mend.
type handler func(ctx context.Context, decode func(any) error) (any, error)

// file is an answer that is not JSON.
type file struct {
	kind  string
	bytes []byte
}

var (
	errBusy  = errors.New("too much is being checked at once: try again in a moment")
	errLarge = errors.New("this is more than a draft may hold")
)

// api wraps a handler: who may call it, how much it may be sent.
func (s *Server) api(h handler) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if subtle.ConstantTimeCompare([]byte(r.Header.Get("X-Factlint-Token")), []byte(s.token)) != 1 {
			fail(w, http.StatusUnauthorized, errors.New("this page belongs to an earlier run of factlint serve: open the address that it printed"))
			return
		}
		if kind, _, _ := strings.Cut(r.Header.Get("Content-Type"), ";"); kind != "application/json" {
			fail(w, http.StatusUnsupportedMediaType, errors.New("requests are JSON"))
			return
		}
		limit, heavy := int64(maxSmall), false
		switch strings.TrimPrefix(r.URL.Path, "/api/") {
		case "read", "check", "compare", "export":
			limit, heavy = maxBody, true
		}
		if r.ContentLength > limit {
			fail(w, http.StatusRequestEntityTooLarge, errLarge)
			return
		}
		if heavy && (r.ContentLength > maxSmall || r.ContentLength < 0) {
			// Large drafts are read a few at a time, and quickly, so that not many
			// are in memory at once.
			done, err := turn(r.Context(), s.large)
			if err != nil {
				fail(w, http.StatusServiceUnavailable, err)
				return
			}
			defer done()
			_ = http.NewResponseController(w).SetReadDeadline(time.Now().Add(maxReading))
		}
		body := http.MaxBytesReader(w, r.Body, limit)
		done := func() {}
		defer func() { done() }()
		out, err := h(r.Context(), func(v any) error {
			err := json.NewDecoder(body).Decode(v)
			if err == nil && heavy {
				done, err = turn(r.Context(), s.checks)
				if err != nil {
					done = func() {}
				}
			}
			return err
		})
		var large *http.MaxBytesError
		switch f, ok := out.(file); {
		case errors.As(err, &large):
			fail(w, http.StatusRequestEntityTooLarge, errLarge)
		case errors.Is(err, errBusy):
			fail(w, http.StatusServiceUnavailable, err)
		case err != nil:
			fail(w, http.StatusUnprocessableEntity, err)
		case ok:
			w.Header().Set("Content-Type", f.kind)
			_, _ = w.Write(f.bytes)
		default:
			w.Header().Set("Content-Type", "application/json")
			_ = json.NewEncoder(w).Encode(out)
		}
	}
}

func fail(w http.ResponseWriter, status int, err error) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(map[string]string{"error": err.Error()})
}

// turn waits for one of the slots; the func it gives leaves it.
func turn(ctx context.Context, slots chan struct{}) (func(), error) {
	timer := time.NewTimer(maxWaiting)
	defer timer.Stop()
	select {
	case slots <- struct{}{}:
		return func() { <-slots }, nil
	case <-timer.C:
		return nil, errBusy
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}
