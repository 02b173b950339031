// Integrands of Gaussian expectations as sums of products whose expectation has a closed form.
#pragma once

#include "claim/language/expression.hpp"

#include <optional>
#include <string>
#include <vector>

namespace claim::language {

/// coefficient * prod_i X_i^power 1{X_i > 0 if positive} * exp(sum_i tilt X_i + square X_0^2). The coefficient, the
/// tilts and the square are free of the random names.
struct GaussianTerm {
    struct Factor {
        long power = 0;
        bool positive = false;
        Expression tilt = number(0);
    };
    Expression coefficient = number(1);
    std::vector<Factor> factors = {};
    Expression square = number(0);
    bool almost = false;  ///< not what was written where X_i = 0, which counts at variance 0: step(-X) = 1 - step(X)
};

/// The terms whose sum is e, up to a set of measure 0 (what relu, step and abs do at 0). Sums, products, powers with
/// literal exponents up to 32, relu, step and abs of a multiple of one name by a literal, max(X, 0), exp of a
/// polynomial of degree 1, of degree 2 for one name. Nothing is cancelled, so that each part of e that may be undefined
/// is a part of a coefficient. Empty for other integrands, and beyond 2,000 terms.
std::optional<std::vector<GaussianTerm>> gaussian_terms(const Expression& e, const std::vector<std::string>& names);

/// E of the sum: for one name with a mean and variance, for two standard ones with a correlation. Empty where no closed
/// form is known.
std::optional<Expression> normal_expectation(const std::vector<GaussianTerm>& terms, const Expression& mean,
                                             const Expression& variance);
std::optional<Expression> pair_expectation(const std::vector<GaussianTerm>& terms, const Expression& correlation);

}  // namespace claim::language
