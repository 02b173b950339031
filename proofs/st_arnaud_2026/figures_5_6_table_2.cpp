// Figures 5 and 6, table 2: experiments without the data, seeds and definitions that a check would need. What must hold in any case is computed.
//  - Figure 6: t in N up to ceil(1/lambda_n): by theorem-3-early-stopping, corrected, the norm of the operator is at most 0.6383 sqrt(1/lambda_n + 1).
//  - Table 2: accuracy and F1 lie in [0, 1]; of 500 points the number right is an integer: 0.874 · 500 = 437.
#include "claim/generators.hpp"
#include "proofs/st_arnaud_2026/claims.hpp"
#include "proofs/st_arnaud_2026/common/section_4.hpp"
#include "rigor/number/ball_functions.hpp"
#include "rigor/matrix/rational_matrix.hpp"

namespace proofs::st_arnaud_2026 {
namespace {

using rigor::Ball, rigor::Rational, rigor::RationalMatrix, rigor::Truth;

/// Are two rows proportional, or is one 0? Sampling different rows does not exclude it.
bool colinear(const RationalMatrix& a) {
    const DirectionRelations relations = direction_relations(a);
    return relations.zero || relations.repeated || !relations.antipodal.empty();
}
RationalMatrix images(const std::vector<long>& entries) {
    const auto rows = static_cast<long>(entries.size() / 3);
    RationalMatrix a(rows, 3);
    for (long i = 0; i < rows; ++i)
        for (long k = 0; k < 3; ++k) a(i, k) = entries[static_cast<std::size_t>(3 * i + k)];
    return a;
}
claim::Argument sampling(const std::vector<long>& entries) {
    claim::Argument argument;
    return argument.step("three different images of three pixels, no two proportional: found so, exactly", rigor::truth(!colinear(images(entries)))).step("an image and the same twice as bright: found proportional", rigor::truth(colinear(images({1, 2, 3, 2, 4, 6}))));
}

/// (1 - e^(-s))/sqrt(s) sqrt(t) <= 0.6383 sqrt(1/lambda + 1) for t = ceil(1/lambda), s = t lambda.
Truth norm_bound(const Rational& lambda, const Rational& constant) {
    const rigor::Precision precision(200);
    const rigor::Integer up = (denominator(lambda) + numerator(lambda) - 1) / numerator(lambda);
    const Rational t(up);
    return rigor::certainly_less((Ball(1) - rigor::exp(Ball(Rational(-t * lambda)))) / rigor::sqrt(Ball(lambda)), Ball(constant) * rigor::sqrt(Ball(Rational(1 / lambda + 1))));
}
claim::Argument figure_6_steps(const Rational& constant) {
    claim::Argument argument;
    Truth all = Truth::yes;
    for (long k = 1; k <= 60; ++k) all = all && norm_bound(Rational(1, k * k), constant) && norm_bound(Rational(3, 4 + k), constant);
    return argument.step("(1 - e^(-t lambda))/sqrt(lambda) <= 0.6383 sqrt(1/lambda + 1) at t = ceil(1/lambda), 120 values (balls)", all);
}

claim::Argument table_2_steps(const Rational& accuracy, const Rational& f1) {
    claim::Argument argument;
    return argument.step("accuracy and F1 lie in [0, 1], and 500 times the accuracy is an integer", rigor::truth(accuracy >= 0 && accuracy <= 1 && f1 >= 0 && f1 <= 1 && denominator(Rational(500 * accuracy)) == 1));
}

}  // namespace

claim::Claim figure_5() {
    return {
        .id = "st-arnaud-2026/figure-5",
        .where = "section 6.4, figure 5; appendix D",
        .title = "Convergence on MNIST",
        .statement = R"(In addition to the synthetic dataset $X$, we perform the same experiment on the MNIST dataset […]; we use sampling without replacement to guarantee that data points are not colinear. […] In Figure 5, we can see that the limiting solution $\bar\Theta_\infty^{(L)}(XX^\top)$ is well approximated at such depths [30].)",
        .reading = "MNIST is not part of this program; the curves are not in the text.",
        .method = "Exact proportionality of rows, on small examples; `verify gram` reports it for a data file.",
        .attack = "Considered: sampling without replacement gives different rows of the file; it does not exclude two equal or proportional images in it. Whether MNIST has such a pair is a question about the data. At depth 30 the off-diagonal entries are more than 20 % above 1/4 (figure-4).",
        .uses = {"st-arnaud-2026/figure-4"},
        .check = [](const claim::Context&) {
            claim::Finding finding = unchecked(sampling({1, 2, 3, 1, 2, 4, 0, 1, 1}), "only the procedure that finds proportional rows; not the experiment");
            finding.missing = "The number and the choice of the images, the test point, the three expressions of the columns. With the MNIST files: verify gram FILE, and the experiment st-arnaud-2026-figure-4 for the curves.";
            return finding;
        },
        .controls = {{"two proportional images among three", [](const claim::Context&) { return claim::verdict_of(sampling({1, 2, 3, 2, 4, 6, 0, 1, 1}).conclusion()); }}},
        .property = claim::property("an image and a multiple of it are found proportional, exactly", [](const std::vector<long>& row, long factor) { return rigor::truth(colinear(images({row[0], row[1], row[2], factor * row[0], factor * row[1], factor * row[2]}))); },
                                    claim::Input{"row", rc::gen::container<std::vector<long>>(3, claim::integers(0, 255))}, claim::Input{"factor", claim::integers(1, 9)}),
    };
}

claim::Claim figure_6() {
    return {
        .id = "st-arnaud-2026/figure-6",
        .where = "section 6.4, figure 6",
        .title = "The norm of the projection term",
        .statement = R"(Norm of the projection term in the closed-form solution for $f_t(x)$ with respect to depth $L$. We use stopping times $t\in\mathbb N\cap\left[0,\left\lceil\frac1{\lambda_n}\right\rceil\right]$ and a depth of $L=\max_{i,j\in[n]\mid i\ne j}\frac1{\sqrt{1-h(x_i^\top x_j)}}$ to show how the norm scales as we increase $n$. […] It is possible to control the norm of the projection term using a proper stopping time and scaling the depth appropriately.)",
        .reading = "The curves are not in the text; no number is claimed. The depth printed is no integer.",
        .method = "The bound of theorem-3-early-stopping, corrected, at the largest stopping time.",
        .attack = "Considered: the bound holds for every data set and depth: 0.6383 sqrt(1/lambda_n + 1); the control that the sentence speaks of is that of lambda_n.",
        .uses = {"st-arnaud-2026/theorem-3-early-stopping"},
        .check = [](const claim::Context&) {
            claim::Finding finding = unchecked(figure_6_steps(rigor::parse_rational("0.6383")), "only the bound at the largest stopping time; not the experiment");
            finding.missing = "n, n0, the seeds, the norm and the rounding of L. The experiment st-arnaud-2026-figure-6 draws the norms for uniform points with L rounded up.";
            return finding;
        },
        .controls = {{"constant 0.3", [](const claim::Context&) { return claim::verdict_of(figure_6_steps(Rational(3, 10)).conclusion()); }}},
        .property = claim::property("the bound at t = ceil(1/lambda), in balls", [](const Rational& lambda) { return norm_bound(lambda, rigor::parse_rational("0.6383")); }, claim::Input{"lambda", claim::positive_rationals()}),
    };
}

claim::Claim table_2() {
    return {
        .id = "st-arnaud-2026/table-2",
        .where = "appendix D, table 2",
        .title = "Error, accuracy and F1 on MNIST",
        .statement = R"(We report the mean squared error, accuracy and F1 score on MNIST data in Table 2. For a small dataset of size $500$ and a depth of $30$, we observe good performance. [Average error (stdev) 6.435 (0.075), accuracy 0.874, F1 score 0.870.])",
        .reading = "MNIST is not part of this program.",
        .method = "What three such numbers must satisfy.",
        .attack = "Considered: a mean squared error of 6.435 in the digit itself, with 12.6 % of the digits wrong, needs a mean squared difference of 51 for the wrong ones (of at most 81); the error is not defined in the text.",
        .uses = {},
        .check = [](const claim::Context&) {
            claim::Finding finding = unchecked(table_2_steps(Rational(874, 1000), Rational(870, 1000)), "only the consistency of the printed numbers; not the experiment");
            finding.missing = "The images, the targets, what the error is a mean of, the stopping time, whether 500 is the size of the training or of the test set. With the MNIST files: the experiment st-arnaud-2026-table-2.";
            return finding;
        },
        .controls = {{"accuracy 0.8741 of 500", [](const claim::Context&) { return claim::verdict_of(table_2_steps(Rational(8741, 10'000), Rational(870, 1000)).conclusion()); }}},
        .property = claim::property("k/500 passes, exactly", [](long k) { return table_2_steps(Rational(k, 500), Rational(1, 2)).conclusion(); }, claim::Input{"k", claim::integers(0, 500)}),
    };
}

}  // namespace proofs::st_arnaud_2026
