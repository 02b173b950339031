// Named functions of numbers for the evaluators, with their domains.
#pragma once

#include "claim/language/evaluate.hpp"

namespace claim::language::detail {

/// Ends an evaluation.
struct Stop {
    Status status;
    std::string why;
};

/// The function at its arguments; options have been read into the maps. Throws Stop.
template <class T>
Coordinate<T> apply(const std::string& name, int primes, const std::vector<Coordinate<T>>& arguments,
                    const std::map<std::string, rigor::Rational>& options);

template <class T>
Coordinate<T> power(const Coordinate<T>& base, const Coordinate<T>& exponent);

template <class T>
std::string shown(const Coordinate<T>& x);

/// An integer argument. Throws Stop: undefined if it certainly is none.
template <class T>
long integer(const Coordinate<T>& x, const std::string& what);

}  // namespace claim::language::detail
