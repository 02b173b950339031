#include "claim/degree.hpp"

#include <algorithm>

namespace claim {
namespace {

using Degrees = std::vector<long>;

long at(const Degrees& d, std::size_t i) { return i < d.size() ? d[i] : 0; }

template <class F>
Degrees combined(const Degrees& a, const Degrees& b, F f) {
    Degrees result(std::max(a.size(), b.size()));
    for (std::size_t i = 0; i < result.size(); ++i) result[i] = f(at(a, i), at(b, i));
    return result;
}
Degrees sum(const Degrees& a, const Degrees& b) {
    return combined(a, b, [](long p, long q) { return p + q; });
}
Degrees larger(const Degrees& a, const Degrees& b) {
    return combined(a, b, [](long p, long q) { return std::max(p, q); });
}

}  // namespace

Degree Degree::variable(std::size_t i, std::size_t n) {
    Degree x;
    x.numerator_.assign(n, 0);
    x.numerator_[i] = 1;
    return x;
}

Degree operator+(const Degree& a, const Degree& b) {
    Degree c;
    c.numerator_ = larger(sum(a.numerator_, b.denominator_), sum(b.numerator_, a.denominator_));
    c.denominator_ = sum(a.denominator_, b.denominator_);
    return c;
}
Degree operator*(const Degree& a, const Degree& b) {
    Degree c;
    c.numerator_ = sum(a.numerator_, b.numerator_);
    c.denominator_ = sum(a.denominator_, b.denominator_);
    return c;
}
Degree operator/(const Degree& a, const Degree& b) {
    Degree c;
    c.numerator_ = sum(a.numerator_, b.denominator_);
    c.denominator_ = sum(a.denominator_, b.numerator_);
    return c;
}

}  // namespace claim
