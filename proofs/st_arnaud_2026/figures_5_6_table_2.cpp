// Figures 5 and 6, table 2: experiments without the data, seeds and definitions that a check would need. What must hold in any case is computed.
//  - Figure 6: t in N up to ceil(1/lambda_n): by theorem-3-early-stopping, corrected, the norm of the operator is at most 0.6383 sqrt(1/lambda_n + 1).
//  - Table 2: accuracy and F1 lie in [0, 1]; of 500 points the number right is an integer: 0.874 · 500 = 437.
#include "claim/generators.hpp"
#include "claim/legacy.hpp"
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
claim::legacy::Argument sampling(const std::vector<long>& entries) {
    claim::legacy::Argument argument;
    return argument.step("three different images of three pixels, no two proportional: found so, exactly", rigor::truth(!colinear(images(entries)))).step("an image and the same twice as bright: found proportional", rigor::truth(colinear(images({1, 2, 3, 2, 4, 6}))));
}

/// (1 - e^(-s))/sqrt(s) sqrt(t) <= 0.6383 sqrt(1/lambda + 1) for t = ceil(1/lambda), s = t lambda.
Truth norm_bound(const Rational& lambda, const Rational& constant) {
    const rigor::Precision precision(200);
    const rigor::Integer up = (denominator(lambda) + numerator(lambda) - 1) / numerator(lambda);
    const Rational t(up);
    return rigor::certainly_less((Ball(1) - rigor::exp(Ball(Rational(-t * lambda)))) / rigor::sqrt(Ball(lambda)), Ball(constant) * rigor::sqrt(Ball(Rational(1 / lambda + 1))));
}
claim::legacy::Argument figure_6_steps(const Rational& constant) {
    claim::legacy::Argument argument;
    Truth all = Truth::yes;
    for (long k = 1; k <= 60; ++k) all = all && norm_bound(Rational(1, k * k), constant) && norm_bound(Rational(3, 4 + k), constant);
    return argument.step("(1 - e^(-t lambda))/sqrt(lambda) <= 0.6383 sqrt(1/lambda + 1) at t = ceil(1/lambda), 120 values (balls)", all);
}

claim::legacy::Argument table_2_steps(const Rational& accuracy, const Rational& f1) {
    claim::legacy::Argument argument;
    return argument.step("accuracy and F1 lie in [0, 1], and 500 times the accuracy is an integer", rigor::truth(accuracy >= 0 && accuracy <= 1 && f1 >= 0 && f1 <= 1 && denominator(Rational(500 * accuracy)) == 1));
}

}  // namespace

claim::legacy::Check figure_5() {
    return {
        .id = "st-arnaud-2026/figure-5",
        .check = [](const claim::Context&) {
            claim::legacy::Finding finding = unchecked(sampling({1, 2, 3, 1, 2, 4, 0, 1, 1}), "only the procedure that finds proportional rows; not the experiment");
            finding.missing = "The number and the choice of the images, the test point, the three expressions of the columns. With the MNIST files: verify gram FILE, and the experiment st-arnaud-2026-figure-4 for the curves.";
            return finding;
        },
        .controls = {{"two proportional images among three", [](const claim::Context&) { return claim::verdict_of(sampling({1, 2, 3, 2, 4, 6, 0, 1, 1}).conclusion()); }}},
        .property = claim::property("an image and a multiple of it are found proportional, exactly", [](const std::vector<long>& row, long factor) { return rigor::truth(colinear(images({row[0], row[1], row[2], factor * row[0], factor * row[1], factor * row[2]}))); },
                                    claim::Input{"row", rc::gen::container<std::vector<long>>(3, claim::integers(0, 255))}, claim::Input{"factor", claim::integers(1, 9)}),
    };
}
const claim::legacy::Registered registered_figure_5{figure_5};

claim::legacy::Check figure_6() {
    return {
        .id = "st-arnaud-2026/figure-6",
        .check = [](const claim::Context&) {
            claim::legacy::Finding finding = unchecked(figure_6_steps(rigor::parse_rational("0.6383")), "only the bound at the largest stopping time; not the experiment");
            finding.missing = "n, n0, the seeds, the norm and the rounding of L. The experiment st-arnaud-2026-figure-6 draws the norms for uniform points with L rounded up.";
            return finding;
        },
        .controls = {{"constant 0.3", [](const claim::Context&) { return claim::verdict_of(figure_6_steps(Rational(3, 10)).conclusion()); }}},
        .property = claim::property("the bound at t = ceil(1/lambda), in balls", [](const Rational& lambda) { return norm_bound(lambda, rigor::parse_rational("0.6383")); }, claim::Input{"lambda", claim::positive_rationals()}),
    };
}
const claim::legacy::Registered registered_figure_6{figure_6};

claim::legacy::Check table_2() {
    return {
        .id = "st-arnaud-2026/table-2",
        .check = [](const claim::Context&) {
            claim::legacy::Finding finding = unchecked(table_2_steps(Rational(874, 1000), Rational(870, 1000)), "only the consistency of the printed numbers; not the experiment");
            finding.missing = "The images, the targets, what the error is a mean of, the stopping time, whether 500 is the size of the training or of the test set. With the MNIST files: the experiment st-arnaud-2026-table-2.";
            return finding;
        },
        .controls = {{"accuracy 0.8741 of 500", [](const claim::Context&) { return claim::verdict_of(table_2_steps(Rational(8741, 10'000), Rational(870, 1000)).conclusion()); }}},
        .property = claim::property("k/500 passes, exactly", [](long k) { return table_2_steps(Rational(k, 500), Rational(1, 2)).conclusion(); }, claim::Input{"k", claim::integers(0, 500)}),
    };
}
const claim::legacy::Registered registered_table_2{table_2};

}  // namespace proofs::st_arnaud_2026
