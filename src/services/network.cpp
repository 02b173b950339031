// Networks with a named activation: include/services/network.hpp.
#include "services/network.hpp"

#include "ntk/depth/network_kernel.hpp"
#include "rigor/number/ball_functions.hpp"
#include "services/network_errors.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace services {

using ntk::GermKind, ntk::known_derivatives, ntk::longest_network_walk, ntk::NetworkMap, ntk::Phase;
using rigor::Ball, rigor::Integer, rigor::Rational;

namespace {

std::shared_ptr<const ntk::ActivationFunction> named(const std::string& name) {
    try {
        return ntk::activation(name);
    } catch (const std::invalid_argument& error) {
        // Its text says what was expected already.
        const std::string text = error.what();
        const std::size_t semicolon = text.find("; expected ");
        if (semicolon == std::string::npos) throw BadInput("", "", text, "a number");
        throw BadInput("", "", text.substr(0, semicolon), text.substr(semicolon + 11));
    }
}

ntk::DepthLawState walked(const NetworkMap& map, const Rational& z, const Integer& depth, long accuracy) {
    if (depth > longest_network_walk)
        throw Undecided("depth", depth.str().substr(0, 40),
                        fmt::format("{} is iterated directly, to depth {}: it has no depth law here, h''(1) being 0 or "
                                    "h''''(1) infinite",
                                    map.name(), longest_network_walk));
    const rigor::Precision precision(accuracy + 96);
    ntk::CorrelationWalk walk(map, z);
    walk.advance_to(static_cast<long>(depth));
    return {walk.one_minus_correlation(), walk.unnormalized()};
}

std::string text_of(const Ball& value, long digits) { return value.is_exactly_zero() ? "0" : value.enclosure(digits); }

/// Exact where it is, else the enclosure; both if the fraction is no integer.
std::string text_of(const std::optional<Rational>& exact, const Ball& value, long digits) {
    if (!exact) return text_of(value, digits);
    const std::string text = rigor::to_string(*exact);
    return denominator(*exact) == 1 ? text : fmt::format("{} = {}", text, value.enclosure(digits));
}

/// "[2.3499, 3.6501]": four digits after the point, rounded outward.
std::string interval(const Ball& b) {
    if (!b.is_finite()) return "(-inf, inf)";
    const auto below = [](const Ball& end) {
        const Rational scaled = rigor::rational_midpoint(end) * 10'000;
        Integer floor(numerator(scaled) / denominator(scaled));
        if (scaled < floor) --floor;
        return static_cast<double>(floor) / 1e4;
    };
    return fmt::format("[{:.4f}, {:.4f}]", below(b.lower()), -below(-b.upper()));
}

const char* name_of(GermKind germ) {
    switch (germ) {
        case GermKind::kinked: return "kinked";
        case GermKind::smooth: return "smooth";
        case GermKind::between: return "slope with a kink";
    }
    throw std::logic_error("a germ without a name");
}

void add_germ(std::vector<Fact>& facts, const NetworkMap& map, long digits) {
    switch (map.germ()) {
        case GermKind::kinked:
            facts.push_back({"Delta", text_of(map.activation().delta(), map.delta(), digits)});
            return;
        case GermKind::smooth:
            for (int k = 2; k <= 3; ++k)
                facts.push_back({k == 2 ? "h''(1)" : "h'''(1)", text_of(map.derivative_at_one(k), digits)});
            return;
        case GermKind::between: {
            const auto [a, d, bound] = map.between();
            facts.push_back(
                {"h(1 - x)", fmt::format("1 - x + a x^2 - d x^(5/2) + R, |R| <= {} x^3", bound.enclosure(6))});
            facts.push_back({"a", text_of(a, digits)});
            facts.push_back({"d", text_of(d, digits)});
            return;
        }
    }
    throw std::logic_error("a germ that is not told");
}

void add_law(std::vector<Fact>& facts, const NetworkMap& map, const std::optional<Rational>& z, long digits) {
    facts.push_back({"germ", name_of(map.germ())});
    add_germ(facts, map, digits);
    if (map.germ() == GermKind::smooth && known_derivatives(map, 0) < 4)
        throw Undecided("activation", map.name(),
                        "h''''(1) is infinite: the theorems here need four derivatives of h at 1, or a kinked slope");
    const ntk::DepthLawForm form = ntk::depth_law_form(map);
    const bool logarithmic = form.scale == ntk::DepthLawForm::Scale::log_over_depth;
    const std::string scale = logarithmic ? "log(L)/L" : "L^(-1/2)", rest = logarithmic ? "1/L" : "log(L)/L";
    const auto exact =
        map.exact_variance() ? map.activation().exact_next_coefficient(*map.exact_variance()) : std::nullopt;
    facts.push_back({"limit of Theta_bar", rigor::to_string(form.limit)});
    facts.push_back({"c", (exact ? to_string(*exact) + " = " : "") + text_of(form.coefficient, digits)});
    facts.push_back({"depth law", fmt::format("Theta_bar^(L)(z) = {} + c {} + O({}) for every z in (-1, 1)",
                                              rigor::to_string(form.limit), scale, rest)});
    if (!z) return;
    if (is_fixed(map, *z)) {
        facts.push_back({"diagonal", fmt::format("T_L = L at z = 1{}: Theta_bar^(L) = 1",
                                                 *z == 1 ? "" : ", and from layer 2 on at z = -1, h being even")});
        return;
    }
    const ntk::DepthLawBounds bounds = network_bounds(map, *z);
    const std::string growth =
        bounds.slope.is_exactly_zero() ? "" : fmt::format(" + {} log(L/{})", interval(bounds.slope), bounds.from);
    facts.push_back(
        {"bounds", fmt::format("L (Theta_bar^(L) - {} - c {}) lies in {}{} for all L >= {}",
                               rigor::to_string(form.limit), scale, interval(bounds.constant), growth, bounds.from)});
}

void add_phase(std::vector<Fact>& facts, const NetworkMap& map, long digits) {
    const ntk::PhaseOfDepth phase = ntk::depth_phase(map);
    if (map.phase() == Phase::ordered) {
        facts.push_back({"correlation", "rho^(L) -> 1 for every z; 1 - rho^(L) falls like chi^L"});
        facts.push_back({"limit of T_L = L Theta_bar", "1/(1 - chi) = " + text_of(phase.kernel_limit, digits)});
        return;
    }
    facts.push_back({"rho*", text_of(phase.fixed_point, digits)});
    facts.push_back({"h'(rho*)", text_of(phase.slope, digits)});
    facts.push_back({"correlation", "rho^(L) -> rho* for every z in [0, 1); |rho^(L) - rho*| falls like h'(rho*)^L"});
    facts.push_back({"limit of T_L = L Theta_bar", "rho*/(1 - h'(rho*)) = " + text_of(phase.kernel_limit, digits)});
    facts.push_back({"diagonal", "T_L = (chi^L - 1)/(chi - 1) at z = 1"});
}

}  // namespace

std::shared_ptr<const NetworkMap> chosen_network(const NetworkChoice& choice) {
    const auto phi = named(choice.activation);
    const bool variances = choice.weight_variance || choice.bias_variance;
    if (choice.edge_of_chaos && variances)
        throw BadInput("edge-of-chaos", choice.edge_of_chaos->str().substr(0, 60), "it says both variances",
                       "it alone, or weight-variance and bias-variance");
    if (!choice.edge_of_chaos && !choice.weight_variance)
        throw BadInput("activation", choice.activation.substr(0, 60), "no variances",
                       "edge-of-chaos q, or weight-variance (and bias-variance)");
    return with_network_errors([&] {
        return choice.edge_of_chaos
                   ? NetworkMap::at_edge(phi, *choice.edge_of_chaos)
                   : NetworkMap::with_variances(phi, *choice.weight_variance, choice.bias_variance.value_or(0));
    });
}

bool is_fixed(const NetworkMap& map, const Rational& z) {
    return z == 1 || (z == -1 && map.parity() == ntk::Parity::even);
}

ntk::DepthLawState network_layer(const NetworkMap& map, const Rational& z, const Integer& depth, long accuracy) {
    return with_network_errors([&] {
        const long layers = static_cast<long>(std::min(depth, Integer(longest_network_walk)));
        ntk::DepthLawBudget budget{.accuracy = accuracy, .layers = layers, .derivatives = 4};
        if (map.phase() != Phase::edge) return ntk::phase_state(map, z, depth, budget);
        if (!ntk::has_depth_law(map)) return walked(map, z, depth, accuracy);
        if (map.germ() == GermKind::smooth) budget.derivatives = known_derivatives(map, accuracy);
        return ntk::depth_law_state(map, z, depth, budget);
    });
}

ntk::DepthLawBounds network_bounds(const NetworkMap& map, const Rational& z) {
    const long derivatives = map.germ() == GermKind::smooth ? known_derivatives(map, 0) : 4;
    return ntk::depth_law_orbit(map, z, {.accuracy = 40, .layers = 5000, .derivatives = derivatives}).bounds();
}

std::vector<Fact> depth_law_facts(const NetworkChoice& choice, const std::optional<Rational>& z, long digits) {
    const auto map = chosen_network(choice);
    return with_network_errors([&] {
        const rigor::Precision precision(rigor::bits_for_digits(digits) + 64);
        std::vector<Fact> facts{{"activation", map->name() + ": phi(s) = " + map->activation().formula()}};
        facts.push_back({"weight variance", text_of(map->exact_weight_variance(), map->weight_variance(), digits)});
        facts.push_back({"bias variance", text_of(map->exact_bias_variance(), map->bias_variance(), digits)});
        facts.push_back({"q", text_of(map->exact_variance(), map->variance(), digits)});
        const Ball slope = map->variance_slope();
        if (slope.is_finite()) {
            const rigor::Truth stable = rigor::certainly_less(slope, Ball(1));
            const bool homogeneous = map->activation().homogeneous() && map->phase() == Phase::edge;
            facts.push_back({"variance", homogeneous
                                             ? "every q is a fixed point"
                                             : fmt::format("V'(q) = {}: the fixed point q is {}",
                                                           text_of(slope, std::min(digits, 12L)),
                                                           stable == rigor::Truth::yes  ? "stable"
                                                           : stable == rigor::Truth::no ? "not stable"
                                                                                        : "of unknown stability")});
        }
        if (!map->remark().empty()) facts.push_back({"note", map->remark()});
        facts.push_back({"phase", to_string(map->phase())});
        facts.push_back({"chi", text_of(map->slope_at_one(), digits)});
        if (map->phase() == Phase::edge)
            add_law(facts, *map, z, digits);
        else
            add_phase(facts, *map, digits);
        return facts;
    });
}

}  // namespace services
