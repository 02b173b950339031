#include "claim/generators.hpp"

namespace claim {

rc::Gen<long> integers(long lowest, long highest) { return rc::gen::inRange<long>(lowest, highest + 1); }

rc::Gen<rigor::Rational> correlations() {
    using rigor::Rational;
    const auto fraction =
        rc::gen::map(rc::gen::pair(integers(1, 1000), integers(-1000, 1000)), [](const std::pair<long, long>& p) {
            const long q = p.first;
            return Rational(p.second % (q + 1), q);
        });
    const auto near_end =
        rc::gen::map(rc::gen::pair(integers(0, 1), integers(0, 100)), [](const std::pair<long, long>& p) {
            const Rational z = 1 - rigor::power_of_two(-p.second);
            return p.first ? Rational(-z) : z;
        });
    const auto tiny = rc::gen::map(rc::gen::pair(integers(0, 1), integers(1, 200)), [](const std::pair<long, long>& p) {
        const Rational z = rigor::power_of_two(-p.second);
        return p.first ? Rational(-z) : z;
    });
    return rc::gen::weightedOneOf<Rational>(
        {{6, fraction}, {3, near_end}, {1, tiny}, {1, rc::gen::element(Rational(0), Rational(1), Rational(-1))}});
}

rc::Gen<rigor::Rational> correlations_below_one() {
    return rc::gen::map(correlations(), [](const rigor::Rational& z) { return z == 1 ? rigor::Rational(0) : z; });
}

rc::Gen<rigor::Rational> interior_correlations() {
    return rc::gen::map(correlations_below_one(),
                        [](const rigor::Rational& z) { return z == -1 ? rigor::Rational(0) : z; });
}

rc::Gen<rigor::Rational> gaps() {
    return rc::gen::map(correlations_below_one(), [](const rigor::Rational& z) { return rigor::Rational(1 - z); });
}

rc::Gen<rigor::Rational> positive_rationals() {
    return rc::gen::map(rc::gen::pair(integers(1, 1000), integers(1, 1000)),
                        [](const std::pair<long, long>& p) { return rigor::Rational(p.first, p.second); });
}

rc::Gen<std::pair<rigor::Rational, rigor::Rational>> correlation_pairs() {
    using Pair = std::pair<rigor::Rational, rigor::Rational>;
    return rc::gen::map(rc::gen::pair(correlations(), correlations()), [](Pair p) {
        if (p.first == p.second) p = {rigor::Rational(-1), rigor::Rational(1)};
        return p.first < p.second ? p : Pair{p.second, p.first};
    });
}

}  // namespace claim

template class rc::Gen<long>;
template class rc::Gen<rigor::Rational>;
template class rc::Gen<std::pair<long, long>>;
template class rc::Gen<std::pair<rigor::Rational, rigor::Rational>>;
template class rc::Gen<std::vector<long>>;
template class rc::Gen<std::vector<rigor::Rational>>;
