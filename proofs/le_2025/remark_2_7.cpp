#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "proofs/le_2025/common/initial_moments.hpp"

#include <fmt/format.h>

#include <optional>

namespace proofs::le_2025::remark_2_7 {
namespace {

using rigor::Rational;

/// n_1 = n_2 = n -> infinity; or n_1 stays what it is.
struct Reading {
    std::optional<long> first_width;
};

/// ReLU, L = 3, beta = 0, one point: given the layers below f is normal with the variance q_3; given q_l, q_(l+1) is
/// the mean of n_l independent terms relu(g)^2, g ~ N(0, q_l). The excess kurtosis of f is 3 (E q_3^2/(E q_3)^2 - 1).
template <class T>
T excess_kurtosis(const T& n1, const T& n2) {
    T mean(1), square(1);  // E q_l, E q_l^2, of q_1 = 1
    for (const T& n : {n1, n2}) {
        square = square * (T(relu_moment(4)) + (n - 1) * T(relu_moment(2)) * T(relu_moment(2))) / n;
        mean = mean * T(relu_moment(2));
    }
    return T(3) * (square / (mean * mean) - T(1));
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all Lipschitz sigma, all beta, L, n_0, d_out and finite sets of points";
    const char* widths = reading.first_width ? "n_1 fixed, n_2 = n" : "n_1 = n_2 = n";
    result.steps.carries(claim::cites(context, "le-2025/theorem-2.6"))
        .carries(claim::written(context, "order"))
        .carries(claim::cites(context, "jacot-2018/proposition-1"))
        .carries(claim::written(context, "together"))
        .supports(claim::written(context, "kurtosis"))
        .supports(claim::identity<1>(
            fmt::format("excess kurtosis of f(x), {} (L = 3, ReLU, beta = 0)", widths),
            [&](const auto& n) {
                using T = std::decay_t<decltype(n)>;
                return excess_kurtosis<T>(reading.first_width ? T(*reading.first_width) : n, n);
            },
            "30/n + 75/n^2", [](const auto& n) { return 30 / n + 75 / (n * n); }));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("le-2025/remark-2.7", check)
        .control("n_1 = 1000 stays, n_2 grows", [](Reading& r) { r.first_width = 1000; })
        .property(claim::property(
            "the excess kurtosis of f(x), L = 3, ReLU, beta = 0, is at most 105/min(n_1, n_2)",
            [](long n1, long n2) {
                return rigor::truth(excess_kurtosis<Rational>(n1, n2) <= Rational(105, std::min(n1, n2)));
            },
            claim::Input{"n_1", claim::integers(1, 1'000'000)}, claim::Input{"n_2", claim::integers(1, 1'000'000)}));
}};

}  // namespace
}  // namespace proofs::le_2025::remark_2_7
