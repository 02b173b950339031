// Guesses of null vectors.
#include "claim/language/null_vectors.hpp"

#include "claim/language/constant_form.hpp"
#include "claim/language/evaluate.hpp"
#include "claim/language/sign_on_interval.hpp"
#include "rigor/matrix/smallest_eigenvalue.hpp"

namespace claim::language {

using rigor::Ball, rigor::BallMatrix, rigor::Rational;

namespace {

using Vector = std::vector<Expression>;

Expression signed_number(const Rational& q) { return q < 0 ? negate(number(Rational(-q))) : number(q); }

/// M v contains 0 in every row.
bool may_be_null(const BallMatrix& a, const Vector& v) {
    rigor::BallVector x;
    for (const Expression& e : v) {
        const auto value = evaluate(e, Assignment<Ball>{});
        if (!value) return false;
        x.push_back(value.result.value);
    }
    for (const Ball& row : a* x)
        if (!row.contains(Rational(0))) return false;
    return true;
}

/// cos(2 pi j (k - shift)/n), where they are numbers or roots.
std::optional<Vector> frequency(long j, long n, long shift) {
    Vector v;
    for (long k = 0; k < n; ++k) {
        const Rational turn = abs(Rational(2 * j * (k - shift), n));
        if (!cosine_of_turn(turn)) return std::nullopt;
        v.push_back(simplified_constant(call("cos", {product({number(turn), constant("pi")})})));
    }
    return v;
}

std::vector<Vector> differences(const EntryMatrix& m) {
    std::vector<Vector> all;
    if (m.rows > 16) return all;
    for (long i = 0; i < m.rows; ++i)
        for (long j = i + 1; j < m.rows; ++j)
            for (const int sign : {-1, 1}) {
                Vector v(static_cast<std::size_t>(m.rows), number(0));
                v[static_cast<std::size_t>(i)] = number(1);
                v[static_cast<std::size_t>(j)] = signed_number(sign);
                all.push_back(v);
            }
    return all;
}

/// The matrix itself, if all of its entries are rational.
std::optional<rigor::RationalMatrix> rational(const EntryMatrix& m) {
    rigor::RationalMatrix q(m.rows, m.columns);
    ConstantForms exact;
    for (long i = 0; i < m.rows; ++i)
        for (long j = 0; j < m.columns; ++j) {
            const auto c = exact.of(m.at(i, j));
            const auto value = c ? c->rational_value() : std::nullopt;
            if (!value) return std::nullopt;
            q(i, j) = *value;
        }
    return q;
}

/// A basis of the null space of a rational matrix, by exact elimination of one column after the other.
std::vector<Vector> rational_null_space(rigor::RationalMatrix q) {
    std::vector<Vector> basis;
    const long n = q.columns();
    // Each vector found is added as a row: the next one is orthogonal to it.
    while (static_cast<long>(basis.size()) < n) {
        auto v = rigor::null_vector(q);
        if (!v) break;
        rigor::Integer common = 0;
        for (const Rational& x : *v) common = gcd(common, numerator(x));
        for (Rational& x : *v) x /= Rational(common);
        Vector e;
        for (const Rational& x : *v) e.push_back(signed_number(x));
        basis.push_back(e);
        rigor::RationalMatrix longer(q.rows() + 1, n);
        for (long j = 0; j < n; ++j) {
            for (long i = 0; i < q.rows(); ++i) longer(i, j) = q(i, j);
            longer(q.rows(), j) = (*v)[static_cast<std::size_t>(j)];
        }
        q = longer;
    }
    return basis;
}

}  // namespace

std::vector<Rational> small_vector(const std::vector<Rational>& x, long bits) {
    Rational largest = 0;
    for (const Rational& q : x)
        if (abs(q) > largest) largest = abs(q);
    std::vector<Rational> rounded;
    for (const Rational& q : x) {
        const Rational scaled = q / largest, error = rigor::power_of_two(-bits);
        rounded.push_back(simplest_between(scaled - error, scaled + error));
    }
    return rounded;
}

std::vector<Vector> null_candidates(const EntryMatrix& m, const BallMatrix& balls) {
    if (const auto q = rational(m)) return rational_null_space(*q);
    std::vector<Vector> candidates = differences(m);
    const long n = m.rows;
    for (long j = n / 2; j >= 0; --j)
        for (const long shift : {0, 1})
            if (auto v = frequency(j, n, shift)) candidates.push_back(std::move(*v));
    rigor::SmallestEigenvalueOptions options;
    options.ladder = {128, 128};
    const auto eigen = rigor::smallest_eigenvalue(balls, options);
    if (eigen.witness) {
        Vector v;
        for (const Rational& q : small_vector(*eigen.witness, 20)) v.push_back(signed_number(q));
        candidates.push_back(std::move(v));
    }
    std::erase_if(candidates, [&](const Vector& v) { return !may_be_null(balls, v); });
    return candidates;
}

}  // namespace claim::language
