#include "claim/legacy.hpp"
#include "proofs/yu_2025/common/strictly_positive.hpp"

namespace proofs::yu_2025 {
namespace {

using rigor::Ball, rigor::RationalMatrix, rigor::Truth;

rigor::MatrixEntries tangent(const Points& points, const BiasReading& reading, long hidden_layers) {
    return [&points, &reading, hidden_layers] { return fully_connected_gram(points, reading, hidden_layers + 1, ntk::GramKind::tangent); };
}

/// lambda_min(Theta^(L+1)) > factor · (the sum over j < L of (1 - 1/pi)^j) lambda_min(Sigma^(2)), certified.
Truth grows(const Points& points, const BiasReading& reading, long hidden_layers, const Ball& factor) {
    const Ball second = enclose_smallest([&] { return fully_connected_gram(points, reading, 2, ntk::GramKind::covariance); }).upper;
    Ball sum(0);
    for (long j = 0; j < hidden_layers; ++j) sum = sum * layer_gain() + Ball(1);
    return smallest_exceeds(tangent(points, reading, hidden_layers), factor * sum * second);
}

claim::legacy::Argument argue(const Ball& factor) {
    claim::legacy::Argument argument = fully_connected_argument();
    for (const DataSet& data : hard_data()) {
        Truth all = Truth::yes;
        for (const BiasReading& reading : bias_readings())
            if (reading.in_last_layer)
                for (const long hidden : {1L, 2L, 8L}) all = all && grows(data.points, reading, hidden, factor);
        argument.step(data.name + ": lambda_min(Theta^(L+1)) exceeds the sum of (1 - 1/pi)^j, j < L, times lambda_min(Sigma^(2)), L = 1, 2, 8 (certified)", all);
    }
    return argument;
}

/// Without any bias Theta^(L+1)(x, x') = (L + 1) <x, x'> on a ray, where all correlations are 1: of rank one.
claim::Verdict without_biases_on_a_ray(long hidden_layers) {
    const RationalMatrix x = matrix_of({{1, 2}, {2, 4}, {3, 6}});
    RationalMatrix exact = ntk::inner_products(x);
    for (long i = 0; i < 3; ++i)
        for (long j = 0; j < 3; ++j) exact(i, j) *= hidden_layers + 1;
    return verdict_at(exact, ntk::gram_matrix(x, ntk::FullyConnectedKernel::without_bias(), hidden_layers + 1));
}

/// No hidden layer: Theta^(1) = <x, x'> + 1 has rank at most d + 1.
claim::Verdict no_hidden_layer() {
    const RationalMatrix x = matrix_of({{-1}, {0}, {2}});
    RationalMatrix exact = ntk::inner_products(x);
    for (long i = 0; i < 3; ++i)
        for (long j = 0; j < 3; ++j) exact(i, j) += 1;
    return verdict_at(exact, ntk::gram_matrix(x, ntk::FullyConnectedKernel::yu_as_printed(), 1));
}

claim::legacy::Finding check(const claim::Context& context) {
    const rigor::Precision precision(rigor::bits_for_digits(context.digits) + 64);
    claim::legacy::Finding finding = conclude(argue(1), claim::Evidence::proved, "all d, all n, all n different points of R^d, all L >= 1; any constants >= 0 in place of the biases of (3.6)");
    for (const DataSet& data : hard_data()) {
        if (data.points.size() == 1) continue;
        finding.values.push_back({"lambda_min(Theta^(4)), L = 3, (3.6) as printed, " + data.name, enclose_smallest(tangent(data.points, bias_readings()[0], 3)).ball().enclosure(4)});
        finding.values.push_back({"its explicit lower bound, " + data.name, tangent_bound(data.points, 3).enclosure(4)});
    }
    finding.stronger = "lambda_min(Theta^(L+1)(X, X)) >= pi (1 - (1 - 1/pi)^L) lambda_min(Sigma^(2)(X, X)), and lemma 4 gives an explicit bound of the last factor.";
    finding.remark = "Covers (3.6) with \"+1\" inside or outside the bracket, and "
                     "no bias in the output layer, as network (2.1) has it. Without any bias the kernel is singular at two points of a ray, and without a hidden layer at d + 2 points. "
                     "Where the printed proof says that Hadamard products of positive definite matrices are so, Theta^(1) is only semidefinite (rank at most d + 1); the sum with Sigma^(2) mends that.";
    return finding;
}

}  // namespace

claim::legacy::Check proposition_2() {
    return {
        .id = "yu-2025/proposition-2",
        .check = check,
        .controls = {{"without biases, on a ray", [](const claim::Context&) { return without_biases_on_a_ray(2); }},
                     {"no hidden layer, three points of R", [](const claim::Context&) { return no_hidden_layer(); }},
                     {"a bound three times as large", [](const claim::Context&) { return claim::verdict_of(argue(3).conclusion()); }}},
        .property = claim::property("lambda_min(Theta^(L+1)) exceeds the explicit bound, certified, for random data, L = 1 to 5 and each reading of the bias; d = 1 to 3, n <= 6",
                                    [](const Points& points, long hidden, long which) {
                                        return smallest_exceeds(tangent(points, bias_readings()[static_cast<std::size_t>(which)], hidden), tangent_bound(points, hidden));
                                    },
                                    claim::Input{"X", random_data()}, claim::Input{"L", claim::integers(1, 5)}, claim::Input{"reading", claim::integers(0, 3)}),
    };
}
const claim::legacy::Registered registered_proposition_2{proposition_2};

}  // namespace proofs::yu_2025
