// Section 2 and remark 1: parameters, function space, and the two parametrisations.
//  - W^(l) in R^(n_l x n_(l+1)) cannot be applied to alpha^(l) in R^(n_l) unless n_l = n_(l+1): the formula of the network has an n_(l+1) x n_l matrix. The count of parameters is the same.
//  - (1/N) sum_(i=0)^N delta_(x_i) has N + 1 terms and mass (N + 1)/N.
//  - Remark 1. With w = W/sqrt(n_l), b' = beta b the networks are the same functions (beta > 0), d F/d W = (1/sqrt n_l) d F/d w and d F/d b = beta d F/d b'. So a step of gradient descent of length
//    eta in (W, b) is one of length eta/n_l in w and beta^2 eta in b'. With beta = 0.1, eta = 1 and n_l = 100 both are 0.01: exactly "a classical network of width 100 with a learning rate of 0.01",
//    for every map whose input has width 100. The first map has n_0 in place of 100: there the rate is 1/n_0.
//  - LeCun's initialisation with b' ~ N(0, 1): the covariance of a preactivation of the first layer is (1/n_0) <x, x'> + 1 there, (1/n_0) <x, x'> + beta^2 here; the same laws come from b' ~ N(0, beta^2), as b' = beta b.
//  - Influence: a map contributes <delta, delta'> (<alpha, alpha'>/n_l + beta^2) to the tangent kernel; classically <delta, delta'>(<alpha, alpha'> + 1). The ratio of weights to biases falls by the
//    factor 1/(n_l beta^2).
#include "claim/generators.hpp"
#include "proofs/common/finding_parts.hpp"
#include "claim/legacy.hpp"
#include "proofs/jacot_2018/common/exact_training.hpp"

#include <fmt/format.h>

namespace proofs::jacot_2018 {
namespace {

using rigor::Rational, rigor::Truth;
using Network = ntk::FiniteNetwork<Rational>;
using Vector = ntk::DenseVector<Rational>;

bool counted(const std::vector<long>& widths, long biases) {
    long formula = 0;
    for (std::size_t l = 0; l + 1 < widths.size(); ++l) formula += (widths[l] + biases) * widths[l + 1];
    return ntk::jacot_network<Rational>(widths, 1).parameters() == formula;
}
claim::legacy::Argument parameters(long biases) {
    claim::legacy::Argument argument;
    return argument.step("sum (n_l + 1) n_(l+1) counts the parameters of networks with widths 4, 9, 4, 1 and 1, 16, 2, and 9, 3",
                         rigor::truth(counted({4, 9, 4, 1}, biases) && counted({1, 16, 2}, biases) && counted({9, 3}, biases)));
}

/// Can an r x c matrix be applied to a vector of n_l entries to give n_(l+1)?
claim::legacy::Argument shapes(bool printed) {
    claim::legacy::Argument argument;
    bool all = true;
    for (const auto& [below, above] : std::vector<std::pair<long, long>>{{2, 5}, {5, 5}, {7, 1}}) {
        const rigor::RationalMatrix w(printed ? below : above, printed ? above : below);
        try {
            all = all && static_cast<long>((w * std::vector<Rational>(static_cast<std::size_t>(below))).size()) == above;
        } catch (const std::invalid_argument&) {  // no such product
            all = false;
        }
    }
    return argument.step(std::string("W^(l) of the shape ") + (printed ? "n_l x n_(l+1)" : "n_(l+1) x n_l") + " maps R^(n_l) to R^(n_(l+1)) for (n_l, n_(l+1)) = (2, 5), (5, 5), (7, 1)", rigor::truth(all));
}
claim::legacy::Argument mass(long first) {
    claim::legacy::Argument argument;
    bool all = true;
    for (long n = 1; n <= 20; ++n) {
        Rational total = 0;
        for (long i = first; i <= n; ++i) total += Rational(1, n);
        all = all && total == 1;
    }
    return argument.step(fmt::format("(1/N) sum_(i = {})^N delta_(x_i) has mass 1, N = 1 … 20", first), rigor::truth(all));
}

/// |f|^2 = <f, f>: Cauchy-Schwarz, and 0 iff f vanishes on the data.
bool seminorm(long n, long number, bool off_data) {
    const ExactTraining t = ExactTraining::sample({1, 1}, n, number);
    Rational ff = 0, gg = 0, fg = 0;
    for (long i = 0; i < n; ++i) {
        const Rational &f = t.points(0, i), &g = t.direction(i, 0);
        ff += f * f / n;
        gg += g * g / n;
        fg += f * g / n;
    }
    if (off_data) ff += 1;  // a value off the data that counts
    Rational on = 0;
    for (long i = 0; i < n; ++i) on += t.points(0, i) * t.points(0, i);
    return fg * fg <= ff * gg && (ff == 0) == (on == 0) && ff == on / n;
}

/// The network with w = W/sqrt n and b' = beta b, all scales 1.
Network classical(const Network& network) {
    Network other = network;
    for (auto& map : other.maps) {
        for (long i = 0; i < map.weights.size(); ++i) map.weights.data()[i] *= map.weight_scale;
        for (long i = 0; i < map.bias.size(); ++i) map.bias(i) *= map.bias_scale;
        map.weight_scale = map.bias_scale = 1;
    }
    return other;
}
bool same_function(const ExactTraining& t) {
    const Network other = classical(t.network);
    for (long i = 0; i < t.count(); ++i)
        if (ntk::network_output(t.network, Vector(t.points.col(i))) != ntk::network_output(other, Vector(t.points.col(i)))) return false;
    return true;
}
bool scaled_derivatives(const ExactTraining& t, const Rational& wrong) {
    const Network other = classical(t.network);
    for (long i = 0; i < t.count(); ++i) {
        const auto g = ntk::gradient(t.network, Vector(t.points.col(i))), h = ntk::gradient(other, Vector(t.points.col(i)));
        for (std::size_t l = 0; l < g.size(); ++l) {
            for (long j = 0; j < g[l].weights.size(); ++j)
                if (g[l].weights.data()[j] != wrong * t.network.maps[l].weight_scale * h[l].weights.data()[j]) return false;
            for (long j = 0; j < g[l].bias.size(); ++j)
                if (g[l].bias(j) != t.beta * h[l].bias(j)) return false;
        }
    }
    return true;
}
claim::legacy::Argument derivatives(const Rational& wrong) {
    claim::legacy::Argument argument;
    bool all = true;
    for (long number = 0; number < 10; ++number) all = all && scaled_derivatives(ExactTraining::sample({4, 9, 4, 1}, 2, number), wrong);
    return argument.step("gradients of both parametrisations, every parameter, exact: factors 1/sqrt(n_l) and beta", rigor::truth(all));
}
claim::legacy::Argument functions(bool with_bias) {
    claim::legacy::Argument argument;
    bool all = true;
    for (long number = 0; number < 10; ++number) {
        ExactTraining t = ExactTraining::sample({4, 9, 4, 1}, 3, number);
        all = all && same_function(t);
        if (!with_bias) {  // beta = 0: a classical network with biases, asked for with none
            Network target = classical(t.network);
            for (auto& map : t.network.maps) map.bias_scale = 0;
            Network none = classical(t.network);
            all = all && ntk::network_output(none, Vector(t.points.col(0))) == ntk::network_output(target, Vector(t.points.col(0)));
        }
    }
    return argument.step(with_bias ? "w = W/sqrt(n_l), b' = beta b gives the same function, and W = sqrt(n_l) w, b = b'/beta leads back (exact)" : "the same with beta = 0", rigor::truth(all));
}

/// Steps on (1/2N) sum (f - y)^2, with a rate for the weights and one for the biases of each map.
void descend(Network& network, const ExactTraining& data, const std::vector<Rational>& weight_rates, const Rational& bias_rate) {
    std::vector<ntk::NetworkGradient<Rational>> gradients;
    std::vector<Rational> errors;
    for (long i = 0; i < data.count(); ++i) {
        gradients.push_back(ntk::gradient(network, Vector(data.points.col(i))));
        errors.push_back((ntk::network_output(network, Vector(data.points.col(i)))(0) - data.direction(i, 0)) / data.count());
    }
    for (std::size_t i = 0; i < errors.size(); ++i)
        for (std::size_t l = 0; l < network.maps.size(); ++l) {
            auto& map = network.maps[l];
            for (long j = 0; j < map.weights.size(); ++j) map.weights.data()[j] -= weight_rates[l] * errors[i] * gradients[i][l].weights.data()[j];
            for (long j = 0; j < map.bias.size(); ++j) map.bias(j) -= bias_rate * errors[i] * gradients[i][l].bias(j);
        }
}
/// Both trained side by side, widths n_0, 4, 4, 1, beta = 1/2, eta = 1: classically at rate 1/4; the first map at `first`.
bool side_by_side(long n0, const Rational& first, long number, const Rational& rate = Rational(1, 4)) {
    const ExactTraining data = ExactTraining::sample({n0, 4, 4, 1}, 2, number);
    Network scaled = data.network, plain = classical(data.network);
    for (int step = 0; step < 2; ++step) {
        descend(scaled, data, {Rational(1, 50), Rational(1, 50), Rational(1, 50)}, Rational(1, 50));
        descend(plain, data, {first / 50, rate / 50, rate / 50}, rate / 50);
        const Network moved = classical(scaled);
        for (std::size_t l = 0; l < moved.maps.size(); ++l)
            if (moved.maps[l].weights != plain.maps[l].weights || moved.maps[l].bias != plain.maps[l].bias) return false;
    }
    return true;
}
claim::legacy::Argument learning_rate(const Rational& rate, bool first_too) {
    claim::legacy::Argument argument;
    bool same = true, other = true;
    for (long number = 0; number < 4; ++number) {
        same = same && side_by_side(4, rate, number, rate);
        other = other && side_by_side(9, first_too ? rate : Rational(1, 9), number, rate);
    }
    return argument.step("beta = 1/2, rate eta, widths 4, 4, 4, 1: the parameters agree, after each of two steps, with a classical network at rate eta/4 (exact; the analogue of beta = 0.1, width 100, rate 0.01)", rigor::truth(same))
        .step(first_too ? "n_0 = 9: the same" : "n_0 = 9: the same, with the first map's weights at rate eta/9", rigor::truth(other));
}

/// Weights' share divided by biases' share of a map in the tangent kernel: NTK against classical.
bool influence(const ExactTraining& t, const Rational& wrong) {
    const Network other = classical(t.network);
    const auto x = t.trace(0), y = t.trace(1), x2 = ntk::forward(other, Vector(t.points.col(0))), y2 = ntk::forward(other, Vector(t.points.col(1)));
    const auto ours = ntk::kernel_contributions(t.network, x, ntk::backward(t.network, x), y, ntk::backward(t.network, y));
    const auto plain = ntk::kernel_contributions(other, x2, ntk::backward(other, x2), y2, ntk::backward(other, y2));
    for (std::size_t l = 0; l < ours.size(); ++l)
        if (ours[l].weights * plain[l].bias * t.network.maps[l].inputs() * t.beta * t.beta * wrong != plain[l].weights * ours[l].bias) return false;
    return true;
}
claim::legacy::Argument influences(const Rational& wrong) {
    claim::legacy::Argument argument;
    bool all = true;
    for (long number = 0; number < 10; ++number) all = all && influence(ExactTraining::sample({4, 9, 4, 1}, 2, number), wrong);
    return argument.step("(weights : biases) in the tangent kernel, map by map, is the classical ratio divided by n_l beta^2 (exact)", rigor::truth(all));
}

/// Covariances of the outputs of one affine map at two points: the paper's from its gradients, the classical one with weights of variance 1/n_0 and biases of the variance given.
bool same_covariance(long number, const Rational& beta, const Rational& bias_variance) {
    ExactTraining t = ExactTraining::sample({4, 1}, 2, number);
    for (auto& map : t.network.maps) map.bias_scale = beta;
    const Network other = classical(t.network);
    for (long x = 0; x < 2; ++x)
        for (long y = 0; y < 2; ++y) {
            const auto g = ntk::gradient(t.network, Vector(t.points.col(x))), h = ntk::gradient(t.network, Vector(t.points.col(y)));
            const auto p = ntk::gradient(other, Vector(t.points.col(x))), q = ntk::gradient(other, Vector(t.points.col(y)));
            Rational ours = g[0].bias(0) * h[0].bias(0), plain = bias_variance * p[0].bias(0) * q[0].bias(0);
            for (long i = 0; i < 4; ++i) {
                ours += g[0].weights(0, i) * h[0].weights(0, i);
                plain += p[0].weights(0, i) * q[0].weights(0, i) / 4;
            }
            if (ours != plain) return false;
        }
    return true;
}
enum class Bias { one, none, beta_squared, beta };
claim::legacy::Argument compensates(Bias bias) {
    claim::legacy::Argument argument;
    bool all = true;
    for (const Rational& beta : {Rational(1, 10), Rational(1, 2), Rational(2)}) {
        const Rational variance = bias == Bias::one ? Rational(1) : bias == Bias::none ? Rational(0) : bias == Bias::beta ? beta : Rational(beta * beta);
        for (long number = 0; number < 6; ++number) all = all && same_covariance(number, beta, variance);
    }
    const char* name = bias == Bias::one ? "1" : bias == Bias::none ? "0" : bias == Bias::beta ? "beta" : "beta^2";
    return argument.step(std::string("w ~ N(0, 1/n_0) and b' with the variance ") + name + ": the preactivations of the first layer have the same covariance as here, beta = 1/10, 1/2, 2 (exact, n_0 = 4, two points)", rigor::truth(all));
}

claim::Input<long> number() { return {"sample", claim::integers(0, 1'000'000)}; }

}  // namespace

claim::legacy::Check section_2_parameters() {
    return {
        .id = "jacot-2018/section-2-parameters",
        .check = [](const claim::Context&) { return conclude(parameters(1), claim::Evidence::proved, "all widths"); },
        .controls = {control("without biases", [] { return parameters(0); })},
        .property = claim::property("the formula counts, random widths", [](long a, long b) { return rigor::truth(counted({4, a * a, b * b, 1}, 1)); }, claim::Input{"a", claim::integers(1, 5)}, claim::Input{"b", claim::integers(1, 5)}),
    };
}
const claim::legacy::Registered registered_section_2_parameters{section_2_parameters};

claim::legacy::Check section_2_shapes() {
    return {
        .id = "jacot-2018/section-2-shapes",
        .check = [](const claim::Context&) {
            return adjudicated(shapes(true), "n_l != n_(l+1)", {"n_l = 2, n_(l+1) = 5: a 2 x 5 matrix cannot be applied to a vector with 2 entries.", "iferr(print(matrix(2, 5)*[1, 1]~), E, print(errname(E)))", "None: every formula is clear up to a transpose.",
                                                 R"($W^{(\ell)}\in\mathbb R^{n_{\ell+1}\times n_\ell}$)", [] { return shapes(false); }, "all widths"});
        },
        .controls = {control("n_l x n_(l+1)", [] { return shapes(true); })},
        .property = claim::property("an r x c matrix maps R^c to R^r", [](long below, long above) {
            const rigor::RationalMatrix w(above, below);
            return rigor::truth(static_cast<long>((w * std::vector<Rational>(static_cast<std::size_t>(below))).size()) == above);
        }, claim::Input{"n_l", claim::integers(1, 9)}, claim::Input{"n_(l+1)", claim::integers(1, 9)}),
    };
}
const claim::legacy::Registered registered_section_2_shapes{section_2_shapes};

claim::legacy::Check section_2_measure() {
    return {
        .id = "jacot-2018/section-2-measure",
        .check = [](const claim::Context&) {
            return adjudicated(mass(0), "every N", {"N = 1: two terms with weight 1, mass 2 (in general (N + 1)/N).", "print(vector(4, N, sum(i = 0, N, 1/N)))\n\\\\ prints 2, 3/2, 4/3, 5/4", "None.", R"($\frac1N\sum_{i=1}^N\delta_{x_i}$)", [] { return mass(1); }, "every N"});
        },
        .controls = {control("from 2", [] { return mass(2); })},
        .property = claim::property("(N + 1)/N is never 1, N/N is", [](long n) { return rigor::truth(Rational(n + 1, n) != 1 && Rational(n, n) == 1); }, claim::Input{"N", claim::integers(1, 1'000'000)}),
    };
}
const claim::legacy::Registered registered_section_2_measure{section_2_measure};

claim::legacy::Check section_2_seminorm() {
    const auto argument = [](bool off) {
        claim::legacy::Argument a;
        bool all = true;
        for (long n = 0; n < 20; ++n) all = all && seminorm(1 + n % 5, n, off);
        return a.step("Cauchy-Schwarz; 0 iff the function vanishes on the data (exact)", rigor::truth(all));
    };
    return {
        .id = "jacot-2018/section-2-seminorm",
        .check = [argument](const claim::Context&) { return conclude(argument(false), claim::Evidence::proved, "all finite data sets"); },
        .controls = {control("a value off the data counts", [argument] { return argument(true); })},
        .property = claim::property("Cauchy-Schwarz and definiteness on the data, exactly", [](long n, long k) { return rigor::truth(seminorm(n, k, false)); }, claim::Input{"N", claim::integers(1, 6)}, number()),
    };
}
const claim::legacy::Registered registered_section_2_seminorm{section_2_seminorm};

claim::legacy::Check remark_1_functions() {
    return {
        .id = "jacot-2018/remark-1-functions",
        .check = [](const claim::Context&) { return conclude(functions(true), claim::Evidence::proved, "all widths, all beta > 0"); },
        .controls = {control("beta = 0", [] { return functions(false); })},
        .property = claim::property("the same function, exactly", [](long n) { return rigor::truth(same_function(ExactTraining::sample({4, 4, 9, 2}, 2, n))); }, number()),
    };
}
const claim::legacy::Registered registered_remark_1_functions{remark_1_functions};

claim::legacy::Check remark_1_compensate() {
    return {
        .id = "jacot-2018/remark-1-compensate",
        .check = [](const claim::Context&) {
            claim::legacy::Argument printed = compensates(Bias::one);
            return adjudicated(printed, "every beta > 0 other than 1", {"First layer, |x|^2 = n_0, beta = 1/10: the preactivation has the variance 1 + beta^2 = 101/100 here; with w ~ N(0, 1/n_0) and b ~ N(0, 1) it is 2, with b = 0 it is 1.",
                                                                         "b = 1/10;\nprint([1 + b^2, 1 + 1, 1 + 0])", "None: the paper works with its own parametrisation throughout. Whoever carries its results over to the classical one needs the variance of the biases.",
                                                                         R"($W_{ij}^{(\ell)}\sim\mathcal N(0,\frac1{n_\ell})$ and $b_j^{(\ell)}\sim\mathcal N(0,\beta^2)$.)", [] { return compensates(Bias::beta_squared); }, "all networks: w = W/sqrt(n_l) and b' = beta b have these laws"});
        },
        .controls = {control("variance 1", [] { return compensates(Bias::one); }), control("variance 0", [] { return compensates(Bias::none); }), control("corrected, beta for beta^2", [] { return compensates(Bias::beta); })},
        .property = claim::property("same covariance with beta^2, and with 1 only for beta = 1, exactly", [](long n, long b) {
            const Rational beta(b, 8);
            return rigor::truth(same_covariance(n, beta, beta * beta) && same_covariance(n, beta, 1) == (b == 8));
        }, number(), claim::Input{"8 beta", claim::integers(1, 24)}),
    };
}
const claim::legacy::Registered registered_remark_1_compensate{remark_1_compensate};

claim::legacy::Check remark_1_derivatives() {
    return {
        .id = "jacot-2018/remark-1-derivatives",
        .check = [](const claim::Context&) { return conclude(derivatives(1), claim::Evidence::proved, "all networks (chain rule); exact instances"); },
        .controls = {control("factor 1.000001/sqrt(n_l)", [] { return derivatives(rigor::parse_rational("1.000001")); })},
        .property = claim::property("every derivative, exactly", [](long n) { return rigor::truth(scaled_derivatives(ExactTraining::sample({4, 9, 4, 1}, 1, n), 1)); }, number()),
    };
}
const claim::legacy::Registered registered_remark_1_derivatives{remark_1_derivatives};

claim::legacy::Check remark_1_influence() {
    return {
        .id = "jacot-2018/remark-1-influence",
        .check = [](const claim::Context&) {
            claim::legacy::Finding finding = conclude(influences(1), claim::Evidence::proved, "all networks and pairs of points");
            finding.stronger = "The ratio of weights to biases in the tangent kernel falls by exactly n_l beta^2: 1 for the width 100 and beta = 0.1 of the experiments.";
            return finding;
        },
        .controls = {control("divided by n_l beta^2 · 1.000001", [] { return influences(rigor::parse_rational("1.000001")); })},
        .property = claim::property("the ratio, map by map, exactly", [](long n) { return rigor::truth(influence(ExactTraining::sample({4, 9, 4, 1}, 2, n), 1)); }, number()),
    };
}
const claim::legacy::Registered registered_remark_1_influence{remark_1_influence};

claim::legacy::Check remark_1_learning_rate() {
    return {
        .id = "jacot-2018/remark-1-learning-rate",
        .check = [](const claim::Context&) {
            claim::legacy::Finding finding = conclude(learning_rate(Rational(1, 4), false), claim::Evidence::proved, "all networks: the rate eta in (W, b) is eta/n_l in the classical weights and beta^2 eta in the classical biases; exact instances");
            finding.stronger = "At width 100 the steps are not similar but the same for all maps except the first, whose weights have the classical rate 1/n_0 (1/2 for n_0 = 2). The initial biases differ from the classical ones: beta b ~ N(0, 0.01).";
            return finding;
        },
        .controls = {control("rate 1/5", [] { return learning_rate(Rational(1, 5), false); }), control("the first map at the same rate, n_0 = 9", [] { return learning_rate(Rational(1, 4), true); })},
        .property = claim::property("side by side, exactly, two steps", [](long n) { return rigor::truth(side_by_side(4, Rational(1, 4), n)); }, number()),
    };
}
const claim::legacy::Registered registered_remark_1_learning_rate{remark_1_learning_rate};

}  // namespace proofs::jacot_2018
