// A table of measured errors against the rate that a paper claims. Task: somebody has errors e_L at many depths, six
// digits each, and wants to know whether they support O(1/L), or speak against it.
#include <services/rate.hpp>

#include <cmath>
#include <cstdio>
#include <iostream>
#include <string>

int main() {
    // (3/8) log L/L as an experiment prints it: not O(1/L), although it looks like it for a while.
    services::ObservedSequence sequence;
    for (long depth = 16; depth <= 1L << 24; depth *= 2) {
        char digits[32];
        const double error = 0.375 * std::log(static_cast<double>(depth)) / static_cast<double>(depth);
        std::snprintf(digits, sizeof digits, "%.5e", error);
        const rigor::Rational printed = rigor::parse_rational(digits);
        // Half a unit of its last digit, which is five places behind its first.
        const std::string exponent = std::string(digits).substr(std::string(digits).find('e'));
        sequence.rows.push_back({depth, printed, rigor::parse_rational("0.000005" + exponent), 0});
    }
    for (const char* const claim : {"O(1/L)", "O(log(L)/L)"}) {
        const services::RateReport report = services::judge_data(rigor::parse_rate_claim(claim), sequence);
        std::cout << claim << ": " << services::to_string(report.verdict) << "; " << report.why << "\n";
    }
    return 0;
}
