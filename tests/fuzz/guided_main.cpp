// One reader under libFuzzer, which brings main: that of the target that FUZZ_TARGET names (targets.hpp).
#include "fuzz/targets.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>

namespace {

const fuzz::Target& chosen() {
    const char* name = std::getenv("FUZZ_TARGET");
    for (const fuzz::Target& target : fuzz::all_targets())
        if (name && name == std::string(target.name)) return target;
    std::fprintf(stderr, "FUZZ_TARGET is \"%s\"; expected one of", name ? name : "");
    for (const fuzz::Target& target : fuzz::all_targets()) std::fprintf(stderr, " %s", target.name);
    std::fputs("\n", stderr);
    std::exit(2);
}

}  // namespace

/// An exception that the reader does not promise comes through, and is a crash.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const fuzz::Target& target = chosen();
    target.read(std::string(reinterpret_cast<const char*>(data), size));
    return 0;
}
