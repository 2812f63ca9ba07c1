package facts

import "github.com/factlint/factlint/lint"

// checks are what is said of facts files, by the names under which it is
// reported, sorted.
var checks = []struct {
	name     string
	severity lint.Severity
	page     string
}{
	{RuleChanged, lint.Error, "The saved copy of a source is not the one that `factlint facts lock` locked.\n\nRead what has changed in it, and lock it again where its quotes still hold."},
	{RuleCopy, lint.Error, "The saved copy of a source cannot be read.\n\nSave the source's text under the path of `copy:`, relative to the facts file."},
	{RuleDerived, lint.Error, "A fact states another value than the one that follows from the facts that it names under `derived:`.\n\nThe value is held against the range that the digits of those facts leave open."},
	{RuleDisagree, lint.Error, "Two facts on one subject and event, for one time, cannot both be true.\n\nCorrect one; tell them apart by event or `as_of`; or make them `values:` of one fact, where sources disagree."},
	{RuleDuplicate, lint.Warning, "Two facts say the same.\n\nKeep one, with the sources of both."},
	{RuleOrder, lint.Error, "Dated facts stand against a chronology: the wrong way round, or nearer or further apart than its gaps allow."},
	{RuleReview, lint.Warning, "The date of `review_after:` is past on the day given by `--as-of`.\n\nCheck that the fact still holds, and move the date."},
	{RuleSchema, lint.Error, "The file is YAML, but not a facts file: a misspelt key, a value that cannot be read, a name that is not declared.\n\nSee docs/facts.md and docs/facts.schema.json."},
	{RuleSyntax, lint.Error, "The file is not YAML, or not UTF-8."},
	{RuleUncited, lint.Warning, "A fact has no source.\n\nAdd `refs:` with a source and the words that state it."},
	{RuleQuote, lint.Error, "A quote does not stand in the saved copy of its source. White space and the shape of quotation marks do not count; an ellipsis stands for words left out.\n\nThe nearest passage is shown, with what differs."},
	{RuleValue, lint.Error, "A quote states another value than its fact, or (a warning) none."},
}

// Checks are what Load and Verify report, as reports and explanations name it.
func Checks() []lint.Rule {
	out := make([]lint.Rule, len(checks))
	for i, c := range checks {
		out[i] = lint.Rule{Name: c.name, Severity: c.severity, Trust: 1, Page: func() string { return "# " + c.name + "\n\n" + c.page + "\n" }}
	}
	return out
}
