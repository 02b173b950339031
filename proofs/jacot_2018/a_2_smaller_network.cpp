// Appendix A.2, the lines of the proof of theorem 2 that pass to the smaller network, at one moment of training in exact rationals (exact_training.hpp): its direction d' and a bound for it, the rows of the initial
// weights, the induction hypothesis, and what the constant kernel of the smaller network makes of the preactivations.
//  - "The norm of each of the rows of W^(L)(0) is bounded": |row|^2 is a chi-square variable with n_L degrees of freedom, mean n_L. What is bounded is |row|/sqrt(n_L).
//  - The induction hypothesis needs a bounded int |d'_t| dt with n_L fixed: a gap, closed by stopping (a_2_induction).
#include "claim/generators.hpp"
#include "proofs/common/finding_parts.hpp"
#include "proofs/jacot_2018/common/a_2_samples.hpp"
#include "claim/legacy.hpp"

namespace proofs::jacot_2018 {
namespace {

using rigor::Rational;
using Matrix = ExactTraining::Matrix;

/// The smaller network follows d' = sigma'(z) (W/sqrt n)^T d.
bool smaller_direction(const ExactTraining& t, const Rational& factor) {
    const long l = t.depth() - 1;
    Matrix d = t.direction_at(l);
    for (long i = 0; i < d.size(); ++i) d.data()[i] *= factor;
    return t.preactivation_velocity(l) == t.kernel_map(l, d);
}
/// |d'|^2 <= c^2 |W/sqrt n|_op^2 |d|^2, c = 1, with the operator norm known to 1 %.
bool direction_bound(const ExactTraining& t, const Rational& factor) {
    const auto& map = t.network.maps.back();
    return t.mean_square(t.direction_at(t.depth() - 1)) <= factor * operator_square_bound(map.weights) * map.weight_scale * map.weight_scale * t.mean_square(t.direction);
}

/// E |row|^2/n^(2 power): bounded as n grows?
claim::legacy::Argument rows(bool scaled) {
    claim::legacy::Argument argument;
    bool bounded = true;
    for (const long n : {10L, 1000L, 1'000'000L}) bounded = bounded && Rational(n) / (scaled ? Rational(n) : Rational(1)) <= 2;
    return argument.step(std::string("the mean square of the norm of a row of ") + (scaled ? "W/sqrt n" : "W") + " stays below 2 for n = 10, 10^3, 10^6", rigor::truth(bounded));
}

/// L + 1 = 2: the smaller network has the constant kernel Sigma^(1), each neuron by itself.
bool neuron_by_neuron(long number, const Rational& factor) {
    const ExactTraining t = ExactTraining::sample({4, 4, 1 + number % 2}, 2, number);
    const Matrix z = t.preactivations(1), v = t.preactivation_velocity(1);
    const auto& w = t.network.maps.back().weights;
    for (long i = 0; i < 4; ++i)
        for (long x = 0; x < 2; ++x) {
            Rational sum = 0;
            for (long y = 0; y < 2; ++y) {
                Rational kernel = t.beta * t.beta, product = 0;
                for (long k = 0; k < 4; ++k) kernel += t.points(k, x) * t.points(k, y) / 4;
                if (z(y, i) > 0)
                    for (long j = 0; j < w.rows(); ++j) product += w(j, i) * t.direction(y, j);
                sum += kernel * product / 2;  // <., .>_pin over two points
            }
            if (v(x, i) != factor * sum / 2) return false;  // 1/sqrt 4
        }
    return true;
}
claim::legacy::Argument neurons(const Rational& factor) {
    claim::legacy::Argument argument;
    bool all = true;
    for (long number = 0; number < 12; ++number) all = all && neuron_by_neuron(number, factor);
    return argument.step("L + 1 = 2: d/dt z_i = (1/sqrt n) Phi_(Sigma^(1))(<sigma'(z_i) W_i^T d, .>) (exact, 4 neurons, 1 and 2 outputs)", rigor::truth(all));
}

claim::Input<long> number() { return {"sample", claim::integers(0, 1'000'000)}; }

}  // namespace

claim::legacy::Check a_2_direction() {
    return {
        .id = "jacot-2018/a.2-direction",
        .check = [](const claim::Context&) { return conclude(over_samples("d/dt z^(L) = Phi_(Theta^(L))(<d', .>)", [](const ExactTraining& t) { return smaller_direction(t, 1); }), claim::Evidence::proved, "all networks, sigma differentiable at the preactivations"); },
        .controls = {control("2 d'", [] { return over_samples("the same with 2 d'", [](const ExactTraining& t) { return smaller_direction(t, 2); }); })},
        .property = claim::property("exactly", [](long n) { return rigor::truth(smaller_direction(sample(n), 1)); }, number()),
    };
}
const claim::legacy::Registered registered_a_2_direction{a_2_direction};

claim::legacy::Check a_2_direction_bound() {
    return {
        .id = "jacot-2018/a.2-direction-bound",
        .check = [](const claim::Context&) { return conclude(over_samples("|d'|^2 <= |W/sqrt n|_op^2 |d|^2", [](const ExactTraining& t) { return direction_bound(t, 1); }), claim::Evidence::proved, "all networks"); },
        .controls = {control("a hundredth of the square", [] { return over_samples("a hundredth suffices", [](const ExactTraining& t) { return direction_bound(t, Rational(1, 100)); }); })},
        .property = claim::property("exactly", [](long n) { return rigor::truth(direction_bound(sample(n), 1)); }, number()),
    };
}
const claim::legacy::Registered registered_a_2_direction_bound{a_2_direction_bound};

claim::legacy::Check a_2_row_norm() {
    return {
        .id = "jacot-2018/a.2-row-norm",
        .check = [](const claim::Context&) {
            return adjudicated(rows(false), "every row", {"A row of W^(L)(0) has n_L independent N(0, 1) entries: the mean of its squared norm is n_L, e.g. 10^6 for n_L = 10^6, with standard deviation sqrt(2 n_L).", "n = 10^6; print(n*intnum(x = [-oo, 1], [oo, 1], x^2*exp(-x^2/2))/sqrt(2*Pi))",
                                                   "None: a factor 1/sqrt(n_L) is missing; the conclusion holds.", R"(The norm of each of the $n_{L+1}$ rows of $\frac1{\sqrt{n_L}}W^{(L)}(0)$ is bounded (it tends to 1).)", [] { return rows(true); }, "in probability; mean square 1, variance 2/n_L"});
        },
        .controls = {control("W without the factor", [] { return rows(false); })},
        .property = claim::property("3 n + n (n - 1) - n^2 = 2 n: the variance of the squared norm", [](long n) { return rigor::truth(3 * n + n * (n - 1) - n * n == 2 * n); }, claim::Input{"n", claim::integers(1, 1'000'000)}),
    };
}
const claim::legacy::Registered registered_a_2_row_norm{a_2_row_norm};

claim::legacy::Check a_2_induction() {
    return {
        .id = "jacot-2018/a.2-induction",
        .check = [](const claim::Context& context) {
            claim::legacy::Finding finding = with_misprint([](const claim::Context&) { return conclude(over_samples("|d'|^2 <= |W/sqrt n|_op^2 |d|^2", [](const ExactTraining& t) { return direction_bound(t, 1); }), claim::Evidence::tested, "argument for the hypotheses of theorem-2 (the stopping above); the bound that it uses on exact instances (100 random ones, seed as below)"); },
                                                   R"(We can apply the induction hypothesis, with $n_L$ fixed, to the smaller network trained in the direction $d_t'1(t\le\tau)$, $\tau$ the first time at which $\|\frac1{\sqrt{n_L}}W^{(L)}(t)\|$ or $\int_0^t\|d_s\|_{p^{in}}ds$ exceeds a bound; as $n_L\to\infty$ the probability that $\tau<T$ is as small as the bound makes it.)")(context);
            finding.remark = "The printed proof leaves the stopping out. In the proof of theorem-2 here the stopped network closes the argument without lemma 1.";
            return finding;
        },
        .controls = {control("a hundredth of the bound", [] { return over_samples("a hundredth suffices", [](const ExactTraining& t) { return direction_bound(t, Rational(1, 100)); }); })},
        .property = claim::property("exactly", [](long n) { return rigor::truth(direction_bound(sample(n), 1)); }, number()),
    };
}
const claim::legacy::Registered registered_a_2_induction{a_2_induction};

claim::legacy::Check a_2_preactivations() {
    return {
        .id = "jacot-2018/a.2-preactivations",
        .check = with_misprint(with_limit([](const claim::Context&) { return conclude(neurons(1), claim::Evidence::proved, "L = 1 exactly; L >= 2 in the limit, by the induction hypothesis of theorem-2"); }, "L >= 2 rests on theorem 2 for the network below."),
                               R"(In the limit as $n_1,\dots,n_{L-1}\to\infty$ (sequentially), with $n_L$ fixed: the formula contains $n_L$.)"),
        .controls = {control("half of it", [] { return neurons(Rational(1, 2)); })},
        .property = claim::property("L = 1, exactly", [](long n) { return rigor::truth(neuron_by_neuron(n, 1)); }, number()),
    };
}
const claim::legacy::Registered registered_a_2_preactivations{a_2_preactivations};

}  // namespace proofs::jacot_2018
