// Walks every kernel of gram_kernel.hpp at depths 1 to 6 and several parameters: entries in balls against an iteration
// written here from the definitions, the table against the entries, and what is said of definiteness against pivots in
// balls, at equal, proportional, antipodal and dependent points.
#include "ntk/gram/gram_kernel.hpp"
#include "generators.hpp"
#include "rigor/matrix/smallest_eigenvalue.hpp"

#include <map>

using namespace ntk;
using namespace rigor;

namespace {

const Ball one(1);

/// arccos z; the data below have no correlations next to 1 but those that are 1.
Ball angle(const Ball& z) { return z.overlaps(one) ? Ball(0) : acos_on_domain(z); }

/// E[relu(f) relu(f')] and E[relu'(f) relu'(f')] for (f, f') ~ N(0, (a c; c b)).
Ball relu_mean(const Ball& a, const Ball& b, const Ball& c) {
    const Ball root = sqrt_on_domain(a * b), t = angle(c / root);
    return root / (Ball(2) * Ball::pi()) * (sin(t) + (Ball::pi() - t) * cos(t));
}
Ball step_mean(const Ball& a, const Ball& b, const Ball& c) {
    return (Ball::pi() - angle(c / sqrt_on_domain(a * b))) / (Ball(2) * Ball::pi());
}
Ball kappa_0_at(const Ball& w) { return Ball(2) * step_mean(one, one, w); }
Ball kappa_1_at(const Ball& w) { return Ball(2) * relu_mean(one, one, w); }

/// <x, x>, <x', x'>, <x, x'>, and the kernel at these points or at x/|x|.
struct Pair {
    Ball xx, yy, xy;
};
using Definition = std::function<Ball(const GramKernel&, const Pair&)>;

Ball network(const GramKernel& k, const Pair& p, bool tangent) {
    const Ball w(k.weight_variance), b(k.bias_variance), scale = w / Ball(k.input_dimension);
    Ball q = scale * p.xx + b, r = scale * p.yy + b, s = scale * p.xy + b, t = s;
    for (long l = 1; l < k.depth; ++l) {
        const Ball next = w * relu_mean(q, r, s) + b;
        t = next + w * t * step_mean(q, r, s);
        q = w * q / Ball(2) + b;  // E[relu(f)^2] = q/2
        r = w * r / Ball(2) + b;
        s = next;
    }
    return tangent ? t : s;
}

Ball arc_cosine(const GramKernel& k, const Pair& p) {
    Ball a = p.xx, b = p.yy, c = p.xy;
    for (long l = 0; l < k.depth; ++l) {
        const Ball z = c / sqrt_on_domain(a * b), t = angle(z), u = Ball::pi() - t, s = sin(t);
        if (k.order == 0) c = u / Ball::pi(), a = b = one;
        if (k.order == 1) c = sqrt_on_domain(a * b) * (s + u * z) / Ball::pi();
        if (k.order == 2) {
            c = a * b * (Ball(3) * s * z + u * (one + Ball(2) * z * z)) / Ball::pi();
            a = Ball(3) * a * a, b = Ball(3) * b * b;
        }
    }
    return c;
}

Ball residual(const GramKernel& k, const Pair& p, bool corrected) {
    const Ball n = sqrt_on_domain((p.xx + one) * (p.yy + one)), u = (p.xy + one) / n;
    const Ball a(Rational(k.alpha * k.alpha)), growth = one + a;
    std::vector<Ball> K{u}, w{u}, power{one};
    for (long l = 1; l <= k.depth; ++l) {
        K.push_back(K.back() + a * power.back() * kappa_1_at(w.back()));
        power.push_back(power.back() * growth);
        w.push_back(K.back() / power.back());
    }
    Ball B = one, with_norms(0), without(0);
    for (auto l = static_cast<std::size_t>(k.depth); l >= 1; --l) {
        const Ball slope = kappa_0_at(w[l - 1]);
        with_norms += a * B * (power[l - 1] * kappa_1_at(w[l - 1]) + K[l - 1] * slope);
        without += a * B * (slope + one);
        B *= one + a * slope;
    }
    return n * (with_norms + u * B + K.back()) + (corrected ? without : n * without);
}

/// w, b, q as the map has them; the duals as they are known.
std::pair<Ball, Ball> layer_of(const NetworkMap& map, const Ball& z) {
    const std::string name = map.name();
    const Ball t = angle(z), pi = Ball::pi(), u = pi - t;
    if (name == "erf") {
        const Ball q = map.variance(), w = map.weight_variance(), s = Ball(2) * q / (one + Ball(2) * q);
        return {(w * Ball(2) / pi * asin(s * z) + map.bias_variance()) / q,
                w * Ball(2) / pi * s / q / sqrt(one - square(s * z))};
    }
    if (name == "cos") {  // q = 2
        const auto e = [](const Ball& x) { return exp(x); };
        const Ball c = Ball(2) * z, two(2), sinh_2 = (e(two) - e(-two)) / two;
        return {one + (e(c) + e(-c) - e(two) - e(-two)) / (Ball(4) * sinh_2), (e(c) - e(-c)) / (two * sinh_2)};
    }
    if (name == "exp") return {exp(z - one), exp(z - one)};
    const Ball J_2 = Ball(3) * sin(t) * cos(t) + u * (one + Ball(2) * square(cos(t)));
    if (name == "relu^2") return {(one + J_2 / pi) / Ball(4), kappa_1_at(z)};
    if (name == "relu^3") {
        const Ball J_3 =
            u * cos(t) * (Ball(9) + Ball(6) * square(cos(t))) + sin(t) * (Ball(4) + Ball(11) * square(cos(t)));
        return {one + (J_3 - Ball(15) * pi) / (Ball(27) * pi), J_2 / (Ball(3) * pi)};
    }
    const Ball p(name == "abs" ? Rational(2) : name == "relu" ? Rational(1) : Rational(1, 5));  // leaky-relu:1/2
    return {(one - p) * z + p * kappa_1_at(z), one - p + p * kappa_0_at(z)};
}
Ball of_activation(const GramKernel& k, const Pair& pair) {
    Ball z = pair.xy / sqrt_on_domain(pair.xx * pair.yy), t = z;
    for (long l = 1; l < k.depth; ++l) {
        const auto [h, slope] = layer_of(k.network->map(), z);
        t = slope * t + h;
        z = h;
    }
    return t / Ball(k.depth);
}

const std::map<std::string, Definition>& definitions() {
    static const std::map<std::string, Definition> list{
        {"normalized",
         [](const GramKernel& k, const Pair& p) {
             // He's network without the 2/n0 of its first map has the kernel T_L.
             const GramKernel he{k.kind, k.depth, 2, 0, 1, true, 2};
             return network(he, p, true) / Ball(k.depth);
         }},
        {"fc", [](const GramKernel& k, const Pair& p) { return network(k, p, true); }},
        {"nngp", [](const GramKernel& k, const Pair& p) { return network(k, p, false); }},
        {"arc-cosine", arc_cosine},
        {"res", [](const GramKernel& k, const Pair& p) { return residual(k, p, false); }},
        {"res-corrected", [](const GramKernel& k, const Pair& p) { return residual(k, p, true); }},
        {"activation", of_activation},
    };
    return list;
}

std::shared_ptr<const NetworkKernels> edge(const char* name, const Rational& q) {
    return std::make_shared<NetworkKernels>(NetworkMap::at_edge(ntk::activation(name), q));
}
std::shared_ptr<const NetworkKernels> given(const char* name, const Rational& w, const Rational& b) {
    return std::make_shared<NetworkKernels>(NetworkMap::with_variances(ntk::activation(name), w, b));
}

std::vector<GramKernel> variants(const DeepKernel& kind) {
    std::vector<GramKernel> list;
    for (long depth = 1; depth <= 6; ++depth)
        for (const bool directions : {true, false}) {
            const GramKernel plain{kind, depth, 3, 0, 1, directions};
            if (kind.takes(KernelParameter::variances))
                for (const auto& [w, b] : std::vector<std::pair<Rational, Rational>>{
                         {1, 0}, {2, 0}, {1, Rational(1, 16)}, {Rational(3, 2), Rational(1, 3)}}) {
                    list.push_back(plain);
                    list.back().weight_variance = w;
                    list.back().bias_variance = b;
                }
            else if (kind.takes(KernelParameter::alpha))
                for (const Rational& alpha : {Rational(0), Rational(1, 2), Rational(-2)}) {
                    list.push_back(plain);
                    list.back().alpha = alpha;
                }
            else if (kind.takes(KernelParameter::order))
                for (const int order : {0, 1, 2}) {
                    list.push_back(plain);
                    list.back().order = order;
                }
            else if (kind.takes(KernelParameter::network)) {
                static const std::vector<std::shared_ptr<const NetworkKernels>> networks{
                    edge("relu", 3), edge("leaky-relu:1/2", 1), edge("abs", 1), edge("relu^2", 1), edge("relu^3", 1),
                    edge("erf", 1),  given("erf", 4, 0),        edge("cos", 2), edge("exp", 1)};
                for (const auto& network : networks) {
                    list.push_back(plain);
                    list.back().network = network;
                    if (!directions) list.pop_back();
                }
            } else
                list.push_back(plain);
        }
    return list;
}

using Rows = std::vector<std::vector<long>>;

RationalMatrix matrix_of(const Rows& rows) {
    RationalMatrix x(static_cast<long>(rows.size()), static_cast<long>(rows[0].size()));
    for (long i = 0; i < x.rows(); ++i)
        for (long k = 0; k < x.columns(); ++k) x(i, k) = rows[static_cast<std::size_t>(i)][static_cast<std::size_t>(k)];
    return x;
}

/// Each row and its opposite, at another length.
Rows with_opposites(const Rows& rows) {
    Rows all = rows;
    for (std::vector<long> row : rows) {
        for (long& c : row) c *= -2;
        all.push_back(row);
    }
    return all;
}

GramVerdict verdict(const GramKernel& kernel, const RationalMatrix& x) {
    std::vector<long> all;
    for (long i = 0; i < x.rows(); ++i) all.push_back(i);
    const ExactCoordinate coordinate = [&](long i, long k) { return x(i, k); };
    return gram_verdict(kernel.structure(), x.rows(), x.columns(), kernel.of_directions(),
                        point_relations(all, x.columns(), coordinate), coordinate, [](long i) { return i; });
}

BallMatrix gram(const GramKernel& kernel, const RationalMatrix& x) {
    const BallPoints points{BallMatrix(x)};
    BallMatrix k(x.rows(), x.rows());
    for (long i = 0; i < x.rows(); ++i)
        for (long j = 0; j <= i; ++j) k.set_symmetric(i, j, gram_entry(kernel, points, i, j));
    return k;
}

}  // namespace

TEST_CASE("every kernel's entries in balls are those of its definition") {
    const Precision scope(256);
    const RationalMatrix x =
        matrix_of({{1, 2, 3}, {1, 2, 3}, {2, 4, 6}, {-1, -2, -3}, {4, 0, -1}, {0, 5, 1}, {1001, 2000, 3000}});
    const BallPoints points{BallMatrix(x)};
    CHECK(definitions().size() == deep_kernels().size());
    for (const DeepKernel* kind : deep_kernels()) {
        REQUIRE(definitions().count(kind->name()) == 1);
        for (const GramKernel& kernel : variants(*kind)) {
            INFO(kernel.description());
            kernel.check();
            for (long i = 0; i < x.rows(); ++i)
                for (long j = 0; j <= i; ++j) {
                    const Ball xx = points.square(i), yy = points.square(j), xy = points.inner(i, j);
                    const Ball norms = sqrt(xx * yy);
                    const bool directions = kernel.directions_only || kind->name() == "normalized";
                    Ball expected = definitions().at(kind->name())(
                        kernel, directions ? Pair{one, one, xy / norms} : Pair{xx, yy, xy});
                    if (directions && !kernel.directions_only) expected *= norms;
                    const Ball entry = gram_entry(kernel, points, i, j);
                    const Ball allowed = Ball(parse_rational("1e-30")) *
                                         (gram_entry(kernel, points, i, i) + gram_entry(kernel, points, j, j));
                    CAPTURE(i, j, entry.enclosure(20), expected.enclosure(20));
                    CHECK(entry.overlaps(expected));
                    CHECK(certainly_less(expected.radius(), allowed) == Truth::yes);
                    // Two rows of one direction: a root of a root of rounding errors for order 0.
                    if (kernel.order == 0 && i != j && i <= 2) continue;
                    CHECK(certainly_less(entry.radius(), allowed) == Truth::yes);
                }
        }
    }
}

TEST_CASE("every kernel's table is within its bound of the entries, where it has one") {
    const Precision scope(192);
    std::map<std::string, long> tables;
    for (const DeepKernel* kind : deep_kernels())
        for (const GramKernel& kernel : variants(*kind)) {
            INFO(kernel.description());
            if (!kernel.has_table()) {
                CHECK_THROWS_AS(kind->recurrence(kernel), std::logic_error);
                continue;
            }
            // A table is the same for points of any length, and takes time.
            if (kernel.depth > 2 && (kernel.depth != 6 || !kernel.directions_only)) continue;
            if (kernel.depth > 2 && kernel.bias_variance == Rational(1, 16)) continue;
            ++tables[kind->name()];
            GramKernel on_sphere = kernel;
            on_sphere.directions_only = true;
            const KernelApproximation table = kernel.table();
            const bool lifted = kernel.lift() == KernelLift::one;
            for (const double z : {-1.0, -0.999999, -0.5, -0.25, 0.0, 0.3, 0.9, 1 - 0x1p-30, 1.0}) {
                BallMatrix rows(2, 2);
                rows.set(0, 0, one);
                rows.set(1, 0, Ball::exact_double(z));
                rows.set(1, 1, sqrt(one - square(Ball::exact_double(z))));
                const Ball entry = gram_entry(on_sphere, BallPoints(rows), 1, 0);
                // (x, 1) and (x', 1) have the norms sqrt 2 and the cosine (1 + z)/2.
                const double value = lifted ? 2 * table((1 + z) / 2) : table(z);
                const double bound = lifted ? 2 * table.error_bound(0x1p-53) : table.error_bound();
                CAPTURE(z, value, bound, entry.enclosure(20));
                CHECK(abs(entry - Ball::exact_double(value)).upper_double() <= bound);
                CHECK(table.error_bound() <= 1e-13 * table.maximum());
            }
        }
    for (const char* name : {"normalized", "fc", "nngp", "arc-cosine", "res", "activation"}) CHECK(tables[name] > 0);
    CHECK(tables["res-corrected"] == 0);
}

TEST_CASE("what is said of every kernel's definiteness is what pivots in balls say") {
    const Precision scope(512);
    const Rows plane{{1, 0}, {0, 1}, {1, 1}, {1, -2}}, space{{3, 4, 5}, {4, 3, 5}, {-3, 4, 5}, {3, -4, 5}, {0, 5, 5}};
    Rows cone = space, six = space;
    cone.push_back({5, 0, 5});  // x^2 + y^2 = z^2
    six.push_back({5, 0, 6});
    const auto first = [](const Rows& rows, long n) { return Rows(rows.begin(), rows.begin() + n); };
    const std::vector<Rows> data{
        {{1, 2}, {1, 2}, {0, 1}},
        {{1, 2}, {2, 4}, {0, 1}},
        {{1, 2, 0}, {0, 1, 1}, {1, 3, 1}},
        {{1, 2, 0}, {0, 1, 1}, {1, 3, 2}},
        {{1, 0}, {2, 1}, {3, 2}, {0, 7}},  // (x, 1) dependent
        with_opposites({{5}}),
        with_opposites(first(plane, 1)),
        with_opposites(first(plane, 2)),
        with_opposites(first(plane, 3)),
        with_opposites(plane),
        with_opposites({{1, 0}, {0, 1}, {1, 1}, {1, -2}, {2, 1}}),
        with_opposites(first(space, 3)),
        with_opposites(first(space, 4)),
        with_opposites(cone),
        with_opposites(six),
    };
    std::map<std::pair<std::pair<ntk::Definiteness, long>, bool>, long> seen;
    for (const DeepKernel* kind : deep_kernels())
        for (const GramKernel& kernel : variants(*kind)) {
            // |x|^(2^(L + 1)) would hide the smallest eigenvalue.
            if (kernel.depth > 3 || (kernel.order == 2 && kernel.depth > 1 && !kernel.directions_only)) continue;
            for (const Rows& rows : data) {
                const RationalMatrix x = matrix_of(rows);
                const BallMatrix k = gram(kernel, x);
                const GramVerdict v = verdict(kernel, x);
                INFO(kernel.description()
                     << ", " << rows.size() << " points, the first (" << rows[0][0] << ", …): " << v.because);
                REQUIRE(v.exactly_singular != v.strictly_positive);
                CHECK_FALSE(v.because.empty());
                ++seen[{{kernel.structure().definiteness, kernel.structure().degree}, v.exactly_singular}];
                // Order 0 next to equal points: nothing is small here but what is 0.
                const Ball room = Ball::dyadic(1, -40) * k.row_sum_norm();
                CHECK(positive_definite(v.exactly_singular ? k.shifted(-room) : k) == Truth::yes);
                CHECK((positive_definite(k.shifted(room)) == Truth::no) == v.exactly_singular);
            }
        }
    using Kind = std::pair<ntk::Definiteness, long>;
    for (const Kind& kind : {Kind{ntk::Definiteness::linear, -1}, Kind{ntk::Definiteness::antipodal, -1},
                             Kind{ntk::Definiteness::antipodal, 0}, Kind{ntk::Definiteness::antipodal, 1},
                             Kind{ntk::Definiteness::antipodal, 2}, Kind{ntk::Definiteness::antipodal, 3},
                             Kind{ntk::Definiteness::strict, -1}})
        for (const bool singular : {true, false}) CHECK(seen[{kind, singular}] > 0);
}

TEST_CASE("whether squares of many directions are dependent is not decided beyond a size, and is then not said") {
    const long pairs = 300, d = 200;
    PointRelations relations;
    for (long i = 0; i < pairs; ++i) relations.antipodal.emplace_back(i, pairs + i);
    const GramKernel kernel{deep_kernel("arc-cosine"), 1, 1, 0, 1, true, 1, 2};
    const GramVerdict v = gram_verdict(
        kernel.structure(), 2 * pairs, d, true, relations, [](long, long) { return Rational(1); },
        [](long i) { return i; });
    CHECK_FALSE(v.exactly_singular);
    CHECK_FALSE(v.strictly_positive);
    CHECK(v.because.find("was not decided") != std::string::npos);
}

TEST_CASE("parameters out of range are refused by name, and beta is a name for a bias variance") {
    const GramKernel fc{deep_kernel("fc"), 2, 3, Rational(1, 4)};
    CHECK(fc.beta() == Rational(1, 2));
    CHECK(fc.bias_coordinate() == "beta sqrt(n0)");
    CHECK(fc.bias_square() == Rational(3, 4));
    GramKernel other = fc;
    other.bias_variance = 2;
    CHECK_FALSE(other.beta());
    CHECK(other.description().find("bias variance 2") != std::string::npos);
    other.weight_variance = 2;
    CHECK(other.bias_square() == 3);
    CHECK(other.bias_coordinate() == "sqrt(n0 b/w)");
    other.weight_variance = 0;
    CHECK_THROWS_WITH(other.check(), Catch::Contains("weight variance 0"));
    other = fc, other.bias_variance = -1;
    CHECK_THROWS_WITH(other.check(), Catch::Contains("bias variance -1"));
    other = fc, other.input_dimension = Rational(1, 2);
    CHECK_THROWS_WITH(other.check(), Catch::Contains("n0 = 1/2"));
    other = fc, other.depth = 0;
    CHECK_THROWS_WITH(other.check(), Catch::Contains("L = 0"));
    GramKernel arc{deep_kernel("arc-cosine"), 17};
    CHECK_NOTHROW(arc.check());
    arc.order = 2;
    CHECK_THROWS_WITH(arc.check(), Catch::Contains("L = 17; expected at most 16"));
    arc.order = 3;
    CHECK_THROWS_WITH(arc.check(), Catch::Contains("order 3; expected 0, 1 or 2"));
}

TEST_CASE("every kernel says its recursion, what its depth counts and what is known of it") {
    for (const DeepKernel* kind : deep_kernels()) {
        const KernelFacts facts = kind->facts("--");
        for (const std::string& fact :
             {facts.equation, facts.parameters, facts.depth, facts.definiteness, facts.entries}) {
            CHECK_FALSE(fact.empty());
            CHECK(fact.back() != '.');
        }
        for (const GramKernel& kernel : variants(*kind)) {
            CHECK((kernel.recursion().size() == 1 || kernel.recursion().size() == 2));
            CHECK(kernel.layers().find("L = " + std::to_string(kernel.depth) + ": ") == 0);
            CHECK(kernel.scales() == (kernel.lift() == KernelLift::one || !kernel.of_directions()));
        }
    }
    CHECK(GramKernel{deep_kernel("fc"), 5}.layers() == "L = 5: 5 affine maps, 4 hidden layers");
    CHECK(GramKernel{deep_kernel("nngp"), 2}.layers() == "L = 2: 2 affine maps, 1 hidden layer");
    CHECK(GramKernel{deep_kernel("normalized"), 1}.layers() == "L = 1: 1 affine map, 0 hidden layers");
    CHECK(GramKernel{deep_kernel("res"), 5}.layers().find("L = 5: 5 residual hidden layers") == 0);
    CHECK(GramKernel{deep_kernel("arc-cosine"), 5}.layers().find("L = 5: 5 hidden layers of ReLUs") == 0);
}

TEST_CASE("the kernel of the ReLU as an activation is the normalized kernel, entry by entry and by its table") {
    const Precision scope(192);
    const RationalMatrix x = matrix_of({{1, 2, 3}, {-1, 2, 0}, {4, 0, -1}, {1000001, 2000000, 3000000}});
    const BallPoints points{BallMatrix(x)};
    for (const long depth : {2L, 7L, 65L, 400L}) {
        const GramKernel plain{deep_kernel("normalized"), depth};
        GramKernel relu{deep_kernel("activation"), depth};
        relu.network = edge("relu", Rational(7, 3));
        for (long i = 0; i < x.rows(); ++i)
            for (long j = 0; j <= i; ++j) {
                const Ball a = gram_entry(relu, points, i, j), b = gram_entry(plain, points, i, j);
                CAPTURE(depth, i, j, a.enclosure(20), b.enclosure(20));
                CHECK(a.overlaps(b));
                CHECK(certainly_less(a.radius(), Ball(parse_rational("1e-25"))) == Truth::yes);
            }
    }
}

TEST_CASE("a table of leaky ReLUs needs its term of w and its part p of the ReLU's layer") {
    KernelRecurrence exact = KernelRecurrence::kinked(6, Rational(1, 10)), without = exact, other = exact;
    for (KernelRecurrence::Layer& layer : without.layers) layer.hold = Ball(0);
    for (KernelRecurrence::Layer& layer : other.layers) layer.weight = Ball(Rational(1, 4));
    const auto at = [](const KernelRecurrence& r) {
        const Precision scope(128);
        return KernelApproximation::of(6, [&] { return r; })(0.25);
    };
    Ball z = Ball(Rational(1, 4)), t = z;
    for (long l = 1; l < 6; ++l) {
        const Ball h = Ball(Rational(4, 5)) * z + kappa_1_at(z) / Ball(5);
        t = (Ball(Rational(4, 5)) + kappa_0_at(z) / Ball(5)) * t + h;
        z = h;
    }
    const double expected = (t / Ball(6)).approx_double();
    CHECK(std::fabs(at(exact) - expected) < 1e-13);
    CHECK(std::fabs(at(without) - expected) > 1e-3);
    CHECK(std::fabs(at(other) - expected) > 1e-3);
    CHECK_THROWS_WITH(KernelRecurrence::kinked(3, Rational(3, 5)), Catch::Contains("Delta = 3/5"));
}
