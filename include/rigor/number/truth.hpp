// The three answers that a rigorous comparison or proof can give.
#pragma once

namespace rigor {

/// yes and no are theorems; unknown says nothing, and is never counted as yes.
enum class Truth { no, yes, unknown };

constexpr Truth truth(bool value) { return value ? Truth::yes : Truth::no; }

constexpr Truth operator!(Truth t) { return t == Truth::unknown ? t : truth(t == Truth::no); }

/// Kleene's conjunction: no if either is no, yes if both are yes.
constexpr Truth operator&&(Truth a, Truth b) {
    if (a == Truth::no || b == Truth::no) return Truth::no;
    return a == Truth::yes && b == Truth::yes ? Truth::yes : Truth::unknown;
}

constexpr Truth operator||(Truth a, Truth b) { return !(!a && !b); }

constexpr const char* to_string(Truth t) { return t == Truth::yes ? "yes" : t == Truth::no ? "no" : "unknown"; }

}  // namespace rigor
