// Checks services/kernel_choice.hpp: what belongs together, in the words of a command line and of a library.
#include "services/kernel_choice.hpp"
#include "catch.hpp"

using rigor::Rational;
using services::KernelChoice, services::chosen_kernel;

namespace {

std::string complaint(const KernelChoice& choice, const services::KernelWords& words = {}) {
    try {
        chosen_kernel(choice, words);
    } catch (const services::BadInput& error) {
        return error.what();
    }
    return "none";
}

}  // namespace

TEST_CASE("kernel choice: parameters that are not given are the usual ones") {
    const ntk::GramKernel fc = chosen_kernel({.kernel = "fc", .depth = 3});
    CHECK(fc.kind.get().name() == "fc");
    CHECK(fc.depth == 3);
    CHECK(fc.weight_variance == 1);
    CHECK(fc.bias_variance == 0);
    CHECK_FALSE(fc.directions_only);
    CHECK(chosen_kernel({.kernel = "normalized", .depth = 1}).directions_only);
    CHECK_FALSE(chosen_kernel({.kernel = "normalized", .depth = 1, .directions_only = false}).directions_only);
    CHECK(chosen_kernel({.kernel = "res", .depth = 2, .alpha = Rational(1, 2)}).alpha == Rational(1, 2));
    CHECK(chosen_kernel({.kernel = "arc-cosine", .depth = 2, .order = 0}).order == 0);
}

TEST_CASE("kernel choice: variances, their roots, beta and He's") {
    CHECK(chosen_kernel({.kernel = "fc", .depth = 2, .beta = Rational(1, 3)}).bias_variance == Rational(1, 9));
    CHECK(chosen_kernel({.kernel = "fc", .depth = 2, .weight_deviation = Rational(3, 2)}).weight_variance ==
          Rational(9, 4));
    CHECK(chosen_kernel({.kernel = "nngp", .depth = 2, .bias_deviation = Rational(2)}).bias_variance == 4);
    CHECK(chosen_kernel({.kernel = "fc", .depth = 2, .he = true}).weight_variance == 2);
    CHECK(complaint({.kernel = "fc", .depth = 2, .beta = Rational(1), .he = true}) ==
          "beta says both variances, 1 of the weights and beta^2 of the biases; expected it alone, without "
          "weight_variance, bias_variance, their deviations and he");
    CHECK(complaint({.kernel = "fc", .depth = 2, .bias_variance = Rational(1), .he = true}, {"--", "-"}) ==
          "--he says both variances, 2 of the weights and 0 of the biases; expected it alone, without "
          "--weight-variance, --bias-variance and their deviations");
    CHECK(
        complaint({.kernel = "fc", .depth = 2, .weight_variance = Rational(1), .weight_deviation = Rational(1)}) ==
        "weight_variance and weight_deviation are the same number, one the square of the other; expected one of them");
}

TEST_CASE("kernel choice: what is out of range or belongs elsewhere is refused, and named") {
    CHECK(complaint({.kernel = ""}, {"--", "-"}) ==
          "no --kernel; expected activation, arc-cosine, fc, nngp, normalized, res or res-corrected, or --activation");
    CHECK(
        complaint({.kernel = "fcc", .depth = 2}).starts_with("no kernel 'fcc'; expected activation, arc-cosine, fc, "));
    CHECK(complaint({.kernel = "fc"}) == "no depth; expected the number of layers L");
    CHECK(complaint({.kernel = "fc", .depth = 0}) == "depth 0: expected an integer from 1 to 1000000");
    CHECK(complaint({.kernel = "fc", .depth = 1'000'001}) == "depth 1000001: expected an integer from 1 to 1000000");
    CHECK(complaint({.kernel = "arc-cosine", .depth = 2, .order = 3}) == "order 3: expected an integer from 0 to 2");
    CHECK(complaint({.kernel = "fc", .depth = 2, .weight_variance = Rational(0)}) ==
          "weight-variance 0: expected a number > 0");
    CHECK(complaint({.kernel = "fc", .depth = 2, .bias_variance = Rational(-1, 2)}) ==
          "bias-variance -1/2: expected a number >= 0");
    CHECK(complaint({.kernel = "fc", .depth = 2, .order = 1}, {"--", "-"})
              .starts_with("--order belongs to --kernel arc-cosine, not to fc"));
    CHECK(complaint({.kernel = "arc-cosine", .depth = 2, .beta = Rational(1)})
              .starts_with("beta belongs to kernel fc and nngp, not to arc-cosine"));
    CHECK(complaint({.kernel = "fc", .depth = 2}) == "none");
    CHECK(complaint({.kernel = "fc", .activation = "erf", .depth = 2}, {"--", "-"})
              .starts_with("--activation belongs to --kernel activation, not to fc"));
    CHECK(complaint({.kernel = "activation", .depth = 2}).starts_with("kernel activation needs activation"));
    CHECK(complaint({.activation = "erf", .edge_of_chaos = Rational(1), .depth = 2}) == "none");
    CHECK(complaint({.activation = "erf", .edge_of_chaos = Rational(1), .depth = 2, .directions_only = false},
                    {"--", "-"})
              .starts_with("--normalize none: "));
}
