#include "claim/generators.hpp"
#include "claim/legacy.hpp"
#include "rigor/number/ball_functions.hpp"

namespace proofs::yu_2025 {
namespace {

using rigor::Ball, rigor::Rational, rigor::Truth;

/// Is r in the cube of side q without that of side p, each closed or half-open?
bool in_difference(const std::vector<Rational>& r, const Rational& p, const Rational& q, bool closed, bool outer_closed = true) {
    bool outer = true, inner = true;
    for (const Rational& x : r) {
        outer = outer && 0 <= x && (outer_closed ? x <= q : x < q);
        inner = inner && 0 <= x && (closed ? x <= p : x < p);
    }
    return outer && !inner;
}
bool in_shell(const std::vector<Rational>& r, const Rational& p, const Rational& q) {
    const Rational largest = *std::max_element(r.begin(), r.end());
    return p <= largest && largest <= q;
}

/// The two descriptions at every place of max r_i among p, q, the gaps between them and the ends 0, 1; r = (x, y, …) with entries from these places.
Truth same_set(long n, bool closed, bool outer_closed = true) {
    const Rational p(1, 3), q(2, 3);
    const std::vector<Rational> places{Rational(0), Rational(1, 6), p, Rational(1, 2), q, Rational(5, 6), Rational(1)};
    std::vector<std::size_t> at(static_cast<std::size_t>(n), 0);
    for (;;) {
        std::vector<Rational> r;
        for (const std::size_t k : at) r.push_back(places[k]);
        if (in_difference(r, p, q, closed, outer_closed) != in_shell(r, p, q)) return Truth::no;
        std::size_t digit = 0;
        while (digit < at.size() && ++at[digit] == places.size()) at[digit++] = 0;
        if (digit == at.size()) return Truth::yes;
    }
}

claim::legacy::Argument argue(bool closed) {
    claim::legacy::Argument argument;
    for (long n = 1; n <= 4; ++n)
        argument.step("n = " + std::to_string(n) + ": the two sets have the same points, at every order of the coordinates, rho and R (either depends on max r_i only)", same_set(n, closed));
    return argument;
}

claim::legacy::Finding check(const claim::Context& context) {
    const rigor::Precision precision(rigor::bits_for_digits(context.digits) + 64);
    claim::legacy::Finding finding = conclude(argue(true), claim::Evidence::proved, "false for every n >= 1, V_* > 0, eps > 0");
    const Ball rho = Ball(1) - rigor::exp(-Ball(Rational(1, 2)));
    finding.values = {{"witness, n = 2, V_* = 1: both coordinates", rho.enclosure(context.digits)}};
    if (finding.verdict == claim::Verdict::fails) {
        finding.witness = "r = (rho, …, rho), rho = 1 - e^(-V_*/n): it satisfies the inequalities of the second line, and lies in the closed cube [0, rho]^n that the first line removes. V(r) = V_*.";
        finding.pari = "n = 2; V = 1; rho = 1 - exp(-V/n); print(rho, \"  \", -n*log(1 - rho))";
        finding.harm = "None if the second line is taken as the definition: it is compact and contains V^(-1)[V_*, V_* + eps] (yu-2025/eq-c.23-inclusion). The first is not compact and misses a point of that set.";
        finding.correction = {R"($\Gamma_\varepsilon=[0,1-e^{-(V_*+\varepsilon)}]^n\setminus[0,1-e^{-V_*/n})^n=\{r\in[0,1]^n\mid1-e^{-V_*/n}\le\max_ir_i\le1-e^{-(V_*+\varepsilon)}\}.$)", claim::verdict_of(argue(false).conclusion()), claim::Evidence::proved,
                              "every n, V_* > 0, eps > 0: max r_i < rho is membership in the half-open cube; orders of the coordinates by machine for n up to 4"};
    }
    return finding;
}

rc::Gen<std::vector<long>> points() { return rc::gen::mapcat(claim::integers(1, 5), [](long n) { return rc::gen::container<std::vector<long>>(static_cast<std::size_t>(n), claim::integers(0, 12)); }); }

}  // namespace

claim::legacy::Check eq_c_23() {
    return {
        .id = "yu-2025/eq-c.23",
        .check = check,
        .controls = {{"both cubes half-open, n = 2", [](const claim::Context&) { return claim::verdict_of(same_set(2, false, false)); }}},
        .property = claim::property("with the half-open cube removed both descriptions agree at r = k/12, rho = 4/12, R = 9/12",
                                    [](const std::vector<long>& k) {
                                        std::vector<Rational> r;
                                        for (const long x : k) r.push_back(Rational(x, 12));
                                        return r.empty() ? Truth::yes : rigor::truth(in_difference(r, Rational(4, 12), Rational(9, 12), false) == in_shell(r, Rational(4, 12), Rational(9, 12)));
                                    },
                                    claim::Input{"12 r", points()}),
    };
}
const claim::legacy::Registered registered_eq_c_23{eq_c_23};

}  // namespace proofs::yu_2025
