// Section 3 of Le, the function space with the seminorm of the data: the quadratic cost is C(f) = |f - f*|^2_pin, with <f, g>_pin = (1/m) sum_i f(x_i)^T g(x_i).
//  - Continuous linear forms are <d, .>_pin: if mu(f) != 0 and |f|_pin = 0, the functions s f all have seminorm 0 and mu(s f) is unbounded; so mu depends on the values on the data only, and d(x_j) = m mu(e_j).
//  - Modulo the functions of seminorm 0 the dimension is the rank of the evaluation on the data: m d_out for different points.
#include "claim/generators.hpp"
#include "proofs/common/finding_parts.hpp"
#include "claim/legacy.hpp"
#include "proofs/le_2025/common/regression.hpp"

#include <algorithm>

namespace proofs::le_2025 {
namespace {

using rigor::Rational, rigor::RationalMatrix;

/// C(f) from the data points alone against |f - f*|^2_pin with the measure (1/m) sum delta on m + 2 points, and the parallelogram law; a change off the data changes nothing, one on the data does.
bool seminorm(long m, long number, const Rational& weight) {
    Draw draw(number);
    const Vector goal = draw.vector(m + 2), f = draw.vector(m + 2);
    const auto mass = [m](long i) { return i < m ? Rational(1, m) : Rational(0); };
    const auto square = [&](const Vector& g) {
        Rational s = 0;
        for (long i = 0; i < m + 2; ++i) s += mass(i) * g[at(i)] * g[at(i)];
        return s;
    };
    const auto cost = [&](const Vector& g) {
        Rational s = 0;
        for (long i = 0; i < m; ++i) s += (g[at(i)] - goal[at(i)]) * (g[at(i)] - goal[at(i)]);
        return Rational(s / m);
    };
    Vector elsewhere = f, on_data = goal;
    elsewhere.back() += 1;
    on_data[0] += 1;
    const Vector difference = sum(f, -1, goal), total = sum(f, 1, goal);
    return cost(f) == weight * square(difference) && cost(elsewhere) == cost(f) && cost(goal) == 0 && cost(on_data) > 0 && square(total) + square(difference) == 2 * square(f) + 2 * square(goal);
}
claim::legacy::Argument cost(const Rational& weight) {
    claim::legacy::Argument argument;
    bool all = true;
    for (long number = 0; number < 20; ++number) all = all && seminorm(1 + number % 5, number, weight);
    return argument.step("(1/m) sum |f - f*|^2 = |f - f*|^2_pin, a bilinear form; it is 0 iff f = f* on the data, whatever f is elsewhere (exact)", rigor::truth(all));
}

/// A linear form on functions on m + 2 points, given by its values on the functions that are 1 at one point. If it vanishes on functions that are 0 on the data, it is <d, .>_pin, d(x_j) = m mu(e_j): compared on random
/// functions, evaluated from their values.
bool dual_form(long m, long number, bool off_data_too) {
    Draw draw(number);
    Vector form = draw.vector(m);
    form.resize(at(m + 2));
    if (off_data_too) form.back() = 1;
    Vector d;
    for (long j = 0; j < m; ++j) d.push_back(form[at(j)] * m);
    for (int k = 0; k < 4; ++k) {
        const Vector f = draw.vector(m + 2);
        Rational product = 0;
        for (long j = 0; j < m; ++j) product += d[at(j)] * f[at(j)] / m;
        if (product != inner(form, f)) return false;
    }
    return true;
}
claim::legacy::Argument dual(bool off_data_too) {
    claim::legacy::Argument argument;
    bool all = true;
    for (long number = 0; number < 20; ++number) all = all && dual_form(1 + number % 4, number, off_data_too);
    return argument.step("linear forms that depend on the values on the data only are <d, .>_pin, d(x_j) = m mu(e_j), one d on the data (exact)", rigor::truth(all));
}

/// The space of functions modulo those that vanish on the data: its dimension is the rank of evaluation.
bool quotient(long distinct, long repeated, long outputs, bool count_repeated) {
    RationalMatrix evaluation((distinct + repeated) * outputs, (distinct + 1) * outputs);  // functions on one point more than the data
    for (long i = 0; i < distinct + repeated; ++i)
        for (long k = 0; k < outputs; ++k) evaluation(i * outputs + k, (i % distinct) * outputs + k) = 1;
    return rigor::rank(evaluation) == (count_repeated ? distinct + repeated : distinct) * outputs;
}

claim::Input<long> number() { return {"sample", claim::integers(0, 1'000'000)}; }

}  // namespace

claim::legacy::Check section_3_cost() {
    return {
        .id = "le-2025/section-3-cost",
        .check = [](const claim::Context&) { return conclude(cost(1), claim::Evidence::proved, "all finite data sets and functions"); },
        .controls = {control("factor 1/2", [] { return cost(Rational(1, 2)); })},
        .property = claim::property("cost = semi-norm squared, parallelogram law, exactly", [](long m, long n) { return rigor::truth(seminorm(m, n, 1)); }, claim::Input{"m", claim::integers(1, 6)}, number()),
    };
}
const claim::legacy::Registered registered_section_3_cost{section_3_cost};

claim::legacy::Check section_3_dual() {
    return {
        .id = "le-2025/section-3-dual",
        .check = [](const claim::Context&) { return conclude(dual(false), claim::Evidence::proved, "all finite data sets with different points"); },
        .controls = {control("a form that sees a point off the data", [] { return dual(true); })},
        .property = claim::property("mu = <d, .>_pin with d(x_j) = m mu(e_j), exactly", [](long m, long n) { return rigor::truth(dual_form(m, n, false)); }, claim::Input{"m", claim::integers(1, 6)}, number()),
    };
}
const claim::legacy::Registered registered_section_3_dual{section_3_dual};

claim::legacy::Check section_3_quotient() {
    const auto argument = [](bool repeated, bool count) {
        claim::legacy::Argument a;
        bool all = true;
        for (long distinct = 1; distinct <= 4; ++distinct)
            for (long outputs = 1; outputs <= 3; ++outputs) all = all && quotient(distinct, repeated ? 1 : 0, outputs, count);
        return a.step("rank of the evaluation on the data (exact, up to 4 points, 3 outputs)", rigor::truth(all));
    };
    return {
        .id = "le-2025/section-3-quotient",
        .check = [argument](const claim::Context&) { return conclude(argument(false, true), claim::Evidence::proved, "all m and d_out, different points"); },
        .controls = {control("a repeated point", [argument] { return argument(true, true); })},
        .property = claim::property("dimension = d_out times the number of different points, exactly", [](long distinct, long repeated, long outputs) { return rigor::truth(quotient(distinct, std::min(repeated, distinct), outputs, false)); },
                                    claim::Input{"different", claim::integers(1, 5)}, claim::Input{"repeated", claim::integers(0, 3)}, claim::Input{"outputs", claim::integers(1, 3)}),
    };
}
const claim::legacy::Registered registered_section_3_quotient{section_3_quotient};

}  // namespace proofs::le_2025
