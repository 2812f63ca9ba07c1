package read

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/factlint/factlint/lint/quant"
)

// webMeta is what a page says of itself besides its text.
type webMeta struct {
	title, lang string
	// dates are the days that the page may have been published, by the rank
	// of what says so, best first; changed are the days of changes.
	published, changed [3]quant.Date
	jsonLD             bool // the script that is open is JSON-LD
	times              int
}

// The ranks of what dates a page.
const (
	byMeta = iota
	byJSON
	byTime
)

// metaNames are the names, properties and item properties under which pages
// state the day of publication, and of the last change.
var (
	metaPublished = []string{
		"article:published_time", "og:article:published_time", "datepublished", "date", "dc.date", "dc.date.issued",
		"dcterms.created", "dcterms.date", "dcterms.issued", "pubdate", "publishdate", "publish-date", "publication_date",
		"parsely-pub-date", "sailthru.date", "citation_publication_date",
	}
	metaChanged = []string{"article:modified_time", "og:updated_time", "datemodified", "last-modified", "dcterms.modified", "dc.date.modified"}
)

// metaTag takes what a start tag says of the page.
func (p *webPage) metaTag(name atom.Atom, a attributes) {
	m := &p.meta
	switch name {
	case atom.Html:
		if m.lang == "" {
			m.lang = a.lang
		}
	case atom.Meta:
		for _, key := range [...]string{a.property, a.name, a.itemprop} {
			if slices.Contains(metaPublished, key) {
				keep(&m.published[byMeta], a.content)
			}
			if slices.Contains(metaChanged, key) {
				keep(&m.changed[byMeta], a.content)
			}
		}
	case atom.Script:
		m.jsonLD = a.kind == "application/ld+json"
	case atom.Time:
		m.times++
		switch {
		case a.itemprop == "datemodified":
			keep(&m.changed[byTime], a.datetime)
		case a.itemprop == "datepublished":
			if d, ok := parseDay(a.datetime); ok {
				m.published[byTime] = d
			}
		case len(p.w.blocks) <= datelineBlocks && m.times <= 2:
			// Near the top a <time> is the article's; further down it is
			// that of an event in the text.
			keep(&m.published[byTime], a.datetime)
		}
	}
}

// metaText takes the text of an element that is no part of the article.
func (p *webPage) metaText(name atom.Atom, src []byte) {
	switch {
	case name == atom.Title && p.meta.title == "":
		p.meta.title = strings.Join(strings.Fields(html.UnescapeString(string(src))), " ")
	case name == atom.Script && p.meta.jsonLD:
		p.meta.jsonLD = false
		var data any
		if json.NewDecoder(bytes.NewReader(src)).Decode(&data) == nil {
			p.meta.fromJSON(data, 0)
		}
	}
}

// fromJSON looks through JSON-LD for dates, objects in order of their keys.
func (m *webMeta) fromJSON(data any, depth int) {
	if depth > 20 {
		return
	}
	switch data := data.(type) {
	case []any:
		for _, v := range data {
			m.fromJSON(v, depth+1)
		}
	case map[string]any:
		keys := make([]string, 0, len(data))
		for key := range data {
			keys = append(keys, key)
		}
		slices.Sort(keys)
		for _, key := range keys {
			switch value, _ := data[key].(string); key {
			case "datePublished":
				keep(&m.published[byJSON], value)
			case "dateModified":
				keep(&m.changed[byJSON], value)
			}
		}
		for _, key := range keys {
			m.fromJSON(data[key], depth+1)
		}
	}
}

// keep stores the day that s gives, unless one is stored.
func keep(to *quant.Date, s string) {
	if d, ok := parseDay(s); ok && to.IsZero() {
		*to = d
	}
}

// finish gives the article what the page says of itself.
func (p *webPage) finish() {
	d, m := p.w.a.doc, &p.meta
	if d.Title == "" {
		d.Title = m.title
	}
	if d.Lang == "" {
		d.Lang = m.lang
	}
	for rank := range m.published {
		if d.Date.IsZero() && !m.published[rank].IsZero() {
			d.Date, d.DateFrom = m.published[rank], "meta"
		}
		if d.Updated.IsZero() {
			d.Updated = m.changed[rank]
		}
	}
}
