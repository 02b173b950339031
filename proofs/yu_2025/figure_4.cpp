#include "claim/generators.hpp"
#include "claim/legacy.hpp"
#include "proofs/yu_2025/common/initial_expectation.hpp"

namespace proofs::yu_2025 {
namespace {

using rigor::Rational, rigor::Truth;

/// E K_0(x, x) with so many hidden layers of width m (m/2 a square).
Rational mean(long hidden, long m, const Rational& square) { return expected_kernel(ntk::yu_fully_connected<Rational>(1, std::vector<long>(static_cast<std::size_t>(hidden), m)), square); }

/// `by_width`: the choice is between two widths instead of two depths.
claim::legacy::Argument argue(bool by_width) {
    claim::legacy::Argument argument;
    const Rational square(100);
    const bool depth = by_width ? mean(3, 2, square) != mean(3, 8, square) : mean(3, 2, square) != mean(4, 2, square);
    return argument.step(by_width ? "the mean of K_0(x, x) depends on the width" : "the mean of K_0(x, x) depends on whether \"four-layer\" counts the output: three or four hidden layers, exactly", rigor::truth(depth))
        .step("and on the scale of the pixels: 0 to 1 or 0 to 255", rigor::truth(mean(3, 2, square) != mean(3, 2, square * 255 * 255)));
}

claim::legacy::Finding check(const claim::Context&) {
    claim::legacy::Finding finding = unchecked(argue(false), "needs the MNIST data, and choices that the paper does not state");
    finding.missing = "Which images and how many; full batch or not (\"epoch\"); which three points, and whether K_t(x_i, x_i) or K_t(x_i, x_j) is drawn; the scale of the pixels; whether \"four-layer\" counts the output; sum or mean in the loss, by which the learning rate 0.5 differs by the factor n; the "
                      "smoothing of the red lines; the seed. The first 10 epochs are left out of the picture, which hides how large the first change is.";
    finding.remark = "`verify experiment yu-2025-figure-4 --images FILE --labels FILE` runs it on the user's copy of MNIST with stated choices. The sentence \"it is hard to plot the value of NTK like in Figure 4\" means figure 3; \"disconverges\" is read as \"does not converge\".";
    return finding;
}

}  // namespace

claim::legacy::Check figure_4() {
    return {
        .id = "yu-2025/figure-4",
        .check = check,
        .controls = {{"the choice between two widths", [](const claim::Context&) { return claim::verdict_of(argue(true).conclusion()); }}},
        .property = claim::property("E K_0(x, x) differs between three and four hidden layers and not between widths, exactly",
                                    [](const Rational& size, long a) {
                                        const Rational q = abs(size);
                                        return rigor::truth(mean(3, 2, q) != mean(4, 2, q) && mean(3, 2 * a * a, q) == mean(3, 2, q));
                                    },
                                    claim::Input{"|x|^2", claim::positive_rationals()}, claim::Input{"a", claim::integers(1, 5)}),
    };
}
const claim::legacy::Registered registered_figure_4{figure_4};

}  // namespace proofs::yu_2025
