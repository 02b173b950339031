// The list of the laws.
#include "rigor/rate/rate_models.hpp"

#include <array>
#include <cmath>
#include <utility>

namespace rigor::rate_detail {

double power_of(double x, double q) { return q == 0 ? 1 : q == 1 ? x : std::pow(x, q); }

double value(const Term& t, double p, double x) {
    const double v = std::exp((t.multiple * p + t.shift) * x) * power_of(x, t.q + t.log_multiple * p);
    return t.loglog ? v * std::log(x) : v;
}

std::vector<Model> make_models() {
    using enum Growth;
    std::vector<Model> all;
    const auto add = [&all](Growth growth, int power, Terms terms, const Terms& leading, bool slow = false,
                            bool divided = false) {
        terms.insert(terms.end(), leading.begin(), leading.end());
        all.push_back({growth, power, slow, divided, std::move(terms)});
    };
    const Term one{0, 0, 0}, log{0, 0, 1}, inverse_log{0, 0, -1}, loglog{0, 0, 0, 0, true}, free{1, 0, 0},
        free_log{1, 0, 1};
    const Terms none;
    // Corrections of relative size 1/L and less; m = 1: to a term with the free power.
    const auto corrections = [&none](int m) {
        return std::array<Terms, 7>{none,
                                    {{m, -1, 0}},
                                    {{m, -1, 0}, {m, -1, 1}},
                                    {{m, -1, 0}, {m, -1, 1}, {m, -1, 2}},
                                    {{m, -1, 0}, {m, -2, 0}},
                                    {{m, -0.5, 0}, {m, -1, 0}},
                                    {{m, -1, 0}, {m, -1, 1}, {m, -2, 0}, {m, -2, 1}}};
    };
    const auto fixed = corrections(0), moving = corrections(1);
    for (const Terms& terms : fixed) {
        add(constant, 0, terms, {one});
        add(grows, 0, terms, {one, log});
    }
    // The expansion of a log L + c to second order in 1/L, and what becomes of it when it is divided by log L.
    const Terms deep{{0, -1, 0}, {0, -1, 1}, {0, -1, 2}, {0, -2, 2}, {0, -2, 3}};
    const Terms shallow{{0, -1, -1}, {0, -1, 0}, {0, -1, 1}},
        deep_divided{{0, -1, -1}, {0, -1, 0}, {0, -1, 1}, {0, -2, 1}, {0, -2, 2}};
    add(grows, 0, deep, {one, log});
    add(constant, 0, deep, {one});
    for (const Terms& terms : {none, fixed[1], fixed[2], shallow, deep_divided})
        add(constant, 0, terms, {inverse_log, one}, true, true);
    for (const Terms& terms : {none, fixed[2]}) {
        add(grows, 0, terms, {one, log, {0, 0, 2}});
        add(grows, 0, terms, {one, loglog}, true);
        add(grows, 0, terms, {one, {0, 0, 0.5}}, true);
        add(constant, 0, terms, {inverse_log, {0, 0, -2}, one}, true);
        add(decays, 0, terms, {{0, 0, -2}, inverse_log}, true);
        add(decays, 0, terms, {{0, 0, -1.5}, {0, 0, -0.5}}, true);
    }
    add(grows, 0, {inverse_log}, {one, log}, true);
    add(grows, 0, {loglog}, {one, log}, true);
    add(constant, 0, {inverse_log, {0, 0, -2}, {0, 0, -3}}, {one}, true);
    add(constant, 0, {{0, 0, -1, 0, true}, inverse_log}, {one}, true);
    add(decays, 0, {{0, 0, -3}, {0, 0, -2}}, {inverse_log}, true);
    // (log L)^p, slow by nature.
    const Term log_power{0, 0, 0, 1};
    for (const int sign : {1, -1}) {
        const Growth leads = sign > 0 ? grows : decays;
        for (const Terms& terms : {none, fixed[1], fixed[2], Terms{{0, 0, -1, 1}}, Terms{{0, -1, 0, 1}, {0, -1, 1, 1}}})
            add(leads, sign, terms, {log_power}, true);
        for (const Terms& terms : {none, fixed[2]})
            add(sign > 0 ? grows : constant, sign, terms, sign > 0 ? Terms{one, log_power} : Terms{log_power, one},
                true);
        for (const Terms& terms : moving) add(leads, sign, terms, {free});
        for (const Terms& terms : {none, moving[2]}) add(leads, sign, terms, {free, free_log});
        add(leads, sign, none, {free, free_log, {1, 0, 2}});
        add(leads, sign, none, {{1, 0, -2}, {1, 0, -1}});
    }
    for (const Terms& terms :
         {none, Terms{free_log}, Terms{{0, -1, 0}}, Terms{{2, 0, 0}}, Terms{{2, 0, 0}, {3, 0, 0}}, Terms{{1, -1, 0}}})
        add(constant, -1, terms, {free, one});
    for (const Terms& terms : {Terms{one}, Terms{one, free_log}, Terms{one, {0, -1, 0}},
                               Terms{one, {0, -1, 0}, {0, -1, 1}}, Terms{one, log}, Terms{{0, -1, 0}}})
        add(grows, 1, terms, {free});
    add(decays, -1, {{2, 0, 0}}, {free});
    add(decays, -1, {{2, 0, 0}, {3, 0, 0}}, {free});
    return all;
}

}  // namespace rigor::rate_detail
