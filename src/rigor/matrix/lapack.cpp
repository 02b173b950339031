// Loads LAPACK on first use, once there is room for its threads, and calls it.
#include "rigor/matrix/lapack.hpp"

#include <dlfcn.h>
#include <sys/mman.h>
#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <system_error>
#include <thread>
#include <vector>

namespace rigor::detail {

namespace {

/// The last arguments are the lengths of the texts, which Fortran compilers add and C implementations ignore.
struct Lapack {
    void (*dpotrf)(const char* uplo, const int* n, double* a, const int* lda, int* info, std::size_t length);
    void (*dgemm)(const char* transa, const char* transb, const int* m, const int* n, const int* k, const double* alpha,
                  const double* a, const int* lda, const double* b, const int* ldb, const double* beta, double* c,
                  const int* ldc, std::size_t length_a, std::size_t length_b);
    void (*dsyevd)(const char* jobz, const char* uplo, const int* n, double* a, const int* lda, double* w, double* work,
                   const int* lwork, int* iwork, const int* liwork, int* info, std::size_t length_jobz,
                   std::size_t length_uplo);
};

/// As many as OpenBLAS starts, the caller's included.
std::size_t lapack_threads() {
    const std::size_t cores = std::max(1U, std::thread::hardware_concurrency());
    for (const char* name : {"OPENBLAS_NUM_THREADS", "GOTO_NUM_THREADS", "OMP_NUM_THREADS"}) {
        const char* text = std::getenv(name);
        if (const long wanted = text ? std::atol(text) : 0; wanted > 0)
            return std::min(cores, static_cast<std::size_t>(wanted));
    }
    return cores;
}

void require_address_space(std::size_t bytes) {
    void* const room =
        ::mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (room == MAP_FAILED)
        throw LibraryUnavailable("no room for the threads of LAPACK; expected " + std::to_string(bytes >> 20) +
                                 " MB of free address space (ulimit -v), or fewer threads (OPENBLAS_NUM_THREADS=1)");
    ::munmap(room, bytes);
}

void require_threads(std::size_t count) {
    try {
        std::vector<std::jthread> started;
        while (started.size() < count)
            started.emplace_back([](const std::stop_token& stop) {
                while (!stop.stop_requested()) std::this_thread::yield();
            });
    } catch (const std::system_error&) {
        throw LibraryUnavailable("the threads of LAPACK cannot be started; expected room for " + std::to_string(count) +
                                 " more (ulimit -u), or fewer threads (OPENBLAS_NUM_THREADS=1)");
    }
}

Lapack load_lapack() {
    constexpr std::size_t for_a_thread = std::size_t{144} << 20, for_the_library = std::size_t{64} << 20;
    require_address_space(lapack_threads() * for_a_thread + for_the_library);
    require_threads(lapack_threads() - 1);
    std::string reasons;
    // the second is what Debian's alternatives say; it loads a libblas.so.3
    for (const char* name : {"libopenblas.so.0", "liblapack.so.3"}) {
        if (void* const library = ::dlopen(name, RTLD_NOW | RTLD_LOCAL)) {
            Lapack found{};
            found.dpotrf = reinterpret_cast<decltype(found.dpotrf)>(::dlsym(library, "dpotrf_"));
            found.dgemm = reinterpret_cast<decltype(found.dgemm)>(::dlsym(library, "dgemm_"));
            found.dsyevd = reinterpret_cast<decltype(found.dsyevd)>(::dlsym(library, "dsyevd_"));
            if (found.dpotrf && found.dgemm && found.dsyevd) return found;
        }
        const char* reason = ::dlerror();
        reasons += (reasons.empty() ? "" : "; ") + std::string(reason ? reason : name);
    }
    throw LibraryUnavailable("LAPACK cannot be loaded (" + reasons +
                             "); expected libopenblas.so.0 or liblapack.so.3 (Debian: libopenblas0)");
}

const Lapack& lapack() {
    static const Lapack loaded = load_lapack();
    return loaded;
}

}  // namespace

int lapack_cholesky(double* a, int n, int column_step) {
    int info = 0;
    lapack().dpotrf("L", &n, a, &column_step, &info, 1);
    return info;
}

void blas_transposed_product(int rows, int columns, int inner, const double* a, int a_step, const double* b, int b_step,
                             double* c, int c_step) {
    const double one = 1, zero = 0;
    lapack().dgemm("T", "N", &rows, &columns, &inner, &one, a, &a_step, b, &b_step, &zero, c, &c_step, 1, 1);
}

bool lapack_eigenvectors(double* a, int n, double* values) {
    if (n > 32'000) throw std::invalid_argument("eigenvectors of a matrix too large for LAPACK's integers");
    const int lwork = 1 + 6 * n + 2 * n * n, liwork = 3 + 5 * n;
    std::vector<double> work(static_cast<std::size_t>(lwork));
    std::vector<int> iwork(static_cast<std::size_t>(liwork));
    int info = 0;
    lapack().dsyevd("V", "L", &n, a, &n, values, work.data(), &lwork, iwork.data(), &liwork, &info, 1, 1);
    return info == 0;
}

}  // namespace rigor::detail
