package bind

// The marks of a record, in its Which: what a clause says to pick one of several like things, or
// one time. See which.go.

// DesignationMark begins the mark of a number behind a name, by which things of a row are told
// apart: "Aster 2".
const DesignationMark = "#"

// SoFarMark is said of an amount that may have grown since: "has had 2,900 calls".
const SoFarMark = "so far"

// BygoneMark begins the mark of a time that is told from another one and could
// not be reckoned, "last year".
const BygoneMark = "@"

// ageMark is said of the age at which something happened, not of that of today:
// "when she was 27".
const ageMark = "age"

// PartMark is said of a number of things that the text has already counted.
const PartMark = "part of"

// DayMark begins the mark of the day on which an article was written, by month and day; a
// count has it that may grow from day to day.
const DayMark = "~"

// UntilMark is said of a date up to which something lasts.
const UntilMark = "until"

// SizedMark is before the noun of what the text brings in with its size: "a cake 5.48 metres long".
const SizedMark = "size of "
