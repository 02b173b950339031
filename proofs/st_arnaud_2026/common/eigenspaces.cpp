#include "proofs/st_arnaud_2026/common/eigenspaces.hpp"

#include "claim/sampler.hpp"

#include <fmt/format.h>

namespace proofs::st_arnaud_2026 {

using rigor::Rational, rigor::RationalMatrix, rigor::Truth;

claim::Step turn_at_most_twice() {
    return claim::identity<1>(
        "2 r - r/(1 - r), r = e/g", [](const auto& r) { return 2 * r - r / (1 - r); }, "r (1 - 2 r)/(1 - r)",
        [](const auto& r) { return r * (1 - 2 * r) / (1 - r); });
}

claim::Step common_entries_move_no_eigenvector(const Rational& c, std::uint64_t seed) {
    constexpr long largest = 7;  // free: sizes of the samples
    return claim::instances(
        fmt::format(
            "K = M + a (1 1^T - I), M with {} off the diagonal: K 1 = (1 + (n - 1) ({} + a)) 1 and K v = (1 - {} "
            "- a) v for v orthogonal to 1, matrices of 2 to {} rows, exactly",
            rigor::to_string(c), rigor::to_string(c), rigor::to_string(c), largest),
        seed, 50, [c](claim::Sampler& sampler) {  // free: how many
            const long n = sampler.integer(2, largest);
            const Rational a = sampler.positive_rational();
            RationalMatrix K(n, n), one(n, 1), v(n, 1);
            Rational sum = 0;
            for (long i = 0; i < n; ++i) {
                for (long j = 0; j < n; ++j) K(i, j) = i == j ? Rational(1) : Rational(c + a);
                one(i, 0) = 1;
                v(i, 0) = i + 1 < n ? sampler.rational() : Rational(-sum);
                sum += v(i, 0);
            }
            const RationalMatrix K_one = K * one, K_v = K * v;
            bool all = true;
            for (long i = 0; i < n; ++i)
                all = all && K_one(i, 0) == 1 + (n - 1) * (c + a) && K_v(i, 0) == (1 - c - a) * v(i, 0);
            return rigor::truth(all);
        });
}

}  // namespace proofs::st_arnaud_2026
