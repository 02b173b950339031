// The loops of ntk/network/skinny_product.hpp over vectors of 32 bytes, in double and float.
#include "ntk/network/skinny_product.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <type_traits>
#include <utility>
#include <vector>

namespace ntk {

namespace {

#define NTK_ALWAYS_INLINE inline __attribute__((always_inline))

/// 32 bytes at any address.
template <class T>
struct Lanes {
    static constexpr long count = 32 / static_cast<long>(sizeof(T));
    typedef T vector __attribute__((vector_size(32), aligned(sizeof(T)), may_alias));
};

/// Rows of a tile: its n columns stay in the first cache while columns of W pass by.
template <class T>
constexpr long tile_rows = 4096 / static_cast<long>(sizeof(T));

/// Where entry (r, i) of a packed matrix of N columns lies: groups of `lanes` rows, in each group column after column,
/// so that a group is contiguous and aligned.
template <int N, class T>
NTK_ALWAYS_INLINE long packed(long r, long i) {
    constexpr long lanes = Lanes<T>::count;
    return r / lanes * (N * lanes) + i * lanes + r % lanes;
}

/// Memory of this thread for a packed matrix, aligned to 64 bytes; valid until its next call.
template <class T>
T* scratch(long rows, long n) {
    thread_local std::vector<std::byte> memory;
    const auto bytes = static_cast<std::size_t>((rows + Lanes<T>::count) * n) * sizeof(T) + 64;
    if (memory.size() < bytes) memory.resize(bytes);
    const auto address = reinterpret_cast<std::uintptr_t>(memory.data());
    return reinterpret_cast<T*>(memory.data() + (64 - address % 64) % 64);
}

/// Rows first … last - 1 of Z (rows x N) = W A, through the packed z; first is a multiple of the lanes.
template <int N, class T>
NTK_ALWAYS_INLINE void product_body(const MatrixView<const T>& w, const T* a, T* packed_z, T* z, long first,
                                    long last) {
    using V = typename Lanes<T>::vector;
    constexpr long lanes = Lanes<T>::count;
    const long inner = w.columns;
    for (long top = first; top < last; top += tile_rows<T>) {
        const long bottom = std::min(last, top + tile_rows<T>), whole = top + (bottom - top) / lanes * lanes;
        T* const tile = packed_z + packed<N, T>(top, 0);
        for (long k = 0; k < (bottom - top + lanes - 1) / lanes * lanes * N; ++k) tile[k] = T(0);
        // z + (w_j a_j + w_(j+1) a_(j+1)), in this order everywhere; 0 for a missing w_(j+1)
        for (long j = 0; j < inner; j += 2) {
            const bool pair = j + 1 < inner;
            const T *left = w.column(j), *right = pair ? w.column(j + 1) : left;
            T u[N], v[N];
            for (int i = 0; i < N; ++i) u[i] = a[i * inner + j], v[i] = pair ? a[i * inner + j + 1] : T(0);
            // The next two columns are asked for early: after a tile's end the processor would not guess where to go
            // on.
            const T *next = j + 3 < inner ? w.column(j + 2) : left, *after = j + 3 < inner ? w.column(j + 3) : right;
            V* group = reinterpret_cast<V*>(tile);
            for (long r = top; r < whole; r += lanes, group += N) {
                __builtin_prefetch(next + r);
                __builtin_prefetch(after + r);
                const V x = *reinterpret_cast<const V*>(left + r), y = *reinterpret_cast<const V*>(right + r);
                for (int i = 0; i < N; ++i) group[i] += x * u[i] + y * v[i];
            }
            for (long r = whole; r < bottom; ++r)
                for (int i = 0; i < N; ++i) packed_z[packed<N, T>(r, i)] += left[r] * u[i] + right[r] * v[i];
        }
    }
    for (int i = 0; i < N; ++i)
        for (long r = first; r < last; ++r) z[i * w.rows + r] = packed_z[packed<N, T>(r, i)];
}

/// For columns first … last - 1 of W, with D packed: the rows of G (columns x N) = W^T D with the old W if `dots`;
/// W += D A^T if `update`.
template <int N, bool dots, bool update, class T>
NTK_ALWAYS_INLINE void transposed_body(const MatrixView<T>& w, const T* packed_d, T* g, const T* a, long first,
                                       long last) {
    using V = typename Lanes<T>::vector;
    constexpr long lanes = Lanes<T>::count;
    const long rows = w.rows, inner = w.columns;
    if (dots)
        for (int i = 0; i < N; ++i)
            for (long j = first; j < last; ++j) g[i * inner + j] = T(0);
    for (long top = 0; top < rows; top += tile_rows<T>) {
        const long bottom = std::min(rows, top + tile_rows<T>), whole = top + (bottom - top) / lanes * lanes;
        for (long j = first; j < last; ++j) {
            T* column = w.column(j);
            T u[N];
            V sum[N];
            for (int i = 0; i < N; ++i) {
                u[i] = update ? a[i * inner + j] : T(0);
                sum[i] = V{};
            }
            const T* next = j + 2 < last ? w.column(j + 2) : column;
            const V* group = reinterpret_cast<const V*>(packed_d + packed<N, T>(top, 0));
            for (long r = top; r < whole; r += lanes, group += N) {
                __builtin_prefetch(next + r, update ? 1 : 0);
                V x = *reinterpret_cast<const V*>(column + r);
                const V old = x;
                for (int i = 0; i < N; ++i) {
                    const V y = group[i];
                    if (dots) sum[i] += old * y;
                    if (update) x += y * u[i];
                }
                if (update) *reinterpret_cast<V*>(column + r) = x;
            }
            if (dots)
                for (int i = 0; i < N; ++i) {
                    T total(0);
                    for (long k = 0; k < lanes; ++k) total += sum[i][k];
                    for (long r = whole; r < bottom; ++r) total += column[r] * packed_d[packed<N, T>(r, i)];
                    g[i * inner + j] += total;
                }
            if (update)
                for (long r = whole; r < bottom; ++r)
                    for (int i = 0; i < N; ++i) column[r] += packed_d[packed<N, T>(r, i)] * u[i];
        }
    }
}

template <int N, class T>
void product(const MatrixView<const T>& w, const T* a, T* packed_z, T* z, long first, long last) {
    product_body<N>(w, a, packed_z, z, first, last);
}

template <int N, bool dots, bool update, class T>
void transposed(const MatrixView<T>& w, const T* d, T* g, const T* a, long first, long last) {
    transposed_body<N, dots, update>(w, d, g, a, first, last);
}

#if defined(__x86_64__)

template <int N, class T>
__attribute__((target("avx2"))) void product_avx2(const MatrixView<const T>& w, const T* a, T* packed_z, T* z,
                                                  long first, long last) {
    product_body<N>(w, a, packed_z, z, first, last);
}

template <int N, bool dots, bool update, class T>
__attribute__((target("avx2"))) void transposed_avx2(const MatrixView<T>& w, const T* d, T* g, const T* a, long first,
                                                     long last) {
    transposed_body<N, dots, update>(w, d, g, a, first, last);
}

bool has_avx2() {
    static const bool answer = __builtin_cpu_supports("avx2");
    return answer;
}

#endif

/// call(std::integral_constant<int, n>) for n = 1 … most_skinny_columns.
template <class Call>
void with_columns(long n, Call call) {
    [&]<int... k>(std::integer_sequence<int, k...>) {
        ((n == k + 1 ? call(std::integral_constant<int, k + 1>()) : void()), ...);
    }(std::make_integer_sequence<int, most_skinny_columns>());
}

/// call(first, last) on equal parts of 0 … count - 1, cut at multiples of 8 entries; on this thread alone if there is
/// no pool or little to do.
template <class Call>
void share(WorkerPool* pool, long count, long work, Call call) {
    if (pool == nullptr || pool->size() == 1 || work < 100'000) {
        call(0, count);
        return;
    }
    const long parts = pool->size();
    const auto cut = [&](long k) { return k == parts ? count : count * k / parts / 8 * 8; };
    pool->run([&](int t) { call(cut(t), cut(t + 1)); });
}

}  // namespace

template <std::floating_point T>
void skinny_product(MatrixView<const T> w, const T* a, T* z, long n, WorkerPool* pool,
                    [[maybe_unused]] bool allow_avx2) {
    with_columns(n, [&]<int N>(std::integral_constant<int, N>) {
        T* const packed_z = scratch<T>(w.rows, N);
        share(pool, w.rows, w.rows * w.columns, [&](long first, long last) {
#if defined(__x86_64__)
            if (allow_avx2 && has_avx2()) return product_avx2<N>(w, a, packed_z, z, first, last);
#endif
            product<N>(w, a, packed_z, z, first, last);
        });
    });
}

template <bool dots, bool update, std::floating_point T>
void skinny_transposed(MatrixView<T> w, const T* d, T* g, const T* a, long n, WorkerPool* pool,
                       [[maybe_unused]] bool allow_avx2) {
    with_columns(n, [&]<int N>(std::integral_constant<int, N>) {
        T* const packed_d = scratch<T>(w.rows, N);
        for (int i = 0; i < N; ++i)
            for (long r = 0; r < w.rows; ++r) packed_d[packed<N, T>(r, i)] = d[i * w.rows + r];
        share(pool, w.columns, w.rows * w.columns, [&](long first, long last) {
#if defined(__x86_64__)
            if (allow_avx2 && has_avx2()) return transposed_avx2<N, dots, update>(w, packed_d, g, a, first, last);
#endif
            transposed<N, dots, update>(w, packed_d, g, a, first, last);
        });
    });
}

template void skinny_product(MatrixView<const double>, const double*, double*, long, WorkerPool*, bool);
template void skinny_product(MatrixView<const float>, const float*, float*, long, WorkerPool*, bool);
template void skinny_transposed<true, false>(MatrixView<double>, const double*, double*, const double*, long,
                                             WorkerPool*, bool);
template void skinny_transposed<true, false>(MatrixView<float>, const float*, float*, const float*, long, WorkerPool*,
                                             bool);
template void skinny_transposed<true, true>(MatrixView<double>, const double*, double*, const double*, long,
                                            WorkerPool*, bool);
template void skinny_transposed<true, true>(MatrixView<float>, const float*, float*, const float*, long, WorkerPool*,
                                            bool);
template void skinny_transposed<false, true>(MatrixView<double>, const double*, double*, const double*, long,
                                             WorkerPool*, bool);
template void skinny_transposed<false, true>(MatrixView<float>, const float*, float*, const float*, long, WorkerPool*,
                                             bool);

}  // namespace ntk
