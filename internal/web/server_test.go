package web_test

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/factlint/factlint/internal/desk/desktest"
)

// client asks a desk as its page would.
type client struct {
	t           testing.TB
	host, token string
}

func (s *stand) client(t testing.TB) *client {
	host, token, _ := strings.Cut(strings.TrimPrefix(s.url, "http://"), "/#")
	return &client{t, host, token}
}

func (c *client) do(method, path string, body io.Reader, header map[string]string) (int, string, http.Header) {
	c.t.Helper()
	req, err := http.NewRequest(method, "http://"+c.host+path, body)
	if err != nil {
		c.t.Fatal(err)
	}
	req.Header.Set("X-Factlint-Token", c.token)
	req.Header.Set("Content-Type", "application/json")
	for k, v := range header {
		if k == "Host" {
			req.Host = v
			continue
		}
		req.Header.Set(k, v)
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		c.t.Fatal(err)
	}
	defer resp.Body.Close()
	b, err := io.ReadAll(resp.Body)
	if err != nil {
		c.t.Fatal(err)
	}
	return resp.StatusCode, string(b), resp.Header
}

// ask asks for something, and reads the answer into out.
func (c *client) ask(name string, body, out any) {
	c.t.Helper()
	b, err := json.Marshal(body)
	if err != nil {
		c.t.Fatal(err)
	}
	status, text, _ := c.do("POST", "/api/"+name, bytes.NewReader(b), nil)
	if status != http.StatusOK {
		c.t.Fatalf("%s answers %d: %s", name, status, text)
	}
	if err := json.Unmarshal([]byte(text), out); err != nil {
		c.t.Fatalf("%s: %v: %s", name, err, text)
	}
}

type object = map[string]any

type reply struct {
	Version   int
	Took      float64
	Coverage  string
	Marks     [][]int // start, end, verdict, ...
	Questions []struct {
		Findings []struct {
			Message string
			Rule    string
			Fixes   []struct {
				Title string
				Edits []struct {
					Start, End int
					New        string
				}
			}
		}
	}
}

func TestAnswersItsOwnPageOnly(t *testing.T) {
	c := serve(t, files()).client(t)
	_, port, _ := net.SplitHostPort(c.host)
	body := func() io.Reader { return strings.NewReader(`{}`) }
	for _, x := range []struct {
		name, method, path string
		header             map[string]string
		status             int
	}{
		{"the page", "GET", "/", nil, 200},
		{"its script", "GET", "/main.js", nil, 200},
		{"by its other name", "GET", "/", map[string]string{"Host": "localhost:" + port}, 200},
		{"a request", "POST", "/api/state", nil, 200},
		{"another host", "GET", "/", map[string]string{"Host": "rebound.example:" + port}, 403},
		{"another host that asks", "POST", "/api/state", map[string]string{"Host": "rebound.example:" + port}, 403},
		{"no port", "POST", "/api/state", map[string]string{"Host": "127.0.0.1"}, 403},
		{"another origin", "POST", "/api/state", map[string]string{"Origin": "https://evil.example"}, 403},
		{"an origin without a name", "POST", "/api/state", map[string]string{"Origin": "null"}, 403},
		{"its own origin", "POST", "/api/state", map[string]string{"Origin": "http://" + c.host}, 200},
		{"from another site", "GET", "/", map[string]string{"Sec-Fetch-Site": "cross-site"}, 403},
		{"no token", "POST", "/api/state", map[string]string{"X-Factlint-Token": ""}, 401},
		{"a wrong token", "POST", "/api/state", map[string]string{"X-Factlint-Token": strings.Repeat("A", 32)}, 401},
		{"a form", "POST", "/api/state", map[string]string{"Content-Type": "text/plain"}, 415},
		{"the wrong method", "GET", "/api/state", nil, 404},
		{"no such request", "POST", "/api/shell", nil, 405},
		{"up the tree", "GET", "/../server.go", nil, 404},
		{"up the tree, escaped", "GET", "/%2e%2e/%2e%2e/etc/passwd", nil, 404},
		{"a file of the disk", "GET", "/etc/passwd", nil, 404},
	} {
		status, text, header := c.do(x.method, x.path, body(), x.header)
		if status != x.status {
			t.Errorf("%s: %d, want %d: %.80s", x.name, status, x.status, text)
		}
		if csp := header.Get("Content-Security-Policy"); !strings.Contains(csp, "default-src 'none'") || strings.Contains(csp, "unsafe") {
			t.Errorf("%s: policy %q", x.name, csp)
		}
		if header.Get("Set-Cookie") != "" {
			t.Errorf("%s sets a cookie", x.name)
		}
	}
}

func TestRefusesWhatIsTooMuchOrBroken(t *testing.T) {
	c := serve(t, files()).client(t)
	for _, x := range []struct {
		path, body string
		status     int
	}{
		{"check", `{"text": "`, 422},
		{"check", `[]`, 422},
		{"check", ``, 422},
		{"check", `{"text": 5}`, 422},
		{"check", `{"text": "` + strings.Repeat("a", 25<<20) + `"}`, 413},
		{"propose", `{"sentence": "` + strings.Repeat("a", 2<<20) + `"}`, 413},
		{"propose", `{"sentence": ""}`, 422},
		{"propose", `{"sentence": "Nothing is stated here."}`, 422},
		{"fact", `{"id": "../../etc/passwd"}`, 422},
		{"read", `{"name": "x.docx", "data": "AAAA"}`, 422},
		{"read", `{"name": "../x.exe", "data": "AAAA"}`, 422},
		{"export", `{"format": "docx", "text": "x"}`, 422},
		{"export", `{"format": "exe", "text": "x"}`, 422},
		{"add", `{"sentence": "The Pell lock was widened by 12 metres in 1987.", "digest": "0"}`, 422},
	} {
		status, text, _ := c.do("POST", "/api/"+x.path, strings.NewReader(x.body), nil)
		var e struct{ Error string }
		if status != x.status || json.Unmarshal([]byte(text), &e) != nil || e.Error == "" {
			t.Errorf("%s %.40s: %d %.120s, want %d", x.path, x.body, status, text, x.status)
		}
	}
}

func TestPlacesAreThoseOfTheBrowser(t *testing.T) {
	c := serve(t, files()).client(t)
	text := strings.Repeat("Zoë’s 🚢 came by. ", 90) + "The Orsa dam was opened in 2009."
	var r reply
	c.ask("check", object{"name": "x.md", "text": text, "version": 7}, &r)
	if r.Version != 7 || len(r.Marks) != 1 {
		t.Fatalf("got %+v", r)
	}
	units := utf16.Encode([]rune(text))
	if got := string(utf16.Decode(units[r.Marks[0][0]:r.Marks[0][1]])); got != "2009" {
		t.Errorf("the mark stands on %q", got)
	}
	e := r.Questions[0].Findings[0].Fixes[0].Edits[0]
	if got := string(utf16.Decode(units[e.Start:e.End])); got != "2009" || e.New != "2007" {
		t.Errorf("the repair replaces %q by %q", got, e.New)
	}
}

func TestAddsOnlyWhatWasShown(t *testing.T) {
	s := serve(t, files())
	c := s.client(t)
	wish := object{"sentence": "The Pell lock was widened by 12 metres in 1987."}
	var p struct{ Digest, Preview string }
	c.ask("propose", wish, &p)
	name := filepath.Join(s.dir, "facts.yaml")
	if err := os.WriteFile(name, []byte(desktest.Facts+"# another hand\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	wish["digest"] = p.Digest
	b, _ := json.Marshal(wish)
	if status, text, _ := c.do("POST", "/api/add", bytes.NewReader(b), nil); status != 422 || !strings.Contains(text, "changed") {
		t.Errorf("a file that has changed since the preview: %d %s", status, text)
	}
	c.ask("propose", wish, &p)
	wish["digest"] = p.Digest
	var done struct{ ID string }
	c.ask("add", wish, &done)
	after, err := os.ReadFile(name)
	if err != nil || !strings.Contains(string(after), "# another hand") || !strings.Contains(string(after), strings.TrimSpace(strings.Split(p.Preview, "\n")[1])) {
		t.Errorf("the file is now\n%s", after)
	}
}

func TestExports(t *testing.T) {
	c := serve(t, files()).client(t)
	for format, want := range map[string]string{"html": "Nine years went by before", "csv": "dam.opened"} {
		b, _ := json.Marshal(object{"name": "x.md", "text": draft, "format": format})
		status, text, _ := c.do("POST", "/api/export", bytes.NewReader(b), nil)
		if status != 200 || !strings.Contains(text, want) {
			t.Errorf("%s: %d %.200s", format, status, text)
		}
	}
}

// TestGivesAWordDocumentBack opens a Word document, and takes it back with a
// comment where a fact speaks against it.
func TestGivesAWordDocumentBack(t *testing.T) {
	const space = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"`
	var doc bytes.Buffer
	z := zip.NewWriter(&doc)
	for _, part := range [][2]string{
		{"[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`},
		{"_rels/.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`},
		{"word/document.xml", `<w:document ` + space + `><w:body><w:p><w:r><w:t>The Orsa dam was opened in 2009.</w:t></w:r></w:p></w:body></w:document>`},
	} {
		f, err := z.Create(part[0])
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprint(f, part[1])
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	c := serve(t, files()).client(t)
	var opened struct{ Text string }
	c.ask("read", object{"name": "dam.docx", "data": doc.Bytes()}, &opened)
	if opened.Text != "The Orsa dam was opened in 2009." {
		t.Fatalf("it reads %q", opened.Text)
	}
	b, _ := json.Marshal(object{"name": "dam.docx", "text": opened.Text, "format": "docx", "data": doc.Bytes()})
	status, given, _ := c.do("POST", "/api/export", bytes.NewReader(b), nil)
	back, err := zip.NewReader(strings.NewReader(given), int64(len(given)))
	if status != http.StatusOK || err != nil {
		t.Fatalf("%d, %v: %.80s", status, err, given)
	}
	comments, err := back.Open("word/comments.xml")
	if err != nil {
		t.Fatal(err)
	}
	said, err := io.ReadAll(comments)
	if err != nil || !strings.Contains(string(said), "Orsa dam (opened) is 2009 here, 2007 in dam.opened") {
		t.Errorf("the comments are %s, %v", said, err)
	}
}

// FuzzMarkupStaysText sends drafts of all kinds, and sees that neither the
// answers nor the export ever hold markup that the draft brought along.
func FuzzMarkupStaysText(f *testing.F) {
	for _, s := range []string{
		`<script>alert(1)</script>`, `"><img src=x onerror=alert(1)>`, "</style><script>x</script>", "<!-- x --><b>2009</b>",
		"</textarea><svg/onload=alert(1)>", "{{.}}", "javascript:alert(1)", "]]><x>", "<a href=\"javascript:x\">2007</a>", "\u2028</script>",
	} {
		f.Add(s)
	}
	c := serve(f, files()).client(f)
	f.Fuzz(func(t *testing.T, s string) {
		text := s + " The Orsa dam " + s + " was opened in 2009" + s + ". It cost $1.4 billion."
		b, err := json.Marshal(object{"name": s + ".txt", "text": text, "format": "html"})
		if err != nil {
			t.Skip()
		}
		c.t = t
		status, page, _ := c.do("POST", "/api/export", bytes.NewReader(b), nil)
		if status != 200 {
			return
		}
		low := strings.ToLower(page)
		if strings.Contains(low, "<script") || strings.Contains(low, "<img") || strings.Contains(low, "onerror=") && strings.Contains(low, "<img") || strings.Contains(low, "href=\"javascript") {
			t.Errorf("live markup in the export of %q", s)
		}
		if !strings.Contains(page, "default-src 'none'") {
			t.Error("the export has lost its policy")
		}
		status, _, header := c.do("POST", "/api/check", bytes.NewReader(b), nil)
		if status == 200 && header.Get("Content-Type") != "application/json" {
			t.Errorf("a check is answered as %s", header.Get("Content-Type"))
		}
	})
}
