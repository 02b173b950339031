#include "proofs/st_arnaud_2026/common/expansion.hpp"

#include <fmt/format.h>

namespace proofs::st_arnaud_2026 {

ExpansionJudgement judge(const PrintedExpansion& expansion) {
    using namespace ntk;
    using rigor::Rational, rigor::Truth;
    ExpansionJudgement judgement;
    constexpr long compared = 300;
    const rigor::PowerSeries series = endpoint_series(expansion.series, compared);
    bool routes_agree = true, signs = true;
    const bool negative = expansion.series == EndpointSeries::sine;
    for (long n = 0; n < compared; n += n < 40 ? 1 : 20) {
        const Rational c = endpoint_coefficient(expansion.series, n);
        routes_agree = routes_agree && c == series[n];
        if (n >= 1) signs = signs && (negative ? c < 0 : c > 0);
    }
    judgement.argument
        .step("the exact series from arcsin and sqrt and the coefficients by their ratios agree (to order 300)", rigor::truth(routes_agree))
        .step("from index 1 on all coefficients have one sign (the ratios are positive for every n)", rigor::truth(signs));

    // Coefficients of x^(n + 1/2) with 2n + 1 < error_halves must agree.
    const long below = expansion.error_halves / 2;
    Truth agree = Truth::yes;
    for (long n = 0; n < below; ++n) {
        const Rational in_print = n < static_cast<long>(expansion.printed.size()) ? expansion.printed[static_cast<std::size_t>(n)] : Rational(0);
        if (series[n] == in_print) continue;
        agree = Truth::no;
        judgement.first_difference = n;
        judgement.exact = series[n];
        judgement.in_print = in_print;
        break;
    }
    judgement.argument.step(fmt::format("the printed coefficients below the error order x^({}/2) are the exact ones", expansion.error_halves), agree);
    judgement.as_printed = judgement.argument.conclusion();
    // Printed terms at or beyond the error order are harmless; the remainder starts at x^(below + 1/2).
    judgement.constant = endpoint_remainder_bound(expansion.series, below < 1 ? 1 : below);
    return judgement;
}

}  // namespace proofs::st_arnaud_2026
