// The functions that `verify eval` knows: what each needs, and its value with as many guaranteed digits as asked for.
#pragma once

#include "rigor/number/ball.hpp"

#include <optional>
#include <string>
#include <vector>

namespace verify {

/// Arguments as exact numbers; what a function does not take stays empty.
struct Arguments {
    std::optional<rigor::Rational> at = {}, beta = {}, n0 = {};
    std::optional<rigor::Integer> depth = {};
    std::optional<long> n = {};
};

struct Evaluation {
    rigor::Ball value;
    std::string exact;  ///< closed form, if the function has one ("1/(6 pi)")
    long bits = 0;      ///< precision at which the digits were reached
};

struct Function {
    std::string name, says;
    std::vector<std::string> required, optional;  ///< option names: at, depth, n, n0, beta
};

const std::vector<Function>& functions();

/// The function of that name; BadInput, with the names there are, if none.
const Function& function_with_name(const std::string& name);

/// Its value, with `digits` significant digits guaranteed (the radius is below half a unit of the last), or exact.
/// Throws BadInput for arguments outside the domain, Undecided if the digits are not reached within the budget.
Evaluation evaluate(const Function& function, const Arguments& arguments, long digits);

}  // namespace verify
