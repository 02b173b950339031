// Arguments against the table, and the climb through the precisions until the digits are there.
#include "services/evaluate.hpp"

#include "ntk/depth/deep_kernel.hpp"
#include "ntk/kernel/arc_cosine_series.hpp"
#include "rigor/number/ladder.hpp"
#include "services/network_errors.hpp"

#include <fmt/format.h>

#include <functional>

namespace services {

const long deepest_walk = ntk::longest_walk;

namespace {

using rigor::Ball, rigor::Integer, rigor::Rational;

/// One call per alternative: a new one that is left out does not compile.
template <class... Calls>
struct Overloaded : Calls... {
    using Calls::operator()...;
};
template <class... Calls>
Overloaded(Calls...) -> Overloaded<Calls...>;  // Clang 16 does not deduce it

std::string cut(const std::string& text) { return text.substr(0, 60); }
std::string shortened(const std::string& text) { return text.size() > 60 ? text.substr(0, 57) + "…" : text; }

void check_presence(const Function& function, const Arguments& arguments) {
    using enum Argument;
    for (const Argument argument :
         {at, depth, n, n0, beta, activation, edge_of_chaos, weight_variance, bias_variance}) {
        const bool given = arguments.has(argument);
        const char* name = name_of(argument);
        if (!given && function.requires_argument(argument))
            throw BadInput(name, "", fmt::format("{} needs it", function.name), "a value");
        if (given && !function.takes(argument))
            throw BadInput(name, "", fmt::format("{} does not take it", function.name), "no value");
    }
    for (const Argument argument : {edge_of_chaos, weight_variance, bias_variance})
        if (arguments.has(argument) && !arguments.activation)
            throw BadInput(name_of(argument), "", "it belongs to an activation", "an activation beside it");
}

void check_domain(const Function& function, const Arguments& a) {
    if (a.at && (*a.at < -1 || *a.at > 1))
        throw BadInput("at", cut(a.at->str()), "outside the domain of " + function.name, "a number in [-1, 1]");
    if (a.n0 && *a.n0 < 1) throw BadInput("n0", cut(a.n0->str()), "", "an integer of at least 1");
    if (a.beta && *a.beta < 0) throw BadInput("beta", cut(a.beta->str()), "", "a number of at least 0");
    if (a.depth && (*a.depth < 1 || *a.depth > rigor::power(Integer(10), rigor::largest_decimal_exponent)))
        throw BadInput("depth", shortened(a.depth->str()), "",
                       fmt::format("an integer from 1 to 1e{}", rigor::largest_decimal_exponent));
    std::visit(Overloaded{[](const Correlations&) {},
                          [&](const CorrelationsBelowOne& domain) {
                              if (*a.at == 1)
                                  throw BadInput("at", "1", domain.why_not_one, "z in [-1, 1)",
                                                 function.name + " is defined for ");
                          },
                          [&](const Indices& domain) {
                              if (*a.n < domain.lowest || *a.n > domain.highest)
                                  throw BadInput(
                                      "n", std::to_string(*a.n), "",
                                      fmt::format("an integer from {} to {}", domain.lowest, domain.highest));
                          }},
               function.domain);
}

void require_few_digits(long digits) {
    if (digits > most_digits_at_large_depth)
        throw OutOfBudget("digits", std::to_string(digits),
                          fmt::format("the expansions at large depth reach {} digits within their budget",
                                      most_digits_at_large_depth));
}

/// Precisions rise until the value has its digits, or is exact. `guard`: bits that the way to it loses; `costly`: the
/// cost of a walk is depth times precision, that of the expansions its square, so few rungs for both.
Evaluation climb(const Function& function, long digits, long guard, bool costly, std::string exact,
                 const std::function<Ball()>& compute) {
    const long wanted = rigor::bits_for_digits(digits) + 1, first = wanted + 16 + guard;
    const rigor::Ladder ladder{first, costly ? 4 * first : 64 * first + 400'000};
    long bits = 0;
    const auto reached = rigor::climb(ladder, [&]() -> std::optional<Ball> {
        bits = rigor::Precision::bits();
        Ball value = compute();
        if (value.is_finite() && (value.is_exact() || value.accurate_bits() >= wanted)) return value;
        return std::nullopt;
    });
    if (!reached)
        throw Undecided("", "",
                        fmt::format("{}: {} significant digits were not reached within {} bits (is the value zero?)",
                                    function.name, digits, ladder.last));
    return {{{*reached, std::move(exact), "", ""}}, {}, bits};
}

constexpr long guard_of_closed_form = 8;
constexpr long deep = 10'000;

Evaluation by(const ClosedForm& method, const Function& f, const Arguments& a, long digits) {
    return climb(f, digits, guard_of_closed_form, false, "", [&] { return method.value(*a.at); });
}

Evaluation by(const Walk& method, const Function& f, const Arguments& a, long digits) {
    if (*a.depth > deepest_walk)
        throw OutOfBudget("depth", shortened(a.depth->str()),
                          fmt::format("{} is computed by direct iteration, which reaches depth {} within its budget",
                                      f.name, deepest_walk));
    const long depth = static_cast<long>(*a.depth);
    return climb(f, digits, ntk::guard_bits_for_depth(depth), depth > deep, "", [&] { return method.value(a, depth); });
}

Evaluation by(const AnyDepth& method, const Function& f, const Arguments& a, long digits) {
    const bool beyond_walks = *a.depth > deepest_walk;
    if (beyond_walks) require_few_digits(digits);
    const long walked = beyond_walks ? deepest_walk : static_cast<long>(*a.depth);
    return climb(f, digits, ntk::guard_bits_for_depth(walked), walked > deep, "", [&] {
        const long bits = rigor::Precision::bits();
        if (method.shallow && !beyond_walks && walked <= ntk::crossover_depth(bits))
            return method.shallow(*a.at, walked);
        return method.value(ntk::layer_state(*a.at, *a.depth, bits), *a.depth);
    });
}

Evaluation by(const DepthLimit& method, const Function& f, const Arguments& a, long digits) {
    require_few_digits(digits);
    return climb(f, digits, ntk::guard_bits_for_depth(1), true, "", [&] { return method.value(*a.at); });
}

Evaluation by(const Coefficient& method, const Function& f, const Arguments& a, long digits) {
    const ntk::PiRational exact = method.value(*a.n);
    return climb(f, digits, guard_of_closed_form, false, to_string(exact), [&] { return exact.value<Ball>(); });
}

Evaluation by(const SeriesCoefficients& method, const Function&, const Arguments& a, long digits) {
    Evaluation evaluation;
    const auto coefficients = method.value(*a.n);
    const rigor::Precision precision(rigor::bits_for_digits(digits) + 64 + 4 * std::abs(*a.n));
    evaluation.bits = rigor::Precision::bits();
    for (const SeriesCoefficient& c : coefficients)
        evaluation.values.push_back(
            {c.exact.is_zero() ? Ball(0) : c.exact.enclosure(), to_string(c.exact), c.series, c.says});
    return evaluation;
}

NetworkChoice network_of(const Arguments& a) {
    return {*a.activation, a.edge_of_chaos, a.weight_variance, a.bias_variance};
}

Evaluation by(const DepthLaw&, const Function&, const Arguments& a, long digits) {
    return {{}, depth_law_facts(network_of(a), a.at, digits), rigor::bits_for_digits(digits) + 64};
}

Evaluation by(const NetworkClosedForm& method, const Function& f, const Arguments& a, long digits) {
    const auto map = chosen_network(network_of(a));
    return climb(f, digits, guard_of_closed_form, true, "",
                 [&] { return with_network_errors([&] { return method.value(*map, Ball(*a.at)); }); });
}

Evaluation by(const NetworkLayer& method, const Function& f, const Arguments& a, long digits) {
    const auto map = chosen_network(network_of(a));
    std::string why;
    const auto value = [&] {
        try {
            return method.value(network_layer(*map, *a.at, *a.depth, rigor::Precision::bits()), *a.depth);
        } catch (const Undecided& error) {  // a higher precision may reach farther
            why = error.what();
            return Ball(0) / Ball(0);
        }
    };
    try {
        return climb(f, digits, guard_of_closed_form, true, "", value);
    } catch (const Undecided&) {
        if (why.empty()) throw;
        throw Undecided("", "", why);
    }
}

}  // namespace

Evaluation evaluate(const Function& function, const Arguments& arguments, long digits) {
    if (digits < 1 || digits > most_digits)
        throw BadInput("digits", std::to_string(digits), "", fmt::format("an integer from 1 to {}", most_digits));
    check_presence(function, arguments);
    check_domain(function, arguments);
    if (arguments.activation && function.network)
        return std::visit([&](const auto& method) { return by(method, function, arguments, digits); },
                          *function.network);
    return std::visit([&](const auto& method) { return by(method, function, arguments, digits); }, function.method);
}

}  // namespace services
