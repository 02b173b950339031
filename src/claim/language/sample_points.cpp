// Points for refutation.
#include "claim/language/sample_points.hpp"

#include "rigor/number/ball_functions.hpp"

#include <algorithm>

namespace claim::language {

using rigor::Ball, rigor::Rational, rigor::Truth;

namespace {

struct End {
    Ball value = {};
    std::optional<Rational> exact = {};
    bool infinite = false;
};

std::optional<End> end_of(const Expression& e, const ExactPoint& outer, const std::vector<Definition>& definitions) {
    if (is_infinite(e)) return End{.infinite = true};
    Assignment<Ball> at;
    for (const auto& [name, q] : outer) at.emplace(name, exactly<Ball>(q));
    const auto value = evaluate(e, at, definitions);
    if (!value) return std::nullopt;
    return End{value.result.value, value.result.exact};
}

bool certainly_inside(const Rational& x, const Domain& d, const End& low, const End& high) {
    const auto beside = [](const Rational& a, const End& b, bool below, bool closed) {
        if (b.infinite) return true;
        if (b.exact) return closed && a == *b.exact ? true : below ? *b.exact < a : a < *b.exact;
        return (below ? certainly_less(b.value, Ball(a)) : certainly_less(Ball(a), b.value)) == Truth::yes;
    };
    return beside(x, low, true, d.lower_closed) && beside(x, high, false, d.upper_closed);
}

Rational power_of_ten(long n) {
    return n < 0 ? Rational(1 / rigor::power(Rational(10), static_cast<unsigned long>(-n)))
                 : rigor::power(Rational(10), static_cast<unsigned long>(n));
}

Rational random_between(const Rational& a, const Rational& b, std::mt19937_64& generator) {
    const long denominator = 1 + static_cast<long>(generator() % 1000);
    return a + (b - a) *
                   Rational(static_cast<long>(generator() % static_cast<unsigned long>(denominator + 1)), denominator);
}

std::vector<Rational> reals(const Domain& d, const End& low, const End& high, std::size_t random,
                            std::mt19937_64& generator) {
    std::vector<Rational> found;
    const auto exact = [](const End& e) { return e.exact ? *e.exact : rigor::rational_midpoint(e.value); };
    const Rational a = low.infinite ? (high.infinite ? Rational(-1000) : Rational(exact(high) - 1000)) : exact(low);
    const Rational b = high.infinite ? Rational((low.infinite ? Rational(0) : a) + 1000) : exact(high);
    found = {a, b, (a + b) / 2};
    for (const long n : {0, 1, -1, 2, -2, 3, 5, 10}) found.emplace_back(n);
    for (const Rational& q :
         {Rational(1, 2), Rational(-1, 2), Rational(9, 10), Rational(-9, 10), Rational(1, 4), Rational(-3, 4)})
        found.push_back(q);
    // A relation that is sharp at an end fails, if at all, very close to it.
    for (const long n : {1, 2, 4, 8, 16, 21, 30, 45, 60}) {
        const Rational t = (b - a) * power_of_ten(-n);
        found.push_back(a + t);
        found.push_back(b - t);
    }
    for (std::size_t i = 0; i < random; ++i) found.push_back(random_between(a, b, generator));
    std::erase_if(found, [&](const Rational& x) { return !certainly_inside(x, d, low, high); });
    return found;
}

std::vector<Rational> integers(const Rational& low, const End& high, std::size_t random, std::mt19937_64& generator) {
    std::vector<Rational> found;
    const rigor::Integer first = numerator(low) / denominator(low) + (denominator(low) != 1 && low > 0 ? 1 : 0);
    for (const long step : {0, 1, 2, 3, 4, 5, 7, 9, 15, 19, 39, 99, 299}) found.emplace_back(first + step);
    for (std::size_t i = 0; i < random; ++i) found.emplace_back(first + static_cast<long>(generator() % 60));
    if (!high.infinite) std::erase_if(found, [&](const Rational& x) { return !high.exact || x > *high.exact; });
    return found;
}

}  // namespace

std::vector<Rational> candidates(const Domain& d, const ExactPoint& outer, const std::vector<Definition>& definitions,
                                 std::size_t random, std::mt19937_64& generator) {
    std::vector<End> ends;
    for (const Expression& e : d.ends) {
        const auto end = end_of(e, outer, definitions);
        if (!end) return {};
        ends.push_back(*end);
    }
    const End infinite{.infinite = true};
    switch (d.kind) {
        case DomainKind::interval: return reals(d, ends[0], ends[1], random, generator);
        case DomainKind::reals: return reals(d, infinite, infinite, random, generator);
        case DomainKind::positive_from: return reals(d, ends[0], infinite, random, generator);
        case DomainKind::other_than: {
            std::vector<Rational> found = reals(d, infinite, infinite, random, generator);
            std::erase_if(found, [&](const Rational& x) { return !ends[0].exact || x == *ends[0].exact; });
            return found;
        }
        case DomainKind::integers:
            return ends[0].exact ? integers(*ends[0].exact, ends[1], random, generator) : std::vector<Rational>{};
        case DomainKind::finite: {
            std::vector<Rational> found;
            for (const End& e : ends)
                if (e.exact) found.push_back(*e.exact);
            return found;
        }
        default: return {};
    }
}

bool visit_points(const std::vector<Binding>& bindings, const std::vector<Definition>& definitions, std::size_t limit,
                  unsigned long seed, const std::function<bool(const ExactPoint&)>& visit) {
    std::mt19937_64 generator(seed);
    std::vector<std::pair<std::string, const Domain*>> names;
    for (const Binding& b : bindings) {
        if (b.multiplicity != Multiplicity::each) return false;
        for (const std::string& name : b.names) names.emplace_back(name, &b.domain);
    }
    std::size_t visited = 0;
    bool go_on = true, complete = true;
    // The grid of special points, thinned for several names.
    const std::function<void(std::size_t, ExactPoint&)> grid = [&](std::size_t i, ExactPoint& point) {
        if (!go_on) return;
        if (i == names.size()) {
            go_on = visit(point) && ++visited < limit;
            return;
        }
        std::vector<Rational> values = candidates(*names[i].second, point, definitions, 0, generator);
        if (values.empty()) complete = false;
        if (names.size() > 2 && values.size() > 6) values.resize(6);
        for (const Rational& value : values) {
            point[names[i].first] = value;
            grid(i + 1, point);
        }
        point.erase(names[i].first);
    };
    ExactPoint point;
    grid(0, point);
    if (!complete && visited == 0) return false;
    for (std::size_t tries = 0; go_on && tries < 4 * limit; ++tries) {
        ExactPoint random;
        bool inside = true;
        for (const auto& [name, domain] : names) {
            const std::vector<Rational> values = candidates(*domain, random, definitions, 8, generator);
            if (values.empty()) {
                inside = false;
                break;
            }
            random[name] = values[generator() % values.size()];
        }
        if (inside) go_on = visit(random) && ++visited < limit;
    }
    return true;
}

}  // namespace claim::language
