#include "verify/base/no_memory.hpp"

#include "rigor/number/arb.hpp"
#include "verify/base/clean_up.hpp"
#include "verify/base/standard_streams.hpp"
#include "verify/base/status.hpp"

#include <gmp.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <new>
#include <string>

namespace verify {
namespace {

/// Made while there is memory; standard error has no buffer.
const std::string& line_without_memory() {
    static const std::string line = std::string("verify: ") + no_memory_left + "\n";
    return line;
}

[[noreturn]] void end_without_memory() {
    std::fwrite(line_without_memory().data(), 1, line_without_memory().size(), stderr);
    end_after_clean_up(bad_input);
}

[[noreturn]] void end_with(const char* what) {
    try {
        tell(std::string("verify: internal error: ") + what);
    } catch (const std::bad_alloc&) {
        end_without_memory();
    }
    end_after_clean_up(internal_error);
}

/// Of a thread, or of a destructor that found no memory to destroy with.
[[noreturn]] void end_of_an_exception() {
    try {
        if (std::current_exception()) throw;
    } catch (const std::bad_alloc&) {
        end_without_memory();
    } catch (const std::exception& error) {
        end_with(error.what());
    } catch (...) {
    }
    end_with("an exception in a thread");
}

void* found(void* block) {
    if (!block) end_without_memory();
    return block;
}

void* allocate(std::size_t size) { return found(std::malloc(std::max<std::size_t>(size, 1))); }
void* allocate_zeros(std::size_t count, std::size_t size) {
    return found(std::calloc(std::max<std::size_t>(count, 1), std::max<std::size_t>(size, 1)));
}
void* reallocate(void* old, std::size_t size) { return found(std::realloc(old, std::max<std::size_t>(size, 1))); }
void* reallocate_for_gmp(void* old, std::size_t, std::size_t size) { return reallocate(old, size); }
void free_for_gmp(void* block, std::size_t) { std::free(block); }

}  // namespace

void end_in_one_line_without_memory() {
    static_cast<void>(line_without_memory());
    std::set_terminate(end_of_an_exception);
    ::mp_set_memory_functions(allocate, reallocate_for_gmp, free_for_gmp);
    ::__flint_set_memory_functions(allocate, allocate_zeros, reallocate, std::free);
}

}  // namespace verify
