package main

import "math"

// sample is one row of the regression: evidence and whether the mention states
// the fact.
type sample struct {
	x []float32
	y float64
	w float64
	// agrees says that the values agree.
	agrees bool
}

// regress fits a logistic regression by Newton's method with a ridge on all
// weights but the first (the bias). columns bounds the evidence that is used.
// It is deterministic: no random start, a fixed number of steps.
func regress(samples []sample, columns int, ridge float64) []float64 {
	beta := make([]float64, columns)
	rows := make([][]int32, len(samples))
	for i := range samples {
		rows[i] = told(samples[i].x, columns)
	}
	for step := 0; step < 25; step++ {
		grad := make([]float64, columns)
		hess := make([][]float64, columns)
		for i := range hess {
			hess[i] = make([]float64, columns)
		}
		for i, s := range samples {
			z := 0.0
			for _, j := range rows[i] {
				z += beta[j] * float64(s.x[j])
			}
			p := 1 / (1 + math.Exp(-z))
			d := s.w * (s.y - p)
			h := s.w*p*(1-p) + 1e-9
			for n, j := range rows[i] {
				xj := float64(s.x[j])
				grad[j] += d * xj
				row := hess[j]
				for _, k := range rows[i][:n+1] {
					row[k] += h * xj * float64(s.x[k])
				}
			}
		}
		for j := 0; j < columns; j++ {
			r := ridge
			if j == 0 {
				r = 1e-6
			}
			grad[j] -= r * beta[j]
			hess[j][j] += r
		}
		delta := solve(hess, grad)
		largest := 0.0
		for j := range beta {
			beta[j] += delta[j]
			largest = math.Max(largest, math.Abs(delta[j]))
		}
		if largest < 1e-9 {
			break
		}
	}
	return beta
}

// told are the columns of a row that hold anything: a few in a hundred.
func told(x []float32, columns int) []int32 {
	var out []int32
	for j, v := range x[:columns] {
		if v != 0 {
			out = append(out, int32(j))
		}
	}
	return out
}

// solve answers h·x = g for a symmetric positive matrix given by its lower
// half (Cholesky).
func solve(h [][]float64, g []float64) []float64 {
	n := len(g)
	l := make([][]float64, n)
	for i := range l {
		l[i] = make([]float64, n)
		for j := 0; j <= i; j++ {
			sum := h[i][j]
			for k := 0; k < j; k++ {
				sum -= l[i][k] * l[j][k]
			}
			if i == j {
				l[i][i] = math.Sqrt(math.Max(sum, 1e-12))
			} else {
				l[i][j] = sum / l[j][j]
			}
		}
	}
	y := make([]float64, n)
	for i := range y {
		sum := g[i]
		for k := 0; k < i; k++ {
			sum -= l[i][k] * y[k]
		}
		y[i] = sum / l[i][i]
	}
	x := make([]float64, n)
	for i := n - 1; i >= 0; i-- {
		sum := y[i]
		for k := i + 1; k < n; k++ {
			sum -= l[k][i] * x[k]
		}
		x[i] = sum / l[i][i]
	}
	return x
}
