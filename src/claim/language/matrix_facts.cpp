// Signs of symmetric matrices: balls for what is definite, exact vectors for what is singular.
#include "claim/language/matrix_facts.hpp"
#include "claim/language/certificate.hpp"

#include "claim/language/constant_form.hpp"
#include "claim/language/evaluate.hpp"
#include "claim/language/null_vectors.hpp"
#include "claim/language/parser.hpp"
#include "claim/language/text.hpp"
#include "rigor/matrix/smallest_eigenvalue.hpp"

namespace claim::language {

using rigor::Ball, rigor::BallMatrix, rigor::Rational, rigor::Truth;

std::string vector_text(const std::vector<Expression>& v) {
    std::string text;
    for (const Expression& x : v) text += (text.empty() ? "(" : ", ") + to_text(x);
    return text + ")";
}

EntryBalls balls_of(const EntryMatrix& m) {
    BallMatrix a(m.rows, m.columns);
    std::vector<std::pair<const Expression*, Ball>> known;
    for (long i = 0; i < m.rows; ++i)
        for (long j = 0; j < m.columns; ++j) {
            const Expression& e = m.at(i, j);
            const auto same = std::find_if(known.begin(), known.end(), [&](const auto& k) {
                return hash_of(*k.first) == hash_of(e) && *k.first == e;
            });
            if (same != known.end()) {
                a.set(i, j, same->second);
                continue;
            }
            const auto value = evaluate(e, Assignment<Ball>{});
            if (value.status == Status::undefined)
                return {
                    {}, "the entry (" + std::to_string(i + 1) + ", " + std::to_string(j + 1) + "): " + value.why, {}};
            if (!value) return {{}, {}, value.why};
            a.set(i, j, value.result.value);
            known.emplace_back(&e, value.result.value);
        }
    return {a, {}, {}};
}

bool is_null_vector(const EntryMatrix& m, const std::vector<Expression>& v) {
    if (static_cast<long>(v.size()) != m.columns) return false;
    ConstantForms exact;
    bool any = false;
    for (const Expression& x : v) {
        const auto c = exact.of(x);
        if (!c || c->has_symbols()) return false;
        any |= !c->is_formally_zero();
    }
    for (long i = 0; any && i < m.rows; ++i) {
        rigor::SymbolicConstant total;
        for (long j = 0; j < m.columns; ++j) {
            const auto entry = exact.of(m.at(i, j)), x = exact.of(v[static_cast<std::size_t>(j)]);
            if (!entry || !x) return false;
            try {
                total += *entry * *x;
            } catch (const std::domain_error&) {
                return false;
            }
        }
        if (!total.is_formally_zero()) return false;
    }
    return any;
}

namespace {

Ball quadratic_form(const BallMatrix& a, const std::vector<Expression>& v) {
    rigor::BallVector x;
    for (const Expression& e : v) x.push_back(evaluate(e, Assignment<Ball>{}).result.value);
    return dot(x, a * x);
}

/// M + V V', its lower triangle copied.
BallMatrix lifted(const BallMatrix& a, const std::vector<std::vector<Expression>>& null) {
    BallMatrix b = a;
    for (const auto& v : null) {
        std::vector<Ball> x;
        for (const Expression& e : v) x.push_back(evaluate(e, Assignment<Ball>{}).result.value);
        for (long i = 0; i < a.rows(); ++i)
            for (long j = 0; j <= i; ++j)
                b.set_symmetric(i, j, b(i, j) + x[static_cast<std::size_t>(i)] * x[static_cast<std::size_t>(j)]);
    }
    return b;
}

/// Independent by a Gram matrix that is definite.
bool are_independent(const std::vector<std::vector<Expression>>& vectors) {
    const long k = static_cast<long>(vectors.size());
    BallMatrix g(k, k);
    std::vector<rigor::BallVector> x;
    for (const auto& v : vectors) {
        x.emplace_back();
        for (const Expression& e : v) x.back().push_back(evaluate(e, Assignment<Ball>{}).result.value);
    }
    for (long i = 0; i < k; ++i)
        for (long j = 0; j <= i; ++j)
            g.set_symmetric(i, j, dot(x[static_cast<std::size_t>(i)], x[static_cast<std::size_t>(j)]));
    return positive_definite(g) == Truth::yes;
}

/// Symmetric as expressions, entry by entry, or in exact arithmetic.
bool is_symmetric(const EntryMatrix& m) {
    if (m.rows != m.columns || m.rows < 1) return false;
    for (long i = 0; i < m.rows; ++i)
        for (long j = 0; j < i; ++j) {
            if (m.at(i, j) == m.at(j, i)) continue;
            ConstantForms exact;
            const auto a = exact.of(m.at(i, j)), b = exact.of(m.at(j, i));
            if (!a || !b || !(*a == *b)) return false;
        }
    return true;
}

/// Both triangles from the lower one: the matrix is symmetric, its balls need not be.
void symmetrize(BallMatrix& a) {
    for (long i = 0; i < a.rows(); ++i)
        for (long j = 0; j < i; ++j) a.set(j, i, a(i, j));
}

std::vector<Expression> as_expressions(const std::vector<Rational>& v) {
    std::vector<Expression> e;
    for (const Rational& q : v) e.push_back(q < 0 ? negate(number(Rational(-q))) : number(q));
    return e;
}

MatrixFact searched(const EntryMatrix& m, const Budget& budget) {
    MatrixFact fact{.size = m.rows, .why = "the smallest eigenvalue is not told from 0"};
    bool tried_exactly = false;
    rigor::climb({64, std::min(budget.last_bits, 1024l)}, [&]() -> std::optional<bool> {
        if (budget.interrupted()) {
            fact.why = "interrupted";
            return true;
        }
        EntryBalls balls = balls_of(m);
        fact.bits = rigor::Precision::bits();
        fact.undefined = balls.undefined;
        if (!balls.undefined.empty()) return true;
        if (!balls.value) {
            fact.why = balls.unknown;
            return std::nullopt;
        }
        symmetrize(*balls.value);
        const rigor::Definiteness d = definiteness(*balls.value);
        if (d.positive == Truth::yes) {
            fact.sign = MatrixSign::definite;
            return true;
        }
        if (d.witness) {
            // The roughest multiple that shows it is the easiest to read.
            for (const long rounding : {2, 6, 20}) {
                const auto x = as_expressions(small_vector(*d.witness, rounding));
                const Ball form = quadratic_form(*balls.value, x);
                if (certainly_less(form, Ball(0)) != Truth::yes) continue;
                fact.vector = x;
                fact.form = form.enclosure(10);
                fact.sign = MatrixSign::indefinite;
                return true;
            }
        }
        if (!tried_exactly) {
            tried_exactly = true;
            for (const auto& v : null_candidates(m, *balls.value)) {
                if (!is_null_vector(m, v)) continue;
                fact.null.push_back(v);
                if (!are_independent(fact.null)) fact.null.pop_back();
            }
        }
        if (fact.null.empty()) return std::nullopt;
        const rigor::Definiteness rest = definiteness(lifted(*balls.value, fact.null));
        if (rest.positive == Truth::yes) fact.sign = MatrixSign::semidefinite;
        // More precision does not find more null vectors.
        return rest.positive == Truth::yes || fact.bits >= 256 ? std::optional(true) : std::nullopt;
    });
    if (fact.sign == MatrixSign::indefinite) fact.null.clear();
    return fact;
}

std::optional<std::vector<Expression>> read_vector(const std::string& text) {
    try {
        const Expression e = parse_expression(text);
        if (!free_variables(e).empty()) return std::nullopt;
        return e->kind == Kind::tuple ? e->children : std::vector<Expression>{e};
    } catch (const StatementError&) {
        return std::nullopt;
    }
}

/// What the item says, checked once at its precision.
MatrixFact replayed(const EntryMatrix& m, const CertificateItem& item) {
    MatrixFact fact{.size = m.rows, .why = "an item that does not show what it says"};
    fact.bits = std::strtol(text_field(item, "bits").c_str(), nullptr, 10);
    if (fact.bits < 2 || fact.bits > 1 << 16) return fact;
    const rigor::Precision scope(fact.bits);
    EntryBalls balls = balls_of(m);
    if (!balls.value) return fact;
    symmetrize(*balls.value);
    const std::string sign = text_field(item, "sign");
    if (sign == "definite") {
        if (positive_definite(*balls.value) == Truth::yes) fact.sign = MatrixSign::definite;
    } else if (sign == "indefinite") {
        const auto x = read_vector(text_field(item, "vector"));
        if (!x || static_cast<long>(x->size()) != m.rows) return fact;
        for (const Expression& e : *x)
            if (!rational_value(e)) return fact;
        const Ball form = quadratic_form(*balls.value, *x);
        if (certainly_less(form, Ball(0)) != Truth::yes) return fact;
        fact.form = form.enclosure(10);
        fact.sign = MatrixSign::indefinite;
        fact.vector = *x;
    } else if (sign == "semidefinite" || sign == "singular") {
        const std::string text = text_field(item, "null");
        for (std::size_t from = 0; from < text.size();) {
            const std::size_t end = std::min(text.find(';', from), text.size());
            const auto v = read_vector(text.substr(from, end - from));
            if (!v || !is_null_vector(m, *v)) {
                fact.null.clear();
                return fact;
            }
            fact.null.push_back(*v);
            from = end + 1;
        }
        if (fact.null.empty() || !are_independent(fact.null)) return fact;
        if (sign == "semidefinite" && positive_definite(lifted(*balls.value, fact.null)) == Truth::yes)
            fact.sign = MatrixSign::semidefinite;
    }
    return fact;
}

CertificateItem item_of(const std::string& matrix, const MatrixFact& fact) {
    constexpr const char* signs[] = {"definite", "semidefinite", "indefinite", "singular"};
    CertificateItem item{
        "matrix",
        {{"matrix", matrix}, {"sign", signs[static_cast<int>(fact.sign)]}, {"bits", std::to_string(fact.bits)}}};
    if (!fact.null.empty()) {
        std::string null;
        for (const auto& v : fact.null) null += (null.empty() ? "" : "; ") + vector_text(v);
        item.fields.emplace_back("null", null);
    }
    if (fact.sign == MatrixSign::indefinite) item.fields.emplace_back("vector", vector_text(fact.vector));
    return item;
}

}  // namespace

std::optional<MatrixFact> MatrixFacts::of(const Expression& matrix) {
    const std::string text = to_text(matrix);
    for (const auto& [known, fact] : known_)
        if (known == text) return fact;
    const auto m = entries_of(matrix);
    if (!m || !is_symmetric(*m)) return std::nullopt;
    MatrixFact fact{.size = m->rows, .why = "no item about " + text};
    if (!items_) {
        fact = searched(*m, budget_);
    } else {
        for (const CertificateItem& item : *items_)
            if (item.type == "matrix" && text_field(item, "matrix") == text) fact = replayed(*m, item);
    }
    known_.emplace_back(text, fact);
    if (fact.sign != MatrixSign::unknown || !fact.null.empty()) found_.push_back(item_of(text, fact));
    return fact;
}

}  // namespace claim::language
