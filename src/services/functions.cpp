// The table of functions. A row more is a function more: `verify eval` lists it, and the test of the table asks for an
// independent evaluation of it.
#include "ntk/depth/deep_kernel.hpp"
#include "ntk/depth/depth_expansion.hpp"
#include "ntk/kernel/arc_cosine_series.hpp"
#include "ntk/kernel/neural_tangent_kernel.hpp"
#include "rigor/number/near_name.hpp"
#include "services/evaluate.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace services {
namespace {

using ntk::LayerState;
using rigor::Ball, rigor::Integer, rigor::PiPolynomial, rigor::Rational;

// At z = 1 exactly: close to the ends of [-1, 1] the argument itself needs the bits that 1 - |z| has lost.
Ball kappa_0(const Rational& z) { return z == 1 ? Ball(1) : ntk::kappa_0(Ball(z)); }
Ball kappa_1(const Rational& z) { return z == 1 ? Ball(1) : ntk::kappa_1(Ball(z)); }

ntk::NeuralTangentKernelIteration<Ball> walked(const Arguments& a, long depth) {
    ntk::NeuralTangentKernelIteration<Ball> walk(*a.at, {a.n0.value_or(1), a.beta.value_or(0)});
    walk.advance_to(depth);
    return walk;
}
Ball tangent_kernel(const Arguments& a, long depth) { return walked(a, depth).tangent_kernel(); }
Ball covariance(const Arguments& a, long depth) { return walked(a, depth).covariance(); }

Ball correlation(const LayerState& layer, const Integer&) { return layer.correlation(); }
Ball shallow_correlation(const Rational& z, long depth) { return ntk::correlation<Ball>(z, depth); }
Ball normalized(const LayerState& layer, const Integer& depth) { return layer.unnormalized / Ball(Rational(depth)); }
Ball shallow_normalized(const Rational& z, long depth) { return ntk::normalized_neural_tangent_kernel<Ball>(z, depth); }
Ball angle(const LayerState& layer, const Integer&) { return layer.angle; }
Ball one_minus_correlation(const LayerState& layer, const Integer&) { return layer.one_minus_correlation(); }
Ball excess(const LayerState& layer, const Integer&) { return layer.excess; }

Ball network_h(const ntk::CorrelationMap& map, const Ball& z) { return map.h(z); }
Ball network_slope(const ntk::CorrelationMap& map, const Ball& z) { return map.h_prime(z); }
Ball network_correlation(const ntk::DepthLawState& layer, const Integer&) {
    return Ball(1) - layer.one_minus_correlation;
}
Ball network_gap(const ntk::DepthLawState& layer, const Integer&) { return layer.one_minus_correlation; }
Ball network_normalized(const ntk::DepthLawState& layer, const Integer& depth) {
    return layer.unnormalized / Ball(Rational(depth));
}

Ball depth_constant(const Rational& z) {
    const long accuracy = rigor::Precision::bits();
    const rigor::Precision precision(accuracy + 64);
    return ntk::DepthOrbit(z, ntk::depth_jump_for(accuracy)).depth_constant();
}

PiPolynomial coefficient(const std::vector<PiPolynomial>& series, long k) {
    return k >= 0 && k < static_cast<long>(series.size()) ? series[static_cast<std::size_t>(k)] : PiPolynomial(0);
}

/// Of theta^n in the expansions of ntk/depth/depth_expansion.hpp, n >= -1.
std::vector<SeriesCoefficient> depth_coefficients(long n) {
    const auto x = ntk::depth_expansion<PiPolynomial>(std::max(n, 4L));
    const PiPolynomial three_pi = PiPolynomial(3) * PiPolynomial::pi();

    // T = P + E (kappa Phi + y) with Phi = 3 pi/theta - (3/2) log(3 pi/theta) + sum c_k theta^k, sorted by powers of
    // theta.
    const auto e = [&](long k) { return coefficient(x.homogeneous, k - 3); };
    PiPolynomial T = coefficient(x.particular, n + 1) + x.resonance * three_pi * e(n + 1);
    for (long k = 1; k <= n - 3; ++k) T += x.resonance * coefficient(x.fatou, k) * e(n - k);

    return {{"g", "angle of the next layer, g(theta) = theta - theta^2/(3 pi) - …; analytic, no logarithm",
             n >= 1 ? x.gamma[n - 1] : PiPolynomial(0)},
            {"Phi",
             "Fatou coordinate, Phi(g) = Phi + 1, Phi = 3 pi/theta - (3/2) log(3 pi/theta) + sum c_k theta^k; the "
             "logarithm stands at theta^0, its factor 3/2 is the residue; no other resonance",
             n == -1 ? three_pi : coefficient(x.fatou, n)},
            {"E", "homogeneous solution, E(g) = (1 - theta/pi) E, E = theta^3 + …; no logarithm", e(n)},
            {"T",
             "T_L = L Theta_bar^(L) = sum t_k theta^k + log(3 pi/theta) sum l_k theta^k + y(z) E; resonance at "
             "theta^3, where E begins",
             T},
            {"T, factor of log(3 pi/theta)", "l_k; the first logarithm stands at theta^3",
             PiPolynomial(Rational(-3, 2)) * x.resonance * e(n)}};
}

std::vector<Function> table() {
    using enum Argument;
    const Correlations unit{};
    const std::vector<Argument> network{activation, edge_of_chaos, weight_variance, bias_variance};
    const CorrelationsBelowOne below_one{"theta_L = 0 for all L"};
    const Indices coefficients{0, 100'000}, depth_indices{-1, 60};
    return {
        {"kappa0", "arc-cosine kernel of order 0, (pi - arccos z)/pi", unit, {at}, {}, ClosedForm{kappa_0}},
        {"kappa1", "arc-cosine kernel of order 1", unit, {at}, {}, ClosedForm{kappa_1}},
        {"h",
         "depth map (St-Arnaud et al., definition 5), equals kappa1; or the correlation map of an activation",
         unit,
         {at},
         network,
         ClosedForm{kappa_1},
         NetworkClosedForm{network_h}},
        {"h-prime",
         "its derivative; equals kappa0",
         unit,
         {at},
         network,
         ClosedForm{kappa_0},
         NetworkClosedForm{network_slope}},
        {"rho",
         "correlation rho^(L)",
         unit,
         {at, depth},
         network,
         AnyDepth{correlation, shallow_correlation},
         NetworkLayer{network_correlation}},
        {"theta-bar",
         "normalized kernel Theta_bar^(L) (St-Arnaud et al., definition 4)",
         unit,
         {at, depth},
         network,
         AnyDepth{normalized, shallow_normalized},
         NetworkLayer{network_normalized}},
        {"depth-law",
         "limit and next term of Theta_bar^(L), or the phase with chi, for an activation; with z the bounds",
         unit,
         {activation},
         {at, edge_of_chaos, weight_variance, bias_variance},
         DepthLaw{}},
        {"angle", "theta_L = arccos rho^(L), radians", unit, {at, depth}, {}, AnyDepth{angle, nullptr}},
        {"one-minus-rho",
         "1 - rho^(L)",
         unit,
         {at, depth},
         network,
         AnyDepth{one_minus_correlation, nullptr},
         NetworkLayer{network_gap}},
        {"theta-bar-excess", "L (Theta_bar^(L) - 1/4)", unit, {at, depth}, {}, AnyDepth{excess, nullptr}},
        {"depth-constant",
         "C(z) = lim 3 pi/theta_L - L - (3/2) log L, z in [-1, 1), theta_1 = arccos z",
         below_one,
         {at},
         {},
         DepthLimit{depth_constant}},
        {"depth-coefficient",
         "exact coefficients of theta^n in the expansions at large depth",
         depth_indices,
         {n},
         {},
         SeriesCoefficients{depth_coefficients}},
        {"theta",
         "limiting kernel Theta_infinity^(L), unit vectors",
         unit,
         {at, depth},
         {n0, beta},
         Walk{tangent_kernel}},
        {"sigma", "covariance Sigma^(L), unit vectors", unit, {at, depth}, {n0, beta}, Walk{covariance}},
        {"kappa0-coefficient",
         "Maclaurin coefficient of kappa0, exact",
         coefficients,
         {n},
         {},
         Coefficient{ntk::kappa_0_coefficient}},
        {"kappa1-coefficient",
         "Maclaurin coefficient of kappa1, exact",
         coefficients,
         {n},
         {},
         Coefficient{ntk::kappa_1_coefficient}},
    };
}

bool contains(const std::vector<Argument>& list, Argument argument) {
    return std::find(list.begin(), list.end(), argument) != list.end();
}

}  // namespace

const char* name_of(Argument argument) {
    switch (argument) {
        case Argument::at: return "at";
        case Argument::depth: return "depth";
        case Argument::n: return "n";
        case Argument::n0: return "n0";
        case Argument::beta: return "beta";
        case Argument::activation: return "activation";
        case Argument::edge_of_chaos: return "edge-of-chaos";
        case Argument::weight_variance: return "weight-variance";
        case Argument::bias_variance: return "bias-variance";
    }
    throw std::logic_error("an argument without a name");
}

bool Arguments::has(Argument argument) const {
    switch (argument) {
        case Argument::at: return at.has_value();
        case Argument::depth: return depth.has_value();
        case Argument::n: return n.has_value();
        case Argument::n0: return n0.has_value();
        case Argument::beta: return beta.has_value();
        case Argument::activation: return activation.has_value();
        case Argument::edge_of_chaos: return edge_of_chaos.has_value();
        case Argument::weight_variance: return weight_variance.has_value();
        case Argument::bias_variance: return bias_variance.has_value();
    }
    throw std::logic_error("an argument that is not looked at");
}

bool Function::requires_argument(Argument argument) const { return contains(required, argument); }
bool Function::takes(Argument argument) const { return contains(required, argument) || contains(optional, argument); }

const std::vector<Function>& functions() {
    static const std::vector<Function> list = table();
    return list;
}

const Function& function_with_name(const std::string& name) {
    std::vector<std::string> names;
    for (const Function& function : functions()) {
        if (function.name == name) return function;
        names.push_back(function.name);
    }
    throw BadInput("", name.substr(0, 60), rigor::no_such_name("function", name, names),
                   fmt::format("one of {}", fmt::join(names, ", ")));
}

}  // namespace services
