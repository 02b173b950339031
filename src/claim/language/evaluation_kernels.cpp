// Kernels at points: exact z by the walks of ntk, other points through their angle.
#include "claim/language/evaluation_kernels.hpp"

#include "claim/language/networks.hpp"
#include "ntk/depth/correlation_walk.hpp"
#include "ntk/kernel/arc_cosine_series.hpp"
#include "ntk/kernel/depth_map.hpp"
#include "ntk/kernel/normalized_kernel.hpp"
#include "ntk/kernel/residual_kernel.hpp"
#include "ntk/kernel/two_point_kernel.hpp"

namespace claim::language::detail {

using rigor::Ball, rigor::Rational, rigor::Real;

bool is_kernel(const std::string& name) {
    if (language::network_function(name)) return true;
    for (const char* known :
         {"kappa0", "kappa1", "h", "rho", "T", "theta_bar", "U", "theta", "sigma", "sigma_dot", "K_res"})
        if (name == known) return true;
    return false;
}

namespace {

template <class T>
struct Layer {
    T angle, correlation, unnormalized;
};

template <class T>
T angle(const Coordinate<T>& z) {
    if (z.exact) return ntk::angle_of<T>(*z.exact);
    if constexpr (std::same_as<T, Ball>)
        return rigor::acos_on_domain(z.value);
    else
        return acos(abs(z.value) > 1 ? Real(z.value > 0 ? 1 : -1) : z.value);
}

template <class T>
Layer<T> layer(const Coordinate<T>& z, long depth) {
    if (z.exact) {
        ntk::NormalizedKernelIteration<T> walk(*z.exact);
        walk.advance_to(depth);
        return {walk.angle(), walk.correlation(), walk.unnormalized()};
    }
    Layer<T> l{angle(z), z.value, z.value};
    const T inverse_pi = T(1) / rigor::pi<T>();
    for (long i = 1; i < depth; ++i) {
        const T slope = T(1) - l.angle * inverse_pi;
        const ntk::AngleImage<T> image = ntk::advance_angle(l.angle, inverse_pi);
        l = {image.angle, image.correlation, T(slope * l.unnormalized + image.correlation)};
    }
    return l;
}

template <class T>
Coordinate<T> layer_function(const std::string& name, const Coordinate<T>& z, long depth) {
    const bool diagonal = z.exact && *z.exact == 1;
    if (diagonal && name == "U") throw Stop{Status::undefined, "U at z = 1"};
    if (diagonal) return exactly<T>(name == "T" ? Rational(depth) : Rational(1));
    if (depth == 1 && name != "U") return z;
    const Layer<T> l = layer(z, depth);
    if (name == "rho") return {l.correlation};
    if (name == "T") return {l.unnormalized};
    if (name == "theta_bar") return {T(l.unnormalized / T(depth))};
    using std::sin;
    const T sine = sin(T(l.angle / T(2)));
    if constexpr (std::same_as<T, Ball>)
        if (sine.contains(Rational(0))) throw Stop{Status::unknown, "U next to z = 1"};
    return {T(T(3) * rigor::pi<T>() / (T(2) * sine))};
}

template <class T>
Coordinate<T> network_function(const std::string& name, const Coordinate<T>& z, long depth,
                               const std::map<std::string, Rational>& options) {
    const auto option = [&](const char* wanted, long value) {
        return options.contains(wanted) ? options.at(wanted) : Rational(value);
    };
    if (name == "K_res") return {ntk::residual_kernel(angle(z), depth, option("alpha", 1)).kernel};
    const Rational n0 = option("n0", 1), beta = option("beta", 0);
    if (n0 < 1 || beta < 0) throw Stop{Status::undefined, name + " with n0 < 1 or beta < 0"};
    if (z.exact && *z.exact == 1 && beta == 0 && depth < 10'000) {
        const Rational variance = rigor::power_of_two(1 - depth) / n0;
        return exactly<T>(name == "sigma" ? variance : name == "theta" ? Rational(variance * depth) : Rational(1, 2));
    }
    const auto kernel = ntk::FullyConnectedKernel::jacot(n0, beta);
    auto walk = z.exact ? ntk::TwoPointKernelIteration<T>({1, *z.exact, 1}, kernel)
                        : ntk::TwoPointKernelIteration<T>::from_angle(angle(z), kernel);
    walk.advance_to(depth);
    return {name == "sigma"   ? walk.covariance()
            : name == "theta" ? walk.tangent_kernel()
                              : walk.derivative_covariance()};
}

/// A number as a ball.
Ball ball_of(const Coordinate<Ball>& z) { return z.value; }
Ball ball_of(const Coordinate<Real>& z) {
    if (z.exact) return Ball(*z.exact);
    Rational q;
    mpfr_get_q(q.backend().data(), z.value.backend().data());
    return Ball(q);
}

/// h, h_prime (depth 1) or rho, T, theta_bar of a network, by balls.
Ball network_value(const ntk::NetworkMap& map, const std::string& function, const Ball& z,
                   const std::optional<Rational>& exact, long depth) {
    if (function == "h") return map.h(z);
    if (function == "h_prime") return map.h_prime(z);
    Ball rho = z, T = z;
    if (exact) {
        ntk::CorrelationWalk walk(map, *exact);
        walk.advance_to(depth);
        rho = walk.correlation();
        T = walk.unnormalized();
    } else {
        for (long layer = 1; layer < depth; ++layer) {
            const Ball slope = map.h_prime(rho);
            rho = map.h(rho);
            T = slope * T + rho;
        }
    }
    return function == "rho" ? rho : function == "T" ? T : T / Ball(depth);
}

/// What the ReLU's functions above are, for a network with an activation.
template <class T>
Coordinate<T> activation_function(const language::NetworkFunction& f, const std::vector<Coordinate<T>>& a,
                                  const std::map<std::string, Rational>& options) {
    const bool map_alone = f.function == "h" || f.function == "h_prime";
    const long depth = map_alone ? 1 : integer(a.at(1), "a depth");
    if (depth < 1) throw Stop{Status::undefined, f.function + " at depth " + std::to_string(depth)};
    if (depth > deepest_layer) throw Stop{Status::unsupported, "a depth beyond " + std::to_string(deepest_layer)};
    const Coordinate<T>& z = a.at(0);
    if (!map_alone && depth == 1) return z;
    try {
        const auto map = language::network(f.activation, options);
        const bool diagonal = z.exact && *z.exact == 1, edge = map->phase() == ntk::Phase::edge;
        if (diagonal && (f.function == "h" || f.function == "rho")) return exactly<T>(1);
        if (diagonal && edge) return exactly<T>(f.function == "T" ? Rational(depth) : Rational(1));
        const Ball value = network_value(*map, f.function, ball_of(z), z.exact, depth);
        if constexpr (std::same_as<T, Ball>)
            return {value};
        else
            return {rigor::from_rational<Real>(rigor::rational_midpoint(value))};
    } catch (const std::invalid_argument& error) {
        throw Stop{Status::undefined, error.what()};
    } catch (const std::domain_error& error) {
        throw Stop{Status::undefined, error.what()};
    } catch (const std::runtime_error& error) {
        throw Stop{Status::unsupported, error.what()};
    }
}

/// kappa0 (order 0), kappa1 (order 1) or the derivative of kappa0 (order -1).
template <class T>
Coordinate<T> arc_cosine(int order, const Coordinate<T>& z) {
    const bool top = z.exact && *z.exact == 1, bottom = z.exact && *z.exact == -1;
    if (order < 0) {
        if (top || bottom) throw Stop{Status::undefined, "kappa0' at " + z.exact->str()};
        using std::sqrt;
        const T square = T(1) - z.value * z.value;
        if constexpr (std::same_as<T, Ball>)
            if (certainly_positive(square) != rigor::Truth::yes) throw Stop{Status::unknown, "kappa0' next to 1 or -1"};
        return {T(T(1) / (rigor::pi<T>() * sqrt(square)))};
    }
    if (top) return exactly<T>(1);
    if (bottom) return exactly<T>(0);
    if (order == 0 && z.exact && *z.exact == 0) return exactly<T>(Rational(1, 2));
    if (z.exact && *z.exact > 0) {
        const T theta = angle(z);  // no loss next to 1
        return {order == 0 ? ntk::kappa_0_of_angle(theta) : ntk::kappa_1_of_angle(theta)};
    }
    return {order == 0 ? ntk::kappa_0(z.value) : ntk::kappa_1(z.value)};
}

}  // namespace

template <class T>
Coordinate<T> kernel(const std::string& name, int primes, const std::vector<Coordinate<T>>& a,
                     const std::map<std::string, Rational>& options) {
    if (const auto network = language::network_function(name)) {
        if (primes > 0) throw Stop{Status::unsupported, "a derivative of " + network->function + " of a network"};
        return activation_function(*network, a, options);
    }
    if (name == "kappa0" || name == "kappa1" || name == "h") {
        const int order = (name == "kappa0" ? 0 : 1) - primes;
        if (order < -1) throw Stop{Status::unsupported, "a higher derivative of " + name};
        return arc_cosine(order, a.at(0));
    }
    if (primes > 0) throw Stop{Status::unsupported, "a derivative of " + name};
    const long depth = integer(a.at(1), "a depth");
    if (depth < 1) throw Stop{Status::undefined, name + " at depth " + std::to_string(depth)};
    if (depth > deepest_layer) throw Stop{Status::unsupported, "a depth beyond " + std::to_string(deepest_layer)};
    if (name == "rho" || name == "T" || name == "theta_bar" || name == "U") return layer_function(name, a.at(0), depth);
    return network_function(name, a.at(0), depth, options);
}

template <class T>
Coordinate<T> coefficient(const std::string& function, long n) {
    if (function != "kappa0" && function != "kappa1" && function != "h")
        throw Stop{Status::unsupported, "a coefficient of another function than kappa0, kappa1 and h"};
    if (n < 0) throw Stop{Status::undefined, "a coefficient with a negative index"};
    if (n > 20'000) throw Stop{Status::unsupported, "a coefficient beyond 20000"};
    const ntk::PiRational c = function == "kappa0" ? ntk::kappa_0_coefficient(n) : ntk::kappa_1_coefficient(n);
    if (c.over_pi == 0) return exactly<T>(c.plain);
    return {c.value<T>()};
}

template Coordinate<Ball> kernel(const std::string&, int, const std::vector<Coordinate<Ball>>&,
                                 const std::map<std::string, Rational>&);
template Coordinate<Real> kernel(const std::string&, int, const std::vector<Coordinate<Real>>&,
                                 const std::map<std::string, Rational>&);
template Coordinate<Ball> coefficient(const std::string&, long);
template Coordinate<Real> coefficient(const std::string&, long);

}  // namespace claim::language::detail
