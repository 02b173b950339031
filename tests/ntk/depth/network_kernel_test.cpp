// Checks T_L of a network at balls of correlations: against layer-by-layer walks from rational points, whichever way it
// takes, next to 1 and -1, and in all phases.
#include "ntk/depth/network_kernel.hpp"
#include "catch.hpp"
#include "several_threads.hpp"

using namespace ntk;
using namespace rigor;

namespace {

std::shared_ptr<const NetworkMap> edge(const char* name, const Rational& q = 1) {
    return NetworkMap::at_edge(ntk::activation(name), q);
}
Ball walked(const NetworkMap& map, const Rational& z, long depth) {
    CorrelationWalk walk(map, z);
    walk.advance_to(depth);
    return walk.unnormalized();
}
/// Relatively, or absolutely below 1: T_2(-1) may be 0.
bool narrow(const Ball& b, const char* width) {
    return certainly_less(b.radius(), Ball(parse_rational(width)) * maximum(Ball(1), abs(b))) == Truth::yes;
}

}  // namespace

TEST_CASE("the depth law and the walk give one kernel, at every sign of the correlation and next to 1") {
    const Precision precision(160);
    for (const char* name : {"relu", "abs", "erf", "exp", "gelu", "relu^2", "relu^3"}) {
        const auto map = edge(name);
        for (const long depth : {1L, 2L, 64L, 65L, 300L, 2000L}) {
            const NetworkKernel kernel(map, depth);
            for (const char* text : {"1/2", "-1/2", "0", "-0.999", "0.999999", "-1"}) {
                const Rational z = parse_rational(text);
                const Ball found = kernel(Ball(z)), expected = walked(*map, z, depth);
                CAPTURE(name, depth, text, found.enclosure(20), expected.enclosure(20));
                CHECK(found.overlaps(expected));
                CHECK(narrow(found, "1e-15"));
            }
            CHECK(kernel.diagonal().contains(Rational(depth)));
        }
    }
}

TEST_CASE("on a ball that reaches up to 1 the kernel lies between its lower end and the diagonal, and is narrow") {
    const Precision precision(160);
    for (const char* name : {"relu", "erf"}) {
        const auto map = edge(name);
        const NetworkKernel kernel(map, 500);
        const Ball rho = Ball(1).widened(Ball::dyadic(1, -150)), found = kernel(rho);
        CAPTURE(name, found.enclosure(20));
        CHECK(found.contains(Rational(500)));
        {
            const Precision fine(900);
            const Ball at_lower_end = walked(*map, 1 - power_of_two(-150), 500);
            CHECK(certainly_at_most(found.lower(), at_lower_end) == Truth::yes);
            CHECK(certainly_less(at_lower_end, Ball(500)) == Truth::yes);
        }
        CHECK(narrow(found, "1e-15"));
        // A wide one is no excuse: it contains what it should.
        const Ball wide = kernel(Ball::hull(Ball(Rational(1, 2)), Ball(1)));
        for (const char* z : {"1/2", "0.9", "1"}) CHECK(wide.overlaps(walked(*map, parse_rational(z), 500)));
        // And little more: its ends are those of the kernel.
        CHECK(certainly_less(abs(wide.lower() - walked(*map, Rational(1, 2), 500)), Ball::dyadic(1, -10)) ==
              Truth::yes);
        CHECK(certainly_less(abs(wide.upper() - Ball(500)), Ball::dyadic(1, -10)) == Truth::yes);
    }
}

TEST_CASE("off the edge the kernel is that of the walk, and grows on the diagonal like chi^L") {
    const Precision precision(256);
    const auto chaotic = NetworkMap::with_variances(ntk::activation("erf"), 4, Rational(1, 4));
    const auto ordered = NetworkMap::with_variances(ntk::activation("erf"), 1, Rational(1, 4));
    REQUIRE(chaotic->phase() == Phase::chaotic);
    REQUIRE(ordered->phase() == Phase::ordered);
    for (const auto& map : {chaotic, ordered})
        for (const long depth : {2L, 40L, 90L}) {
            const NetworkKernel kernel(map, depth);
            for (const char* text : {"1/2", "-1/2", "0.9"}) {
                const Rational z = parse_rational(text);
                CAPTURE(depth, text);
                CHECK(kernel(Ball(z)).overlaps(walked(*map, z, depth)));
                CHECK(narrow(kernel(Ball(z)), "1e-8"));
            }
            CHECK(kernel.diagonal().overlaps(walked(*map, 1, depth)));
        }
    CHECK(certainly_less(Ball(1000), NetworkKernel(chaotic, 90).diagonal()) == Truth::yes);
}

TEST_CASE("depths out of range are refused by name, and kernels by depth are made once") {
    CHECK_THROWS_WITH(NetworkKernel(edge("erf"), 0), Catch::Contains("L = 0"));
    CHECK_THROWS_WITH(NetworkKernel(edge("relu^3"), 50'001), Catch::Contains("at most 50000"));
    CHECK_NOTHROW(NetworkKernel(edge("erf"), 1'000'000));
    CHECK(has_depth_law(*edge("relu")));
    CHECK_FALSE(has_depth_law(*edge("relu^3")));
    CHECK_FALSE(has_depth_law(*edge("poly:0,1")));
    const NetworkKernels kernels(edge("erf"));
    CHECK(&kernels.at(5) == &kernels.at(5));
    CHECK(kernels.at(6).depth() == 6);
}

TEST_CASE("several threads share a map and its kernels, at precisions of their own") {
    const auto map = edge("erf");
    const NetworkKernels kernels(map);
    std::vector<Ball> values(4);
    on_four_threads([&](int t) {
        const Precision precision(128 + 32 * (t / 2));
        for (const long depth : {2L, 3L, 200L}) values[t] = kernels.at(depth)(Ball(Rational(1, 3)));
    });
    for (int t = 0; t < 4; ++t) {
        const Precision precision(128 + 32 * (t / 2));
        CHECK(values[t].overlaps(NetworkKernel(edge("erf"), 200)(Ball(Rational(1, 3)))));
        CHECK(narrow(values[t], "1e-15"));
    }
}
