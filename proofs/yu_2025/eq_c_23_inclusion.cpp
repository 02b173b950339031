#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "claim/sampler.hpp"
#include "rigor/number/ball_functions.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace proofs::yu_2025::eq_c_23_inclusion {
namespace {

using claim::Relation;
using rigor::Ball, rigor::Rational, rigor::Truth;

/// Gamma_eps: 1 - e^(-V_*/(n - less)) <= max r_i <= 1 - e^(-(V_* + eps)/part). V_* of the example.
struct Reading {
    long less = 0;
    unsigned long part = 1;
    Rational limit = 1;
};

using Point = std::vector<Rational>;

struct Products {
    Rational all = 1, largest = 0;  ///< prod (1 - r_i), max r_i
    explicit Products(const Point& r) {
        for (const Rational& x : r) {
            all *= 1 - x;
            largest = std::max(largest, x);
        }
    }
};
/// The inequalities of Gamma_eps for all V_* <= V <= V_* + eps: (1 - max r)^(n - less) <= e^-V <= (1 - max r)^part.
Truth between(const Point& r, const Reading& reading) {
    const Products p(r);
    const auto n = static_cast<long>(r.size());
    const Rational rest = 1 - p.largest;
    return rigor::truth(rigor::power(rest, static_cast<unsigned long>(n - reading.less)) <= p.all &&
                        p.all <= rigor::power(rest, reading.part));
}
Point random_point(claim::Sampler& sampler) {
    Point r;
    const long n = sampler.integer(1, 6);
    for (long i = 0; i < n; ++i) r.push_back(Rational(sampler.integer(0, 999), 1000));
    return r;
}
/// Where the lower bound is attained: all coordinates equal; where the upper is: all but one are 0.
std::vector<Point> attaining() {
    std::vector<Point> list;
    for (std::size_t n = 1; n <= 5; ++n) {
        list.push_back(Point(n, Rational(1, 2)));
        list.push_back(Point(n, Rational(0)));
        list.back().front() = Rational(1, 2);
    }
    return list;
}

/// M at n = 2.
claim::Named smallest_norm(const Rational& limit) {
    const std::string name = fmt::format("(1 - e^(-V_*/n))^2 at V_* = {}, n = 2", rigor::to_string(limit));
    if (limit == 0) return {name, 0};
    return {name, rigor::square(Ball(1) - rigor::exp(-Ball(Rational(limit / 2))))};
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    const rigor::Precision precision(128);
    claim::Result result;
    result.scope = "every n >= 1, V_* > 0, eps > 0; the set of the second line of (C.23), which is closed and bounded";
    result.steps
        .carries(claim::identity<2>(
            "q - q (1 - r), what another factor 1 - r takes from the product q",
            [](const auto& q, const auto& r) { return q - q * (1 - r); }, "q r",
            [](const auto& q, const auto& r) { return q * r; }))
        .carries(claim::written(context, "products"))
        .supports(claim::instances(fmt::format("(1 - max r)^(n - {}) <= prod (1 - r_i) <= (1 - max r)^{}, exactly",
                                               reading.less, reading.part),
                                   context.seed, 100,
                                   [&](claim::Sampler& sampler) { return between(random_point(sampler), reading); }))
        .supports(claim::range("k", 1, static_cast<long>(attaining().size()),
                               "the same where a bound is attained: r = (1/2, …, 1/2), (1/2, 0, …, 0), n = 1 to 5",
                               [&](long k) { return between(attaining()[static_cast<std::size_t>(k - 1)], reading); }))
        .carries(claim::written(context, "smallest"))
        .supports(claim::exact(smallest_norm(reading.limit), Relation::greater, {"0", 0}));
    return result;
}

/// V_* = down V(r), V_* + eps = (1 + up) V(r): is r in Gamma_eps, up to 2^-200?
Truth inside(const std::vector<long>& k, const Rational& down, const Rational& up) {
    const rigor::Precision scope(256);
    Point r;
    for (const long x : k) r.push_back(Rational(x, 1000));
    const Products p(r);
    const auto n = static_cast<long>(r.size());
    const Ball low = Ball(1) - rigor::power(Ball(p.all), Rational(down / n)),
               high = Ball(1) - rigor::power(Ball(p.all), Rational(1 + up)), slack = Ball::dyadic(1, -200);
    return rigor::certainly_less(low, Ball(p.largest) + slack) && rigor::certainly_less(Ball(p.largest), high + slack);
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("yu-2025/eq-c.23-inclusion", check)
        .control("1 - e^(-V_*/(n - 1)) in place of 1 - e^(-V_*/n)", [](Reading& r) { r.less = 1; })
        .control("1 - e^(-(V_* + eps)/2) in place of 1 - e^-(V_* + eps)", [](Reading& r) { r.part = 2; })
        .control("V_* = 0, where M = 0", [](Reading& r) { r.limit = 0; })
        .property(claim::property(
            "V_* = down V(r) > 0, V_* + eps = (1 + up) V(r): r is in Gamma_eps, in balls", inside,
            claim::Input{"1000 r", rc::gen::mapcat(claim::integers(1, 6),
                                                   [](long n) {
                                                       return rc::gen::container<std::vector<long>>(
                                                           static_cast<std::size_t>(n), claim::integers(1, 999));
                                                   })},
            claim::Input{"down", rc::gen::map(claim::integers(1, 100), [](long p) { return Rational(p, 100); })},
            claim::Input{"up", claim::positive_rationals()}));
}};

}  // namespace
}  // namespace proofs::yu_2025::eq_c_23_inclusion
