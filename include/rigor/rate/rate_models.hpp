// The laws among which rate_data.hpp chooses: L^p (log L)^q (c + corrections), in the usual forms of asymptotic
// expansions.
#pragma once

#include <vector>

namespace rigor {

namespace rate_detail {

using Column = std::vector<double>;
enum class Growth { grows, constant, decays };

/// L^(multiple p + shift) (log L)^(log_multiple p + q), times log log L if so marked; p is the power that a model
/// leaves free.
struct Term {
    int multiple;
    double shift, q;
    int log_multiple = 0;
    bool loglog = false;
};
using Terms = std::vector<Term>;

/// The term at x = log L > 0 with the free power p.
double value(const Term& t, double p, double x);
/// x^q; the powers 0 and 1, which are most of them, at once.
double power_of(double x, double q);

/// A linear combination of terms; the last one leads, and its coefficient may not be negligible.
struct Model {
    Growth growth;
    int free_power;  ///< the sign of p, or 0 if there is none
    /// It nears its limit, or infinity, like a power of log L: a rival, but too treacherous to decide by ...
    bool slow;
    bool divided;  ///< ... unless it is (a log L + c + ...) / log L, which log L / L as a rate brings about
    Terms terms;
};

/// All laws, in the order in which they are tried.
std::vector<Model> make_models();

}  // namespace rate_detail

}  // namespace rigor
