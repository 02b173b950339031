// The functions of the library by name, with as many guaranteed digits as asked for: the service behind `verify eval`.
// A function is one row of functions(): its name, its domain, its arguments and how it is evaluated. The mathematics is
// that of ntk/kernel (arc-cosine kernels, tangent kernel, walks through the layers) and ntk/depth (large depth).
#pragma once

#include "rigor/number/ball.hpp"
#include "rigor/number/pi_polynomial.hpp"
#include "services/network.hpp"

#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace ntk {
struct LayerState;
struct PiRational;
}  // namespace ntk

namespace services {

/// at: the correlation z; depth: L; n: the index of a coefficient; n0: the dimension of the input; beta: the bias
/// factor; the others choose a network (services/network.hpp).
enum class Argument { at, depth, n, n0, beta, activation, edge_of_chaos, weight_variance, bias_variance };
const char* name_of(Argument argument);

/// Exact numbers; what a function does not take stays empty.
struct Arguments {
    std::optional<rigor::Rational> at = {}, beta = {}, n0 = {};
    std::optional<rigor::Integer> depth = {};
    std::optional<long> n = {};
    std::optional<std::string> activation = {};
    std::optional<rigor::Rational> edge_of_chaos = {}, weight_variance = {}, bias_variance = {};

    bool has(Argument argument) const;
};

/// z in [-1, 1].
struct Correlations {};
/// z in [-1, 1).
struct CorrelationsBelowOne {
    std::string why_not_one;
};
/// lowest <= n <= highest.
struct Indices {
    long lowest, highest;
};
/// Beside it L from 1 to 10^100000, n0 >= 1 and beta >= 0, where a function takes them.
using Domain = std::variant<Correlations, CorrelationsBelowOne, Indices>;

/// An exact coefficient of one of the expansions at large depth (ntk/depth/depth_expansion.hpp).
struct SeriesCoefficient {
    std::string series;  ///< "g", "Phi", "T", "T, factor of log(3 pi/theta)", "E"
    std::string says;    ///< the series in a formula, with the place of logarithm and resonance
    rigor::PiPolynomial exact;
};

// How a value is found, at the working precision: which function does it, and with that what it costs and how deep it
// reaches. Enclosures all.

/// At once.
struct ClosedForm {
    rigor::Ball (*value)(const rigor::Rational& z);
};
/// By a walk through the layers, up to deepest_walk of them.
struct Walk {
    rigor::Ball (*value)(const Arguments& arguments, long depth);
};
/// From the state of layer L at any depth (ntk/depth/deep_kernel.hpp).
struct AnyDepth {
    rigor::Ball (*value)(const ntk::LayerState& layer, const rigor::Integer& depth);
    /// At shallow layers instead, a walk from the exact z: next to z = -1, where rho is tiny, it keeps what the angle
    /// loses. nullptr: the state serves there too.
    rigor::Ball (*shallow)(const rigor::Rational& z, long depth);
};
/// From the expansions at large depth.
struct DepthLimit {
    rigor::Ball (*value)(const rigor::Rational& z);
};
/// Exact: p + q/pi.
struct Coefficient {
    ntk::PiRational (*value)(long n);
};
/// Exact: one polynomial in pi and 1/pi for each of several series.
struct SeriesCoefficients {
    std::vector<SeriesCoefficient> (*value)(long n);
};
/// What is known at large depth, as text (services/network.hpp).
struct DepthLaw {};
using Method = std::variant<ClosedForm, Walk, AnyDepth, DepthLimit, Coefficient, SeriesCoefficients, DepthLaw>;

// The same function for a network with a named activation.

/// At once.
struct NetworkClosedForm {
    rigor::Ball (*value)(const ntk::CorrelationMap& map, const rigor::Ball& z);
};
/// From the state of layer L at any depth.
struct NetworkLayer {
    rigor::Ball (*value)(const ntk::DepthLawState& layer, const rigor::Integer& depth);
};
using NetworkMethod = std::variant<NetworkClosedForm, NetworkLayer>;

/// A row of the table. The constructor takes all of it: a row that lacks something does not compile.
struct Function {
    std::string name, says;
    Domain domain;
    std::vector<Argument> required, optional;
    Method method;
    std::optional<NetworkMethod> network;  ///< if it takes an activation besides

    Function(std::string its_name, std::string it_says, Domain its_domain, std::vector<Argument> it_requires,
             std::vector<Argument> it_takes_besides, Method its_method,
             std::optional<NetworkMethod> of_networks = std::nullopt)
        : name(std::move(its_name)),
          says(std::move(it_says)),
          domain(std::move(its_domain)),
          required(std::move(it_requires)),
          optional(std::move(it_takes_besides)),
          method(std::move(its_method)),
          network(std::move(of_networks)) {}

    bool requires_argument(Argument argument) const;
    bool takes(Argument argument) const;
};

/// All functions, in the order in which they are listed.
const std::vector<Function>& functions();

/// The function of that name; BadInput, with the names there are, if none.
const Function& function_with_name(const std::string& name);

struct Value {
    rigor::Ball value;
    std::string exact;         ///< closed form, if there is one: "1/(6 pi)"
    std::string series, says;  ///< of which series, where a function has several values: see SeriesCoefficient
};

struct Evaluation {
    std::vector<Value> values;  ///< one, but of SeriesCoefficients one for each series, of DepthLaw none
    std::vector<Fact> facts;    ///< of DepthLaw
    long bits = 0;              ///< precision at which the digits were reached

    const rigor::Ball& value() const { return values.front().value; }
    const std::string& exact() const { return values.front().exact; }
};

/// Layers that a walk takes within the budget: under a minute at 30 digits.
extern const long deepest_walk;
inline constexpr long most_digits = 100'000;
/// The expansions at large depth then take half a minute.
inline constexpr long most_digits_at_large_depth = 2000;

/// Its value, with `digits` significant digits guaranteed (the radius is below half a unit of the last), or exact.
/// Throws BadInput for an argument outside the domain, one that is missing or that the function does not take, and for
/// digits outside 1 … most_digits; OutOfBudget for a depth or digits beyond the limits above; Undecided if the digits
/// are not reached at the precisions tried. For SeriesCoefficients the digits are those at which values are enclosed.
Evaluation evaluate(const Function& function, const Arguments& arguments, long digits);

}  // namespace services
