// Checks services/memory.hpp: what fits and what does not, by the memory that this process has.
#include "services/memory.hpp"
#include "catch.hpp"
#include "rigor/parallel/memory_limits.hpp"

#include <cmath>

using services::fit_into_memory;

namespace {

services::GramOptions gram_options() { return {.kernel = {.kind = ntk::deep_kernel("fc"), .depth = 3}}; }

/// So many rows that the doubles of the whole matrix take this share of what is usable.
long rows_for(double share) { return static_cast<long>(std::sqrt(share * services::usable_memory() / 8)); }

}  // namespace

TEST_CASE("memory: some of what there is may be used") {
    CHECK(services::usable_memory() > 0);
    CHECK(services::usable_memory() <= rigor::memory_of_process());
}

TEST_CASE("memory: half of a matrix is kept where nothing else fits") {
    services::GramOptions small = gram_options();
    CHECK(fit_into_memory(100, small));
    CHECK_FALSE(small.storage.packed);
    services::GramOptions large = gram_options();  // 1.5 of what is usable, packed 0.75
    CHECK(fit_into_memory(rows_for(1.5), large));
    CHECK(large.storage.packed);
    services::GramOptions larger = gram_options();
    CHECK_FALSE(fit_into_memory(rows_for(3), larger));
    services::GramOptions whole = gram_options();  // which cannot be packed
    whole.take_matrix = [](const services::GramMatrix&) {};
    CHECK_FALSE(fit_into_memory(rows_for(1.5), whole));
    CHECK_FALSE(whole.storage.packed);
}

TEST_CASE("memory: a matrix of one's own leaves a rest for eigenvectors") {
    services::MatrixOptions small, large;
    CHECK(fit_into_memory(100, small));
    CHECK(std::isfinite(small.most_bytes));
    CHECK(small.most_bytes > 0);
    CHECK_FALSE(fit_into_memory(rows_for(2), large));
}
