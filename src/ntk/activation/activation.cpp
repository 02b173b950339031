// The table of activations and the reader of their names.
#include "ntk/activation/activation.hpp"

#include "ntk/activation/closed_form.hpp"
#include "ntk/activation/relu_family.hpp"
#include "ntk/activation/strip_activation.hpp"
#include "rigor/number/near_name.hpp"

#include <functional>

namespace ntk {

using rigor::Ball, rigor::Rational;

namespace {

using Made = std::shared_ptr<const ActivationFunction>;

Rational number(const std::string& name, const std::string& text) {
    try {
        return rigor::parse_rational(text);
    } catch (const std::invalid_argument& error) {
        throw std::invalid_argument("activation " + name.substr(0, 60) + ": " + error.what());
    }
}

std::vector<Rational> numbers(const std::string& name, const std::string& text) {
    std::vector<Rational> list;
    for (std::size_t from = 0; from != std::string::npos;) {
        const std::size_t comma = text.find(',', from);
        list.push_back(number(name, text.substr(from, comma == std::string::npos ? comma : comma - from)));
        from = comma == std::string::npos ? comma : comma + 1;
    }
    if (list.size() > 33)
        throw std::invalid_argument("activation " + name.substr(0, 60) + ": " + std::to_string(list.size()) +
                                    " coefficients; expected at most 33");
    return list;
}

/// A row: the pattern up to its first capital letter is the name, what stands there is the parameter.
struct Row {
    ActivationName name;
    std::function<Made(const std::string& name, const std::string& parameter)> make;

    std::string stem() const { return name.pattern.substr(0, name.pattern.find_first_of("KSWC")); }
    bool takes_parameter() const { return stem().size() < name.pattern.size(); }
};

Made closed(ClosedFormRow row) { return std::make_shared<ClosedFormActivation>(std::move(row)); }

Made leaky_relu(const std::string& name, const std::string& parameter) {
    const Rational slope = number(name, parameter);
    if (slope == 1)
        throw std::invalid_argument(
            "activation " + name +
            ": linear, h(rho) = rho and Theta_bar = z at every depth; expected a slope other than 1");
    return piecewise_linear(name, slope);
}

constexpr long largest_power = 12;

Made power_of_relu(const std::string& name, const std::string& parameter) {
    const Rational k = number(name, parameter);
    const std::string what = "activation " + name.substr(0, 60) + ": ", expected = "; expected an integer from 1 to 12";
    if (k <= Rational(-1, 2))
        throw std::invalid_argument(what + "not square integrable at 0: E phi^2 is infinite" + expected);
    if (k <= Rational(1, 2) && k != 0)
        throw std::invalid_argument(what + "its derivative is not square integrable at 0: h'(1) is infinite" +
                                    expected);
    if (k == 0)
        throw std::invalid_argument(what + "a step, whose derivative is no function: h'(1) is infinite" + expected);
    if (denominator(k) != 1 || k > largest_power)
        throw std::invalid_argument(what + "its dual is not known here" + expected);
    return k == 1 ? piecewise_linear("relu", 0) : relu_power(name, static_cast<int>(numerator(k)));
}

const std::vector<Row>& rows() {
    static const std::vector<Row> table{
        {{"relu", "max(s, 0)"}, [](const auto&, const auto&) { return piecewise_linear("relu", 0); }},
        {{"leaky-relu:SLOPE", "s for s >= 0, SLOPE s for s < 0"}, leaky_relu},
        {{"abs", "|s|"}, [](const auto&, const auto&) { return piecewise_linear("abs", -1); }},
        {{"relu^K", "max(s, 0)^K, K from 1 to 12"}, power_of_relu},
        {{"erf", "erf(s)"}, [](const auto&, const auto&) { return closed(erf_row()); }},
        {{"sin", "sin(s)"}, [](const auto&, const auto&) { return closed(sine_row()); }},
        {{"cos", "cos(s)"}, [](const auto&, const auto&) { return closed(cosine_row()); }},
        {{"tanh", "tanh(s)"}, [](const auto&, const auto&) -> Made { return tanh_activation(); }},
        {{"gelu", "s Phi(s), Phi the normal distribution function"},
         [](const auto&, const auto&) { return closed(gelu_row()); }},
        {{"hermite:W0,W1,…", "sum of sqrt(W_k) He_k(s)/sqrt(k!): W_k is the weight of rho^k at q = 1"},
         [](const auto& name, const auto& list) { return closed(hermite_row(name, numbers(name, list))); }},
        {{"poly:C0,C1,…", "C0 + C1 s + …"},
         [](const auto& name, const auto& list) { return closed(polynomial_row(name, numbers(name, list))); }},
        {{"exp", "exp(s); h = exp(rho - 1) at the edge of chaos, q = 1"},
         [](const auto&, const auto&) { return closed(exponential_row()); }},
        {{"geometric", "h = 1/(2 - rho) at the edge of chaos, q = 1"},
         [](const auto&, const auto&) { return closed(geometric_row()); }},
    };
    return table;
}

}  // namespace

Ball not_square_integrable() {
    Ball all;
    arb_zero_pm_inf(all.raw());
    return all;
}

std::optional<Rational> ActivationFunction::exact_ratio(int k, const Rational& q) const {
    const auto above = exact_moment(k, q), below = exact_moment(1, q);
    return above && below ? std::optional<Rational>(*above / *below) : std::nullopt;
}

std::optional<rigor::SymbolicConstant> ActivationFunction::exact_next_coefficient(const Rational& q) const {
    if (germ() == GermKind::kinked) return rigor::SymbolicConstant(Rational(3, 8));
    const auto second = exact_ratio(2, q), third = exact_ratio(3, q);  // h^(k)(1) = q^(k-1) m_k/m_1
    if (germ() != GermKind::smooth || !second || !third || *second == 0) return std::nullopt;
    return rigor::SymbolicConstant(Rational(Rational(1, 3) - Rational(2, 9) * *third / (*second * *second)));
}

void ActivationFunction::require_variance(const Rational& q) const {
    if (q <= 0)
        throw std::domain_error(name() + " at q = " + rigor::to_string(q).substr(0, 60) +
                                ": no correlation without a variance; expected q > 0");
    if (only_at_unit_variance() && q != 1)
        throw std::domain_error(name() + " at q = " + rigor::to_string(q).substr(0, 60) +
                                ": its dual is given at q = 1 alone");
}

const std::vector<ActivationName>& activation_names() {
    static const std::vector<ActivationName> list = [] {
        std::vector<ActivationName> names;
        for (const Row& row : rows()) names.push_back(row.name);
        return names;
    }();
    return list;
}

std::shared_ptr<const ActivationFunction> activation(const std::string& name) {
    std::vector<std::string> stems;
    std::string names;
    for (const Row& row : rows()) {
        const std::string stem = row.stem();
        if (row.takes_parameter() ? name.starts_with(stem) : name == stem)
            return row.make(name, name.substr(stem.size()));
        stems.push_back(stem);
        names += (names.empty() ? "" : ", ") + row.name.pattern;
    }
    const std::size_t parameter = name.find_first_of(":^");
    const std::string near =
        rigor::nearest_name(parameter == std::string::npos ? name : name.substr(0, parameter + 1), stems);
    throw std::invalid_argument("no activation '" + name.substr(0, 60) + "'" +
                                (near.empty() ? "" : ", did you mean " + near) + "; expected one of " + names);
}

}  // namespace ntk
