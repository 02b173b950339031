// Checks services/network.hpp, the functions of services/evaluate.hpp with an activation, and
// services/rate_network.hpp: against iterations in MPFR that share no code with them, a map that is solvable in closed
// form, and the ReLU's own functions; and what is refused.
#include "services/network.hpp"
#include "catch.hpp"
#include "rigor/number/ball_functions.hpp"
#include "services/evaluate.hpp"
#include "services/rate_network.hpp"

using Catch::Matchers::Contains;
using rigor::Ball, rigor::Integer, rigor::Rational, rigor::Real;
using services::Arguments, services::NetworkChoice, services::RateVerdict;

namespace {

Ball value(const char* function, const Arguments& arguments, long digits = 30) {
    return services::evaluate(services::function_with_name(function), arguments, digits).value();
}

Rational exact(const Real& x) {
    Rational q;
    mpfr_get_q(q.backend().data(), x.backend().data());
    return q;
}

/// An activation at q = 1 and the edge of chaos: h and h' written here once more.
struct Map {
    const char* name;
    Real (*h)(const Real&);
    Real (*slope)(const Real&);
};

Real pi() { return acos(Real(-1)); }

const Map maps[] = {
    // (pi/4) sqrt 5 (2/pi) arcsin(2 rho/3) + b
    {"erf",
     [](const Real& r) { return Real(1 - sqrt(Real(5)) / 2 * (asin(Real(Real(2) / 3)) - asin(Real(2 * r / 3)))); },
     [](const Real& r) { return Real(sqrt(Real(5)) / sqrt(Real(9 - 4 * r * r))); }},
    {"sin", [](const Real& r) { return Real(1 - (sinh(Real(1)) - sinh(r)) / cosh(Real(1))); },
     [](const Real& r) { return Real(cosh(r) / cosh(Real(1))); }},
    {"abs", [](const Real& r) { return Real(2 / pi() * (sqrt(Real(1 - r * r)) + r * asin(r))); },
     [](const Real& r) { return Real(2 / pi() * asin(r)); }},
    {"exp", [](const Real& r) { return Real(exp(Real(r - 1))); }, [](const Real& r) { return Real(exp(Real(r - 1))); }},
    // s + s^3 - …: m_0 of the weights 1/2, 1/2 on rho and rho^2
    {"hermite:0,1/2,1/2", [](const Real& r) { return Real((1 + r + r * r) / 3); },
     [](const Real& r) { return Real((1 + 2 * r) / 3); }},
};

NetworkChoice edge(const std::string& name, const Rational& q = 1) { return {name, q, {}, {}}; }

std::string fact(const std::vector<services::Fact>& facts, const std::string& name) {
    for (const services::Fact& f : facts)
        if (f.name == name) return f.text;
    return "none";
}

RateVerdict judged(const char* claim, const char* activation, const Rational& q = 1) {
    return services::judge_network_sequence(rigor::parse_rate_claim(claim), "theta-bar", edge(activation, q),
                                            std::nullopt)
        .verdict;
}

}  // namespace

TEST_CASE("rho, 1 - rho, theta-bar, h and h' of an activation against an iteration in MPFR") {
    const rigor::RealDigits digits(120);
    for (const Map& map : maps)
        for (const Rational& z : {Rational(1, 2), Rational(-9, 10)}) {
            Real rho;
            mpfr_set_q(rho.backend().data(), z.backend().data(), MPFR_RNDN);
            Arguments a{.at = z, .activation = map.name, .edge_of_chaos = 1};
            const Ball slack(rigor::parse_rational("1e-90"));
            CHECK(value("h", a).widened(slack).contains(exact(map.h(rho))));
            CHECK(value("h-prime", a).widened(slack).contains(exact(map.slope(rho))));
            Real kernel = rho;
            long L = 1;
            for (const long depth : {1, 2, 40, 1000}) {
                INFO(map.name << " z = " << z << " L = " << depth);
                for (; L < depth; ++L) {
                    const Real slope = map.slope(rho);
                    rho = map.h(rho);
                    kernel = Real(slope * kernel + rho);
                }
                a.depth = depth;
                CHECK(value("rho", a).widened(slack).contains(exact(rho)));
                CHECK(value("one-minus-rho", a).widened(slack).contains(exact(Real(1 - rho))));
                CHECK(value("theta-bar", a).widened(slack).contains(exact(Real(kernel / depth))));
                CHECK(value("theta-bar", a).accurate_bits() >= 100);
            }
        }
}

TEST_CASE("h = 1/(2 - rho) at depth 10^50 to 200 digits, and the ReLU as an activation at any depth") {
    // From 1/(1 - rho) = 2 + (L - 1) at z = 1/2: Theta_bar = (L + 2)/(3 (L + 1)).
    const Integer L = rigor::power(Integer(10), 50);
    const Arguments a{.at = Rational(1, 2), .depth = L, .activation = "geometric", .edge_of_chaos = 1};
    const rigor::Precision precision(900);
    CHECK(value("theta-bar", a, 200).contains(Rational(L + 2, 3 * (L + 1))));
    CHECK(value("rho", a, 200).contains(Rational(L, L + 1)));
    CHECK(value("theta-bar", a, 200).accurate_bits() > 660);
    for (const Integer& depth : {Integer(700), rigor::power(Integer(10), 40)}) {
        const Arguments own{.at = Rational(-1, 3), .depth = depth};
        Arguments named = own;
        named.activation = "relu";
        named.edge_of_chaos = Rational(7, 2);
        CHECK(value("theta-bar", named).overlaps(value("theta-bar", own)));
        CHECK(value("one-minus-rho", named).overlaps(value("one-minus-rho", own)));
    }
}

TEST_CASE("off the edge") {
    const Arguments ordered{.at = Rational(1, 2),
                            .depth = 5000,
                            .activation = "erf",
                            .weight_variance = 1,
                            .bias_variance = Rational(1, 10)};
    const auto facts = services::depth_law_facts({"erf", {}, 1, Rational(1, 10)}, {}, 30);
    CHECK(fact(facts, "phase") == "ordered");
    CHECK_THAT(fact(facts, "limit of T_L = L Theta_bar"), Contains("1/(1 - chi)"));
    const Ball limit = Ball(1) / (Ball(1) - services::chosen_network({"erf", {}, 1, Rational(1, 10)})->slope_at_one());
    CHECK(rigor::certainly_less(rigor::abs(value("theta-bar", ordered) * Ball(5000) - limit),
                                Ball(rigor::parse_rational("1e-25"))) == rigor::Truth::yes);
    const auto chaotic = services::depth_law_facts({"tanh", {}, 4, Rational(1, 10)}, {}, 20);
    CHECK(fact(chaotic, "phase") == "chaotic");
    CHECK_THAT(fact(chaotic, "rho*"), Contains("0."));
    CHECK_THAT(fact(chaotic, "variance"), Contains("is stable"));
}

TEST_CASE("the depth law as facts") {
    const auto relu = services::depth_law_facts(edge("leaky-relu:1/10"), Rational(1, 2), 20);
    CHECK(fact(relu, "limit of Theta_bar") == "1/4");
    CHECK_THAT(fact(relu, "c"), Contains("3/8"));
    CHECK_THAT(fact(relu, "Delta"), Contains("81/202"));
    CHECK_THAT(fact(relu, "bounds"), Contains("for all L >= "));
    const auto erf = services::depth_law_facts(edge("erf"), {}, 20);
    CHECK(fact(erf, "limit of Theta_bar") == "1/3");
    CHECK_THAT(fact(erf, "c"), Contains("-11/18"));  // -(1 + 2/s^2)/9, s = 2/3
    CHECK_THAT(fact(services::depth_law_facts(edge("exp"), {}, 20), "c"), Contains("1/9"));
    const auto square = services::depth_law_facts(edge("relu^2"), {}, 20);
    CHECK_THAT(fact(square, "c"), Contains("-16/75") && Contains("pi"));
    CHECK_THAT(fact(square, "variance"), Contains("not stable"));
    // E phi phi'' = 0: V'(q) is 1, which no enclosure tells from what is less.
    const auto tangent = services::depth_law_facts(edge("hermite:0,1/2,1/2"), {}, 20);
    CHECK_THAT(fact(tangent, "variance"), !Contains("q is stable"));
    // The same at q = 1/3, which no binary number is: the enclosure of V'(q) contains 1 and is not told from less.
    NetworkChoice cubic = edge("poly:0,1,0,-1");
    cubic.edge_of_chaos = Rational(1, 3);
    CHECK_THAT(fact(services::depth_law_facts(cubic, {}, 20), "variance"), Contains("of unknown stability"));
    // The exact coefficient is the one of the law, for every row that has one.
    for (const char* name :
         {"relu", "abs", "relu^2", "relu^4", "erf", "hermite:0,1/2,1/2", "poly:0,1,0,1/3", "exp", "geometric"}) {
        INFO(name);
        const auto map = services::chosen_network(edge(name));
        const auto exact = map->activation().exact_next_coefficient(1);
        REQUIRE(exact);
        CHECK(exact->enclosure().overlaps(ntk::depth_law_form(*map).coefficient));
    }
    CHECK_FALSE(services::chosen_network(edge("gelu"))->activation().exact_next_coefficient(1));
}

TEST_CASE("what is printed of the bounds for all layers contains them") {
    for (const char* name : {"leaky-relu:1/10", "erf", "exp", "relu^2"})
        for (const Rational& z : {Rational(1, 2), Rational(-9, 10)}) {
            INFO(name << " z = " << z);
            const auto bounds = services::network_bounds(*services::chosen_network(edge(name)), z);
            const std::string text = fact(services::depth_law_facts(edge(name), z, 20), "bounds");
            std::vector<Rational> ends;  // of "lies in [a, b] + [c, d] log(L/from)"
            for (std::size_t at = text.find("lies in"); (at = text.find('[', at)) != std::string::npos; ++at) {
                const std::size_t comma = text.find(',', at), end = text.find(']', at);
                ends.push_back(rigor::parse_rational(text.substr(at + 1, comma - at - 1)));
                ends.push_back(rigor::parse_rational(text.substr(comma + 2, end - comma - 2)));
            }
            REQUIRE(ends.size() == (bounds.slope.is_exactly_zero() ? 2 : 4));
            const Ball printed[] = {bounds.constant, bounds.slope};
            for (std::size_t i = 0; i < ends.size(); ++i) {
                const bool lower = i % 2 == 0;
                const Ball& b = printed[i / 2];
                const Rational exact = rigor::rational_midpoint(lower ? b.lower() : b.upper());
                const Rational beyond = lower ? exact - ends[i] : ends[i] - exact;
                CHECK(beyond >= 0);
                CHECK(beyond <= Rational(1, 10'000));
            }
        }
}

TEST_CASE("the remainder of a rate bounds both ends of the constant, and the slope") {
    for (const char* name : {"erf", "relu^2"}) {
        INFO(name);
        const auto map = services::chosen_network(edge(name));
        const auto bounds = services::network_bounds(*map, Rational(1, 2));
        const auto form = ntk::depth_law_form(*map);
        const bool logarithmic = form.scale == ntk::DepthLawForm::Scale::log_over_depth;
        const auto report = services::judge_network_sequence(
            rigor::parse_rate_claim(logarithmic ? "1/3 + O(log(L)/L)" : "1/3 + O(1/L^(1/2))"), "theta-bar", edge(name),
            Rational(1, 2));
        REQUIRE(report.bounds.size() == 2);
        const auto& last = report.bounds.back();
        const Ball from(rigor::parse_rational(last.from));
        const Ball constant = rigor::maximum(rigor::abs(bounds.constant.lower()), rigor::abs(bounds.constant.upper())),
                   slope = rigor::maximum(rigor::abs(bounds.slope.lower()), rigor::abs(bounds.slope.upper()));
        // |constant + slope log(L/from)| is at most this times 1, or log L.
        const Ball needed = logarithmic ? constant : constant / rigor::log(from) + slope;
        const Rational printed = rigor::parse_rational(last.upper);
        CHECK(certainly_at_most(needed, Ball(printed)) == rigor::Truth::yes);
        CHECK(certainly_at_most(Ball(printed), needed * Ball(Rational(101, 100))) == rigor::Truth::yes);
    }
}

TEST_CASE("rates of networks") {
    CHECK(judged("1/3 + O(1/L)", "erf") == RateVerdict::fails);
    CHECK(judged("1/3 + O(log(L)/L)", "erf") == RateVerdict::holds);
    CHECK(judged("1/3 - 11/18 log(L)/L + O(1/L)", "erf") == RateVerdict::holds);
    CHECK(judged("1/3 + 11/18 log(L)/L + O(1/L)", "erf") == RateVerdict::fails);  // sign
    CHECK(judged("1/3 - 2/3 log(L)/L + O(1/L)", "erf") == RateVerdict::fails);
    CHECK(judged("1/4 + O(log(L)/L)", "erf") == RateVerdict::fails);
    CHECK(judged("1/3 + 1/9 log(L)/L + O(1/L)", "exp") == RateVerdict::holds);
    CHECK(judged("1/3 + O(1/L)", "geometric") == RateVerdict::holds);  // c = 0
    CHECK(judged("1/4 + 3/8 log(L)/L + O(1/L)", "leaky-relu:-2/3") == RateVerdict::holds);
    CHECK(judged("1/4 + O(1/L)", "abs") == RateVerdict::fails);
    CHECK(judged("1/3 + O(1/L^(1/2))", "relu^2") == RateVerdict::holds);
    CHECK(judged("1/3 + O(log(L)/L)", "relu^2") == RateVerdict::fails);
    CHECK(judged("1/3 - 16/75/pi L^(-1/2) + O(log(L)/L)", "relu^2") == RateVerdict::holds);
    CHECK(judged("1/3 + O(1/L)", "tanh") == RateVerdict::fails);
    CHECK(judged("1/3 + o(1/L)", "geometric") == RateVerdict::undecided);  // beyond the next term
    const auto report = services::judge_network_sequence(rigor::parse_rate_claim("1/3 + O(log(L)/L)"), "theta-bar",
                                                         edge("erf"), Rational(1, 2));
    REQUIRE_FALSE(report.bounds.empty());
    CHECK_FALSE(report.bounds.front().upper.empty());
}

TEST_CASE("networks that cannot be meant") {
    const services::Function& kernel = services::function_with_name("theta-bar");
    const auto fails = [&](const Arguments& a) { services::evaluate(kernel, a, 10); };
    CHECK_THROWS_WITH(fails({.at = 0, .depth = 3, .activation = "swish", .edge_of_chaos = 1}),
                      Contains("no activation 'swish'; expected one of relu"));
    CHECK_THROWS_WITH(fails({.at = 0, .depth = 3, .activation = "erf"}), Contains("no variances"));
    CHECK_THROWS_WITH(fails({.at = 0, .depth = 3, .edge_of_chaos = 1}), Contains("belongs to an activation"));
    CHECK_THROWS_WITH(fails({.at = 0, .depth = 3, .activation = "erf", .edge_of_chaos = 1, .weight_variance = 1}),
                      Contains("both variances"));
    CHECK_THROWS_WITH(fails({.at = 0, .depth = 3, .activation = "cos", .edge_of_chaos = 1}), Contains("-0.313"));
    CHECK_THROWS_AS(fails({.at = 0, .depth = 3, .activation = "cos", .edge_of_chaos = 1}), services::BadInput);
    CHECK_THROWS_AS(fails({.at = 0, .depth = 3, .activation = "tanh", .weight_variance = 1}), services::Undecided);
    CHECK_THROWS_AS(fails({.at = 0, .depth = 3, .activation = "tanh", .edge_of_chaos = 1000}), services::OutOfBudget);
    CHECK_THROWS_WITH(services::evaluate(services::function_with_name("kappa1"), {.at = 0, .activation = "erf"}, 10),
                      Contains("does not take it"));
    CHECK_THROWS_AS(services::depth_law_facts(edge("relu^3"), {}, 10), services::Undecided);
    CHECK_THROWS_WITH(services::depth_law_facts(edge("poly:0,1"), {}, 10), Contains("h''(1)"));
    CHECK_THROWS_AS(services::judge_network_sequence(rigor::parse_rate_claim("O(1)"), "rho", edge("erf"), std::nullopt),
                    services::BadInput);
    CHECK_THROWS_WITH(services::judge_network_sequence(rigor::parse_rate_claim("O(1)"), "theta-bar",
                                                       {"erf", {}, 1, Rational(1, 10)}, std::nullopt),
                      Contains("ordered phase"));
    // relu^3: no law here, but direct iteration.
    CHECK(value("theta-bar", {.at = Rational(1, 2), .depth = 300, .activation = "relu^3", .edge_of_chaos = 1})
              .accurate_bits() > 90);
}
