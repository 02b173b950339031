#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "rigor/matrix/smallest_eigenvalue.hpp"
#include "rigor/number/ball_functions.hpp"

#include <fmt/format.h>

namespace proofs::yu_2025::lemma_7 {
namespace {

using claim::Relation;
using rigor::Ball, rigor::Rational, rigor::RationalMatrix, rigor::Truth;

/// If no entry of K_t(X, X) - K(X, X) exceeds constant lambda_0/n^power, then lambda~_0(t) is at least (or greater
/// than) share lambda_0.
struct Reading {
    Rational constant{1, 2};
    long power = 2;  // free: n in place of n^2 is enough, section Stronger; 0 has its control
    Rational share{1, 2};
    Relation conclusion = Relation::at_least;

    Rational entry(long n) const {
        Rational size = constant;
        for (long k = 0; k < power; ++k) size /= n;  // free: the same
        return size;
    }
};

/// n entry(n) = constant w^(power - 1), w = 1/n: how far lambda_min can fall, in units of lambda_0.
claim::Side<rigor::Point> fall(const Reading& reading) {
    return {fmt::format("{} w^{}", rigor::to_string(reading.constant), reading.power - 1),
            [reading](const rigor::Point& at) {
                const Ball c(reading.constant);
                return reading.power > 0 ? c * rigor::power(at[0], static_cast<unsigned long>(reading.power - 1))
                                         : c / at[0];
            }};
}

/// The fall is at most what the conclusion leaves, for n = 1 and for all other n, where w is in [0, 1/2].
claim::Step every_size(const Reading& reading) {
    const Relation within = reading.conclusion == Relation::greater ? Relation::less : Relation::at_most;
    const Rational left = 1 - reading.share;
    constexpr long first = 1, second = 2;  // all n from `second` on have w in (0, 1/second]
    claim::Steps one, others;
    one.carries(claim::exact({"n eps/lambda_0 at n = 1", first * reading.entry(first)}, within,
                             {fmt::format("1 - {}", rigor::to_string(reading.share)), left}));
    others.carries(
        claim::everywhere({{{"w = 1/n", {0, Rational(1, second)}}}}, fall(reading), within, claim::constant(left)));
    return claim::cases("n", 1, std::nullopt, {{first, first, one}, {second, std::nullopt, others}});
}

/// I - eps 1 1^T, the worst K_t(X, X) at K(X, X) = I.
RationalMatrix worst(const Reading& reading, long n) {
    RationalMatrix a = RationalMatrix::identity(n);
    for (long i = 0; i < n; ++i)
        for (long j = 0; j < n; ++j) a(i, j) -= reading.entry(n);
    return a;
}
/// Its smallest eigenvalue is 1 - n eps: shifted by that, it has an eigenvalue 0 and no negative one.
Truth attained(const Reading& reading, long n) {
    const rigor::Inertia inertia = rigor::inertia(worst(reading, n).shifted(1 - n * reading.entry(n)));
    return rigor::truth(inertia.negative == 0 && inertia.zero > 0);
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all n >= 1, all symmetric K(X, X) and K_t(X, X), all t";
    result.steps.carries(claim::written(context, "rayleigh"))
        .supports(claim::identity<3>(
            "3 (v_1^2 + v_2^2 + v_3^2) - (v_1 + v_2 + v_3)^2",
            [](const auto& a, const auto& b, const auto& c) {
                return 3 * (a * a + b * b + c * c) - (a + b + c) * (a + b + c);
            },
            "(v_1 - v_2)^2 + (v_1 - v_3)^2 + (v_2 - v_3)^2",
            [](const auto& a, const auto& b, const auto& c) {
                return (a - b) * (a - b) + (a - c) * (a - c) + (b - c) * (b - c);
            }))
        .carries(every_size(reading))
        .carries(claim::written(context, "sizes"))
        .supports(claim::range("n", 1, 12,
                               "lambda_min(I - eps 1 1^T) = 1 - n eps, by exact inertia: the bound is attained",
                               [&](long n) { return attained(reading, n); }));
    if (context.verdict_only) return result;
    for (const long n : {1, 2, 100})
        result.values.push_back({n == 1 ? "least lambda_min(K_t)/lambda_0 under the printed hypothesis at n = 1"
                                        : fmt::format("at n = {}", n),
                                 Ball(Rational(1 - n * reading.entry(n))).enclosure(context.digits)});
    Reading weaker = reading;
    weaker.power = 1;
    result.stronger = fmt::format(
        "The factor n^2 can be n: |K_t - K| <= lambda_0/(2n) suffices for lambda_min >= lambda_0/2 ({} by the same "
        "argument).",
        every_size(weaker).truth() == Truth::yes ? "holds" : "undecided");
    return result;
}

using Entries = std::vector<std::vector<long>>;

/// K = B B^T + I and E = lambda_0/(2 n^2) times entries in steps of 1/4; lambda_0 from below and above (at n = 1 the
/// entry).
struct Case {
    RationalMatrix k, perturbed;
    Rational below, above, largest;

    Case(const Entries& b, const Entries& quarters) : k(0, 0), perturbed(0, 0) {
        const auto n = static_cast<long>(std::min(b.size(), quarters.size()));
        RationalMatrix root(n, n);
        const auto entry = [](const Entries& e, long i, long j) {
            return e[static_cast<std::size_t>(i)][static_cast<std::size_t>(j)];
        };
        for (long i = 0; i < n; ++i)
            for (long j = 0; j < n; ++j) root(i, j) = entry(b, i, j);
        k = rigor::row_products(root);
        for (long i = 0; i < n; ++i) k(i, i) += 1;
        const auto lambda = rigor::smallest_eigenvalue(k);
        below = n == 1 ? k(0, 0) : rigor::rational_midpoint(lambda.lower);
        above = n == 1 ? k(0, 0) : rigor::rational_midpoint(lambda.upper);
        perturbed = k;
        for (long i = 0; i < n; ++i)
            for (long j = 0; j < n; ++j) {
                const Rational e = Rational(entry(quarters, std::min(i, j), std::max(i, j)), 4) * below / (2 * n * n);
                perturbed(i, j) += e;
                if (abs(e) > largest) largest = abs(e);
            }
    }
};
Truth close_entries(const Entries& b, const Entries& quarters) {
    const Case c(b, quarters);
    return rigor::truth(c.largest <= c.below / (2 * c.k.rows() * c.k.rows()));
}
Truth half_of_the_eigenvalue(const Entries& b, const Entries& quarters) {
    const Case c(b, quarters);
    return rigor::truth(rigor::inertia(c.perturbed.shifted(c.above / 2)).negative == 0);
}

rc::Gen<Entries> square_arrays(long size) {
    return rc::gen::mapcat(claim::integers(1, 4), [=](long n) {
        const auto length = static_cast<std::size_t>(n);
        return rc::gen::container<Entries>(length,
                                           rc::gen::container<std::vector<long>>(length, claim::integers(-size, size)));
    });
}

const claim::Registered registered{[]() -> claim::Check {
    const Rational little = rigor::parse_rational("1e-20");
    return claim::checked("yu-2025/lemma-7", check)
        .control("hypothesis lambda_0/2 without n^2", [](Reading& r) { r.power = 0; })
        .control("hypothesis (1/2 + 1e-20) lambda_0/n^2", [=](Reading& r) { r.constant += little; })
        .control("conclusion (1/2 + 1e-20) lambda_0", [=](Reading& r) { r.share += little; })
        .control("conclusion > lambda_0/2", [](Reading& r) { r.conclusion = Relation::greater; })
        .property(claim::property_where(
            "K = B B^T + I, E symmetric with |E_ij| <= lambda_0/(2 n^2): lambda_min(K + E) >= lambda_0/2 by exact "
            "inertia, n = 1 to 4",
            close_entries, half_of_the_eigenvalue, claim::Input{"B", square_arrays(4)},
            claim::Input{"4 E/bound", square_arrays(5)}));
}};

}  // namespace
}  // namespace proofs::yu_2025::lemma_7
