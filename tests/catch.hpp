// The one include of Catch2, so that version 3 needs one change; and how to print our numbers.
#pragma once

#if __has_include(<catch2/catch_all.hpp>)
#include <catch2/catch_all.hpp>
#else
#include <catch2/catch.hpp>
#endif

#include "rigor/number/ball.hpp"
#include "rigor/number/real.hpp"

namespace Catch {
template <>
struct StringMaker<rigor::Rational> {
    static std::string convert(const rigor::Rational& q) { return q.str(); }
};
template <>
struct StringMaker<rigor::Real> {
    static std::string convert(const rigor::Real& x) { return x.str(); }
};
template <>
struct StringMaker<rigor::Ball> {
    static std::string convert(const rigor::Ball& b) { return b.is_finite() ? b.enclosure(40) : "not finite"; }
};
template <>
struct StringMaker<rigor::Truth> {
    static std::string convert(rigor::Truth t) { return rigor::to_string(t); }
};
}  // namespace Catch
