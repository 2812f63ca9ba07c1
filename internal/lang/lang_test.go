package lang

import "testing"

func TestLanguagesLoad(t *testing.T) {
	for _, tag := range Tags() {
		if _, err := Load(tag); err != nil {
			t.Error(err)
		}
	}
}
