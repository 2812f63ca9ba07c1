package lint

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// Page is a rule's Markdown page, read: what the rule finds and leaves alone.
//
// An example is a fenced block whose info string starts with "text",
// "markdown" or "html". A line of carets under a line marks the words that a
// finding must cover, to the byte. "date=2024-06-05" in the info string gives
// the article its date. A block of several articles separates them by lines
// "-- name --". A fenced "yaml" block holds the facts file of the examples
// after it.
type Page struct {
	Name, Summary string
	// Measured is the paragraph under "Measured": what the rule found in edited
	// prose, and how much of it was right. It is "" where the page has none.
	Measured      string
	Finds, Leaves []Example
}

// Example is one example of a page.
type Example struct {
	// Line is where the example starts in the page, from 1.
	Line     int
	Format   string // "text", "markdown" or "html"
	Date     string
	Facts    string
	Articles []ExampleArticle
}

// ExampleArticle is an article of an example and the spans that are to be found
// in its source.
type ExampleArticle struct {
	Name, Text string
	Want       []Span
}

// ParsePage reads a page. It refuses a page without a title, a summary or
// examples, and carets that stand under nothing.
func ParsePage(src string) (Page, error) {
	var p Page
	var facts string
	var into *[]Example
	lines := strings.Split(src, "\n")
	for i := 0; i < len(lines); i++ {
		line := lines[i]
		switch {
		case strings.HasPrefix(line, "# ") && p.Name == "":
			p.Name = strings.TrimSpace(line[2:])
		case strings.HasPrefix(line, "## "):
			into = nil
			switch strings.TrimSpace(line[3:]) {
			case "Finds":
				into = &p.Finds
			case "Leaves alone":
				into = &p.Leaves
			case "Measured":
				for i++; i < len(lines) && strings.TrimSpace(lines[i]) == ""; i++ {
				}
				for ; i < len(lines) && strings.TrimSpace(lines[i]) != ""; i++ {
					p.Measured += " " + strings.TrimSpace(lines[i])
				}
				p.Measured = strings.TrimSpace(p.Measured)
			}
		case strings.HasPrefix(line, "```") && len(line) > 3:
			info, start := strings.Fields(line[3:]), i+1
			for i++; i < len(lines) && lines[i] != "```"; i++ {
			}
			if i == len(lines) {
				return p, fmt.Errorf("page %s line %d: the fenced block is never closed: add a line of three backticks", p.Name, start)
			}
			body := lines[start:i]
			if info[0] == "yaml" {
				facts = strings.Join(body, "\n") + "\n"
				continue
			}
			if into == nil || (info[0] != "text" && info[0] != "markdown" && info[0] != "html") {
				continue
			}
			e := Example{Line: start + 1, Format: info[0], Facts: facts}
			for _, attr := range info[1:] {
				if d, ok := strings.CutPrefix(attr, "date="); ok {
					e.Date = d
				}
			}
			if err := e.parse(body); err != nil {
				return p, fmt.Errorf("page %s line %d: %w", p.Name, start, err)
			}
			*into = append(*into, e)
		case p.Name != "" && p.Summary == "" && strings.TrimSpace(line) != "":
			for ; i < len(lines) && strings.TrimSpace(lines[i]) != ""; i++ {
				p.Summary += " " + strings.TrimSpace(lines[i])
			}
			p.Summary = strings.TrimSpace(p.Summary)
		}
	}
	switch {
	case p.Name == "":
		return p, fmt.Errorf("page: the first line must be the rule's name: # NAME")
	case p.Summary == "":
		return p, fmt.Errorf("page %s: a paragraph that says what the rule finds must follow its name", p.Name)
	case len(p.Finds) == 0 || len(p.Leaves) == 0:
		return p, fmt.Errorf("page %s: it needs examples under both \"Finds\" and \"Leaves alone\"", p.Name)
	}
	return p, nil
}

// parse cuts the body of an example into articles and takes the carets out.
func (e *Example) parse(body []string) error {
	ext := map[string]string{"text": ".txt", "markdown": ".md", "html": ".html"}[e.Format]
	article := ExampleArticle{Name: "draft" + ext}
	lineStart := 0 // of the last line of text
	flush := func() {
		if article.Text != "" {
			e.Articles = append(e.Articles, article)
		}
	}
	for _, line := range body {
		if name, ok := strings.CutPrefix(line, "-- "); ok && strings.HasSuffix(name, " --") {
			flush()
			article, lineStart = ExampleArticle{Name: strings.TrimSuffix(name, " --")}, 0
			continue
		}
		if strings.Trim(line, " ^") != "" || !strings.Contains(line, "^") {
			lineStart = len(article.Text)
			article.Text += line + "\n"
			continue
		}
		above := strings.TrimSuffix(article.Text[lineStart:], "\n")
		for from := strings.IndexByte(line, '^'); from >= 0; {
			to := from
			for to < len(line) && line[to] == '^' {
				to++
			}
			start, end := runeOffset(above, from), runeOffset(above, to)
			if start < 0 || end < 0 {
				return fmt.Errorf("the carets stand under nothing: %q", line)
			}
			article.Want = append(article.Want, Span{Start: lineStart + start, End: lineStart + end})
			next := strings.IndexByte(line[to:], '^')
			if next < 0 {
				break
			}
			from = to + next
		}
	}
	flush()
	return nil
}

// runeOffset is the byte offset of the n-th rune of s, -1 where it is shorter.
func runeOffset(s string, n int) int {
	at := 0
	for ; n > 0; n-- {
		_, size := utf8.DecodeRuneInString(s[at:])
		if size == 0 {
			return -1
		}
		at += size
	}
	return at
}
