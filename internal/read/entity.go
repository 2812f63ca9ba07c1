package read

import "golang.org/x/net/html"

// longestEntity is the length of the longest name of a character reference.
const longestEntity = 33

// entityRules says which character references count.
type entityRules uint8

const (
	// webEntities are read as browsers do: the old names also without a
	// semicolon, as in "&nbsp".
	webEntities entityRules = iota
	// strictEntities need their semicolon, as in Markdown and XML.
	strictEntities
)

// entity is the text that the character reference at the beginning of s stands
// for, and its length; "" and 0 where there is none.
func entity(s []byte, rules entityRules) (string, int) {
	if len(s) < 3 || s[0] != '&' {
		return "", 0
	}
	end := 1
	if s[1] == '#' {
		end = 2
	}
	for end < len(s) && end < longestEntity && isAlnum(s[end]) {
		end++
	}
	name := string(s[:end])
	if end < len(s) && s[end] == ';' {
		whole := name + ";"
		if t := html.UnescapeString(whole); t != whole && (t == ";" || t[len(t)-1] != ';') {
			return t, len(whole)
		}
	}
	if rules == strictEntities {
		return "", 0
	}
	if s[1] == '#' { // "&#8212 " and "&#x2014 ": as far as the digits go
		n := 2
		if n < len(name) && (name[n] == 'x' || name[n] == 'X') {
			for n++; n < len(name) && isHex(name[n]); n++ {
			}
		} else {
			for n < len(name) && isDigit(name[n]) {
				n++
			}
		}
		if t := html.UnescapeString(name[:n]); t != name[:n] {
			if n < len(s) && s[n] == ';' {
				n++
			}
			return t, n
		}
		return "", 0
	}
	for n := min(len(name), 7); n >= 3; n-- { // the longest old name that fits
		if t := html.UnescapeString(name[:n]); t != name[:n] {
			return t, n
		}
	}
	return "", 0
}

func isAlnum(c byte) bool {
	return isDigit(c) || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
}

func isHex(c byte) bool {
	return isDigit(c) || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F'
}

// softMark reports whether t is a character that only tells where a word may
// be parted; the text does without it.
func softMark(t string) bool {
	return t == "\u00ad" || t == "\u200b" || t == "\u2060" || t == "\ufeff"
}
