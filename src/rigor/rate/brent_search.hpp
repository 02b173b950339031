// Brent's search for a minimum, of Boost.Math, which cannot be included beside Boost.Multiprecision alone.
#pragma once

#include <functional>

namespace rigor::rate_detail {

/// Evaluates `cost` at the points that Brent's method chooses in [from, to], at most `steps` of them after the first
/// few; ends when the minimum is known to about 26 bits. Who wants the minimum notes it in `cost`.
void brent_search(const std::function<double(double)>& cost, double from, double to, unsigned steps);

}  // namespace rigor::rate_detail
