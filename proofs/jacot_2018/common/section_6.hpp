// What the files of section 6 share.
#pragma once

#include "rigor/number/rational.hpp"

namespace proofs::jacot_2018 {

/// beta = 0.1, which the paper recommends (footnote 3) and takes in its experiments.
inline const rigor::Rational figure_beta(1, 10);

}  // namespace proofs::jacot_2018
