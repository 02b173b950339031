// Eigenvalues, determinants, entries and inner products as numbers.
#include "claim/language/matrix_numbers.hpp"

#include "claim/language/text.hpp"
#include "rigor/matrix/smallest_eigenvalue.hpp"

namespace claim::language {

using rigor::Ball, rigor::BallMatrix, rigor::Rational, rigor::Truth;

Expression point_of(const Expression& set, long i) {
    return Expression({.kind = Kind::index, .children = {set, number(i)}});
}

namespace {

using Combination = std::vector<std::pair<Expression, Expression>>;  ///< coefficient, point

struct NoNumber {};

bool is_point(const Expression& e) {
    return e->kind == Kind::index && e->children.size() == 2 && point_set(e->children[0]).has_value();
}

bool has_point(const Expression& e) {
    if (is_point(e)) return true;
    if (e->kind == Kind::inner || e->kind == Kind::norm || e->kind == Kind::call) return false;
    for (const Expression& child : e->children)
        if (has_point(child)) return true;
    return false;
}

Combination combination(const Expression& e) {
    if (is_point(e)) return {{number(1), e}};
    Combination terms;
    switch (e->kind) {
        case Kind::negate:
            for (const auto& [c, p] : combination(e->children[0])) terms.emplace_back(negate(c), p);
            return terms;
        case Kind::sum:
            for (const Expression& child : e->children)
                for (const auto& term : combination(child)) terms.push_back(term);
            return terms;
        case Kind::product: {
            std::vector<Expression> scalars, points;
            for (const Expression& f : e->children) (has_point(f) ? points : scalars).push_back(f);
            if (points.size() != 1) throw NoNumber{};
            for (const auto& [c, p] : combination(points[0])) {
                std::vector<Expression> factors = scalars;
                factors.push_back(c);
                terms.emplace_back(product(std::move(factors)), p);
            }
            return terms;
        }
        default: throw NoNumber{};
    }
}

Expression inner(const Expression& a, const Expression& b) {
    if (!(a->children[0] == b->children[0])) throw NoNumber{};
    const auto set = point_set(a->children[0]);
    const auto i = rational_value(a->children[1]), j = rational_value(b->children[1]);
    if (!set || !i || !j || denominator(*i) != 1 || denominator(*j) != 1) throw NoNumber{};
    for (const Rational& k : {*i, *j})
        if (k < 1 || k > set->size()) throw UndefinedNumber{"point " + k.str() + " of " + to_text(set->text)};
    return set->inner[static_cast<std::size_t>(numerator(*i)) - 1][static_cast<std::size_t>(numerator(*j)) - 1];
}

Expression bilinear(const Combination& x, const Combination& y) {
    std::vector<Expression> all;
    for (const auto& [a, p] : x)
        for (const auto& [b, q] : y) all.push_back(a * b * inner(p, q));
    return sum(std::move(all));
}

class Reduction {
public:
    explicit Reduction(MatrixFacts& facts) : facts_(facts) {}

    Expression of(const Expression& e) {
        if (e->kind == Kind::inner) return bilinear(combination(e->children[0]), combination(e->children[1]));
        if (e->kind == Kind::norm) {
            const Combination x = combination(e->children[0]);
            return call("sqrt", {bilinear(x, x)});
        }
        if (e->kind == Kind::index && e->children.size() == 3) return entry(e);
        if (e->kind == Kind::call) {
            if (e->name == "angle") return angle(e);
            if (e->name == "lambda_min") return eigenvalue(e->children[0], false);
            if (e->name == "lambda_max") return eigenvalue(e->children[0], true);
            if (e->name == "det") return determinant(e->children[0]);
            if (e->name == "rank") return number(rank(e->children[0]));
            if (e->name == "trace") return trace(matrix(e->children[0]));
            if (e->name == "norm_F") return frobenius(matrix(e->children[0]));
            if (e->name == "norm_2") {
                const Expression low = eigenvalue(e->children[0], false), high = eigenvalue(e->children[0], true);
                return call("max", {call("abs", {low}), call("abs", {high})});
            }
        }
        if (has_matrix(e) && (e->kind == Kind::constant || e->kind == Kind::call)) throw NoNumber{};
        if (!bound_names(*e).empty()) {
            if (has_matrix(e)) throw NoNumber{};
            return e;
        }
        std::vector<Expression> children;
        for (const Expression& child : e->children) children.push_back(of(child));
        return children.empty() ? e : with_children(e, std::move(children));
    }
    std::map<std::string, std::function<std::optional<Ball>()>> balls;

private:
    static EntryMatrix matrix(const Expression& e) {
        auto m = entries_of(e);
        if (!m) throw NoNumber{};
        return *m;
    }
    MatrixFact fact(const Expression& e) {
        const auto f = facts_.of(e);
        if (!f) throw NoNumber{};
        if (!f->undefined.empty()) throw UndefinedNumber{f->undefined};
        return *f;
    }
    Expression named(std::function<std::optional<Ball>()> f) {
        const std::string name = "matrix number " + std::to_string(balls.size() + 1);
        balls.emplace(name, std::move(f));
        return variable(name);
    }
    Expression eigenvalue(const Expression& e, bool largest) {
        const Expression a = largest ? negate(e) : e;
        if (fact(a).sign == MatrixSign::semidefinite) return number(0);
        return named([m = matrix(a), largest]() -> std::optional<Ball> {
            const EntryBalls b = balls_of(m);
            if (!b.value) return std::nullopt;
            BallMatrix lower = *b.value;
            for (long i = 0; i < lower.rows(); ++i)
                for (long j = 0; j < i; ++j) lower.set(j, i, lower(i, j));
            rigor::SmallestEigenvalueOptions options;
            options.ladder = {rigor::Precision::bits(), rigor::Precision::bits()};
            const auto found = rigor::smallest_eigenvalue(lower, options);
            if (found.status == rigor::SmallestEigenvalueStatus::not_finite) return std::nullopt;
            return largest ? -found.ball() : found.ball();
        });
    }
    Expression determinant(const Expression& e) {
        const EntryMatrix m = matrix(e);
        if (m.rows != m.columns) throw NoNumber{};
        if (m.rows == 1) return m.at(0, 0);
        if (m.rows == 2) return m.at(0, 0) * m.at(1, 1) - m.at(0, 1) * m.at(1, 0);
        if (const auto f = facts_.of(e)) {
            if (!f->undefined.empty()) throw UndefinedNumber{f->undefined};
            if (!f->null.empty()) return number(0);
        }
        return named([m]() -> std::optional<Ball> {
            const EntryBalls b = balls_of(m);
            if (!b.value) return std::nullopt;
            rigor::use_flint_on_this_thread();
            Ball d;
            arb_mat_det(d.raw(), b.value->raw(), rigor::Precision::bits());
            return d;
        });
    }
    long rank(const Expression& e) {
        const MatrixFact f = fact(e);
        if (f.sign == MatrixSign::definite) return f.size;
        if (f.sign == MatrixSign::semidefinite) return f.size - static_cast<long>(f.null.size());
        throw NoNumber{};
    }
    static Expression trace(const EntryMatrix& m) {
        if (m.rows != m.columns) throw NoNumber{};
        std::vector<Expression> terms;
        for (long i = 0; i < m.rows; ++i) terms.push_back(m.at(i, i));
        return sum(std::move(terms));
    }
    static Expression frobenius(const EntryMatrix& m) {
        std::vector<Expression> terms;
        for (const Expression& e : m.entries) terms.push_back(power(e, number(2)));
        return call("sqrt", {sum(std::move(terms))});
    }
    static Expression entry(const Expression& e) {
        const EntryMatrix m = matrix(e->children[0]);
        const auto i = rational_value(e->children[1]), j = rational_value(e->children[2]);
        if (!i || !j) throw NoNumber{};
        if (denominator(*i) != 1 || denominator(*j) != 1 || *i < 1 || *j < 1 || *i > m.rows || *j > m.columns)
            throw UndefinedNumber{"entry [" + i->str() + ", " + j->str() + "] of a " + std::to_string(m.rows) + " x " +
                                  std::to_string(m.columns) + " matrix"};
        return m.at(static_cast<long>(numerator(*i)) - 1, static_cast<long>(numerator(*j)) - 1);
    }
    /// [[a, b], [b, a]] has the leading eigenvector (1, sign b).
    static Expression angle(const Expression& e) {
        const Expression &v = e->children[0], &w = e->children[1];
        if (v->kind != Kind::call || v->name != "v1" || w->kind != Kind::constant || w->name != "ones")
            throw NoNumber{};
        const EntryMatrix m = matrix(v->children[0]);
        if (m.rows != 2 || m.columns != 2 || !(m.at(0, 0) == m.at(1, 1)) || !(m.at(0, 1) == m.at(1, 0)))
            throw NoNumber{};
        const auto off = evaluate(m.at(0, 1), Assignment<Ball>{});
        if (!off) throw NoNumber{};
        if (certainly_positive(off.result.value) == Truth::yes) return number(0);
        if (certainly_less(off.result.value, Ball(0)) == Truth::yes) return constant("pi") / number(2);
        throw NoNumber{};
    }

    MatrixFacts& facts_;
};

}  // namespace

std::optional<Expression> squared_norm(const Expression& e) {
    if (!has_point(e)) return std::nullopt;
    try {
        const Combination x = combination(e);
        return bilinear(x, x);
    } catch (const NoNumber&) {
        return std::nullopt;
    }
}

std::optional<MatrixNumber> reduced(const Expression& e, MatrixFacts& facts) {
    try {
        Reduction reduction(facts);
        const Expression value = reduction.of(e);
        return MatrixNumber{value, std::move(reduction.balls)};
    } catch (const NoNumber&) {
        return std::nullopt;
    }
}

}  // namespace claim::language
