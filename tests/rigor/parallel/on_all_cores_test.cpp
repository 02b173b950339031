// Checks that every piece of work is done once, at the caller's precision, and that an exception arrives.
#include "rigor/parallel/on_all_cores.hpp"
#include "catch.hpp"

#include <stdexcept>

#include <mutex>
#include <set>

using namespace rigor;

TEST_CASE("on cores: no more threads than asked for, the caller's among them") {
    for (const long most : {1L, 2L, 1000L}) {
        std::mutex mutex;
        std::set<std::thread::id> threads;
        long done = 0;
        on_cores(most, 64, [&](long) {
            const std::lock_guard lock(mutex);
            threads.insert(std::this_thread::get_id());
            ++done;
        });
        CHECK(done == 64);
        CHECK(static_cast<long>(threads.size()) <= most);
        if (most == 1) CHECK(threads == std::set{std::this_thread::get_id()});
    }
}

TEST_CASE("on all cores: each index once, the caller's precision, the exception") {
    const Precision scope(77);
    for (const long n : {0L, 1L, 2L, 1000L}) {
        std::vector<int> seen(static_cast<std::size_t>(n));
        std::atomic<bool> same{true};
        on_all_cores(n, [&](long i) {
            ++seen[static_cast<std::size_t>(i)];
            if (Precision::bits() != 77) same = false;
        });
        CHECK(std::all_of(seen.begin(), seen.end(), [](int k) { return k == 1; }));
        CHECK(same);
    }
    CHECK_THROWS_AS(on_all_cores(100,
                                 [](long i) {
                                     if (i == 37) throw std::domain_error("37");
                                 }),
                    std::domain_error);
}
