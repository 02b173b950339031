// Real: points of arbitrary precision (MPFR through Boost.Multiprecision). A second opinion
// that shares no code with Arb; its results are close, never proofs.
#pragma once

#include <boost/multiprecision/mpfr.hpp>

#include "rigor/number/precision.hpp"
#include "rigor/number/rational.hpp"

namespace rigor {

/// Expression templates are off: the formulas of include/ntk/ are templates and deduce T.
using Real = boost::multiprecision::number<boost::multiprecision::mpfr_float_backend<0>, boost::multiprecision::et_off>;

/// RAII scope: new Reals of this thread carry `digits` decimal digits.
class RealDigits {
public:
    explicit RealDigits(unsigned digits) : previous_(Real::thread_default_precision()) {
        Real::thread_default_precision(digits);
    }
    ~RealDigits() { Real::thread_default_precision(previous_); }
    RealDigits(const RealDigits&) = delete;
    RealDigits& operator=(const RealDigits&) = delete;

private:
    unsigned previous_;
};

}  // namespace rigor
