// Fits of the laws of rate_models.hpp to finitely many ratios: thinning, noise, least squares, and the competition of
// the laws. Floating point.
#pragma once

#include "rigor/rate/rate_data.hpp"
#include "rigor/rate/rate_models.hpp"

#include <cstddef>
#include <vector>

namespace rigor {

namespace rate_detail {

/// Points spread evenly over x = log L. `known` is the noise that is certain to be there (printed digits, jumps
/// between close neighbours); `sigma`, the weight, includes how badly each point follows from its neighbours.
struct Sample {
    Column x, y, known, sigma;
    std::size_t size() const { return x.size(); }
    /// The largest value near point i: a size to compare with where y itself may cross zero.
    double size_near(std::size_t i) const;
};

/// Thins the points with x >= from to one for each of 36 equal steps, and leaves out those buried in noise. Empty if
/// fewer than five remain.
Sample thinned(const std::vector<RatioPoint>& points, double from);

/// From the whole range: the middle of log L, and the least effect of a leading term that the data could show. Where
/// the ratio is about constant, a drift of 2 % over the second half; where it falls steeply, more, up to half of its
/// last value: what is far below that is invisible to any data.
struct Scale {
    double middle, visible;
    explicit Scale(const Sample& s);
};

/// A model fitted to the data, with what it says of the ratio.
struct Entry {
    Growth growth;
    bool slow, divided;
    bool natural;  ///< its leading term is visible, and its power not within 0.02 of another class
    double misfit;
    std::size_t parameters;
    double power, log_power;
    /// The leading coefficient; what the leading term contributes to the second half of the range.
    double leading, stiffness, effect;
    double relative_misfit = 0;
};

/// Every law of rate_models.hpp that the number of points allows, fitted to the sample. Expects a sample that is not
/// empty.
std::vector<Entry> fitted_models(const Sample& sample, const Scale& scale);

}  // namespace rate_detail

}  // namespace rigor
