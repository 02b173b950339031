#include "proofs/yu_2025/common/half_sphere.hpp"

namespace proofs::yu_2025 {

rc::Gen<std::pair<Vector, Vector>> vector_pairs() {
    using rigor::Rational;
    const auto entry = rc::gen::map(rc::gen::pair(claim::integers(-1000, 1000), claim::integers(1, 30)),
                                    [](const std::pair<long, long>& p) { return Rational(p.first, p.second); });
    return rc::gen::mapcat(claim::integers(1, 6), [=](long d) {
        const auto vectors = rc::gen::container<Vector>(static_cast<std::size_t>(d), entry);
        return rc::gen::map(rc::gen::tuple(vectors, vectors, claim::integers(0, 4), claim::integers(1, 60)),
                            [](const std::tuple<Vector, Vector, long, long>& t) {
                                auto [a, b, kind, k] = t;
                                if (kind == 1) b = a, b[0] += rigor::power_of_two(-k);
                                if (kind == 2)
                                    for (std::size_t i = 0; i < a.size(); ++i) b[i] = -a[i];
                                if (kind == 3)
                                    for (Rational& e : b) e = 0;
                                return std::pair(a, b);
                            });
    });
}

}  // namespace proofs::yu_2025
