// The body of an NPY or an IDX file: numbers of one type, of either byte order, in C or Fortran order. Only the rows
// kept are converted and stored.
#include "verify/readers/data_source.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

namespace verify {
namespace {

/// IEEE 754 binary16: a sign, 5 bits of exponent (bias 15), 10 of fraction.
struct Half {
    std::uint16_t bits;
};
struct Bool {
    std::uint8_t byte;
};

static_assert(std::numeric_limits<float>::is_iec559 && std::numeric_limits<double>::is_iec559);

template <class T>
T load(const char* from, bool little_endian) {
    std::array<char, sizeof(T)> bytes;
    std::memcpy(bytes.data(), from, sizeof(T));
    if (little_endian != (std::endian::native == std::endian::little)) std::reverse(bytes.begin(), bytes.end());
    return std::bit_cast<T>(bytes);
}

/// The double nearest to the number.
template <class T>
double nearest(T x) {
    return static_cast<double>(x);
}
double nearest(Half h) {
    const int exponent = (h.bits >> 10) & 31, fraction = h.bits & 1023;
    const double size = exponent == 31  ? (fraction == 0 ? HUGE_VAL : std::nan(""))
                        : exponent == 0 ? std::ldexp(fraction, -24)
                                        : std::ldexp(1024 + fraction, exponent - 25);
    return h.bits & 0x8000 ? -size : size;
}
double nearest(Bool b) { return b.byte; }

/// Of the 64-bit integers only those whose odd part has at most 53 bits.
template <class T>
bool is_double(T x) {
    if constexpr (std::is_integral_v<T> && sizeof(T) == 8) {
        const std::uint64_t size =
            x < 0 ? std::uint64_t{0} - static_cast<std::uint64_t>(x) : static_cast<std::uint64_t>(x);
        return size == 0 || (size >> std::countr_zero(size)) < (std::uint64_t{1} << 53);
    } else {
        return true;
    }
}

/// Where the numbers of one axis after the other stand in a row that is flattened in C order, with the first axis after
/// the rows moving fastest.
std::vector<long> fortran_columns(const std::vector<std::uint64_t>& shape, long columns) {
    std::vector<long> order, stride(shape.size(), 1);
    for (std::size_t axis = shape.size() - 1; axis-- > 1;)
        stride[axis] = stride[axis + 1] * static_cast<long>(shape[axis + 1]);
    std::vector<std::uint64_t> at(shape.size(), 0);
    long column = 0;
    for (long i = 0; i < columns; ++i) {
        order.push_back(column);
        for (std::size_t axis = 1; axis < shape.size(); ++axis) {
            column += stride[axis];
            if (++at[axis] < shape[axis]) break;
            column -= stride[axis] * static_cast<long>(shape[axis]);
            at[axis] = 0;
        }
    }
    return order;
}

class Array {
public:
    Array(ByteSource& source, const ArrayLayout& layout) : source_(source), layout_(layout) {
        std::uint64_t numbers = 1;
        for (std::size_t axis = 0; axis < layout.shape.size(); ++axis) {
            shape_text_ += fmt::format("{}{}", axis == 0 ? "" : " x ", layout.shape[axis]);
            empty_ = empty_ || layout.shape[axis] == 0;
        }
        const std::uint64_t limit = std::numeric_limits<long>::max() / size_of(layout.type);
        for (const std::uint64_t side : layout.shape) {
            if (side != 0 && numbers > limit / side && !empty_)
                source.fail(fmt::format("announces {}, more than any file can hold", announced()));
            numbers *= side;
        }
        if (empty_)
            source.fail(fmt::format("announces {}: no numbers; expected at least one row and one column", announced()));
        bytes_ = numbers * size_of(layout.type);
        if (const auto left = source.left()) require_length(*left);
        rows_ = static_cast<long>(layout.shape[0]);
        columns_ = static_cast<long>(numbers / layout.shape[0]);
    }

    template <class T>
    DataSet read(const DataOptions& options) {
        matrix_ = options.matrix;
        if (matrix_ && (layout_.shape.size() != 2 || rows_ != columns_))
            source_.fail(fmt::format("announces {}; expected a square matrix", announced()));
        const std::vector<long> kept = choose_rows(source_, rows_, options);
        choose(options.choice);
        require_memory_for(source_, static_cast<long>(kept.size()), chosen());
        KeptRows rows(source_, chosen());
        if (layout_.fortran_order && layout_.shape.size() > 1)
            read_columns<T>(kept, rows);
        else
            read_rows<T>(kept, rows);
        require_length(passed_ + source_.skip(std::numeric_limits<std::uint64_t>::max()));
        DataSet data = rows.take(rows_, layout_.format);
        data.notes = notes();
        data.notes.insert(data.notes.end(), choice_.notes.begin(), choice_.notes.end());
        return data;
    }

private:
    void choose(const ColumnChoice& choice) {
        if (!choice.given()) return;
        choice_ = choose_columns(source_, choice, columns_, {}, "the columns of an array have no names");
        place_of_.assign(static_cast<std::size_t>(columns_), -1);
        for (std::size_t i = 0; i < choice_.kept.size(); ++i)
            place_of_[static_cast<std::size_t>(choice_.kept[i])] = static_cast<long>(i);
    }
    long chosen() const { return place_of_.empty() ? columns_ : static_cast<long>(choice_.kept.size()); }
    /// Which coordinate a column of the file is; -1 if it is none.
    long coordinate(long column) const {
        return place_of_.empty() ? column : place_of_[static_cast<std::size_t>(column)];
    }
    std::string announced() const { return fmt::format("{} {}", shown(shape_text_), layout_.type_name); }
    std::vector<std::string> notes() const {
        if (layout_.shape.size() == 1)
            return {fmt::format("the file holds a vector: each of its {} numbers is a point in R^1", layout_.shape[0])};
        if (layout_.shape.size() == 2) return {};
        std::string sides;
        for (std::size_t axis = 1; axis < layout_.shape.size(); ++axis)
            sides += fmt::format("{}{}", axis == 1 ? "" : " x ", layout_.shape[axis]);
        return {
            fmt::format("the file holds an array of shape {}: each {} along its first axis is flattened in C order to "
                        "a point in R^{}",
                        shape_text_, sides, columns_)};
    }
    void require_length(std::uint64_t there) const {
        if (there < bytes_)
            source_.fail(fmt::format("announces {} ({} bytes), but has {} bytes of it: the file is truncated",
                                     announced(), bytes_, there));
        if (there > bytes_)
            source_.fail(fmt::format("announces {} ({} bytes), but has {} more; expected the file to end there",
                                     announced(), bytes_, there - bytes_));
    }
    void read(std::vector<char>& bytes) {
        const std::size_t there = source_.read(bytes.data(), bytes.size());
        passed_ += there;
        if (there < bytes.size()) require_length(passed_);
    }
    void skip(long numbers) {
        const std::uint64_t bytes = static_cast<std::uint64_t>(numbers) * size_of(layout_.type),
                            there = source_.skip(bytes);
        passed_ += there;
        if (there < bytes) require_length(passed_);
    }

    template <class T>
    void put(KeptRows& rows, const char* from, long place, long row, long column) {
        const long to = coordinate(column);
        if (to < 0) return;
        const T x = load<T>(from, layout_.little_endian);
        const double value = nearest(x);
        const auto fail = [&](const std::string& what) {
            source_.fail(fmt::format("row {}, column {} (counted from 0): {}", row, column, what));
        };
        if constexpr (std::is_same_v<T, Bool>)
            if (x.byte > 1) fail(fmt::format("the byte {} is no bool; expected 0 or 1", x.byte));
        if (!acceptable(value, matrix_)) fail(why_unacceptable(value));
        if constexpr (std::is_integral_v<T> && sizeof(T) == 8) {
            if (!is_double(x)) {
                rows.put(place, to, value, rigor::Rational(rigor::Integer(x)));
                return;
            }
        }
        rows.put(place, to, value);
    }

    /// A row is read in pieces: a file that is not as long as it announces must not cost more memory than it has bytes,
    /// and a row may be long.
    template <class T>
    void read_rows(const std::vector<long>& kept, KeptRows& rows) {
        constexpr long piece = 8192;
        std::vector<char> bytes;
        long next = 0;
        for (std::size_t i = 0; i < kept.size(); ++i) {
            skip((kept[i] - next) * columns_);
            next = kept[i] + 1;
            const auto place = static_cast<long>(i);
            for (long column = 0; column < columns_; column += piece) {
                const long count = std::min(piece, columns_ - column);
                bytes.resize(static_cast<std::size_t>(count) * sizeof(T));
                read(bytes);
                if (column == 0) rows.begin(place, kept[i]);
                for (long j = 0; j < count; ++j)
                    put<T>(rows, bytes.data() + static_cast<std::size_t>(j) * sizeof(T), place, kept[i], column + j);
            }
        }
    }

    template <class T>
    void read_columns(const std::vector<long>& kept, KeptRows& rows) {
        for (std::size_t i = 0; i < kept.size(); ++i) rows.begin(static_cast<long>(i), kept[i]);
        constexpr long piece = 8192;
        std::vector<char> bytes;
        for (const long column : fortran_columns(layout_.shape, columns_)) {
            if (coordinate(column) < 0) {
                skip(rows_);
                continue;
            }
            std::size_t i = 0;
            for (long row = 0; row < rows_; row += piece) {
                const long count = std::min(piece, rows_ - row);
                bytes.resize(static_cast<std::size_t>(count) * sizeof(T));
                read(bytes);
                for (; i < kept.size() && kept[i] < row + count; ++i)
                    put<T>(rows, bytes.data() + static_cast<std::size_t>(kept[i] - row) * sizeof(T),
                           static_cast<long>(i), kept[i], column);
            }
        }
    }

    ByteSource& source_;
    const ArrayLayout& layout_;
    std::string shape_text_;
    bool empty_ = false, matrix_ = false;
    std::uint64_t bytes_ = 0, passed_ = 0;
    long rows_ = 0, columns_ = 0;
    ChosenColumns choice_;
    std::vector<long> place_of_;  // of the columns, among those chosen; empty: all are
};

}  // namespace

std::uint64_t size_of(NumberType type) {
    switch (type) {
        case NumberType::boolean:
        case NumberType::int8:
        case NumberType::uint8: return 1;
        case NumberType::int16:
        case NumberType::uint16:
        case NumberType::float16: return 2;
        case NumberType::int32:
        case NumberType::uint32:
        case NumberType::float32: return 4;
        default: return 8;
    }
}

DataSet read_array(ByteSource& source, const ArrayLayout& layout, const DataOptions& options) {
    Array array(source, layout);
    switch (layout.type) {
        case NumberType::boolean: return array.read<Bool>(options);
        case NumberType::int8: return array.read<std::int8_t>(options);
        case NumberType::int16: return array.read<std::int16_t>(options);
        case NumberType::int32: return array.read<std::int32_t>(options);
        case NumberType::int64: return array.read<std::int64_t>(options);
        case NumberType::uint8: return array.read<std::uint8_t>(options);
        case NumberType::uint16: return array.read<std::uint16_t>(options);
        case NumberType::uint32: return array.read<std::uint32_t>(options);
        case NumberType::uint64: return array.read<std::uint64_t>(options);
        case NumberType::float16: return array.read<Half>(options);
        case NumberType::float32: return array.read<float>(options);
        case NumberType::float64: break;
    }
    return array.read<double>(options);
}

}  // namespace verify
