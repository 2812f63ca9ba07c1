package facts

import (
	"reflect"
	"slices"
	"strings"
	"sync"
)

// The shape of a facts file. No value of these types is ever made: the keys
// that the decoder accepts are their fields, and the JSON Schema in
// docs/facts.schema.json is generated from them, so that neither can know a
// key that the other does not. A `doc` tag is what an editor shows for a key,
// `form` names the forms that its value may take where its type does not say.

type fileShape struct {
	Factlint   string                  `json:"factlint" form:"version" doc:"The version of this format: 1."`
	Settings   settingsShape           `json:"settings" doc:"How articles are checked."`
	Include    []string                `json:"include" form:"texts" doc:"Further facts files, folders of them, or patterns, relative to this file."`
	Sources    map[string]sourceShape  `json:"sources" form:"sources" doc:"Where facts were taken from, by id. The fields follow CSL-JSON."`
	Subjects   map[string]subjectShape `json:"subjects" form:"subjects" doc:"What facts are said of, by id."`
	Facts      []factShape             `json:"facts" doc:"What is known."`
	Chronology []chronologyShape       `json:"chronology" form:"chronology" doc:"Chains of fact ids, each no later than the next."`
	Rates      []rateShape             `json:"rates" doc:"Rates of exchange between currencies, each on its date."`
}

type settingsShape struct {
	Articles  []string                `json:"articles" form:"texts" doc:"What 'factlint check' reads when no path is named."`
	Exclude   []string                `json:"exclude" form:"texts" doc:"Paths that are never read."`
	Extends   []string                `json:"extends" form:"texts" doc:"Packs of settings that this file builds on, by path."`
	Language  string                  `json:"language" doc:"The language of articles that state none, as a BCP 47 tag."`
	DateOrder string                  `json:"date_order" form:"date-order" doc:"How 03/04/2024 is read: dmy or mdy."`
	FailLevel string                  `json:"fail_level" form:"severity" doc:"The least severity of a finding that fails a run; never for none."`
	MinTrust  string                  `json:"min_trust" form:"number" doc:"Findings with less trust than this, 0 to 1, are left out."`
	Rules     map[string]ruleShape    `json:"rules" form:"rules" doc:"Rules by name: off, on, query, warning or error."`
	Overrides []settingsOverrideShape `json:"overrides" doc:"Settings for some paths only."`
}

type settingsOverrideShape struct {
	Paths     []string             `json:"paths" form:"texts" doc:"The paths that these settings are for."`
	Language  string               `json:"language" doc:"As in settings."`
	DateOrder string               `json:"date_order" form:"date-order" doc:"As in settings."`
	FailLevel string               `json:"fail_level" form:"severity" doc:"As in settings."`
	MinTrust  string               `json:"min_trust" form:"number" doc:"As in settings."`
	Rules     map[string]ruleShape `json:"rules" form:"rules" doc:"As in settings."`
}

type ruleShape struct {
	Severity string `json:"severity" form:"rule-severity" doc:"off, on, query, warning or error."`
}

type sourceShape struct {
	ID             string      `json:"id" doc:"The id, where sources are written as a list."`
	Type           string      `json:"type" doc:"The CSL type: article, report, webpage, ..."`
	Title          string      `json:"title" doc:"The title."`
	TitleShort     string      `json:"title-short" doc:"A short title."`
	Author         []nameShape `json:"author" form:"names" doc:"Who wrote it."`
	Editor         []nameShape `json:"editor" form:"names" doc:"Who edited it."`
	Publisher      string      `json:"publisher" doc:"Who published it."`
	PublisherPlace string      `json:"publisher-place" doc:"Where it was published."`
	ContainerTitle string      `json:"container-title" doc:"The newspaper, journal or site that it stands in."`
	Volume         string      `json:"volume" doc:"The volume."`
	Issue          string      `json:"issue" doc:"The issue."`
	Page           string      `json:"page" doc:"The pages."`
	Number         string      `json:"number" doc:"The number of a report or a document."`
	Edition        string      `json:"edition" doc:"The edition."`
	Genre          string      `json:"genre" doc:"The genre."`
	Medium         string      `json:"medium" doc:"The medium."`
	Abstract       string      `json:"abstract" doc:"An abstract."`
	Language       string      `json:"language" doc:"Its language."`
	Archive        string      `json:"archive" doc:"The archive that keeps it."`
	URL            string      `json:"URL" doc:"Its address."`
	DOI            string      `json:"DOI" doc:"Its DOI."`
	ISBN           string      `json:"ISBN" doc:"Its ISBN."`
	ISSN           string      `json:"ISSN" doc:"Its ISSN."`
	Issued         string      `json:"issued" form:"date" doc:"When it was published."`
	Accessed       string      `json:"accessed" form:"date" doc:"When it was read."`
	Note           string      `json:"note" doc:"Anything else."`
	Tier           string      `json:"tier" doc:"How much the desk relies on it: primary, secondary, ..."`
	Copy           string      `json:"copy" doc:"The saved text that quotes are checked against, relative to this file."`
	SHA256         string      `json:"sha256" form:"sha256" doc:"The SHA-256 of the copy; 'factlint facts lock' writes it."`
}

type nameShape struct {
	Family              string `json:"family" doc:"The family name."`
	Given               string `json:"given" doc:"The given names."`
	Literal             string `json:"literal" doc:"The name of a body, or a name that is not split."`
	DroppingParticle    string `json:"dropping-particle" doc:"A particle that is dropped with the given name."`
	NonDroppingParticle string `json:"non-dropping-particle" doc:"A particle that stays with the family name."`
	Suffix              string `json:"suffix" doc:"Jr, III, ..."`
}

type subjectShape struct {
	Names    []string `json:"names" form:"texts" doc:"The accepted spellings; the first is preferred."`
	Rejected []string `json:"rejected" form:"texts" doc:"Spellings that are not wanted."`
	Not      []string `json:"not" form:"texts" doc:"Names that are never this subject."`
	Kinds    []string `json:"kinds" form:"texts" doc:"The nouns by which a text may call it: contract, war, bridge."`
	Note     string   `json:"note" doc:"Anything else."`
}

type factShape struct {
	ID          string             `json:"id" doc:"A name for this fact, unique over all files: s-300.delivery."`
	Statement   string             `json:"statement" doc:"The fact as a sentence."`
	Subject     []string           `json:"subject" form:"texts" doc:"Ids of subjects, or the names themselves. Left out: taken from the statement."`
	Event       []string           `json:"event" form:"texts" doc:"The words for what happened or is measured. Left out: taken from the statement."`
	Date        string             `json:"date" form:"date" doc:"When it happened, as EDTF: 2007, 2007-06-14, 2007/2009."`
	Value       valueShape         `json:"value" form:"value" doc:"The amount, as an article would write it: $1.4 billion, 7,200 km, 20%."`
	Unit        string             `json:"unit" doc:"The unit of a value or series written as bare numbers."`
	Values      []observationShape `json:"values" form:"values" doc:"Values that sources disagree about."`
	Series      map[string]string  `json:"series" form:"series" doc:"A value for each year or date."`
	Derived     derivedShape       `json:"derived" doc:"How the value follows from other facts."`
	AsOf        string             `json:"as_of" doc:"The time for which the value holds, as EDTF, or the version: 2023, 2023-06, 2023/24, 4.0."`
	Valid       validShape         `json:"valid" form:"valid" doc:"The time in which the fact holds."`
	ReviewAfter string             `json:"review_after" form:"date" doc:"The date after which the fact wants a second look."`
	Attribute   string             `json:"attribute" form:"bool" doc:"true: an article must say who says so."`
	Wrong       []wrongShape       `json:"wrong" form:"wrong" doc:"Values that are known to be wrong."`
	Refs        []refShape         `json:"refs" form:"refs" doc:"The sources of the fact."`
	Note        string             `json:"note" doc:"Anything else."`
}

type valueShape struct {
	Kind      string `json:"kind" form:"kind" doc:"date, duration, money, percent, measure, count, ordinal or set."`
	Amount    string `json:"amount" form:"number" doc:"The amount in digits; of a date EDTF, of a duration ISO 8601."`
	Lo        string `json:"lo" form:"number" doc:"The lower end of a range."`
	Hi        string `json:"hi" form:"number" doc:"The upper end of a range."`
	Unit      string `json:"unit" doc:"An ISO 4217 code, a UCUM or common symbol, an English name, a counted noun; then any number of /denominators."`
	Per       string `json:"per" doc:"The denominator: ounce, month."`
	Bound     string `json:"bound" form:"bound" doc:"= ~ < <= > >=, or a word: about, at least, more than."`
	Mod       string `json:"mod" form:"mod" doc:"The part of a date: early, mid, late, start or end."`
	Tolerance string `json:"tolerance" form:"text" doc:"How far a right value may lie from this one: 5%, or an amount in the unit."`
}

type observationShape struct {
	valueShape
	Value       string     `json:"value" form:"value" doc:"The value."`
	Date        string     `json:"date" form:"date" doc:"The value, where it is a date."`
	Time        string     `json:"time" form:"date" doc:"The time that the value is for."`
	AsOf        string     `json:"as_of" form:"date" doc:"The same as time."`
	Rank        string     `json:"rank" form:"rank" doc:"preferred, normal or deprecated."`
	Provisional string     `json:"provisional" form:"bool" doc:"true: the value may still be revised."`
	Source      string     `json:"source" doc:"The id of the one source of this value."`
	Quote       quoteShape `json:"quote" form:"quote" doc:"Its words."`
	Refs        []refShape `json:"refs" form:"refs" doc:"The sources of this value."`
	Note        string     `json:"note" doc:"Anything else."`
}

type wrongShape struct {
	valueShape
	Value string `json:"value" form:"value" doc:"The value that is wrong."`
	Date  string `json:"date" form:"date" doc:"The date that is wrong."`
	Why   string `json:"why" doc:"Why it is wrong, as a clause."`
}

type refShape struct {
	Source  string     `json:"source" doc:"The id of a source."`
	Quote   quoteShape `json:"quote" form:"quote" doc:"Words of the source that state the value, or {exact, prefix, suffix}."`
	Locator string     `json:"locator" doc:"Where in the source: p. 4, para. 12."`
	Note    string     `json:"note" doc:"Anything else."`
}

type quoteShape struct {
	Exact  string `json:"exact" doc:"The words."`
	Prefix string `json:"prefix" doc:"The words before them."`
	Suffix string `json:"suffix" doc:"The words after them."`
}

type validShape struct {
	From string `json:"from" form:"date" doc:"The first day on which it holds."`
	To   string `json:"to" form:"date" doc:"The last day on which it holds."`
}

type derivedShape struct {
	Op   string   `json:"op" form:"op" doc:"sum, difference, ratio, change (in percent), share, duration or per."`
	From []string `json:"from" form:"texts" doc:"The ids of the facts that it follows from, in the order of the operation."`
}

type chronologyShape struct {
	Facts  []string `json:"facts" form:"texts" doc:"Ids of dated facts, each no later than the next."`
	MinGap string   `json:"min_gap" form:"text" doc:"The least time between neighbours: P1Y, or 1 year."`
	MaxGap string   `json:"max_gap" form:"text" doc:"The most time between neighbours."`
	Note   string   `json:"note" doc:"Anything else."`
}

type rateShape struct {
	From   string `json:"from" doc:"The currency of which one unit is converted."`
	To     string `json:"to" doc:"The currency that it is converted to."`
	Rate   string `json:"rate" form:"number" doc:"How many units of the second make one of the first."`
	Date   string `json:"date" form:"date" doc:"The day, month or year of the rate."`
	Source string `json:"source" doc:"The id of its source."`
	Note   string `json:"note" doc:"Anything else."`
}

var keyCache sync.Map // reflect.Type -> []string

// keys are the keys of a shape, in the order of its fields.
func keys[T any]() []string {
	t := reflect.TypeFor[T]()
	if got, ok := keyCache.Load(t); ok {
		return got.([]string)
	}
	var names []string
	for _, field := range reflect.VisibleFields(t) {
		if tag := field.Tag.Get("json"); tag != "" && !slices.Contains(names, tag) {
			names = append(names, tag)
		}
	}
	keyCache.Store(t, names)
	return names
}

// isExtension reports whether a key is somebody else's: "x-desk: ...".
func isExtension(key string) bool { return strings.HasPrefix(key, "x-") }
