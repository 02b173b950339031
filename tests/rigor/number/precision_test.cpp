// Checks that the working precision is a scope of the thread and that digits turn into enough bits.
#include "rigor/number/precision.hpp"
#include "generators.hpp"

#include <cmath>
#include <thread>

using namespace rigor;
using namespace testing_generators;

TEST_CASE("a precision holds inside its scope, also when an exception leaves it") {
    const long before = Precision::bits();
    CHECK(before == Precision::default_bits);
    {
        const Precision outer(64);
        CHECK(Precision::bits() == 64);
        {
            const Precision inner(1000);
            CHECK(Precision::bits() == 1000);
        }
        CHECK(Precision::bits() == 64);
        try {
            const Precision inner(500);
            throw 1;
        } catch (int) {
        }
        CHECK(Precision::bits() == 64);
    }
    CHECK(Precision::bits() == before);
}

TEST_CASE("an unusable precision is refused and changes nothing") {
    for (const long bits : {-1L, 0L, 1L, 100'000'001L}) {
        CHECK_THROWS_AS(Precision(bits), std::invalid_argument);
        CHECK_THROWS_WITH(Precision(bits), Catch::Contains(std::to_string(bits)));
        CHECK(Precision::bits() == Precision::default_bits);
    }
    CHECK_NOTHROW(Precision(2));
}

TEST_CASE("a thread has its own precision") {
    const Precision scope(77);
    long elsewhere = 0;
    std::thread other([&] {
        elsewhere = Precision::bits();
        const Precision inner(200);
        static_cast<void>(sin(Ball(1)));
    });
    other.join();
    CHECK(elsewhere == Precision::default_bits);
    CHECK(Precision::bits() == 77);
}

TEST_CASE("bits for digits suffice") {
    for (const long digits : {0L, 1L, 10L, 30L, 100L, 1000L, 1'000'000L}) {
        const double needed = static_cast<double>(digits) * std::log2(10.0);
        CHECK(static_cast<double>(bits_for_digits(digits)) >= needed);
        CHECK(static_cast<double>(bits_for_digits(digits)) <= needed * 1.0001 + 3);
    }
}

TEST_CASE("operations round to the scope's precision") {
    for (const long bits : {2L, 53L, 128L, 2000L}) {
        const Precision scope(bits);
        const Ball third(Rational(1, 3));
        CHECK(third.contains(Rational(1, 3)));
        CHECK(exact_radius(third) <= power_of_two(-bits));
        CHECK(exact_radius(third) >= power_of_two(-bits - 4));
        const Ball product = third * third;
        CHECK(product.contains(Rational(1, 9)));
        CHECK(exact_radius(product) <= power_of_two(1 - bits));
    }
}

TEST_CASE("digits of a Real hold inside their scope") {
    const unsigned before = Real::thread_default_precision();
    {
        const RealDigits digits(200);
        CHECK(Real::thread_default_precision() == 200);
        CHECK(abs(Rational(3 * exact_value(Real(Real(1) / 3)) - 1)) < power(Rational(1, 10), 200));
    }
    CHECK(Real::thread_default_precision() == before);
}
