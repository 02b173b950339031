// Checks rigor/rate/rate_data.hpp: clean sequences are told apart, and no sequence, however short or noisy, gets a
// wrong decided answer.
#include "rigor/rate/rate_data.hpp"
#include "catch.hpp"
#include "rigor/number/instrumented.hpp"
#include "rigor/rate/rate_fit.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <numbers>
#include <random>

using rigor::Boundedness, rigor::DataJudgement, rigor::DataVerdict, rigor::judge_ratio, rigor::RatioPoint;
using enum Boundedness;
using enum DataVerdict;

namespace {

using Sequence = std::function<double(double)>;

std::vector<double> every(double from, double to) {
    std::vector<double> L;
    for (double l = from; l <= to; ++l) L.push_back(l);
    return L;
}
std::vector<double> geometric(double from, double to, double factor) {
    std::vector<double> L;
    for (double l = from; l <= to * (1 + 1e-9); l = std::max(std::round(l) + 1, l * factor)) L.push_back(std::round(l));
    return L;
}

class Random {
public:
    explicit Random(unsigned long seed) : engine_(seed) {}
    /// Written out, so that every standard library gives the same numbers.
    double uniform(double a, double b) {
        return a + (b - a) * static_cast<double>(engine_() >> 11) / 9007199254740992.0;
    }
    int below(int n) { return static_cast<int>(engine_() % static_cast<unsigned>(n)); }
    double sign() { return below(2) ? 1 : -1; }
    double normal() {
        return std::sqrt(-2 * std::log(uniform(1e-300, 1))) * std::cos(uniform(0, 2 * std::numbers::pi));
    }

private:
    std::mt19937_64 engine_;
};

/// How the numbers s_L = offset + (s_L - offset) were printed: with so many digits (0: exactly), after noise.
struct Printing {
    int digits = 0;
    double relative_noise = 0, absolute_noise = 0, offset = 0;
};

/// The ratio (s_L - offset) / g(L) as the command computes it from the printed s_L.
std::vector<RatioPoint> points(const std::vector<double>& L, const Sequence& difference, const Sequence& g,
                               const Printing& printing = {}, unsigned long seed = 1) {
    Random random(seed);
    std::vector<RatioPoint> all;
    for (const double l : L) {
        double d = difference(l), uncertainty = 0;
        if (!std::isfinite(d)) continue;
        if (printing.relative_noise > 0) d *= 1 + printing.relative_noise * random.normal();
        if (printing.absolute_noise > 0) d += printing.absolute_noise * random.normal();
        const double s = printing.offset + d;
        if (printing.digits > 0 && s != 0) {
            const double unit = std::pow(10.0, std::floor(std::log10(std::abs(s))) + 1 - printing.digits);
            d = std::round(s / unit) * unit - printing.offset;
            uncertainty = 0.5 * unit + 3e-16 * std::abs(s);
        }
        all.push_back({std::log(l), d / g(l), uncertainty / g(l)});
    }
    return all;
}

struct Claim {
    const char* text;
    Boundedness kind;
    Sequence g;
    DataVerdict expected;
};

Sequence power_law(double p, double q = 0) {
    return [=](double L) { return std::pow(L, p) * std::pow(std::log(L), q); };
}
Claim O(const char* text, const Sequence& g, DataVerdict expected) { return {text, bounded, g, expected}; }
Claim o(const char* text, const Sequence& g, DataVerdict expected) { return {text, vanishing, g, expected}; }
Claim Theta(const char* text, const Sequence& g, DataVerdict expected) {
    return {text, bounded_and_away_from_zero, g, expected};
}

/// Under the sanitizers each judgement takes three to five times as long, and what they look for does not need every
/// table: there one in five is judged, none of the long ones, and fewer seeds.
constexpr bool sanitized = NTK_INSTRUMENTED;
bool left_out(const std::vector<double>& L) {
    static int asked = 0;
    return sanitized && (L.size() > 100 || asked++ % 5 != 0);
}

const std::vector<Printing> poor{{3, 0, 0, 0},    {6, 0, 0, 0},    {5, 0, 0, 0.25},
                                 {0, 0.01, 0, 0}, {0, 1e-4, 0, 0}, {0, 0, 1e-6, 0}};

/// Clean data give the expected verdict; worse ones give it or none.
void check(const char* name, const Sequence& difference, const std::vector<Claim>& claims) {
    for (const Claim& claim : claims) {
        const auto judge = [&](const std::vector<double>& L, const Printing& printing, unsigned long seed = 1) {
            return judge_ratio(claim.kind, points(L, difference, claim.g, printing, seed));
        };
        for (const auto& L :
             {every(2, 10'000), geometric(10, 10'240, 2), geometric(10, 10'000, 1.3), geometric(10, 1e6, 1.5)}) {
            if (left_out(L)) continue;
            const DataJudgement clean = judge(L, {});
            INFO(name << ", claim " << claim.text << ", " << L.size() << " points: " << clean.reason);
            CHECK(clean.verdict == claim.expected);
            const DataJudgement printed = judge(L, {15, 0, 0, 0});
            CHECK((printed.verdict == claim.expected || printed.verdict == undecided));
        }
        unsigned long seed = 0;
        for (const auto& L :
             {every(10, 10'000), every(10, 30), every(1, 5), geometric(1, 1e6, 2), geometric(10, 300, 1.2)})
            for (const Printing& printing : poor) {
                if (left_out(L)) continue;
                const DataJudgement d = judge(L, printing, ++seed);
                INFO(name << ", claim " << claim.text << ", " << L.size() << " points, case " << seed << ": "
                          << d.reason);
                CHECK((d.verdict == claim.expected || d.verdict == undecided));
            }
        CHECK(judge(every(10, 30), {}).verdict == undecided);
        CHECK(judge(geometric(10, 1e4, 10), {}).verdict == undecided);
    }
}

}  // namespace

TEST_CASE("clean data are told apart, and worse data are never taken for the opposite") {
    check("1/L", power_law(-1),
          {O("O(1/L)", power_law(-1), supported),
           O("O(log L/L)", power_law(-1, 1), supported),
           o("o(1/L)", power_law(-1), contradicted),
           Theta("Theta(1/L)", power_law(-1), supported),
           O("O(L^-1.05)", power_law(-1.05), contradicted),
           Theta("Theta(log L/L)", power_law(-1, 1), contradicted),
           {"~ 1/L", tends_to_one, power_law(-1), supported}});
    check("2/L + 3 log L/L^2", [](double L) { return 2 / L + 3 * std::log(L) / L / L; },
          {O("O(1/L)", power_law(-1), supported),
           o("o(1/L)", power_law(-1), contradicted),
           Theta("Theta(1/L)", power_law(-1), supported),
           {"~ 1/L", tends_to_one, power_law(-1), contradicted},
           O("O(1/L^2)", power_law(-2), contradicted)});
    check("log L/L", power_law(-1, 1),
          {O("O(1/L)", power_law(-1), contradicted), O("O(log L/L)", power_law(-1, 1), supported),
           Theta("Theta(log L/L)", power_law(-1, 1), supported)});
    check("L^-1.05", power_law(-1.05),
          {O("O(1/L)", power_law(-1), supported), Theta("Theta(1/L)", power_law(-1), contradicted),
           o("o(1/L)", power_law(-1), supported), O("O(L^-1.1)", power_law(-1.1), contradicted)});
    for (const double c : {-10.0, -2.0, 0.5, 10.0}) {
        INFO("c = " << c);
        check("(3/8 log L + c)/L + log^2 L/L^2",
              [c](double L) { return ((0.375 * std::log(L) + c) + std::log(L) * std::log(L) / L) / L; },
              {O("O(1/L)", power_law(-1), contradicted), O("O(log L/L)", power_law(-1, 1), supported),
               Theta("Theta(log L/L)", power_law(-1, 1), supported)});
    }
    check("1/L against a wrong limit", [](double L) { return 1 / L + 0.001; },
          {O("O(1/L)", power_law(-1), contradicted), Theta("Theta(1/L)", power_law(-1), contradicted)});
}

TEST_CASE("slow and oscillating ratios are never decided wrongly") {
    const auto not_wrong = [](const char* name, const Sequence& difference, const Sequence& g,
                              const std::vector<std::pair<Boundedness, bool>>& truths) {
        for (const auto& L : {every(2, 10'000), geometric(10, 1e6, 1.3), geometric(10, 1e4, 2), every(10, 200)})
            for (const Printing& printing :
                 {Printing{}, Printing{15, 0, 0, 0.25}, Printing{6, 0, 0, 0}, Printing{0, 0.01, 0, 0}})
                for (const auto& [kind, truth] : truths) {
                    if (left_out(L)) continue;
                    const DataJudgement d = judge_ratio(kind, points(L, difference, g, printing));
                    INFO(name << ", claim " << static_cast<int>(kind) << ", " << L.size() << " points: " << d.reason);
                    CHECK(d.verdict != (truth ? contradicted : supported));
                }
    };
    using Truths = std::vector<std::pair<Boundedness, bool>>;
    const Truths zero{{bounded, true}, {vanishing, true}, {bounded_and_away_from_zero, false}, {tends_to_one, false}};
    const Truths constant{
        {bounded, true}, {vanishing, false}, {bounded_and_away_from_zero, true}, {tends_to_one, true}};
    const Truths infinite{
        {bounded, false}, {vanishing, false}, {bounded_and_away_from_zero, false}, {tends_to_one, false}};
    const Truths oscillating{{bounded, true}, {vanishing, false}, {tends_to_one, false}};
    not_wrong("1/(L log L)", power_law(-1, -1), power_law(-1), zero);
    not_wrong("1/(L log L), O(L^-1.05)", power_law(-1, -1), power_law(-1.05), infinite);
    not_wrong("1/(L sqrt log L)", power_law(-1, -0.5), power_law(-1), zero);
    not_wrong(
        "(1 + 1/log L)/L", [](double L) { return (1 + 1 / std::log(L)) / L; }, power_law(-1), constant);
    not_wrong(
        "(1 + 1/log log L)/L", [](double L) { return (1 + 1 / std::log(1 + std::log(L))) / L; }, power_law(-1),
        constant);
    not_wrong(
        "log log L/L", [](double L) { return std::log(std::log(L)) / L; }, power_law(-1), infinite);
    not_wrong("L^-1.002", power_law(-1.002), power_law(-1), zero);
    not_wrong("L^-0.998", power_law(-0.998), power_law(-1), infinite);
    not_wrong("log L L^-1.1", power_law(-1.1, 1), power_law(-1), zero);
    not_wrong(
        "sin(log L)/L", [](double L) { return std::sin(std::log(L)) / L; }, power_law(-1), oscillating);
    not_wrong(
        "(2 + sin log L)/L", [](double L) { return (2 + std::sin(std::log(L))) / L; }, power_law(-1), oscillating);
    // Without the aliasing of a geometric subset of even L.
    for (const auto& L : {every(10, 10'000), every(2, 300), geometric(10, 1e5, 1.3)}) {
        const auto alternating = points(
            L, [](double l) { return (std::fmod(l, 2) == 0 ? 1 : -1) / l; }, power_law(-1));
        const auto growing = points(
            L, [](double l) { return (std::fmod(l, 2) == 0 ? 1 : -1) * std::log(l) / l; }, power_law(-1));
        CHECK(judge_ratio(bounded, alternating).verdict != contradicted);
        CHECK(judge_ratio(vanishing, alternating).verdict != supported);
        CHECK(judge_ratio(bounded, growing).verdict != supported);
        CHECK(judge_ratio(vanishing, growing).verdict != supported);
    }
}

TEST_CASE("far rivals are told apart under one percent of noise") {
    int contradictions = 0, supports = 0;
    constexpr int seeds = sanitized ? 4 : 20;
    for (unsigned long seed = 1; seed <= seeds; ++seed) {
        const Printing noisy{0, 0.01, 0, 0};
        const DataVerdict faster =
            judge_ratio(bounded, points(every(10, 10'000), power_law(-2), power_law(-1), noisy, seed)).verdict;
        CHECK(faster != contradicted);
        supports += faster == supported;
        contradictions +=
            judge_ratio(bounded, points(every(10, 10'000), power_law(-1), power_law(-2), noisy, seed)).verdict ==
            contradicted;
    }
    CHECK(contradictions >= seeds * 9 / 10);
    CHECK(supports >= seeds * 3 / 20);
}

TEST_CASE("degenerate data") {
    const auto judge = [](Boundedness kind, double value, double uncertainty, const std::vector<double>& L) {
        std::vector<RatioPoint> all;
        for (const double l : L) all.push_back({std::log(l), value, uncertainty});
        return judge_ratio(kind, all).verdict;
    };
    const auto L = every(1, 100);
    CHECK(judge(bounded, 0, 0, L) == supported);
    CHECK(judge(vanishing, 0, 0, L) == supported);
    CHECK(judge(bounded_and_away_from_zero, 0, 0, L) == contradicted);
    CHECK(judge(tends_to_one, 0, 0, L) == contradicted);
    CHECK(judge(bounded, 0, 0, every(1, 9)) == undecided);
    CHECK(judge(bounded, 0, 1e-3, L) == undecided);
    CHECK(judge(bounded_and_away_from_zero, 2, 0, L) == supported);
    CHECK(judge(tends_to_one, 1, 0, L) == supported);
    CHECK(judge(tends_to_one, 1.001, 0, L) == contradicted);
    CHECK(judge(bounded, 1, 10, L) == undecided);
    CHECK(judge(bounded, 1e300, 0, L) == supported);
    CHECK(judge(bounded, 1e-300, 0, L) == supported);
    for (const Boundedness kind : {bounded, vanishing, bounded_and_away_from_zero, tends_to_one}) {
        CHECK(judge_ratio(kind, {}).verdict == undecided);
        CHECK_FALSE(judge_ratio(kind, {}).reason.empty());
        // Unusable points are left out, the order and repetitions do not matter.
        auto good = points(geometric(10, 1e5, 1.2), power_law(-1), power_law(-1));
        auto mixed = good;
        const double nan = std::nan(""), inf = std::numeric_limits<double>::infinity();
        mixed.insert(
            mixed.end(),
            {{nan, 1, 0}, {3, nan, 0}, {3, inf, 0}, {3, 1, inf}, {3, 1, -1}, {-inf, 1, 0}, {0, 1, 0}, good[3]});
        std::reverse(mixed.begin(), mixed.end());
        CHECK(judge_ratio(kind, mixed).verdict == judge_ratio(kind, good).verdict);
        CHECK(judge_ratio(kind, mixed).reason == judge_ratio(kind, good).reason);
        // Enormous L, and steps in log L at the limit of double.
        std::vector<RatioPoint> enormous, dense;
        for (int i = 0; i < 50; ++i)
            enormous.push_back({100.0 * (i + 1), 1 + 1.0 / (i + 1), 0}), dense.push_back({3 + 1e-15 * i, 1, 0});
        CHECK_NOTHROW(judge_ratio(kind, enormous));
        CHECK(judge_ratio(kind, dense).verdict == undecided);
    }
}

TEST_CASE("random sequences are never decided wrongly") {
    enum Class { to_constant, to_zero, to_infinity, other };
    long decided = 0, wrong = 0;
    std::string first_wrong;
    constexpr unsigned long seeds = sanitized ? 200 : 800;
    for (unsigned long seed = 1; seed <= seeds; ++seed) {
        Random random(seed);
        const double d = random.uniform(0.3, 2), a = random.uniform(-5, 5), b = random.uniform(-5, 5),
                     k = random.sign() * random.uniform(0.3, 3);
        const double slow = random.uniform(0.05, 2), m = std::pow(10, random.uniform(-1, 2)),
                     small = std::pow(10, random.uniform(-3, 0));
        const double w = random.uniform(0.3, 8), c = random.uniform(-10, 10),
                     slope = random.sign() * random.uniform(0.1, 1);
        const int q = 1 + random.below(2);
        struct Family {
            Class limit;
            Sequence ratio;
        };
        const auto ln = [](double L) { return std::log(L); };
        const std::vector<Family> families{
            {to_constant, [=](double L) { return k + a * std::pow(L, -d); }},
            {to_constant, [=](double L) { return k + (a + b * ln(L)) * std::pow(L, -d); }},
            {to_constant, [=](double L) { return k + b / ln(L); }},
            {to_constant, [=](double L) { return k * L / (L + m); }},
            {to_constant, [=](double L) { return k * (1 + 0.3 * b * ln(ln(L)) / ln(L)); }},
            {to_constant, [=](double L) { return k + a * std::pow(L, -slow) + b * std::pow(L, -1.7 * slow); }},
            {to_zero, [=](double L) { return k * std::pow(L, -slow) * (1 + a / L + b * ln(L) / L); }},
            {to_zero, [=](double L) { return k * std::pow(ln(L), -d); }},
            {to_zero, [=](double L) { return k * std::pow(ln(L), q) * std::pow(L, -slow); }},
            {to_zero, [=](double L) { return k / ln(ln(L) + 1.5); }},
            {to_infinity, [=](double L) { return slope * ln(L) + c + b * ln(L) * ln(L) / L; }},
            {to_infinity, [=](double L) { return k * std::pow(ln(L), d); }},
            {to_infinity, [=](double L) { return k * ln(ln(L)) + a; }},
            {to_infinity, [=](double L) { return k * std::pow(L, slow) * (1 + a / L + b * ln(L) / L); }},
            {to_infinity, [=](double L) { return k + small * std::pow(L, d); }},
            {to_infinity, [=](double L) { return k * std::pow(L, d) / std::pow(ln(L), q); }},
            {other, [=](double L) { return k * std::sin(w * ln(L) + a); }},
            {other, [=](double L) { return k * (b / 5 + (std::fmod(L, 2) == 0 ? 1 : -1)); }},
            // Expansions in L + 3/2 log L + c, as deep networks have them, and slow ones that no law of the
            // competitions has.
            {to_constant, [=](double L) { return k * (1 + (a + b * ln(L + std::abs(c))) / (L + std::abs(c))); }},
            {to_constant, [=](double L) { return k * std::pow(1 + (1.5 * ln(L) + std::abs(c)) / L, -2); }},
            {to_infinity,
             [=](double L) {
                 return (k * ln(L + 1.5 * ln(L) + std::abs(c)) + a) / (1 + (1.5 * ln(L) + std::abs(c)) / L);
             }},
            {to_constant, [=](double L) { return k + (a + b * ln(L) * ln(L) / L) / ln(L); }},
            {to_zero, [=](double L) { return k * std::pow(L + 1.5 * ln(L) + std::abs(c), -slow); }},
            {to_constant, [=](double L) { return k + b / ln(L + m); }},
            {to_constant, [=](double L) { return k + b / std::sqrt(ln(L) + 1); }},
            {other, [=](double L) { return k * (1 + 0.02 * std::abs(b) * std::sin(w * ln(L) + a)); }},
            {to_infinity, [=](double L) { return k + 0.2 * slope * ln(L); }},
            {to_zero, [=](double L) { return k / (1 + 0.2 * std::abs(b) * ln(L)); }},
            {to_constant, [=](double L) { return k * std::exp(a / std::sqrt(L)); }},
        };
        const Family& family = families[static_cast<std::size_t>(random.below(static_cast<int>(families.size())))];
        const double from = std::array{3.0, 5.0, 10.0, 30.0}[static_cast<std::size_t>(random.below(4))];
        const double to = std::min(1e5, from * std::pow(10, random.uniform(0.5, 5)));
        const auto L =
            random.below(3) == 0 ? every(from, std::min(to, 5e3)) : geometric(from, to, random.uniform(1.05, 2.6));
        const std::array printings{Printing{},
                                   Printing{15, 0, 0, 0.25},
                                   Printing{3 + random.below(4), 0, 0, 0},
                                   Printing{3 + random.below(8), 0, 0, 0.25},
                                   Printing{0, std::pow(10, random.uniform(-4, -1)), 0, 0},
                                   Printing{0, 0.01, 0, 0},
                                   Printing{0, 0, std::pow(10, random.uniform(-8, -3)), 0},
                                   Printing{15, 0, 0, 0},
                                   Printing{5 + random.below(9), 0, 0, 0}};
        const Printing printing = printings[static_cast<std::size_t>(random.below(9))];
        const Sequence g = power_law(random.below(3) == 0 ? -0.5 : -1.0);
        const Boundedness kind = std::array{bounded, vanishing, bounded_and_away_from_zero,
                                            tends_to_one}[static_cast<std::size_t>(random.below(4))];
        // An alternating ratio may be bounded away from zero, and a random constant is not 1.
        if (family.limit == other && kind == bounded_and_away_from_zero) continue;
        const bool truth = kind == bounded                      ? family.limit != to_infinity
                           : kind == vanishing                  ? family.limit == to_zero
                           : kind == bounded_and_away_from_zero ? family.limit == to_constant
                                                                : false;
        const DataJudgement judged =
            judge_ratio(kind, points(
                                  L, [&](double l) { return family.ratio(l) * g(l); }, g, printing, seed));
        decided += judged.verdict != undecided;
        if (judged.verdict != undecided && (judged.verdict == supported) != truth) {
            ++wrong;
            if (first_wrong.empty())
                first_wrong = "seed " + std::to_string(seed) + ", family " + std::to_string(&family - families.data()) +
                              ": " + judged.reason;
        }
    }
    INFO(first_wrong);
    CHECK(wrong == 0);
    CHECK(decided > (sanitized ? 30 : 160));
}

namespace {

/// 1 - rho, Theta_bar - 1/4 and the angle of a deep network, from correlation 1/2, at L = 1, 2, ...; long double, good
/// to 15 digits.
struct DeepNetwork {
    std::vector<long double> one_minus_rho, excess, angle;
    explicit DeepNetwork(long depth) {
        const long double pi = std::numbers::pi_v<long double>;
        long double T = 0.5L, theta = pi / 3;
        for (long L = 1; L <= depth; ++L) {
            const long double half = std::sin(theta / 2);
            one_minus_rho.push_back(2 * half * half), excess.push_back(T / static_cast<long double>(L) - 0.25L),
                angle.push_back(theta);
            // sin - theta cos cancels for small angles; its series is sum (-1)^(k+1) 2k theta^(2k+1) / (2k+1)!.
            long double area = 0, term = theta * theta * theta / 6;
            for (int k = 1; k < 20; ++k, term *= theta * theta / (2 * k * (2 * k + 1)))
                area += static_cast<long double>(k % 2 ? 2 * k : -2 * k) * term;
            const long double next = 2 * std::asin(std::sqrt(half * half - area / (2 * pi)));
            T = (1 - theta / pi) * T + std::cos(next);
            theta = next;
        }
    }
};

/// The ratio (s - offset)/g of the first rows, s printed with so many digits; `cut`: cut off instead of rounded.
std::vector<RatioPoint> printed(const std::vector<long double>& difference, long double offset, long rows, int digits,
                                const Sequence& g, bool cut = false) {
    std::vector<RatioPoint> all;
    for (long L = 1; L <= rows; ++L) {
        const long double s = offset + difference[static_cast<std::size_t>(L) - 1],
                          unit = std::pow(10.0L,
                                          std::floor(std::log10(std::abs(s))) + 1 - static_cast<long double>(digits));
        const long double shown = (cut ? std::trunc(s / unit) : std::round(s / unit)) * unit,
                          scale = g(static_cast<double>(L));
        all.push_back({std::log(static_cast<double>(L)), static_cast<double>((shown - offset) / scale),
                       static_cast<double>((cut ? 1 : 0.5L) * unit / scale)});
    }
    return all;
}

}  // namespace

TEST_CASE(
    "the sequences of deep networks: corrections in log L/L are no obstacle, and more digits or rows decide no less") {
    const DeepNetwork network(5000);
    const double K = 4.5 * std::numbers::pi * std::numbers::pi;
    const auto over = [](double c, double p, double q = 0) {
        return [=](double L) { return c * std::pow(L, -p) * std::pow(std::log(L), q); };
    };
    struct Case {
        const char* text;
        const std::vector<long double>* sequence;
        double offset;
        Boundedness kind;
        Sequence g;
        DataVerdict expected;
        int decided_from;  ///< digits, with 5000 rows; 99: not required
    };
    const auto &rho = network.one_minus_rho, &excess = network.excess, &angle = network.angle;
    const std::vector<Case> cases{
        {"1 - rho ~ 9 pi^2/2/L^2", &rho, 0, tends_to_one, over(K, 2), supported, 8},
        {"1 - rho ~ 40/L^2", &rho, 0, tends_to_one, over(40, 2), contradicted, 6},
        {"1 - rho ~ 60/L^2", &rho, 0, tends_to_one, over(60, 2), contradicted, 6},
        {"1 - rho ~ 44/L^2", &rho, 0, tends_to_one, over(44, 2), contradicted, 8},
        {"1 - rho = Theta(1/L^2)", &rho, 0, bounded_and_away_from_zero, over(1, 2), supported, 6},
        {"1 - rho = O(1/L^2)", &rho, 0, bounded, over(1, 2), supported, 6},
        {"1 - rho = o(1/L^2)", &rho, 0, vanishing, over(1, 2), contradicted, 6},
        {"1 - rho = o(1/L)", &rho, 0, vanishing, over(1, 1), supported, 6},
        {"1 - rho = O(1/L^3)", &rho, 0, bounded, over(1, 3), contradicted, 6},
        {"1 - rho = O(log L/L^2)", &rho, 0, bounded, over(1, 2, 1), supported, 99},
        {"1 - rho = Theta(log L/L^2)", &rho, 0, bounded_and_away_from_zero, over(1, 2, 1), contradicted, 99},
        {"Theta_bar = 1/4 + O(1/L)", &excess, 0.25, bounded, over(1, 1), contradicted, 8},
        {"Theta_bar = 1/4 + O(log L/L)", &excess, 0.25, bounded, over(1, 1, 1), supported, 10},
        {"Theta_bar = 1/4 + Theta(log L/L)", &excess, 0.25, bounded_and_away_from_zero, over(1, 1, 1), supported, 10},
        {"Theta_bar - 1/4 ~ 3/8 log L/L", &excess, 0.25, tends_to_one, over(0.375, 1, 1), supported, 99},
        {"Theta_bar - 1/4 ~ 0.4 log L/L", &excess, 0.25, tends_to_one, over(0.4, 1, 1), contradicted, 8},
        {"theta ~ 3 pi/L", &angle, 0, tends_to_one, over(3 * std::numbers::pi, 1), supported, 8},
        {"theta ~ 9/L", &angle, 0, tends_to_one, over(9, 1), contradicted, 6},
    };
    for (const Case& c : cases)
        for (const long rows : {1000, 5000}) {
            if (sanitized && rows > 1000) continue;
            bool decided_before = false;
            for (const int digits : {4, 6, 8, 12, 15}) {
                const DataJudgement d = judge_ratio(c.kind, printed(*c.sequence, c.offset, rows, digits, c.g));
                INFO(c.text << ", " << rows << " rows of " << digits << " digits: " << d.reason
                            << "; would decide: " << d.would_decide);
                CHECK((d.verdict == c.expected || d.verdict == undecided));
                CHECK((d.verdict == c.expected || !decided_before || digits <= 6));
                CHECK((d.verdict == c.expected || rows < 5000 || digits < c.decided_from));
                CHECK(d.would_decide.empty() == (d.verdict != undecided));
                decided_before = d.verdict != undecided;
                if (c.kind == tends_to_one && std::isfinite(d.limit)) CHECK(d.limit_uncertainty >= 0);
            }
        }
    // The estimate of the constant covers it.
    const DataJudgement fitted = judge_ratio(tends_to_one, printed(rho, 0, 5000, 12, over(40, 2)));
    CHECK(std::abs(40 * fitted.limit - K) <= 40 * fitted.limit_uncertainty);
    CHECK(40 * fitted.limit_uncertainty < 0.1);
}

TEST_CASE("more digits never decide less, for random regular expansions") {
    long decided = 0;
    constexpr unsigned long seeds = sanitized ? 4 : 12;
    for (unsigned long seed = 1; seed <= seeds; ++seed) {
        Random random(seed);
        const double k = random.sign() * random.uniform(0.5, 3), a = random.uniform(-3, 3), b = random.uniform(-2, 2),
                     e = random.uniform(-3, 3);
        const int leading = random.below(3);
        const auto ratio = [=](double L) {
            const double x = std::log(L), corrections = (a + b * x) / L + e * x * x / (L * L);
            return leading == 0   ? k + corrections
                   : leading == 1 ? k * x + a + corrections * x
                                  : (k + corrections) / std::sqrt(L);
        };
        const Boundedness kind =
            std::array{bounded, vanishing, bounded_and_away_from_zero}[static_cast<std::size_t>(random.below(3))];
        const bool truth = kind == bounded ? leading != 1 : kind == vanishing ? leading == 2 : leading == 0;
        const auto L = random.below(2) ? every(1, 3000) : geometric(4, 20'000, 1.25);
        bool decided_before = false;
        for (const int digits : {4, 6, 8, 10, 12, 15}) {
            const DataJudgement d = judge_ratio(
                kind, points(
                          L, [&](double l) { return ratio(l) / l; }, power_law(-1), {digits, 0, 0, 0}, seed));
            INFO("seed " << seed << ", " << digits << " digits: " << d.reason);
            CHECK(d.verdict != (truth ? contradicted : supported));
            CHECK((d.verdict != undecided || !decided_before));
            decided_before = d.verdict != undecided;
        }
        decided += decided_before;
    }
    CHECK(decided >= static_cast<long>(seeds * 3 / 4));
}

TEST_CASE("the normalized neural tangent kernel at 1/2 is 1/4 + O(log L/L) and not 1/4 + O(1/L)") {
    const long double pi = std::numbers::pi_v<long double>;
    long double T = 0.5L, theta = std::acos(0.5L);
    std::vector<long double> error;
    for (long L = 1; L <= 1'000'000; ++L) {
        error.push_back(T / static_cast<long double>(L) - 0.25L);
        // sin - theta cos cancels for small angles; its series is sum (-1)^(k+1) 2k theta^(2k+1) / (2k+1)!.
        long double area = 0, term = theta * theta * theta / 6;
        for (int k = 1; k < 20; ++k, term *= theta * theta / (2 * k * (2 * k + 1)))
            area += static_cast<long double>(k % 2 ? 2 * k : -2 * k) * term;
        const long double half = std::sin(theta / 2), next = 2 * std::asin(std::sqrt(half * half - area / (2 * pi)));
        T = (1 - theta / pi) * T + std::cos(next);
        theta = next;
    }
    const auto judged = [&](Boundedness kind, const std::vector<double>& L, const Sequence& g) {
        std::vector<RatioPoint> all;
        for (const double l : L)
            all.push_back(
                {std::log(l), static_cast<double>(error[static_cast<std::size_t>(l) - 1]) / g(l), 1e-16 / g(l)});
        return judge_ratio(kind, all);
    };
    for (const auto& L : {every(1, 10'000), every(10, 1'000'000), geometric(10, 10'000, 1.3), geometric(1, 1e6, 1.5),
                          geometric(16, 1e6, 2)}) {
        const DataJudgement reciprocal = judged(bounded, L, power_law(-1));
        const DataJudgement logarithm = judged(bounded, L, [](double l) { return l == 1 ? 1 : std::log(l) / l; });
        INFO(L.size() << " points: " << reciprocal.reason << "; " << logarithm.reason);
        CHECK(reciprocal.verdict == contradicted);
        CHECK(logarithm.verdict == supported);
        CHECK(reciprocal.fitted_log_power == 1);
    }
}

TEST_CASE("thinned data are known no better than their printed digits") {
    std::vector<RatioPoint> points;
    for (int i = 0; i < 30; ++i) points.push_back({1 + i / 3.0, 2 + 0.1 * i, 1e-3 * (1 + i % 4)});
    const rigor::rate_detail::Sample sample = rigor::rate_detail::thinned(points, 0);
    REQUIRE(sample.size() == points.size());
    for (std::size_t i = 0; i < points.size(); ++i) {
        CHECK(sample.known[i] >= points[i].uncertainty);
        CHECK(sample.sigma[i] >= points[i].uncertainty);
    }
}
