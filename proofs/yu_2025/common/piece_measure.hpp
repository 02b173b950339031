// Where c + u sigma(v) differs from 0, or is positive, for v in [-1, 1] and a positively homogeneous sigma: the
// function g_n of the proof of lemma 1 of Yu et al., whose measures that proof compares.
#pragma once

#include "claim/quantity.hpp"
#include "claim/sampler.hpp"

namespace proofs::yu_2025 {

/// The measure of {v in [-1, 1]: c + u sigma(v) <relation> 0}, relation > or !=, exactly: on [-1, 0] and on [0, 1] the
/// function is affine. Throws std::invalid_argument for another relation.
rigor::Rational measure_where(const claim::PiecewiseLinear& sigma, const rigor::Rational& c, const rigor::Rational& u,
                              claim::Relation relation);

}  // namespace proofs::yu_2025
