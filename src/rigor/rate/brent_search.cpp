#include "rigor/rate/brent_search.hpp"

#include <boost/math/tools/minima.hpp>
#include <cstdint>

namespace rigor::rate_detail {

void brent_search(const std::function<double(double)>& cost, double from, double to, unsigned steps) {
    std::uintmax_t most = steps;
    boost::math::tools::brent_find_minima(cost, from, to, 26, most);
}

}  // namespace rigor::rate_detail
