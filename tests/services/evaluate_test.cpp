// Walks every row of the table of functions against an evaluation that shares no code with it: closed forms, naive
// recursions, finite differences and functional equations, in MPFR with digits to spare, written here from the papers'
// definitions. A row without one fails.
#include "services/evaluate.hpp"
#include "catch.hpp"

#include <functional>
#include <map>

using rigor::Ball, rigor::Rational, rigor::Real;
using services::Argument, services::Arguments, services::Evaluation, services::Function;

namespace {

constexpr unsigned working_digits = 400;

Real real(const Rational& q) {
    Real x;
    mpfr_set_q(x.backend().data(), q.backend().data(), MPFR_RNDN);
    return x;
}
Real pi() { return acos(Real(-1)); }
Real ten_to(long exponent) { return Real(pow(Real(10), Real(exponent))); }

// E[1(u > 0) 1(v > 0)] and E[relu(u) relu(v)] for correlation z, times 2 (Cho and Saul).
Real kappa_0(const Real& z) { return Real(1 - acos(z) / pi()); }
Real kappa_1(const Real& z) { return Real((sqrt(Real(1 - z * z)) + (pi() - acos(z)) * z) / pi()); }

/// rho^(L) and T_L = L Theta_bar^(L): rho' = kappa_1(rho), T' = kappa_0(rho) T + rho'.
struct Layer {
    Real rho, T;
};
Layer layer(const Real& z, long depth) {
    Layer l{z, z};
    for (long i = 1; i < depth; ++i) {
        const Real next = kappa_1(l.rho);
        l.T = Real(kappa_0(l.rho) * l.T + next);
        l.rho = next;
    }
    return l;
}

/// Sigma^(L) and Theta_infinity^(L) of Jacot et al. on unit vectors, with the variance q.
struct BiasedLayer {
    Real sigma, theta;
};
BiasedLayer biased_layer(const Arguments& a) {
    const Real n0 = real(a.n0.value_or(1)), beta = real(a.beta.value_or(0)), bias = Real(beta * beta);
    Real sigma = Real(real(*a.at) / n0 + bias), q = Real(1 / n0 + bias), theta = sigma;
    for (long i = 1; i < static_cast<long>(*a.depth); ++i) {
        const Real rho = Real(sigma / q), next = Real(q / 2 * kappa_1(rho) + bias);
        theta = Real(kappa_0(rho) / 2 * theta + next);
        sigma = next;
        q = Real(q / 2 + bias);
    }
    return {sigma, theta};
}

/// lim 3 pi/theta_L - L - (3/2) log L. With W = 3 pi/theta_L, W - (3/2) log W - L differs from it by a power series in
/// theta_L without a constant: extrapolated to theta = 0 by Neville's scheme.
Real depth_constant(const Real& z) {
    std::vector<Real> theta, value;
    Real rho = z;
    long depth = 1;
    for (long target = 200; target <= 6400; target *= 2) {
        for (; depth < target; ++depth) rho = kappa_1(rho);
        theta.push_back(Real(acos(rho)));
        const Real W = Real(3 * pi() / theta.back());
        value.push_back(Real(W - Real(3) / 2 * log(W) - target));
    }
    for (std::size_t step = 1; step < theta.size(); ++step)
        for (std::size_t i = theta.size(); i-- > step;)
            value[i] = Real(value[i] + (value[i] - value[i - 1]) * theta[i] / (theta[i - step] - theta[i]));
    return value.back();
}

/// (2m)!/(4^m m!^2)/(2m + 1)/pi at n = 2m + 1, from the series of the arc sine; 1/2 at 0.
Real kappa_0_coefficient(long n) {
    if (n == 0) return Real(Real(1) / 2);
    if (n % 2 == 0) return Real(0);
    Real b = 1;
    for (long k = 1; k <= (n - 1) / 2; ++k) b = Real(b * (2 * k - 1) / (2 * k));
    return Real(b / n / pi());
}

struct Independent {
    std::function<Real(const Arguments&)> value;
    long digits = 30;  ///< to which the independent value is right
};

const std::map<std::string, Independent>& independents() {
    static const auto of_z = [](Real (*f)(const Real&)) { return [f](const Arguments& a) { return f(real(*a.at)); }; };
    static const auto of_layer = [](Real (*f)(const Layer&, long)) {
        return [f](const Arguments& a) {
            const long depth = static_cast<long>(*a.depth);
            return f(layer(real(*a.at), depth), depth);
        };
    };
    static const auto derivative = [](const Arguments& a) {
        const Real z = real(*a.at), step = ten_to(-100);
        return Real((kappa_1(Real(z + step)) - kappa_1(Real(z - step))) / (2 * step));
    };
    static const std::map<std::string, Independent> list{
        {"kappa0", {of_z(kappa_0)}},
        {"kappa1", {of_z(kappa_1)}},
        {"h", {of_z(kappa_1)}},
        {"h-prime", {derivative}},
        {"rho", {of_layer([](const Layer& l, long) { return l.rho; })}},
        {"theta-bar", {of_layer([](const Layer& l, long depth) { return Real(l.T / depth); })}},
        {"angle", {of_layer([](const Layer& l, long) { return Real(acos(l.rho)); })}},
        {"one-minus-rho", {of_layer([](const Layer& l, long) { return Real(1 - l.rho); })}},
        {"theta-bar-excess", {of_layer([](const Layer& l, long depth) { return Real(l.T - Real(depth) / 4); })}},
        {"depth-constant", {of_z(depth_constant), 8}},
        {"theta", {[](const Arguments& a) { return biased_layer(a).theta; }}},
        {"sigma", {[](const Arguments& a) { return biased_layer(a).sigma; }}},
        {"kappa0-coefficient", {[](const Arguments& a) { return kappa_0_coefficient(*a.n); }}},
        // kappa_1' = kappa_0
        {"kappa1-coefficient",
         {[](const Arguments& a) { return *a.n == 0 ? Real(1 / pi()) : Real(kappa_0_coefficient(*a.n - 1) / *a.n); }}},
    };
    return list;
}

/// Every combination of sample values of the arguments that the function takes.
std::vector<Arguments> samples(const Function& function) {
    std::vector<Arguments> list{{}};
    const auto each = [&](Argument argument, std::size_t values, const auto& set) {
        if (!function.takes(argument)) return;
        std::vector<Arguments> longer;
        for (const Arguments& a : list)
            for (std::size_t i = 0; i < values; ++i) {
                longer.push_back(a);
                set(longer.back(), i);
            }
        list = std::move(longer);
    };
    const Rational z[] = {Rational(-9, 10), Rational(-1, 3), Rational(0), Rational(1, 2), Rational(99, 100)};
    const long depths[] = {1, 2, 3, 10, 700}, indices[] = {0, 1, 2, 3, 4, 7, 20}, dimensions[] = {1, 3};
    const Rational biases[] = {Rational(0), Rational(1, 10)};
    each(Argument::at, std::size(z), [&](Arguments& a, std::size_t i) { a.at = z[i]; });
    each(Argument::depth, std::size(depths), [&](Arguments& a, std::size_t i) { a.depth = depths[i]; });
    each(Argument::n, std::size(indices), [&](Arguments& a, std::size_t i) { a.n = indices[i]; });
    each(Argument::n0, std::size(dimensions), [&](Arguments& a, std::size_t i) { a.n0 = Rational(dimensions[i]); });
    each(Argument::beta, std::size(biases), [&](Arguments& a, std::size_t i) { a.beta = biases[i]; });
    return list;
}

Rational exact(const Real& x) {
    Rational q;
    mpfr_get_q(q.backend().data(), x.backend().data());
    return q;
}

std::string text(const Arguments& a) {
    std::string s;
    if (a.at) s += " z = " + a.at->str();
    if (a.depth) s += " L = " + a.depth->str();
    if (a.n) s += " n = " + std::to_string(*a.n);
    if (a.n0) s += " n0 = " + a.n0->str();
    if (a.beta) s += " beta = " + a.beta->str();
    return s;
}

}  // namespace

TEST_CASE("every function of the table agrees with an independent evaluation") {
    const rigor::RealDigits digits(working_digits);
    const rigor::Precision precision(400);
    std::size_t series = 0, laws = 0, wide = 0;
    for (const Function& function : services::functions()) {
        INFO(function.name);
        if (std::holds_alternative<services::SeriesCoefficients>(function.method)) {
            ++series;  // the test below
            continue;
        }
        if (std::holds_alternative<services::DepthLaw>(function.method)) {
            ++laws;  // network_test.cpp
            continue;
        }
        REQUIRE(independents().count(function.name) == 1);
        const Independent& independent = independents().at(function.name);
        for (const Arguments& a : samples(function)) {
            INFO(text(a));
            const Ball value = services::evaluate(function, a, 30).value();
            const Rational expected = exact(independent.value(a));
            const Rational unit = rigor::power(Rational(1, 10), static_cast<unsigned long>(independent.digits));
            const Rational slack =
                (independent.digits < 30 ? Rational(unit * (1 + abs(expected))) : rigor::power(Rational(1, 10), 60));
            CHECK(value.widened(Ball(slack)).contains(expected));
            // Thirty digits are thirty digits: no enclosure of everything.
            const Ball limit = rigor::abs(value.midpoint()) * Ball(rigor::power(Rational(1, 10), 30));
            wide += !value.is_exact() && rigor::certainly_at_most(value.radius(), limit) != rigor::Truth::yes;
        }
    }
    CHECK(wide == 0);
    CHECK(series == 1);
    CHECK(laws == 1);
    CHECK(independents().size() + series + laws == services::functions().size());
}

TEST_CASE("the exact coefficients at large depth solve the functional equations of their series") {
    // theta' = g(theta) = arccos kappa_1(cos theta). Each series, cut after theta^N, at theta = 10^-20: what is left is
    // of the order theta^(N + 1), or theta^(N + 2) where the equation's difference gains a power; a wrong coefficient
    // of a power up to N would leave more. (That of theta^3 in T belongs to the homogeneous solution: it is a
    // convention.)
    const rigor::RealDigits digits(working_digits);
    const rigor::Precision precision(working_digits * 4);
    constexpr long N = 9;
    const Function* function = nullptr;
    for (const Function& f : services::functions())
        if (std::holds_alternative<services::SeriesCoefficients>(f.method)) function = &f;
    REQUIRE(function != nullptr);
    std::map<std::string, std::map<long, Real>> c;
    for (long n = -1; n <= N; ++n) {
        const Evaluation evaluation = services::evaluate(*function, {.n = n}, working_digits);
        for (const services::Value& value : evaluation.values) {
            const Rational middle = rigor::rational_midpoint(value.value);
            c[value.series][n] = real(middle);
            CHECK(value.value.contains(middle));
            CHECK_FALSE(value.exact.empty());
            CHECK_FALSE(value.says.empty());
        }
    }
    std::map<std::string, std::function<Real(const Real&)>> residuals;
    const auto sum = [&](const std::string& series, const Real& theta) {
        Real total = 0, power = Real(1 / theta);
        for (long n = -1; n <= N; ++n, power = Real(power * theta)) total += c.at(series).at(n) * power;
        return total;
    };
    const auto next = [](const Real& theta) { return Real(acos(kappa_1(Real(cos(theta))))); };
    const auto slope = [](const Real& theta) { return Real(1 - theta / pi()); };
    const auto logarithm = [](const Real& theta) { return Real(log(Real(3 * pi() / theta))); };
    const auto phi = [&](const Real& theta) { return Real(sum("Phi", theta) - Real(3) / 2 * logarithm(theta)); };
    const std::string with_log = "T, factor of log(3 pi/theta)";
    const auto T = [&](const Real& theta) { return Real(sum("T", theta) + logarithm(theta) * sum(with_log, theta)); };
    residuals["g"] = [&](const Real& t) { return Real((sum("g", t) - next(t)) * t); };
    residuals["Phi"] = [&](const Real& t) { return Real(phi(next(t)) - phi(t) - 1); };
    residuals["E"] = [&](const Real& t) { return Real(sum("E", next(t)) - slope(t) * sum("E", t)); };
    residuals["T"] = [&](const Real& t) { return Real(T(next(t)) - slope(t) * T(t) - cos(next(t))); };
    residuals[with_log] = residuals["T"];
    CHECK(c.size() == residuals.size());
    for (auto& [series, coefficients] : c) {
        INFO(series);
        REQUIRE(residuals.count(series) == 1);
        const Real theta = ten_to(-20), residual = residuals.at(series)(theta);
        // theta^(N + 2) = 10^-220, with room for the constant and a logarithm.
        CHECK(abs(residual) < ten_to(-20 * (N + 2) + 6));
        // The check can fail: one of the last coefficients a little off leaves more.
        const Real before = coefficients.at(N);
        coefficients.at(N) += ten_to(-3);
        CHECK(abs(Real(residuals.at(series)(theta))) > ten_to(-20 * (N + 1) - 6));
        coefficients.at(N) = before;
    }
}
