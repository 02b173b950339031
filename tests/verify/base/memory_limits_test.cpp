// Checks that the verbs keep to the limits of rigor/parallel/memory_limits.hpp.
#include "rigor/number/instrumented.hpp"
#include "verify/process.hpp"
#include "verify/temporary_folder.hpp"

#if !NTK_INSTRUMENTED  // which needs terabytes of address space
TEST_CASE("memory: a limit of the shell's is seen by gram") {
    const TemporaryFolder folder;
    std::string rows;
    for (int i = 0; i < 30'000; ++i) rows += "1," + std::to_string(i) + ".5\n";
    const std::string file = folder.file("many.csv", rows);
    // 30 000 points take 29 GB of doubles: refused by number within 2 GB, whatever the machine has.
    const Ran ran = run_verify("gram " + file + " --kernel normalized --depth 2", "prlimit --as=2000000000");
    INFO(ran.err);
    CHECK(ran.status == 2);
    CHECK(ran.err.find("30000 rows: the kernel matrix would take 3.6 GB; expected at most") != std::string::npos);
}
#endif
