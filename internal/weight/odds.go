package weight

import "math"

// NoRival is the score of competition that is not there.
const NoRival = -3

// Clamp bounds a margin, beyond which it tells no more.
func Clamp(f float32) float32 { return max(-2, min(2, f)) }

// Logit is the log-odds of a probability.
func Logit(p float64) float64 { return math.Log(p / (1 - p)) }

// Sigmoid is the probability of log-odds.
func Sigmoid(z float64) float64 { return 1 / (1 + math.Exp(-z)) }
