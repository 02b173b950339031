// The second opinion of rate_data.hpp: laws compared by their evidence, the probability that they give to the data.
// Floating point; nothing is rigorous.
//
// A law is a sum of functions of L with random coefficients: leading functions such as 1, or log L and 1, or L^p, and
// their corrections, L^-i times a polynomial in log L for i up to an order. With the data scaled to 1, the
// coefficients are normal with deviation 3 for the leading functions and 3 m^i for the corrections of order i: m is
// the depth from which the expansion is one. What a law leaves out, of the size of the next order, counts as an error
// of the point, as the printed digits and the noise of the data do; so points at small L weigh little. Then
//   log evidence = -(1/2) (least penalized sum of squares) - (1/2) log det(I + A^T A) + what all laws share,
//   A = functions x deviations / errors,
// and a law that needs large coefficients which cancel, or more of them, pays for it. The more exact the data, or the
// more of them, the less likely a wrong law, while the true one stays likely. One rival is no law at all, "some smooth
// function of log L" (Chebyshev polynomials): a law that does not predict the data better than that one says nothing
// about infinity.
#pragma once

#include "rigor/rate/rate_fit.hpp"

#include <vector>

namespace rigor {

namespace rate_detail {

struct Law;

/// What a law, at its best power and at one m, makes of the data.
struct Opinion {
    Growth growth;
    bool decisive;
    bool natural;     ///< its power is not within 0.02 of another class
    double evidence;  ///< logarithm; with a leading function that is visible
    double unforced;  ///< without that condition
    double power, log_power;
    double leading, deviation;  ///< the leading coefficient and its uncertainty
    Column error;               ///< of the points
};

/// Opinions of all laws.
class Evidence {
public:
    Evidence(const Sample& sample, const Scale& scale);
    const std::vector<Opinion>& opinions() const { return opinions_; }
    /// The evidence of the smooth functions with the errors that the law admits.
    double smooth_beside(const Opinion& o) const { return smooth(o.error); }

private:
    using Columns = std::vector<Column>;
    static constexpr double width = 3;

    struct Solution {
        double evidence, leading, stiffness;
    };
    /// Columns are functions times deviations, `error` the deviations of the points. By Gram-Schmidt on A above the
    /// unit matrix.
    Solution solve(const Columns& functions, const Column& error) const;
    Column errors() const;
    /// For each of several speeds at which their coefficients decrease, the Chebyshev polynomials.
    std::vector<Columns> smooth_functions() const;
    double smooth(const Column& error) const;
    Opinion at(const Law& law, double m, double p) const;
    void enter(const Law& law, double m);
    /// The best power within the grid's ends: Brent's method around the best point of the grid.
    void search(const Law& law, double m, const Column& grid);

    const Sample& s_;
    const Scale& scale_;
    const std::vector<Columns> smooth_functions_;
    double noise_ = 0;
    std::vector<Opinion> opinions_;
};

}  // namespace rate_detail

}  // namespace rigor
