// What the claims of yu-2025 about kinks rest on: gradient descent from their witnesses, exact ranks, closed forms.
#include "catch.hpp"
#include "proofs/registry.hpp"
#include "proofs/yu_2025/common/initial_expectation.hpp"
#include "proofs/yu_2025/common/kink_descent.hpp"
#include "proofs/yu_2025/common/moving_output.hpp"
#include "proofs/yu_2025/common/rest_at_kinks.hpp"

#include <cmath>
#include <set>

namespace {

using namespace proofs::yu_2025;
using rigor::Ball, rigor::Rational, rigor::Truth;

/// Neurons A, B, C with s V = 1 and these biases of B and C.
KinkedNeurons near_kinks(const Rational& b, const Rational& c) {
    return {1, 0, 1, 1, Rational(1, 8), b, 1, Rational(-1, 8), c, 1};
}

}  // namespace

TEST_CASE("the kernel at two kinks has rank 4 exactly when one of them is active") {
    const Rational up(1, 50), down(-1, 50), zero(0);
    for (const long width : {3, 4, 9}) {
        CHECK(rank_of_kernel(near_kinks(down, down), width) == 5);
        CHECK(rank_of_kernel(near_kinks(zero, zero), width) == 5);
        CHECK(rank_of_kernel(near_kinks(up, up), width) == 5);
        CHECK(rank_of_kernel(near_kinks(up, down), width) == 4);
        CHECK(rank_of_kernel(near_kinks(zero, up), width) == 4);
        CHECK(rank_of_kernel(near_kinks(Rational(1, 3), zero), width) == 4);
    }
    CHECK_THROWS_AS(rank_of_kernel(near_kinks(zero, zero), 2), std::invalid_argument);
    CHECK_THROWS_AS(rank_of_kernel(near_kinks(1, zero)), std::invalid_argument);  // active at -3, too
    KinkedNeurons silent = near_kinks(zero, zero);
    silent.v_b = 0;
    CHECK_THROWS_AS(rank_of_kernel(silent), std::invalid_argument);
}

TEST_CASE("gradient descent near the rest between kinks comes to singular kernels, unless it starts symmetric") {
    for (const std::uint64_t seed : {1, 2, 3, 4}) {
        const RestDescent run = descend_from_rest(1e-2, 120, rest_noise, seed);
        INFO("seed " << seed);
        CHECK(run.locked());
        CHECK(run.least_eigenvalue < 1e-10);
        CHECK(run.largest_output < 2);
    }
    for (const double rate : {1e-2, 1e-3}) {
        const RestDescent run = descend_from_rest(rate, 20, 0);
        INFO("step " << rate);
        CHECK(run.singular == 0);
        CHECK(run.least_eigenvalue > 0.018);
        CHECK(run.output_weight < 1);
    }
    // The jumps wear the output weights down by an amount that falls with the step.
    const double coarse = 1 - descend_from_rest(1e-2, 20, 0).output_weight,
                 fine = 1 - descend_from_rest(1e-3, 20, 0).output_weight;
    CHECK(coarse / fine > 8);
    CHECK(coarse / fine < 12);
}

TEST_CASE("(3.2) and (C.22) along gradient descent at a kink, against their closed forms") {
    const rigor::Precision precision(128);
    const Ball start = rigor::sqrt(Ball(2)), end = moving_output(start, 2);
    const double moved = rigor::rational_midpoint(end - start).convert_to<double>();
    const double first =
        std::log1p(std::exp(-std::sqrt(2.0))) - std::log1p(std::exp(-std::sqrt(2.0) - moved)) - moved / 2;
    CHECK(std::abs(moved - 1.27697) < 1e-5);
    CHECK(std::abs(first + 0.48647) < 1e-5);
    for (const double rate : {1e-2, 1e-3, 1e-4}) {
        const TwoPointDescent run = descend_two_points(rate, 2);
        INFO("step " << rate);
        CHECK(std::abs(run.first_moved) < 2 * rate);
        CHECK(std::abs(run.first_by_kernel - first) < 2 * rate + 1e-3);
        CHECK(std::abs(run.second_moved - moved) < 2 * rate + 1e-3);
        CHECK(std::abs(run.second_by_kernel - moved) < 2 * rate + 1e-3);
        CHECK(std::abs(run.loss_by_kernel - run.loss_moved - first / 2) < 2 * rate + 1e-3);
        CHECK(run.largest_bias < rate);
    }
}

TEST_CASE("the outputs of the one-sample network and of kernel logistic regression solve their equations") {
    const rigor::Precision precision(128);
    const Ball one(1);
    for (const long t : {0, 1, 100, 10'000}) {
        const Ball f = frozen_output(one, t);
        const Ball gap = f + rigor::exp(f) - Ball(1) - rigor::exp(one) - rigor::sqrt(Ball(8)) * Ball(t);
        CHECK(gap.contains(Rational(0)));
        CHECK(rigor::certainly_less(f.radius(), Ball::dyadic(1, -60)) == Truth::yes);
    }
    // f' = sqrt(8) f/(1 + e^f): the mean slope over [t, t + h] lies between those of its ends, as f/(1 + e^f) falls for
    // f > 1.3.
    for (const long t : {2, 50, 3'000}) {
        const Ball f = moving_output(one, t), g = moving_output(one, Rational(t) + Rational(1, 8));
        const auto slope = [](const Ball& x) { return rigor::sqrt(Ball(8)) * x / (Ball(1) + rigor::exp(x)); };
        CHECK(rigor::certainly_less(Ball(8) * (g - f), slope(f)) == Truth::yes);
        CHECK(rigor::certainly_less(slope(g), Ball(8) * (g - f)) == Truth::yes);
    }
    CHECK_THROWS_AS(moving_output(Ball(0), 1), std::invalid_argument);
    CHECK_THROWS_AS(moving_output(Ball(-1), 1), std::invalid_argument);
    CHECK_THROWS_AS(frozen_output(one, -1), std::invalid_argument);
}

TEST_CASE("claims of yu-2025 that hold past a misprint say what should be printed") {
    const std::set<std::string> past{"lemma-2",
                                     "lemma-1-non-constant",
                                     "lemma-7",
                                     "lemma-8",
                                     "lemma-8-v",
                                     "eq-5.7",
                                     "eq-b.5",
                                     "eq-c.3",
                                     "lemma-1-g",
                                     "eq-c.4",
                                     "eq-c.7",
                                     "eq-c.10",
                                     "eq-c.11",
                                     "eq-c.17",
                                     "eq-c.23-inclusion",
                                     "eq-c.24",
                                     "abstract-training-samples"};
    std::size_t seen = 0;
    for (const claim::Claim& claim : proofs::all_claims()) {
        if (claim.paper() != "yu-2025" || !past.count(claim.id.substr(8))) continue;
        ++seen;
        INFO(claim.id);
        const claim::Finding finding = claim::find(claim, proofs::with_all_claims({}));
        CHECK(finding.verdict == claim::Verdict::holds);
        REQUIRE(finding.correction);
        CHECK(finding.correction->verdict == claim::Verdict::holds);
    }
    CHECK(seen == past.size());
}

TEST_CASE("what is open about training at kinks is a claim of its own") {
    for (const std::string id : {"yu-2025/theorem-1-gradient-descent", "yu-2025/theorem-2-beyond-kinks"}) {
        INFO(id);
        bool found = false;
        for (const claim::Claim& claim : proofs::all_claims()) {
            if (claim.id != id) continue;
            found = true;
            const claim::Finding finding = claim::find(claim, proofs::with_all_claims({}));
            CHECK(finding.verdict == claim::Verdict::undecided);
            CHECK(finding.evidence == claim::Evidence::none);
            CHECK_FALSE(finding.steps.empty());
            for (const claim::Step& step : finding.steps) {
                INFO(step.says());
                CHECK(step.truth() == Truth::yes);
            }
            CHECK_FALSE(finding.values.empty());
            CHECK_FALSE(finding.limits.empty());
        }
        CHECK(found);
    }
}

TEST_CASE("the own errata of every paper are about claims that exist, or about the paper") {
    std::set<std::string> ids;
    for (const claim::Claim& claim : proofs::all_claims()) ids.insert(claim.id);
    std::size_t errata = 0;
    for (const claim::Paper& paper : proofs::papers())
        for (const claim::OwnErratum& erratum : paper.own_errata) {
            INFO(erratum.id);
            CHECK((ids.count(erratum.id) == 1 || erratum.id == paper.key));
            CHECK_FALSE(erratum.said.empty());
            CHECK_FALSE(erratum.now.empty());
            CHECK_FALSE(erratum.why.empty());
            ++errata;
        }
    CHECK(errata >= 40);
}
