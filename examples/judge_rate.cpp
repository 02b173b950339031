// A table of measured errors against the rate that a paper claims. Task: somebody has errors e_L at L = 2, 4, 8, … and
// wants to know whether they support O(1/L), or speak against it, whatever their last digits were rounded from.
#include <services/rate.hpp>

#include <iostream>

int main() {
    // (3/8) log L/L as an experiment prints it, with five digits: not O(1/L), although it looks like it for a while.
    const char* const errors[] = {"0.12997",  "0.12997",   "0.097474",  "0.064983",  "0.040614",  "0.024368",
                                  "0.014215", "0.0081228", "0.0045691", "0.0025384", "0.0013961", "0.00076151"};
    services::ObservedSequence sequence;
    long depth = 2;
    for (const char* text : errors) {
        const std::string digits = text;
        // Half a unit in the last place: digits behind the point.
        const rigor::Rational unit = 1 / rigor::parse_rational("1e" + std::to_string(digits.size() - 2));
        sequence.rows.push_back({depth, rigor::parse_rational(digits), unit / 2, 0});
        depth *= 2;
    }
    for (const char* const claim : {"O(1/L)", "O(log(L)/L)"}) {
        const services::RateReport report = services::judge_data(rigor::parse_rate_claim(claim), sequence);
        std::cout << claim << ": " << services::to_string(report.verdict) << "; " << report.why << "\n";
    }
    return 0;
}
