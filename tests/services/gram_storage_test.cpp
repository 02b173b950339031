// Checks that a kernel matrix gets the same bounds however it is stored and however they are proved: packed, half, in
// full for who takes the matrix, by the residual, in balls; that an interrupted computation goes on; what cannot be
// packed; and what progress tells.
#include "catch.hpp"
#include "ntk/gram/gram_kernel.hpp"
#include "rigor/number/ball_functions.hpp"
#include "services/gram.hpp"

#include <random>

using ntk::GramKernel;
using rigor::Ball, rigor::Rational, rigor::Truth;

namespace {

struct Points {
    long columns;
    std::vector<double> values;
    services::PointSet set() const {
        return {.rows = static_cast<long>(values.size()) / columns, .columns = columns, .values = values};
    }
};
Points random_points(long n, long d, unsigned seed) {
    std::mt19937_64 random(seed);
    Points points{d, {}};
    for (long i = 0; i < n * d; ++i)
        points.values.push_back(static_cast<double>(static_cast<long>(random() % 2001) - 1000) / 64);
    return points;
}
GramKernel normalized(long depth) { return {ntk::deep_kernel("normalized"), depth, 1, 0, 1, true}; }

bool overlap(const services::EigenvalueBounds& a, const services::EigenvalueBounds& b) {
    return certainly_at_most(a.lower, b.upper) == Truth::yes && certainly_at_most(b.lower, a.upper) == Truth::yes;
}
double width(const services::EigenvalueBounds& b) { return (b.upper - b.lower).upper_double(); }

}  // namespace

TEST_CASE("packed, half, full, by the residual and in balls: bounds that all contain the eigenvalues") {
    for (const long n : {1, 2, 3, 8, 9, 33}) {
        const Points points = random_points(n, 6, static_cast<unsigned>(n));
        for (const GramKernel& kernel : {normalized(3), GramKernel{ntk::deep_kernel("fc"), 2, 6, 0, 1, false},
                                         GramKernel{ntk::deep_kernel("res"), 2, 1, 0, Rational(1, 2), false}}) {
            CAPTURE(n, kernel.description());
            const services::GramReport balls = services::gram(points.set(), {.kernel = kernel, .digits = 15});
            const auto ignore = [](const services::GramMatrix&) {};
            const std::vector<services::GramOptions> ways{{.kernel = kernel},
                                                          {.kernel = kernel, .storage = {.packed = true}},
                                                          {.kernel = kernel, .storage = {.residual = true}},
                                                          {.kernel = kernel, .take_matrix = ignore}};
            std::vector<std::string> storage;
            for (const services::GramOptions& options : ways) {
                const services::GramReport r = services::gram(points.set(), options);
                REQUIRE((r.smallest && r.largest && balls.smallest && balls.largest));
                // The bounds in balls are narrow: they lie inside, up to their own width.
                CHECK(certainly_at_most(r.smallest->lower, balls.smallest->upper) == Truth::yes);
                CHECK(certainly_at_most(balls.smallest->lower, r.smallest->upper) == Truth::yes);
                CHECK(overlap(*r.largest, *balls.largest));
                const double size = balls.largest->upper.upper_double();
                CHECK(width(*r.smallest) <= 1e-11 * size);
                CHECK(width(*r.largest) <= 1e-9 * size);
                CHECK(r.factorizations <= 3);
                CHECK(r.positive_definite == Truth::yes);
                storage.push_back(r.storage);
            }
            CHECK(storage == std::vector<std::string>{"half", "packed", "half", "full"});
            CHECK(balls.storage.empty());
        }
    }
}

TEST_CASE(
    "packed storage on several blocks, with the guess from single precision: the same bounds, two factorizations") {
    const Points points = random_points(300, 8, 1);
    const services::GramReport half = services::gram(points.set(), {.kernel = normalized(3)}),
                               packed =
                                   services::gram(points.set(), {.kernel = normalized(3), .storage = {.packed = true}}),
                               residual = services::gram(points.set(),
                                                         {.kernel = normalized(3), .storage = {.residual = true}});
    for (const services::GramReport* r : {&packed, &residual}) {
        CHECK(overlap(*half.smallest, *r->smallest));
        CHECK(overlap(*half.largest, *r->largest));
        CHECK(r->factorizations <= 2);
        CHECK(r->not_shown.empty());
    }
    CHECK(width(*packed.smallest) <= 2 * width(*half.smallest));
    CHECK(residual.method.find("residual") != std::string::npos);
    CHECK(packed.closest->first == half.closest->first);
    CHECK(packed.widest->second == half.widest->second);
}

TEST_CASE("a computation that is interrupted goes on, and tells every step of its progress") {
    const Points points = random_points(280, 8, 2);
    rigor::CholeskySearchState state;
    std::size_t last = 0;
    std::vector<std::string> stages;
    services::GramOptions options{.kernel = normalized(3), .storage = {.packed = true}};
    options.progress = [&](std::size_t done, std::size_t total, const std::string& stage) {
        CHECK(total == services::gram_steps);
        CHECK(done <= total);
        last = done;
        stages.push_back(stage);
    };
    struct Interrupted {};
    options.storage.keep = [&](const rigor::CholeskySearchState& found) {
        state = found;
        if (!found.attempts.empty()) throw Interrupted{};
    };
    CHECK_THROWS_AS(services::gram(points.set(), options), Interrupted);
    REQUIRE(state.attempts.size() == 1);
    CHECK(last > 0);
    const auto told = [&](const char* what) {
        return std::any_of(stages.begin(), stages.end(),
                           [&](const std::string& stage) { return stage.find(what) != std::string::npos; });
    };
    CHECK(told("kernel matrix"));
    CHECK(told("factorization in single precision"));
    CHECK(told("factorization 1 in double"));
    CHECK(told("100 %"));
    options.storage.known = state;
    options.storage.keep = {};
    stages.clear();
    const services::GramReport r = services::gram(points.set(), options),
                               whole = services::gram(points.set(), {.kernel = normalized(3)});
    CHECK_FALSE(told("single precision"));
    CHECK_FALSE(told("factorization 1 in double"));
    CHECK(overlap(*r.smallest, *whole.smallest));
    CHECK(width(*r.smallest) <= 2 * width(*whole.smallest));
    CHECK(r.factorizations == whole.factorizations);
}

TEST_CASE("the radius of an entry holds how far the double is from the entry, rounded up") {
    const Points points = random_points(8, 3, 4);
    const GramKernel biased{ntk::deep_kernel("fc"), 2, 3, 1, 1, false};
    rigor::BallMatrix rows(8, 3);
    for (long i = 0; i < 8; ++i)
        for (long k = 0; k < 3; ++k)
            rows.set(i, k, Ball::exact_double(points.values[static_cast<std::size_t>(3 * i + k)]));
    const rigor::Precision scope(500);
    const ntk::BallPoints balls(std::move(rows));
    long inexact = 0;
    services::gram(points.set(), {.kernel = biased, .take_matrix = [&](const services::GramMatrix& m) {
                                      for (long i = 0; i < 8; ++i)
                                          for (long j = 0; j < 8; ++j) {
                                              const Ball off = abs(ntk::gram_entry(biased, balls, i, j) -
                                                                   Ball::exact_double(m.values(i, j))),
                                                         radius = Ball::exact_double(m.radius(i, j));
                                              CHECK(certainly_at_most(off, radius) == Truth::yes);
                                              inexact += m.radius(i, j) > 0;
                                          }
                                  }});
    CHECK(inexact > 32);
}

TEST_CASE("what cannot be packed is said in one line, and memory is counted") {
    const Points points = random_points(5, 3, 3);
    const auto refused = [&](const services::GramOptions& options) -> std::string {
        try {
            services::gram(points.set(), options);
        } catch (const services::BadInput& error) {
            return error.what();
        }
        return "";
    };
    const auto ignore = [](const services::GramMatrix&) {};
    CHECK(refused({.kernel = normalized(3), .digits = 5, .storage = {.packed = true}}) ==
          "packed = true belongs to the method in doubles; expected no digits");
    CHECK(refused({.kernel = normalized(3), .digits = 5, .storage = {.residual = true}}) ==
          "residual = true belongs to the method in doubles; expected no digits");
    CHECK(refused({.kernel = normalized(3), .take_matrix = ignore, .storage = {.packed = true}}) ==
          "packed = true keeps half of the matrix, and overwrites it; expected no take_matrix, which takes the whole");
    const GramKernel biased{ntk::deep_kernel("fc"), 2, 3, 1, 1, false};
    CHECK(refused({.kernel = biased, .storage = {.packed = true}}).find("one by one in balls") != std::string::npos);
    const std::vector<double> many(8'388'608, 1.0);
    try {
        services::gram({.rows = 8'388'608, .columns = 1, .values = many},
                       {.kernel = normalized(3), .storage = {.packed = true}});
        FAIL("taken");
    } catch (const services::BadInput& error) {
        CHECK(std::string(error.what()) ==
              "8388608 points; expected at most 8388607, for the 32-bit integers of LAPACK");
    }
    CHECK_FALSE(services::gram_can_be_packed({.kernel = biased}));
    CHECK_FALSE(services::gram_can_be_packed({.kernel = normalized(3), .digits = 5}));
    CHECK_FALSE(services::gram_can_be_packed({.kernel = normalized(3), .take_matrix = ignore}));
    CHECK(services::gram_can_be_packed({.kernel = normalized(3)}));
    const double packed = services::gram_memory(60'000, {.kernel = normalized(3), .storage = {.packed = true}});
    CHECK(packed == 4.0 * 60'000 * 60'000);
    CHECK(services::gram_memory(60'000, {.kernel = normalized(3)}) == 2 * packed);
    CHECK(services::gram_memory(60'000, {.kernel = normalized(3), .take_matrix = ignore}) == 5 * packed);
}
