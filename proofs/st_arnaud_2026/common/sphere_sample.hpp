// Random data sets for figures 7 and 8, exact and the same on every machine: directions of vectors with integer
// coordinates.
//
// A coordinate is a sum of twelve independent uniform integers of 16 bits, minus its mean: close to a normal variable,
// so that the direction is close to uniform on the sphere. The paper says "uniformly"; the difference is not
// adjudicated.
#pragma once

#include <cstdint>
#include <random>
#include <stdexcept>
#include <string>
#include <vector>

namespace proofs::st_arnaud_2026 {

using IntegerPoints = std::vector<std::vector<long>>;

/// n points of Z^n0, coordinates below 2^19 in size. Points of a longer sample with the same seed begin with those of a
/// shorter one.
inline IntegerPoints sphere_sample(long n, long n0, std::uint64_t seed) {
    if (n < 1 || n0 < 1)
        throw std::invalid_argument(std::to_string(n) + " points in dimension " + std::to_string(n0) +
                                    "; expected at least 1");
    std::mt19937_64 bits(seed);
    IntegerPoints points(static_cast<std::size_t>(n), std::vector<long>(static_cast<std::size_t>(n0)));
    for (auto& x : points)
        for (long& c : x) {
            // 12 · 65535/2 is the mean.
            c = -6L * 65535;
            for (int i = 0; i < 3; ++i) {
                const std::uint64_t four = bits();
                for (int shift = 0; shift < 64; shift += 16) c += static_cast<long>(four >> shift & 0xffff);
            }
        }
    return points;
}

/// <x, y>, exactly: below 2^38 per coordinate.
inline long inner_product(const std::vector<long>& x, const std::vector<long>& y) {
    long sum = 0;
    for (std::size_t i = 0; i < x.size(); ++i) sum += x[i] * y[i];
    return sum;
}

}  // namespace proofs::st_arnaud_2026
