// Loads LAPACK on first use, once there is room for its threads, and calls it.
#include "rigor/matrix/lapack.hpp"

#include <dlfcn.h>
#include <sys/mman.h>
#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <mutex>
#include <system_error>
#include <thread>
#include <type_traits>
#include <vector>

namespace rigor::detail {

namespace {

/// Of one precision. The last arguments are the lengths of the texts, which Fortran compilers add and C implementations
/// ignore.
template <class T>
struct Routines {
    void (*potrf)(const char* uplo, const int* n, T* a, const int* lda, int* info, std::size_t length);
    void (*gemm)(const char* transa, const char* transb, const int* m, const int* n, const int* k, const T* alpha,
                 const T* a, const int* lda, const T* b, const int* ldb, const T* beta, T* c, const int* ldc,
                 std::size_t length_a, std::size_t length_b);
    void (*trsm)(const char* side, const char* uplo, const char* transa, const char* diag, const int* m, const int* n,
                 const T* alpha, const T* a, const int* lda, T* b, const int* ldb, std::size_t length_side,
                 std::size_t length_uplo, std::size_t length_trans, std::size_t length_diag);
    void (*trsv)(const char* uplo, const char* trans, const char* diag, const int* n, const T* a, const int* lda, T* x,
                 const int* incx, std::size_t length_uplo, std::size_t length_trans, std::size_t length_diag);
    void (*gemv)(const char* trans, const int* m, const int* n, const T* alpha, const T* a, const int* lda, const T* x,
                 const int* incx, const T* beta, T* y, const int* incy, std::size_t length);
    void (*syevd)(const char* jobz, const char* uplo, const int* n, T* a, const int* lda, T* w, T* work,
                  const int* lwork, int* iwork, const int* liwork, int* info, std::size_t length_jobz,
                  std::size_t length_uplo);

    bool complete() const { return potrf && gemm && trsm && trsv && gemv && syevd; }
};

/// Of OpenBLAS; null elsewhere.
struct ThreadSettings {
    int (*get)();
    void (*set)(int);
};

struct Lapack {
    Routines<double> in_double;
    Routines<float> in_single;
    ThreadSettings threads;
};

template <class Function>
void look_up(void* library, Function& function, const std::string& name) {
    function = reinterpret_cast<Function>(::dlsym(library, name.c_str()));
}

ThreadSettings thread_settings_of(void* library) {
    ThreadSettings found{};
    look_up(library, found.get, "openblas_get_num_threads");
    look_up(library, found.set, "openblas_set_num_threads");
    return found;
}

template <class T>
Routines<T> routines_of(void* library, const std::string& prefix) {
    const auto find = [&](auto& routine, const char* name) { look_up(library, routine, prefix + name + "_"); };
    Routines<T> found{};
    find(found.potrf, "potrf");
    find(found.gemm, "gemm");
    find(found.trsm, "trsm");
    find(found.trsv, "trsv");
    find(found.gemv, "gemv");
    find(found.syevd, "syevd");
    return found;
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
    const auto threads = static_cast<std::size_t>(lapack_threads());
    require_address_space(threads * for_a_thread + for_the_library);
    require_threads(threads - 1);
    std::string reasons;
    // the second is what Debian's alternatives say; it loads a libblas.so.3
    for (const char* name : {"libopenblas.so.0", "liblapack.so.3"}) {
        if (void* const library = ::dlopen(name, RTLD_NOW | RTLD_LOCAL)) {
            const Lapack found{routines_of<double>(library, "d"), routines_of<float>(library, "s"),
                               thread_settings_of(library)};
            if (found.in_double.complete() && found.in_single.complete()) return found;
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

template <class T>
const Routines<T>& routines() {
    if constexpr (std::is_same_v<T, double>)
        return lapack().in_double;
    else
        return lapack().in_single;
}

template <class T>
int cholesky(T* a, int n, int column_step) {
    int info = 0;
    routines<T>().potrf("L", &n, a, &column_step, &info, 1);
    return info;
}

template <class T>
void product(const char* transpose_a, const char* transpose_b, int rows, int columns, int inner, const T* a, int a_step,
             const T* b, int b_step, T* c, int c_step) {
    const T one = 1, zero = 0;
    routines<T>().gemm(transpose_a, transpose_b, &rows, &columns, &inner, &one, a, &a_step, b, &b_step, &zero, c,
                       &c_step, 1, 1);
}

template <class T>
void divide_by_transpose(int rows, int columns, const T* l, int l_step, T* b, int b_step) {
    const T one = 1;
    routines<T>().trsm("R", "L", "T", "N", &rows, &columns, &one, l, &l_step, b, &b_step, 1, 1, 1, 1);
}

template <class T>
void solve(bool transposed, int n, const T* l, int l_step, T* x) {
    const int one = 1;
    routines<T>().trsv("L", transposed ? "T" : "N", "N", &n, l, &l_step, x, &one, 1, 1, 1);
}

template <class T>
void add_product(bool transposed, int rows, int columns, T factor, const T* a, int a_step, const T* x, T* y) {
    const int step = 1;
    const T one = 1;
    routines<T>().gemv(transposed ? "T" : "N", &rows, &columns, &factor, a, &a_step, x, &step, &one, y, &step, 1);
}

/// Who lives of OneThreadACall, and what the first of them found.
struct {
    std::mutex mutex;
    long living = 0;
    int before = 1;
} calls;

}  // namespace

long lapack_threads() {
    const long cores = std::max(1U, std::thread::hardware_concurrency());
    for (const char* name : {"OPENBLAS_NUM_THREADS", "GOTO_NUM_THREADS", "OMP_NUM_THREADS"}) {
        const char* text = std::getenv(name);
        if (const long wanted = text ? std::atol(text) : 0; wanted > 0) return std::min(cores, wanted);
    }
    return cores;
}

OneThreadACall::OneThreadACall() {
    const ThreadSettings& threads = lapack().threads;
    if (!threads.get || !threads.set) return;
    const std::lock_guard lock(calls.mutex);
    if (calls.living++ > 0) return;
    calls.before = threads.get();
    threads.set(1);
}
OneThreadACall::~OneThreadACall() {
    const ThreadSettings& threads = lapack().threads;
    if (!threads.get || !threads.set) return;
    const std::lock_guard lock(calls.mutex);
    if (--calls.living == 0) threads.set(calls.before);
}

int lapack_cholesky(double* a, int n, int column_step) { return cholesky(a, n, column_step); }
int lapack_cholesky(float* a, int n, int column_step) { return cholesky(a, n, column_step); }

void blas_transposed_product(int rows, int columns, int inner, const double* a, int a_step, const double* b, int b_step,
                             double* c, int c_step) {
    product("T", "N", rows, columns, inner, a, a_step, b, b_step, c, c_step);
}
void blas_product_with_transpose(int rows, int columns, int inner, const double* a, int a_step, const double* b,
                                 int b_step, double* c, int c_step) {
    product("N", "T", rows, columns, inner, a, a_step, b, b_step, c, c_step);
}
void blas_product_with_transpose(int rows, int columns, int inner, const float* a, int a_step, const float* b,
                                 int b_step, float* c, int c_step) {
    product("N", "T", rows, columns, inner, a, a_step, b, b_step, c, c_step);
}

void blas_divide_by_transpose(int rows, int columns, const double* l, int l_step, double* b, int b_step) {
    divide_by_transpose(rows, columns, l, l_step, b, b_step);
}
void blas_divide_by_transpose(int rows, int columns, const float* l, int l_step, float* b, int b_step) {
    divide_by_transpose(rows, columns, l, l_step, b, b_step);
}

void blas_solve(bool transposed, int n, const double* l, int l_step, double* x) { solve(transposed, n, l, l_step, x); }
void blas_solve(bool transposed, int n, const float* l, int l_step, float* x) { solve(transposed, n, l, l_step, x); }

void blas_add_product(bool transposed, int rows, int columns, double factor, const double* a, int a_step,
                      const double* x, double* y) {
    add_product(transposed, rows, columns, factor, a, a_step, x, y);
}
void blas_add_product(bool transposed, int rows, int columns, float factor, const float* a, int a_step, const float* x,
                      float* y) {
    add_product(transposed, rows, columns, factor, a, a_step, x, y);
}

bool lapack_eigenvectors(double* a, int n, double* values) {
    if (n > 32'000) throw std::invalid_argument("eigenvectors of a matrix too large for LAPACK's integers");
    const int lwork = 1 + 6 * n + 2 * n * n, liwork = 3 + 5 * n;
    std::vector<double> work(static_cast<std::size_t>(lwork));
    std::vector<int> iwork(static_cast<std::size_t>(liwork));
    int info = 0;
    routines<double>().syevd("V", "L", &n, a, &n, values, work.data(), &lwork, iwork.data(), &liwork, &info, 1, 1);
    return info == 0;
}

}  // namespace rigor::detail
