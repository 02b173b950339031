// What the readers of CSV, NPY, NPZ and IDX share: which rows are kept, where their numbers are stored, which numbers
// are accepted. For data_file.cpp.
#pragma once

#include "rigor/number/scalar.hpp"
#include "verify/base/byte_source.hpp"
#include "verify/readers/data_file.hpp"

#include <fmt/format.h>

#include <cmath>
#include <random>
#include <utility>

namespace verify {

/// Chooses `size` of a stream of rows whose length is not known before its end: the first, or with a seed every subset
/// of them with equal probability (Vitter's algorithm R). std::mt19937_64 is specified to the bit; the distributions of
/// the standard library are not, hence draw().
class RowChoice {
public:
    RowChoice(long size, std::optional<std::uint64_t> seed)
        : size_(size),
          random_(seed ? std::optional<std::mt19937_64>(*seed) : std::nullopt) {}
    /// The place among those kept that the next row takes (from a row before it, if that had it); nothing if the row is
    /// not kept.
    std::optional<long> place_of_next() {
        const long row = seen_++;
        if (row < size_) return row;
        if (!random_) return std::nullopt;
        const std::uint64_t place = draw(static_cast<std::uint64_t>(row) + 1);
        return place < static_cast<std::uint64_t>(size_) ? std::optional<long>(static_cast<long>(place)) : std::nullopt;
    }

private:
    /// Uniform in 0..below-1: the numbers beyond the largest multiple of `below` are drawn again.
    std::uint64_t draw(std::uint64_t below) {
        const std::uint64_t remainder =
            (std::numeric_limits<std::uint64_t>::max() % below + 1) % below;  // 2^64 mod below
        std::uint64_t number;
        do number = (*random_)();
        while (number > std::numeric_limits<std::uint64_t>::max() - remainder);
        return number % below;
    }
    long size_, seen_ = 0;
    std::optional<std::mt19937_64> random_;
};

/// The rows to keep of n, ascending. Throws BadInput if there are fewer than asked for, or more than options.most_rows
/// to keep.
std::vector<long> choose_rows(const ByteSource& source, long n, const DataOptions& options);
[[noreturn]] void refuse_too_few_rows(const ByteSource& source, long n, const DataOptions& options);
[[noreturn]] void refuse_too_many_rows(const ByteSource& source, long n, const DataOptions& options);

/// "1.2 MB".
std::string human_bytes(double bytes);

/// For options that only texts (CSV) or archives (NPZ) have a use for, given for another `format`.
void refuse_other_options(const ByteSource& source, const DataOptions& options, const char* format, bool text,
                          bool archive);

/// Throws BadInput unless so many numbers fit into this machine's memory.
void require_memory_for(const ByteSource& source, long rows, long columns);

inline constexpr double largest_number = 1e150, smallest_number = 1e-150;
/// Entries of a matrix may be any finite number.
inline bool acceptable(double x, bool matrix) {
    const double size = std::fabs(x);
    return matrix ? std::isfinite(x) : x == 0 || (size >= smallest_number && size <= largest_number);
}
/// Of an unacceptable one.
inline std::string why_unacceptable(double x) {
    if (!std::isfinite(x)) return fmt::format("{} is no finite number; expected one", x);
    return fmt::format("{} is too {}; expected 0, or a number between 1e-150 and 1e150 in absolute value", x,
                       std::fabs(x) < 1 ? "small" : "large");
}

/// The rows kept, in the order of their places.
class KeptRows {
public:
    KeptRows(const ByteSource& source, long columns, std::size_t most_exact_bytes = 2'000'000'000)
        : source_(source),
          columns_(static_cast<std::size_t>(columns)),
          most_exact_bytes_(most_exact_bytes) {}
    /// Row number `row` of the file goes to `place`: a former one or the next new one. Its numbers are to be put.
    void begin(long place, long row);
    void put(long place, long column, double value) {
        const std::size_t at = index(place, column);
        values_[at] = value;
        if (!exact_.empty()) put_exact(at, rigor::Rational(value));
    }
    /// A number that is no double, and the double nearest to it.
    void put(long place, long column, double nearest, rigor::Rational exact);
    long rows() const { return static_cast<long>(rows_.size()); }
    /// In file order. Leaves nothing behind.
    DataSet take(long rows_in_file, std::string format);

private:
    struct Row {
        long number;
        bool inexact;
    };
    std::size_t index(long place, long column) const {
        return static_cast<std::size_t>(place) * columns_ + static_cast<std::size_t>(column);
    }

    void put_exact(std::size_t at, rigor::Rational exact);
    void require_exact_memory() const;

    const ByteSource& source_;
    std::size_t columns_, most_exact_bytes_;
    std::vector<Row> rows_;
    std::vector<double> values_;
    std::vector<rigor::Rational> exact_;  // empty until a number needs it
    std::size_t exact_words_ = 0;         // 64-bit words of digits, of the rationals with many of them
};

/// An entry of a matrix, read exactly: the double nearest to it is off by at most 2^-53 of it, or 2^-1075 where it is
/// small. `fail` is called with the reason if no finite double is nearest.
template <class Fail>
void put_entry(KeptRows& rows, long place, long column, rigor::Rational exact, const Fail& fail) {
    const double value = rigor::from_rational<double>(exact);
    if (!std::isfinite(value)) fail("a number that is too large; expected at most 1.797e308 in absolute value");
    if (rigor::Rational(value) == exact)
        rows.put(place, column, value);
    else
        rows.put(place, column, value, std::move(exact));
}

enum class NumberType { boolean, int8, int16, int32, int64, uint8, uint16, uint32, uint64, float16, float32, float64 };
std::uint64_t size_of(NumberType type);

/// An array that begins at the next byte of a file and ends with it.
struct ArrayLayout {
    NumberType type;
    std::string type_name;  // as the format calls it
    bool little_endian = true, fortran_order = false;
    std::vector<std::uint64_t> shape;
    std::string format;
};

/// Throws BadInput for an array that is empty, longer or shorter than the rest of the file.
DataSet read_array(ByteSource& source, const ArrayLayout& layout, const DataOptions& options);

inline constexpr std::string_view npy_magic = "\x93NUMPY", idx_magic{"\0\0", 2};
DataSet read_csv(ByteSource& source, const DataOptions& options);
DataSet read_npy(ByteSource& source, const DataOptions& options);
/// `path`: of the file, of which nothing has been read.
DataSet read_npz(ByteSource& source, const std::string& path, const DataOptions& options);
DataSet read_idx(ByteSource& source, const DataOptions& options);

}  // namespace verify
