#include "claim/sampler.hpp"

#include "ntk/network/random_network.hpp"

#include <algorithm>
#include <stdexcept>

namespace claim {

using rigor::Rational, rigor::RationalMatrix;

Rational PiecewiseLinear::lipschitz() const {
    const Rational a = above < 0 ? Rational(-above) : above, b = below < 0 ? Rational(-below) : below;
    return a < b ? b : a;
}

Sampler::Sampler(std::uint64_t seed, std::uint64_t number)
    : random_(ntk::detail::splitmix64(ntk::detail::splitmix64(seed) ^ number)) {}

long Sampler::integer(long lowest, long highest) {
    if (highest < lowest) throw std::invalid_argument("Sampler::integer: an empty range");
    const std::uint64_t size = static_cast<std::uint64_t>(highest) - static_cast<std::uint64_t>(lowest) + 1;
    const std::uint64_t draw = random_();
    return static_cast<long>(static_cast<std::uint64_t>(lowest) + (size ? draw % size : draw));
}

Rational Sampler::rational(long largest, long denominators) {
    const long below = integer(1, denominators);
    const long above = integer(-largest, largest);
    return Rational(above, below);
}

Rational Sampler::nonzero_rational(long largest, long denominators) {
    const Rational q = positive_rational(largest, denominators);
    return coin() ? q : Rational(-q);
}

Rational Sampler::positive_rational(long largest, long denominators) {
    const long below = integer(1, denominators);
    const long above = integer(1, largest);
    return Rational(above, below);
}

Rational Sampler::correlation() {
    const long kind = integer(0, 7);
    const long exponent = integer(1, 80);
    const long above = integer(-1000, 1000);
    switch (kind) {
        case 0: return Rational(above > 0 ? 1 : above < 0 ? -1 : 0);
        case 1: return 1 - rigor::power_of_two(-exponent);
        case 2: return rigor::power_of_two(-exponent) - 1;
        default: return Rational(above, 1000);
    }
}

RationalVector Sampler::vector(long entries) {
    RationalVector v;
    for (long i = 0; i < entries; ++i) v.push_back(rational());
    return v;
}

RationalMatrix Sampler::matrix(long rows, long columns) {
    RationalMatrix a(rows, columns);
    for (long i = 0; i < rows; ++i)
        for (long j = 0; j < columns; ++j) a(i, j) = rational();
    return a;
}

RationalMatrix Sampler::symmetric_matrix(long n) {
    RationalMatrix a(n, n);
    for (long i = 0; i < n; ++i)
        for (long j = 0; j <= i; ++j) a(i, j) = a(j, i) = rational();
    return a;
}

RationalMatrix Sampler::positive_matrix(long n) {
    for (;;)
        if (const RationalMatrix a = matrix(n, n); rigor::rank(a) == n) return rigor::row_products(a);
}

RationalMatrix Sampler::positive_matrix(long n, long rank) {
    for (;;)
        if (const RationalMatrix a = matrix(n, rank); rigor::rank(a) == std::min(n, rank))
            return rigor::row_products(a);
}

RationalMatrix Sampler::points_on_sphere(long n, long d) {
    if (d < 2) throw std::invalid_argument("Sampler::points_on_sphere: a dimension below 2");
    RationalMatrix points(n, d);
    std::vector<RationalVector> before;
    while (static_cast<long>(before.size()) < n) {
        // The inverse stereographic image of a rational point, its axes turned about.
        RationalVector t = vector(d - 1), x;
        Rational square = 0;
        for (const Rational& c : t) square += c * c;
        for (const Rational& c : t) x.push_back(2 * c / (1 + square));
        x.push_back((1 - square) / (1 + square));
        std::rotate(x.begin(), x.begin() + integer(0, d - 1), x.end());
        if (std::find(before.begin(), before.end(), x) != before.end()) continue;
        for (long j = 0; j < d; ++j) points(static_cast<long>(before.size()), j) = x[static_cast<std::size_t>(j)];
        before.push_back(std::move(x));
    }
    return points;
}

PiecewiseLinear Sampler::activation() {
    switch (integer(0, 3)) {
        case 0: return {1, 0};
        case 1: return {1, Rational(-1, 10)};
        case 2: return {2, 0};
        default: return {Rational(1, 2), Rational(-1, 3)};
    }
}

std::vector<long> Sampler::widths(long layers, long widest) {
    std::vector<long> list;
    for (long l = 0; l < layers; ++l) list.push_back(integer(1, widest));
    return list;
}

ntk::FiniteNetwork<Rational> Sampler::network(const std::vector<long>& widths, bool biases) {
    if (widths.size() < 2) throw std::invalid_argument("Sampler::network: fewer than two widths");
    ntk::FiniteNetwork<Rational> network;
    for (std::size_t l = 0; l + 1 < widths.size(); ++l) {
        ntk::AffineMap<Rational> map;
        map.weights.resize(widths[l + 1], widths[l]);
        for (long j = 0; j < widths[l]; ++j)
            for (long i = 0; i < widths[l + 1]; ++i) map.weights(i, j) = rational();
        if (biases) {
            map.bias.resize(widths[l + 1]);
            for (long i = 0; i < widths[l + 1]; ++i) map.bias(i) = rational();
        }
        map.weight_scale = positive_rational();
        map.bias_scale = positive_rational();
        map.activation_scale = positive_rational();
        network.maps.push_back(std::move(map));
    }
    return network;
}

}  // namespace claim
