// The normal numbers of ntk/network/random_network.hpp, and parameters drawn from them in double and float.
#include "ntk/network/random_network.hpp"

#include <cmath>

namespace ntk {

namespace detail {

std::uint64_t splitmix64(std::uint64_t z) {
    z += 0x9e3779b97f4a7c15ULL;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
    return z ^ (z >> 31);
}

}  // namespace detail

double NormalStream::operator()() {
    if (has_spare_) {
        has_spare_ = false;
        return spare_;
    }
    double u, v, s;
    do {
        u = symmetric();
        v = symmetric();
        s = u * u + v * v;
    } while (s >= 1 || s == 0);
    const double factor = std::sqrt(-2 * std::log(s) / s);
    spare_ = v * factor;
    has_spare_ = true;
    return u * factor;
}

template <std::floating_point T>
void initialize(FiniteNetwork<T>& network, NormalStream& normal) {
    for (AffineMap<T>& map : network.maps) {
        for (long i = 0; i < map.weights.size(); ++i) map.weights.data()[i] = static_cast<T>(normal());
        for (long i = 0; i < map.bias.size(); ++i)
            map.bias(i) = map.bias_starts_at_zero ? T(0) : static_cast<T>(normal());
    }
}

template <std::floating_point T>
void initialize(FiniteNetwork<T>& network, std::uint64_t seed, std::uint64_t sample) {
    NormalStream normal(seed, sample);
    initialize(network, normal);
}

template void initialize(FiniteNetwork<double>&, NormalStream&);
template void initialize(FiniteNetwork<float>&, NormalStream&);
template void initialize(FiniteNetwork<double>&, std::uint64_t, std::uint64_t);
template void initialize(FiniteNetwork<float>&, std::uint64_t, std::uint64_t);

}  // namespace ntk
