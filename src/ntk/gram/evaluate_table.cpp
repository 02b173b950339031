// See evaluate_table.hpp.
#include "ntk/gram/evaluate_table.hpp"

#include "ntk/gram/kernel_piece.hpp"

#if defined(__x86_64__) && defined(__GNUC__)
#define NTK_FOUR_AT_ONCE 1
#include <immintrin.h>
#else
#define NTK_FOUR_AT_ONCE 0
#endif

namespace ntk {

#if NTK_FOUR_AT_ONCE

namespace {

#define NTK_AVX2 __attribute__((target("avx2,fma"), always_inline)) inline

/// Columns k … k + 3 of four rows become vectors of one coefficient each.
NTK_AVX2 void transpose(const double* r0, const double* r1, const double* r2, const double* r3, __m256d* c) {
    const __m256d a = _mm256_loadu_pd(r0), b = _mm256_loadu_pd(r1), d = _mm256_loadu_pd(r2), e = _mm256_loadu_pd(r3);
    const __m256d t0 = _mm256_unpacklo_pd(a, b), t1 = _mm256_unpackhi_pd(a, b), t2 = _mm256_unpacklo_pd(d, e),
                  t3 = _mm256_unpackhi_pd(d, e);
    c[0] = _mm256_permute2f128_pd(t0, t2, 0x20);
    c[1] = _mm256_permute2f128_pd(t1, t3, 0x20);
    c[2] = _mm256_permute2f128_pd(t0, t2, 0x31);
    c[3] = _mm256_permute2f128_pd(t1, t3, 0x31);
}

/// The same for the last two of ten.
NTK_AVX2 void transpose_pair(const double* r0, const double* r1, const double* r2, const double* r3, __m256d* c) {
    const __m256d even = _mm256_insertf128_pd(_mm256_castpd128_pd256(_mm_loadu_pd(r0)), _mm_loadu_pd(r2), 1),
                  odd = _mm256_insertf128_pd(_mm256_castpd128_pd256(_mm_loadu_pd(r1)), _mm_loadu_pd(r3), 1);
    c[0] = _mm256_unpacklo_pd(even, odd);
    c[1] = _mm256_unpackhi_pd(even, odd);
}

#undef NTK_AVX2

}  // namespace

bool can_evaluate_four_at_once() {
    static const bool can = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
    return can;
}

namespace {

/// Row and t of arguments, four at once.
struct Places {
    static constexpr std::int64_t most = 128;
    alignas(32) std::int64_t row[most];
    alignas(32) double t[most];
};

/// count: a multiple of 4, at most Places::most.
__attribute__((target("avx2,fma"))) void find_places(const KernelTable& table, const double* z, std::int64_t count,
                                                     Places& places) {
    const TableSide &near = table.near, &far = table.far;
    const __m256d one = _mm256_set1_pd(1), a = _mm256_set1_pd(table.a), b = _mm256_set1_pd(table.b),
                  split = _mm256_set1_pd(table.split), sign = _mm256_set1_pd(-0.0),
                  near_shift = _mm256_set1_pd(near.shift), far_shift = _mm256_set1_pd(far.shift),
                  near_drop = _mm256_castsi256_pd(_mm256_set1_epi64x(near.drop)),
                  far_drop = _mm256_castsi256_pd(_mm256_set1_epi64x(far.drop)),
                  // row = offset + (piece - base) * 10
        near_row = _mm256_castsi256_pd(_mm256_set1_epi64x(near.offset - near.base * 10)),
                  far_row = _mm256_castsi256_pd(_mm256_set1_epi64x(far.offset - far.base * 10));
    const __m256i unit = _mm256_set1_epi64x(1);
    for (std::int64_t i = 0; i < count; i += 4) {
        const __m256d argument = _mm256_loadu_pd(z + i);
        const __m256d is_far = _mm256_cmp_pd(argument, split, _CMP_LT_OQ);
        // 1 + z on the far side, 1 - z on the near one
        const __m256d chord = _mm256_add_pd(one, _mm256_xor_pd(argument, _mm256_andnot_pd(is_far, sign)));
        const __m256d square = _mm256_fmadd_pd(b, chord, _mm256_and_pd(is_far, a));
        const __m256d y = _mm256_add_pd(_mm256_sqrt_pd(square), _mm256_blendv_pd(near_shift, far_shift, is_far));
        const __m256i drop = _mm256_castpd_si256(_mm256_blendv_pd(near_drop, far_drop, is_far));
        const __m256i piece = _mm256_srlv_epi64(_mm256_castpd_si256(y), drop);
        const __m256i middle =
            _mm256_sllv_epi64(_mm256_or_si256(_mm256_slli_epi64(piece, 1), unit), _mm256_sub_epi64(drop, unit));
        _mm256_store_pd(places.t + i, _mm256_sub_pd(y, _mm256_castsi256_pd(middle)));
        const __m256i ten_pieces = _mm256_add_epi64(_mm256_slli_epi64(piece, 3), _mm256_slli_epi64(piece, 1));
        _mm256_store_si256(
            reinterpret_cast<__m256i*>(places.row + i),
            _mm256_add_epi64(ten_pieces, _mm256_castpd_si256(_mm256_blendv_pd(near_row, far_row, is_far))));
    }
}

}  // namespace

// Two loops: the first waits for square roots, the second for loads and for Horner's rule, and a processor looks far
// enough ahead to overlap several turns of either, but not of both in one.
__attribute__((target("avx2,fma"))) std::int64_t evaluate_four_at_once(const KernelTable& table, const double* z,
                                                                       double* values, std::int64_t n) {
    static_assert(KernelPiece::degree == 9, "rows of ten");
    const std::int64_t end = n / 4 * 4;
    Places places;
    for (std::int64_t from = 0; from < end; from += Places::most) {
        const std::int64_t count = end - from < Places::most ? end - from : Places::most;
        find_places(table, z + from, count, places);
        for (std::int64_t i = 0; i < count; i += 4) {
            const double *r0 = table.coefficients + places.row[i], *r1 = table.coefficients + places.row[i + 1],
                         *r2 = table.coefficients + places.row[i + 2], *r3 = table.coefficients + places.row[i + 3];
            const __m256d t = _mm256_load_pd(places.t + i);
            __m256d c[10];
            transpose(r0, r1, r2, r3, c);
            transpose(r0 + 4, r1 + 4, r2 + 4, r3 + 4, c + 4);
            transpose_pair(r0 + 8, r1 + 8, r2 + 8, r3 + 8, c + 8);
            __m256d sum = c[9];
            for (int k = 8; k >= 0; --k) sum = _mm256_fmadd_pd(sum, t, c[k]);
            _mm256_storeu_pd(values + from + i, sum);
        }
    }
    return end;
}

#else

bool can_evaluate_four_at_once() { return false; }
std::int64_t evaluate_four_at_once(const KernelTable&, const double*, double*, std::int64_t) { return 0; }

#endif

}  // namespace ntk
