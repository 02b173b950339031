#include "claim/generators.hpp"
#include "ntk/network/empirical_kernel.hpp"
#include "proofs/common/random_rational.hpp"
#include "claim/legacy.hpp"
#include "rigor/number/ball_functions.hpp"
#include "rigor/matrix/rational_matrix.hpp"

#include <functional>
#include <random>

namespace proofs::jacot_2018 {
namespace {

using rigor::Ball, rigor::Rational, rigor::RationalMatrix, rigor::Truth;
using Network = ntk::FiniteNetwork<Rational>;

/// The tangent kernel of a network with several outputs at a list of points, the first N of which are the data: K_kk'(x_i, x_j) exactly.
struct Kernel {
    long points, outputs, data;
    ntk::DenseMatrix<Rational> values;  ///< rows and columns point * outputs + output
    const Rational& at(long k, long l, long x, long y) const { return values(x * outputs + k, y * outputs + l); }
};

/// Pi f at every point; f: a value for each data point and output.
using Form = std::function<Rational(const Kernel&, long k, long l, long x, long i)>;
Rational printed(const Kernel& kernel, long k, long l, long x, long i) { return kernel.at(k, l, i, x); }
Rational by_definition(const Kernel& kernel, long k, long l, long x, long i) { return kernel.at(k, l, x, i); }

/// The matrix of Pi from the data to all points.
RationalMatrix map(const Kernel& kernel, const Form& form) {
    RationalMatrix pi(kernel.points * kernel.outputs, kernel.data * kernel.outputs);
    for (long x = 0; x < kernel.points; ++x)
        for (long k = 0; k < kernel.outputs; ++k)
            for (long i = 0; i < kernel.data; ++i)
                for (long l = 0; l < kernel.outputs; ++l) pi(x * kernel.outputs + k, i * kernel.outputs + l) = form(kernel, k, l, x, i) / kernel.data;
    return pi;
}

/// What gradient descent on a parametrization does: f_k(x) moves by sum_p d_p f_k(x) theta_p', theta_p' = (1/N) sum_i sum_l d_p f_l(x_i) d_l(x_i). From the gradients themselves,
/// without a kernel.
RationalMatrix map_of_gradients(const Network& network, const ntk::DenseMatrix<Rational>& points, long data) {
    const long outputs = network.outputs();
    std::vector<std::vector<Rational>> gradients;
    for (long x = 0; x < points.cols(); ++x)
        for (long k = 0; k < outputs; ++k) {
            std::vector<Rational> flat;
            for (const auto& block : ntk::gradient(network, ntk::DenseVector<Rational>(points.col(x)), k)) {
                flat.insert(flat.end(), block.weights.data(), block.weights.data() + block.weights.size());
                flat.insert(flat.end(), block.bias.data(), block.bias.data() + block.bias.size());
            }
            gradients.push_back(std::move(flat));
        }
    RationalMatrix pi(points.cols() * outputs, data * outputs);
    for (long r = 0; r < pi.rows(); ++r)
        for (long c = 0; c < pi.columns(); ++c) {
            Rational sum = 0;
            for (std::size_t p = 0; p < gradients[0].size(); ++p) sum += gradients[static_cast<std::size_t>(r)][p] * gradients[static_cast<std::size_t>(c)][p];
            pi(r, c) = sum / data;
        }
    return pi;
}

struct Sample {
    Network network;
    ntk::DenseMatrix<Rational> points;
};
/// Widths 1, 4, 4, n_L (with one hidden layer Theta_12 = Theta_21: there Theta^(1)_ii' = 0 for i != i'); three points, the first two are the data.
Sample sample(long outputs, long number) {
    std::mt19937_64 random(static_cast<std::uint64_t>(number));
    const auto draw = [&] { return random_rational(random, 5, 3); };
    Sample s{ntk::jacot_network<Rational>(std::vector<long>{1, 4, 4, outputs}, Rational(1, 2)), ntk::DenseMatrix<Rational>(1, 3)};
    for (auto& m : s.network.maps) {
        for (long i = 0; i < m.weights.size(); ++i) m.weights.data()[i] = draw();
        for (long i = 0; i < m.bias.size(); ++i) m.bias(i) = draw();
    }
    // In each layer neurons that are active at all points and at some, so that no case is degenerate.
    s.network.maps[0].weights << 1, -1, 2, draw();
    s.network.maps[0].bias << 20, 1, 1, draw();
    s.points << 1, -2, 3;
    return s;
}
Kernel kernel_of(const Sample& s) { return {s.points.cols(), s.network.outputs(), 2, ntk::empirical_kernel(s.network, s.points)}; }

/// phi_k(x_j) = 1 if k = j: two points, two outputs.
Kernel exchange() {
    Kernel kernel{2, 2, 2, ntk::DenseMatrix<Rational>::Constant(4, 4, Rational(0))};
    for (const long a : {0L, 3L})
        for (const long b : {0L, 3L}) kernel.values(a, b) = 1;
    return kernel;
}
bool is_kernel(const Kernel& kernel) {
    RationalMatrix m(kernel.values.rows(), kernel.values.cols());
    for (long i = 0; i < m.rows(); ++i)
        for (long j = 0; j < m.columns(); ++j) m(i, j) = kernel.values(i, j);
    return m.is_symmetric() && rigor::inertia(m).negative == 0;
}

claim::legacy::Argument argue(const Form& form, long largest_output) {
    claim::legacy::Argument argument;
    argument.step("the kernel with two points, two outputs and phi_k(x_j) = [k = j] is one: symmetric, positive semidefinite", rigor::truth(is_kernel(exchange())));
    bool scalar = true, several = true;
    for (long number = 0; number < 10; ++number)
        for (long outputs = 1; outputs <= largest_output; ++outputs) {
            const Sample s = sample(outputs, number);
            bool& all = outputs == 1 ? scalar : several;
            all = all && map(kernel_of(s), form) == map_of_gradients(s.network, s.points, 2);
        }
    argument.step("n_L = 1: the formula is the map of gradient descent, from the gradients of networks, on two data points and a third point (exact rationals)", rigor::truth(scalar));
    if (largest_output > 1)
        argument.step("n_L = 2, 3: the same", rigor::truth(several))
            .step("for the kernel with phi_k(x_j) = [k = j] the formula is (1/2) sum_i sum_k' f_k'(x_i) K_kk'(x, x_i)", rigor::truth(map(exchange(), form) == map(exchange(), by_definition)));
    return argument;
}

claim::legacy::Finding check(const claim::Context&) {
    claim::legacy::Finding finding = conclude(argue(printed, 3), claim::Evidence::proved, "false for n_L >= 2 and kernels whose matrices K(x, x') are not symmetric; right for n_L = 1 and for K ⊗ Id");
    const RationalMatrix wrong = map(exchange(), printed);
    const std::vector<Rational> f{0, 1, -1, 0};  // f_1(x_1), f_2(x_1), f_1(x_2), f_2(x_2)
    finding.values = {{"f_2(x_1) = 1, f_1(x_2) = -1, 0 otherwise: the printed Pi f, output 2 at x_1", Ball((wrong * f)[1]).enclosure(6)},
                      {"by the definition", Ball((map(exchange(), by_definition) * f)[1]).enclosure(6)}};
    if (finding.verdict == claim::Verdict::fails) {
        finding.witness = "N = n_L = 2, K_kk'(x_j, x_i) = phi_k(x_j) phi_k'(x_i) with phi_1(x_1) = phi_2(x_2) = 1, phi_2(x_1) = phi_1(x_2) = 0; f_2(x_1) = 1, f_1(x_2) = -1, 0 otherwise. By definition Pi f = 0 "
                          "(f is orthogonal to phi). Printed: Pi f_2(x_1) = (1/2) f_1(x_2) K_21(x_2, x_1) = -1/2 and Pi f_1(x_2) = 1/2, so Pi f = -f/2.";
        finding.pari = "phi = [1, 0; 0, 1]; f = [0, -1; 1, 0];\nK(k, l, j, i) = phi[k, j]*phi[l, i];\n"
                       "print(sum(i = 1, 2, sum(l = 1, 2, f[l, i]*K(2, l, i, 1)))/2, \"  \", sum(i = 1, 2, sum(l = 1, 2, f[l, i]*K(2, l, 1, i)))/2)";
        finding.harm = "None for the paper, whose limit kernel is Theta_infinity ⊗ Id, with symmetric matrices. With the printed formula and a general kernel Pi can have negative eigenvalues, against the sentence after it.";
        finding.correction = {R"($\Pi(f)_k(x)=\frac1N\sum_{i=1}^N\sum_{k'=1}^{n_L}f_{k'}(x_i)K_{kk'}(x,x_i)$; as printed for $n_L=1$ and wherever $K(x,x')$ is a symmetric matrix.)",
                              claim::verdict_of(argue(by_definition, 3).conclusion()), claim::Evidence::proved, "all kernels and finite data sets, by the definition of Phi_K in section 3; the lines are exact instances from gradients"};
    }
    return finding;
}

}  // namespace

claim::legacy::Check section_5_map() {
    return {
        .id = "jacot-2018/section-5-map",
        .check = check,
        .controls = {{"definition, without 1/N", [](const claim::Context&) {
                          return claim::verdict_of(argue([](const Kernel& kernel, long k, long l, long x, long i) { return Rational(by_definition(kernel, k, l, x, i) * kernel.data); }, 3).conclusion());
                      }},
                     {"printed, and one entry off by 1e-20, n_L = 1", [](const claim::Context&) {
                          return claim::verdict_of(argue([](const Kernel& kernel, long k, long l, long x, long i) { return Rational(printed(kernel, k, l, x, i) + (x == 2 && i == 0 ? rigor::parse_rational("1e-20") : Rational(0))); }, 1).conclusion());
                      }}},
        .property = claim::property("with K_kk'(x, x_i) it is the map of gradient descent, exactly; as printed it is for n_L = 1", [](long outputs, long number) {
            const Sample s = sample(outputs, number);
            const RationalMatrix exact = map_of_gradients(s.network, s.points, 2);
            return rigor::truth(map(kernel_of(s), by_definition) == exact && (outputs > 1 || map(kernel_of(s), printed) == exact));
        }, claim::Input{"n_L", claim::integers(1, 3)}, claim::Input{"sample", claim::integers(0, 1'000'000)}),
    };
}
const claim::legacy::Registered registered_section_5_map{section_5_map};

}  // namespace proofs::jacot_2018
