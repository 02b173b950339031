// The calculus of dot-product kernels: what is known of the signs of all Taylor coefficients of K(u) = sum c_n u^n.
//
// Every rule proves, under its hypotheses: K is defined on [-1, 1] and equal to its series there, c_n >= 0 for all n,
// and the positive coefficients that it names. f, g are functions of which that is proved already.
//   form        p + q arcsin(u) + r sqrt(1 - u^2): all coefficients (arcsine_series.hpp)
//   number      c >= 0, free of u
//   sum         f + g
//   product     f g, and c f for a number c >= 0: c_n(f g) >= c_k(f) c_(n-k)(g)
//   power       f^m, m >= 0 an integer
//   composition F(g), where F has this property itself and |g(1)| <= 1: F(g) = sum F_m g^m, absolutely convergent; F is
//               kappa0, kappa1, h, arcsin, or a kernel of layers
//   exponential exp(c + g) = exp(c) sum g^m/m!, for any number c
//   resolvent   (c - g)^(-q) = c^(-q) sum binom(q + m - 1, m) (g/c)^m for q > 0, g(1) < c
//   remainder   f + (f_2 - coeff(f_2, r) u^r): one coefficient of a series taken off
//   minorant    f - m for a form m with 0 <= m <= f, coefficient by coefficient: c_0 + c_1 m(g) of kappa(g), products
//   with
//               numbers, and T_(L+1) >= T_L/2 + kappa1(rho_L); m is then added to the form of the other terms
//   layers      rho, T, theta_bar, theta, sigma, sigma_dot at depth L >= L0, K_res at depth >= 1: by induction, from
//               rho_(L+1) = kappa1(rho_L), T_(L+1) = kappa0(rho_L) T_L + rho_(L+1), which are compositions, products
//               and sums
// Without a hypothesis a rule is not applied and nothing is known: no rule says that a coefficient is negative.
#pragma once

#include "claim/language/parameter_signs.hpp"

#include <optional>
#include <string>
#include <vector>

namespace claim::language {

/// Of a series with nonnegative coefficients: which positive ones are known.
struct SeriesSigns {
    bool constant = false;  ///< c_0 > 0
    bool odd = false;       ///< c_n > 0 for some odd n
    bool even = false;      ///< for some even n >= 2
    bool infinitely_many_odd = false, infinitely_many_even = false;
    friend bool operator==(const SeriesSigns&, const SeriesSigns&) = default;
};
/// "constant, odd, infinitely many even".
std::string to_string(const SeriesSigns& s);

/// One application of a rule; parts are indices of earlier steps.
struct SeriesStep {
    std::string rule, kernel;
    std::vector<std::size_t> parts;
    SeriesSigns signs;
    friend bool operator==(const SeriesStep&, const SeriesStep&) = default;
};

/// Of the function e of u for all values of the parameters, by the rules above; the last step is that of e. Empty: not
/// known to be nonnegative.
std::optional<std::vector<SeriesStep>> series_signs(const Expression& e, const std::string& u,
                                                    const std::vector<Binding>& parameters);

/// The rule `layers`: of a call of rho, T, theta_bar, theta, sigma, sigma_dot or K_res as a function of its first
/// argument. Empty for other calls, and where a hypothesis fails.
std::optional<SeriesSigns> layer_signs(const Expression& e, const std::string& u,
                                       const std::vector<Binding>& parameters);
/// f of a term -coeff(f, r) u^r with an integer r >= 0 that is a parameter.
std::optional<std::string> remainder_of(const Expression& t, const std::string& u,
                                        const std::vector<Binding>& parameters);
/// T(u, L) = kappa0(rho(u, L - 1)) T(u, L - 1) + kappa1(rho(u, L - 1)) put in, for literal L >= 2.
void expand_layers(std::vector<Expression>& terms);
/// Of an e with nonnegative coefficients, by the rules above: a form m with 0 <= m <= e, coefficient by coefficient.
std::optional<Expression> minorant(const Expression& e, const std::string& u);

// The rules for positive coefficients.
SeriesSigns sum_of(const SeriesSigns& f, const SeriesSigns& g);
SeriesSigns product_of(const SeriesSigns& f, const SeriesSigns& g);
/// Of F(g); `outer_linear`: F_1 > 0.
SeriesSigns composition_of(const SeriesSigns& outer, bool outer_linear, const SeriesSigns& g);

}  // namespace claim::language
