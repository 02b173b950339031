// Checks the errors of ntk/gram/layer_functions.hpp against their derivation, evaluated in another way: each of its
// terms counts. That the functions lie within them is in kernel_walk_test.cpp.
#include "ntk/gram/layer_functions.hpp"
#include "catch.hpp"
#include "ntk/gram/kernel_series.hpp"
#include "ntk/gram/long_numbers.hpp"
#include "rigor/number/ball_functions.hpp"

#include <array>
#include <cmath>
#include <numbers>

using namespace ntk;
using namespace rigor;

namespace {

/// The errors of the two functions of a layer, by the derivation at the top of layer_functions.hpp, with a factor for
/// each of its terms; what is left out is 1 + 2^-40 and underflow.
struct LayerTerms {
    enum Term : std::size_t { low_coefficients, low_sums, argument, high_coefficients, high_sums, shift, tail, count };
    std::array<double, count> factor;
    LayerTerms() { factor.fill(1); }

    /// Of the polynomial c_0 + c_1 t + … of degree 13, |t| <= h.
    double of_piece(const ntk::detail::BallSeries& exact, double h) const {
        constexpr double u = 0x1p-53, w = 0x1p-64;
        constexpr long degree = 13;
        const auto size = [&](long k) { return rigor::abs(exact[k]).upper_double() * std::pow(h, k); };
        const auto coefficient = [&](long k) {
            const Ball kept = k >= 2 ? Ball::exact_double(exact[k].approx_double())
                                     : ntk::detail::exact_long_double(ntk::detail::nearest_long_double(exact[k]));
            return rigor::abs(exact[k] - kept).upper_double() * std::pow(h, k);
        };
        double error = 0, slope = 0, of_p = 0, above = 0;
        for (long k = degree; k >= 0; --k) {
            const bool low = k >= 2;
            // The product of what is above, and its sum with c_k.
            const double sum = above + size(k), roundoff = low ? u : w;
            error += factor[low ? low_coefficients : high_coefficients] * coefficient(k) +
                     factor[low ? low_sums : high_sums] * roundoff * (above + sum);
            above = sum;
            slope += static_cast<double>(k) * size(k);
            if (low) of_p += static_cast<double>(k - 2) * size(k);
        }
        double bound = factor[tail] * std::numbers::pi;
        for (long k = 0; k <= degree; ++k) bound /= 33;
        return error + factor[argument] * u * of_p + factor[shift] * w * slope + bound;
    }
};

}  // namespace

TEST_CASE("the errors of a layer's functions are those of their derivation, and each of its terms counts") {
    const Precision precision(300);
    const KernelSeries series(KernelRecurrence::normalized(1), 15);
    const auto bounds = [&](const LayerTerms& terms) {
        std::pair<double, double> worst{0, 0};
        for (int octave = 1; octave <= 6; ++octave)
            for (int piece = 0; piece < 16; ++piece) {
                const double width = std::ldexp(1.0, -octave - 4), lower = std::ldexp(1.0, -octave) + piece * width;
                const auto at = series.expansion_at(Ball::exact_double(1 - lower - width / 2));
                worst.first = std::fmax(worst.first, terms.of_piece(at.phi, width / 2));
                worst.second = std::fmax(worst.second, terms.of_piece(at.line * at.r, width / 2));
            }
        return worst;
    };
    const auto& functions = ntk::detail::LayerFunctions::table();
    const auto expected = bounds({});
    INFO(functions.phi_error() << " and " << expected.first << ", " << functions.q_error() << " and "
                               << expected.second);
    CHECK(functions.phi_error() >= expected.first);
    CHECK(functions.q_error() >= expected.second);
    CHECK(functions.phi_error() <= expected.first * (1 + 1e-6));
    CHECK(functions.q_error() <= expected.second * (1 + 1e-6));
    for (std::size_t term = 0; term < LayerTerms::count; ++term) {
        LayerTerms without;
        without.factor[term] = 0;
        const auto less = bounds(without);
        INFO("term " << term << ": " << 1 - less.first / expected.first << " and "
                     << 1 - less.second / expected.second);
        CHECK(less.first < functions.phi_error() * (1 - 3e-6));
        CHECK(less.second < functions.q_error() * (1 - 3e-6));
    }
}
