// Matrices of kernels on data sets: chosen and random points of spheres, and elimination in MPFR.
#include "claim/language/judge_logic.hpp"

namespace language_tests {

namespace {

using Points = std::vector<std::vector<Real>>;
using Matrix = std::vector<std::vector<Real>>;

enum class Inertia { definite, singular, indefinite, unknown };

/// Of a symmetric matrix, by elimination with the largest diagonal entry first.
Inertia inertia(Matrix a) {
    // A root next to 0 halves the digits: 240 of them become 120.
    const Real zero = pow(Real(10), -90), noise = pow(Real(10), -105);
    for (std::size_t n = a.size(); n > 0; --n) {
        std::size_t largest = 0;
        for (std::size_t i = 1; i < n; ++i)
            if (a[i][i] > a[largest][largest]) largest = i;
        const Real pivot = a[largest][largest];
        for (std::size_t i = 0; i < n; ++i)
            if (a[i][i] < -zero) return Inertia::indefinite;
        if (pivot <= zero) {
            for (std::size_t i = 0; i < n; ++i)
                for (std::size_t j = 0; j < n; ++j) {
                    if (abs(a[i][j]) > zero) return Inertia::indefinite;
                    if (abs(a[i][j]) > noise) return Inertia::unknown;
                }
            return Inertia::singular;
        }
        std::swap(a[largest], a[n - 1]);
        for (auto& row : a) std::swap(row[largest], row[n - 1]);
        for (std::size_t i = 0; i + 1 < n; ++i)
            for (std::size_t j = 0; j + 1 < n; ++j) a[i][j] -= a[i][n - 1] * a[n - 1][j] / a[n - 1][n - 1];
    }
    return Inertia::definite;
}

Points circle(long n) {
    Points points;
    for (long k = 0; k < n; ++k) {
        const Real angle = 2 * pi_real() * k / n;
        points.push_back({Real(cos(angle)), Real(sin(angle))});
    }
    return points;
}
Real inner(const std::vector<Real>& x, const std::vector<Real>& y) {
    Real total(0);
    for (std::size_t i = 0; i < x.size(); ++i) total += x[i] * y[i];
    return total;
}
std::vector<Real> unit(std::vector<Real> x) {
    const Real length = sqrt(inner(x, x));
    for (Real& entry : x) entry /= length;
    return x;
}

}  // namespace

std::vector<Points> JudgeLogic::data_sets(const Binding& b, const JudgePoint& at) {
    const bool half = b.domain.kind == DomainKind::half_sphere;
    if (!half && b.domain.kind != DomainKind::sphere) throw NotEvaluated{"a domain of data sets"};
    const long d = whole(JudgeValues(at, definitions_).of(b.domain.ends[0])) + 1;
    if (d < 1 || d > 6) throw NotEvaluated{"a dimension"};
    const auto in_space = [&](Points points) {
        for (auto& x : points) x.resize(static_cast<std::size_t>(d), Real(0));
        return points;
    };
    const auto random = [&] {
        std::vector<Real> x;
        for (long i = 0; i < d; ++i) x.push_back(random_fraction() - Real(511) / 1024 + Real(1) / 65536);
        if (half) x.back() = abs(x.back());
        return unit(x);
    };
    std::vector<Points> sets;
    sets.push_back(Points{random()});
    for (const int n : {2, 3, 4}) {
        if (d < 2) break;
        Points points;
        for (int i = 0; i < n; ++i) points.push_back(random());
        sets.push_back(points);
    }
    if (!half) {
        const std::vector<Real> x = random();
        std::vector<Real> opposite = x;
        for (Real& entry : opposite) entry = -entry;
        sets.push_back(Points{x, opposite});
        if (d >= 2)
            for (const long n : {3, 4, 5, 6, 8, 10}) sets.push_back(in_space(circle(n)));
    }
    if (b.multiplicity == Multiplicity::subset) sets.push_back(Points{sets[0][0], sets[0][0]});
    return sets;
}

Verdict JudgeLogic::over_data_sets(const Binding& b, const Formula& inner, bool every, const JudgePoint& at) {
    Verdict all{every ? 1 : -1, false};
    try {
        for (const Points& points : data_sets(b, at)) {
            sets_[b.names[0]] = points;
            ++points_;
            const Verdict v = of(inner, at);
            if (v.undefined || (v.truth == (every ? -1 : 1) && v.hard)) return v;
            if (v.truth != all.truth) all = {0, false};
        }
    } catch (const NotEvaluated&) {
        return {};
    } catch (const NoValue&) {
        return {};
    }
    return all;
}

Verdict JudgeLogic::definite(const FormulaNode& f, const JudgePoint& at) {
    const bool fits = f.sides.size() == 2 && f.sides[0]->children.size() == 2 && is_literal(f.sides[1], 0);
    const bool strict = f.relations[0] == Relation::greater;
    if (!fits || (!strict && f.relations[0] != Relation::at_least)) return {};
    const Expression &kernel = f.sides[0]->children[0], &data = f.sides[0]->children[1];
    try {
        Points points;
        if (data->kind == Kind::variable && sets_.contains(data->name))
            points = sets_.at(data->name);
        else if (data->kind == Kind::call && data->name == "circle")
            points = circle(whole(JudgeValues(at, definitions_).of(data->children[0])));
        else
            return {};
        const bool function = kernel->kind == Kind::function;
        if (!function && (kernel->kind != Kind::lambda || kernel->names.size() != 1)) return {};
        const std::string name = function ? "." : kernel->names[0];
        const Expression body = function ? call(kernel->name, {variable(name)}, kernel->primes) : kernel->children[0];
        Matrix matrix(points.size(), std::vector<Real>(points.size()));
        for (std::size_t i = 0; i < points.size(); ++i)
            for (std::size_t j = 0; j < points.size(); ++j) {
                JudgePoint there = at;
                // Equal points have the inner product 1, not nearly.
                there.insert_or_assign(name, points[i] == points[j] ? Real(1) : inner(points[i], points[j]));
                matrix[i][j] = JudgeValues(there, definitions_).of(body);
            }
        switch (inertia(matrix)) {
            case Inertia::definite: return {1, true};
            case Inertia::singular:
                return {strict ? -1 : 1, strict, false,
                        "a singular matrix of " + std::to_string(points.size()) + " points " + shown(at)};
            case Inertia::indefinite:
                return {-1, true, false,
                        "a negative value at " + std::to_string(points.size()) + " points " + shown(at)};
            default: return {};
        }
    } catch (const NoValue&) {
        return {};
    } catch (const NotEvaluated&) {
        return {};
    }
}

}  // namespace language_tests
