package quant

// Compare is the one judge of two values: a is the claim as an article writes
// it, b the fact. Whether they agree does not depend on the order.
func Compare(a, b Value) Comparison {
	switch {
	case a.Kind == NoKind || b.Kind == NoKind || a.Kind != b.Kind:
		return Comparison{}
	case a.Kind == KindDate:
		switch {
		case !a.Date.Known() || !b.Date.Known():
			return Comparison{}
		case a.Date == b.Date:
			return Comparison{Relation: Same}
		case a.Date.First() <= b.Date.First() && a.Date.Last() >= b.Date.Last(),
			b.Date.First() <= a.Date.First() && b.Date.Last() >= a.Date.Last():
			return Comparison{Relation: Contains}
		}
		return Comparison{Relation: Disjoint}
	case a.Unit != b.Unit || a.Per != b.Per:
		return Comparison{}
	case a.Lo.Cmp(b.Lo) == 0:
		return Comparison{Relation: Same}
	}
	ulp := max(a.Lo.ulp, b.Lo.ulp)
	if a.Lo.RoundTo(int(ulp)).Cmp(b.Lo.RoundTo(int(ulp))) == 0 {
		return Comparison{Relation: RoundsTo}
	}
	return Comparison{Relation: Disjoint}
}
