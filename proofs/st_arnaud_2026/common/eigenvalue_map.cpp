#include "proofs/st_arnaud_2026/common/eigenvalue_map.hpp"

#include "rigor/number/dual_number.hpp"

#include <fmt/format.h>

#include <type_traits>

namespace proofs::st_arnaud_2026 {

using claim::Relation;
using rigor::Ball, rigor::Dual, rigor::Rational, rigor::Truth;

namespace {

template <class T>
T over_power(T x, const T& n, long division) {
    for (long i = 0; i < division; ++i) x = x / n;
    return x;
}

/// The printed map with E for the exponential.
template <class T>
T printed(const EigenvalueMap& map, const T& E, const T& lambda) {
    const auto scalar = [](const Rational& q) {
        if constexpr (std::is_constructible_v<T, const Rational&>)
            return T(q);
        else
            return T(decltype(T::value)(q));
    };
    return (scalar(map.factor) * E + scalar(map.constant)) / lambda;
}

/// Its derivative along t, where E' = -speed lambda E/n^division.
template <class T>
T derivative(const EigenvalueMap& map, const T& E, const T& lambda, const T& n) {
    const T slope = over_power<T>(T(-map.speed) * lambda * E, n, map.division);
    return printed<Dual<T>>(map, {E, slope}, Dual<T>(lambda)).derivative;
}

std::string over_n(long division) { return division == 0 ? "" : division == 1 ? "/n" : fmt::format("/n^{}", division); }

Rational power_of(long n, long division) { return rigor::power(Rational(n), static_cast<unsigned long>(division)); }

}  // namespace

Ball EigenvalueMap::at(const Rational& t, const Rational& lambda, long n) const {
    const Ball exponential = rigor::exp(-Ball(Rational(speed * t * lambda / power_of(n, division))));
    return (Ball(factor) * exponential + Ball(constant)) / Ball(lambda);
}

std::string EigenvalueMap::name() const {
    const auto times = [](const Rational& q) { return q == 1 ? "" : rigor::to_string(q) + " "; };
    return fmt::format("({}e^(-{}t lambda{}) {} {})/lambda", times(factor), times(speed), over_n(division),
                       constant < 0 ? "-" : "+", rigor::to_string(abs(constant)));
}

claim::Steps solves_eigenvalue_equation(const EigenvalueMap& map, long division) {
    claim::Steps steps;
    steps
        .carries(claim::identity<3>(
            fmt::format("d/dt y, y = {}", map.name()),
            [&](const auto& lambda, const auto& n, const auto& E) { return derivative(map, E, lambda, n); },
            "-(1 + lambda y)" + over_n(division),
            [&](const auto& lambda, const auto& n, const auto& E) {
                using T = std::decay_t<decltype(lambda)>;
                return over_power<T>(-(T(1) + lambda * printed(map, E, lambda)), n, division);
            }))
        .carries(claim::exact({"lambda y at t = 0", map.factor + map.constant}, Relation::equal, {"0", 0}));
    return steps;
}

claim::Step derivative_along_t(const EigenvalueMap& map, const Rational& factor) {
    return claim::identity<2>(
        fmt::format("d/dt {}", map.name()),
        [&](const auto& lambda, const auto& E) { return derivative(map, E, lambda, lambda); },
        fmt::format("({}) e^(-t lambda)", rigor::to_string(factor)),
        [&](const auto& lambda, const auto& E) { return std::decay_t<decltype(lambda)>(factor) * E; });
}

Truth eigenvectors_confirm(const DecomposedKernel& kernel, const Rational& t, const EigenvalueMap& map, long division) {
    const rigor::Precision precision(256);
    const long n = kernel.size();
    const Ball time(Rational(t / power_of(n, division)));
    const rigor::BallMatrix phi = ntk::flow_integral(rigor::BallMatrix(kernel.matrix()), time);
    Truth all = Truth::yes;
    for (long k = 0; k < n; ++k) {
        rigor::BallVector v;
        for (long i = 0; i < n; ++i) v.push_back(Ball(kernel.vectors(i, k)));
        const rigor::BallVector image = phi * v;  // -A v
        const Ball mu = map.at(t, kernel.eigenvalues[static_cast<std::size_t>(k)], n);
        for (std::size_t i = 0; i < v.size(); ++i) {
            const Ball gap = image[i] + mu * v[i];
            all = all &&
                  (gap.contains(Rational(0)) ? rigor::certainly_less(gap.radius(), Ball::dyadic(1, -120)) : Truth::no);
        }
    }
    return all;
}

DecomposedKernel unusual_kernel(long n, long number) {
    DecomposedKernel kernel = exact_flow(n, number).kernel;
    switch (number % 4) {
        case 0: kernel.eigenvalues.assign(static_cast<std::size_t>(n), Rational(2)); break;
        case 1: kernel.eigenvalues[0] = rigor::parse_rational("1e-9"); break;
        case 2: kernel.eigenvalues[0] = -1; break;
        default: break;
    }
    return kernel;
}

}  // namespace proofs::st_arnaud_2026
