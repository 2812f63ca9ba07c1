package lang

import "testing"

func TestLemma(t *testing.T) {
	w := EnglishWords()
	for form, want := range map[string]string{
		"Signed": "sign", "signing": "sign", "created": "create", "delivered": "deliver", "deliveries": "delivery", "families": "family", "batteries": "battery",
		"sold": "sell", "housed": "house", "housing": "house", "lives": "life", "killed": "kill", "falling": "fall", "planned": "plan", "travelled": "travel", "used": "use",
		"pledged": "pledge", "financed": "finance", "doubled": "double", "buses": "bus", "ships": "ship", "inhabitants": "inhabitant", "Moscow’s": "moscow", "carried": "carry",
		"stopped": "stop", "visited": "visit", "shipped": "ship", "measuring": "measure", "agreed": "agree", "lasting": "last", "brewing": "brew", "hectares": "hectare",
		"opening": "open", "renamed": "rename", "rebuilt": "rebuild", "flown": "fly", "widened": "widen", "crew": "crew", "bridges": "bridge", "wages": "wage", "process": "process",
	} {
		if got := w.Lemma(form); got != want {
			t.Errorf("Lemma(%q) = %q, want %q", form, got, want)
		}
	}
}
