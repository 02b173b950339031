// Initial parameters, independent N(0, 1), from a seed and the number of a sample: sample k of a seed is the same whoever computes it and in whatever
// order. The generator is std::mt19937_64, specified to the bit; std::normal_distribution is not, so normal numbers come from Marsaglia's polar method
// written here. It takes a logarithm and a square root, so two machines whose C libraries round the logarithm differently may differ in a last bit.
#pragma once

#include "ntk/network/finite_network.hpp"

#include <concepts>
#include <cstdint>
#include <random>

namespace ntk {

namespace detail {

/// The output function of splitmix64: a bijection of the 64-bit words.
inline std::uint64_t splitmix64(std::uint64_t z) {
    z += 0x9e3779b97f4a7c15ULL;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
    return z ^ (z >> 31);
}

}  // namespace detail

/// Standard normal numbers of one sample. Different samples of a seed start the generator from different words.
class NormalStream {
public:
    NormalStream(std::uint64_t seed, std::uint64_t sample) : random_(detail::splitmix64(detail::splitmix64(seed) ^ sample)) {}

    double operator()() {
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

private:
    /// Uniform on the odd multiples of 2^-53 in (-1, 1): symmetric, never 0.
    double symmetric() { return static_cast<double>(2 * static_cast<std::int64_t>(random_() >> 11) + 1 - (std::int64_t{1} << 53)) * 0x1p-53; }

    std::mt19937_64 random_;
    double spare_ = 0;
    bool has_spare_ = false;
};

/// Draws all parameters anew: map by map, the weights by columns, then the bias, which stays 0 where the paper starts it there.
template <std::floating_point T>
void initialize(FiniteNetwork<T>& network, NormalStream& normal) {
    for (AffineMap<T>& map : network.maps) {
        for (long i = 0; i < map.weights.size(); ++i) map.weights.data()[i] = static_cast<T>(normal());
        for (long i = 0; i < map.bias.size(); ++i) map.bias(i) = map.bias_starts_at_zero ? T(0) : static_cast<T>(normal());
    }
}
template <std::floating_point T>
void initialize(FiniteNetwork<T>& network, std::uint64_t seed, std::uint64_t sample = 0) {
    NormalStream normal(seed, sample);
    initialize(network, normal);
}

}  // namespace ntk

extern template void ntk::initialize(ntk::FiniteNetwork<double>&, ntk::NormalStream&);
extern template void ntk::initialize(ntk::FiniteNetwork<double>&, std::uint64_t, std::uint64_t);
extern template void ntk::initialize(ntk::FiniteNetwork<float>&, ntk::NormalStream&);
extern template void ntk::initialize(ntk::FiniteNetwork<float>&, std::uint64_t, std::uint64_t);
