// Comparisons of numbers that are made of matrices.
#include "claim/language/constant_form.hpp"
#include "claim/language/matrix_numbers.hpp"
#include "claim/language/matrix_truth.hpp"
#include "claim/language/text.hpp"
#include "rigor/number/ladder.hpp"

namespace claim::language {

using rigor::Ball, rigor::Truth;

namespace {

TruthAt undefined(const std::string& why, const Expression& part) {
    return {Truth::unknown, true, "undefined: " + why, Witness{.relation = to_text(part)}};
}
TruthAt unknown(const std::string& why) { return {Truth::unknown, false, why}; }

Formula link(const Expression& left, Relation r, const Expression& right) {
    return Formula({.connective = Connective::chain, .sides = {left, right}, .relations = {r}});
}

/// a = b by exact forms; unknown where a symbol is left.
Truth equal_constants(const Expression& a, const Expression& b) {
    ConstantForms exact;
    const auto x = exact.of(a), y = exact.of(b);
    if (!x || !y) return Truth::unknown;
    const auto difference = *x - *y;
    if (difference.is_formally_zero()) return Truth::yes;
    return difference.has_symbols() ? Truth::unknown : Truth::no;
}

std::string shown(const Coordinate<Ball>& x) { return x.exact ? x.exact->str() : x.value.enclosure(20); }

Truth in_balls(const Coordinate<Ball>& a, Relation r, const Coordinate<Ball>& b) {
    const Ball &x = a.value, &y = b.value;
    const Truth equal = a.exact && b.exact ? rigor::truth(*a.exact == *b.exact) : certainly_equal(x, y);
    switch (r) {
        case Relation::less: return equal == Truth::yes ? Truth::no : certainly_less(x, y);
        case Relation::at_most: return equal || certainly_at_most(x, y);
        case Relation::equal: return equal;
        case Relation::unequal: return !equal;
        case Relation::at_least: return equal || certainly_at_most(y, x);
        default: return equal == Truth::yes ? Truth::no : certainly_less(y, x);
    }
}

Truth if_equal(Relation r) {
    return rigor::truth(r == Relation::equal || r == Relation::at_most || r == Relation::at_least);
}

Assignment<Ball> assignment(const MatrixNumber& a, const MatrixNumber& b, bool& known) {
    Assignment<Ball> at;
    for (const MatrixNumber* n : {&a, &b})
        for (const auto& [name, f] : n->balls) {
            const auto ball = f();
            known &= ball.has_value();
            if (ball) at.insert_or_assign(name, Coordinate<Ball>{*ball});
        }
    return at;
}

/// The names of one side are kept apart from those of the other.
MatrixNumber renamed(MatrixNumber n, const std::string& suffix) {
    MatrixNumber m{n.value};
    for (auto& [name, f] : n.balls) {
        m.value = substitute(m.value, name, variable(name + suffix));
        m.balls.emplace(name + suffix, std::move(f));
    }
    return m;
}

}  // namespace

TruthAt MatrixTruth::numbers(const Expression& left, Relation r, const Expression& right) {
    const auto found_left = reduced(left, facts_), found_right = reduced(right, facts_);
    if (!found_left || !found_right) return by_shift(left, r, right);
    const MatrixNumber a = renamed(*found_left, " (left)"), b = renamed(*found_right, " (right)");
    TruthAt answer = unknown("two sides that are not told apart");
    const auto say_no = [&](const std::string& x, const std::string& y) {
        answer = {
            Truth::no, false, "",
            Witness{
                .relation = to_text(link(left, r, right)), .left = x, .right = y, .bits = rigor::Precision::bits()}};
    };
    const bool exact = a.balls.empty() && b.balls.empty();
    const Truth equal = exact ? equal_constants(a.value, b.value) : Truth::unknown;
    rigor::climb({64, std::min(facts_.budget().last_bits, 1024l)}, [&]() -> std::optional<bool> {
        bool known = true;
        const Assignment<Ball> at = assignment(a, b, known);
        if (!known) return std::nullopt;
        const auto x = evaluate(a.value, at), y = evaluate(b.value, at);
        if (x.status == Status::undefined || y.status == Status::undefined) {
            answer = x.status == Status::undefined ? undefined(x.why, left) : undefined(y.why, right);
            return true;
        }
        if (!x || !y) {
            answer = unknown(!x ? x.why : y.why);
            return std::nullopt;
        }
        // Both sides are defined: equal forms are equal numbers.
        const Truth t = equal == Truth::yes ? if_equal(r) : in_balls(x.result, r, y.result);
        if (t == Truth::yes) answer = {Truth::yes};
        if (t == Truth::no) say_no(shown(x.result), shown(y.result));
        return t == Truth::unknown ? std::nullopt : std::optional(true);
    });
    if (answer.truth == Truth::unknown && !answer.undefined) return by_shift(left, r, right);
    return answer;
}

/// lambda_min(A) >= c says A - c I >= 0.
TruthAt MatrixTruth::by_shift(const Expression& left, Relation r, const Expression& right) {
    const auto is = [](const Expression& e, const char* name) { return e->kind == Kind::call && e->name == name; };
    if (!is(left, "lambda_min") && !is(left, "lambda_max")) {
        if (!is(right, "lambda_min") && !is(right, "lambda_max")) return unknown("two sides that are not told apart");
        return by_shift(right, mirrored(r), left);
    }
    if (speaks_of_data(right)) return unknown("two eigenvalues that are not told apart");
    const bool largest = left->name == "lambda_max";
    const Expression shift = product({right, constant("I")}), &a = left->children[0];
    const auto fact = facts_.of(largest ? sum({shift, negate(a)}) : sum({a, negate(shift)}));
    if (!fact || !fact->undefined.empty() || fact->sign == MatrixSign::unknown)
        return unknown("an eigenvalue that is not told from " + to_text(right));
    // The sign of lambda_min - c, or of c - lambda_max.
    const int sign = fact->sign == MatrixSign::definite ? 1 : fact->sign == MatrixSign::semidefinite ? 0 : -1;
    const int order = largest ? -sign : sign;
    const bool holds = r == Relation::less       ? order < 0
                       : r == Relation::at_most  ? order <= 0
                       : r == Relation::equal    ? order == 0
                       : r == Relation::unequal  ? order != 0
                       : r == Relation::at_least ? order >= 0
                                                 : order > 0;
    if (holds) return {Truth::yes};
    Witness w{.relation = to_text(link(left, r, right)), .bits = fact->bits};
    if (!fact->null.empty()) w.at = {{"v", vector_text(fact->null[0])}};
    if (!fact->vector.empty()) w.at = {{"v", vector_text(fact->vector)}};
    return {Truth::no, false, "by the sign of the matrix with the bound subtracted", w};
}

}  // namespace claim::language
