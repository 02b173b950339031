#include "verify/readers/data_file.hpp"

#include "rigor/parallel/memory_limits.hpp"
#include "verify/base/status.hpp"
#include "verify/readers/data_source.hpp"
#include "verify/readers/npz_data.hpp"
#include "verify/readers/other_formats.hpp"

#include <algorithm>
#include <new>
#include <numeric>

namespace verify {
namespace {

constexpr const char* expected_data = "a file of data: CSV, NPY, NPZ or IDX, gzipped or not";

// A rational takes 32 bytes and two pieces of memory of at least 32; more if it has more than three words of digits,
// numerator and denominator.
constexpr std::size_t bytes_of_rational = 96;

constexpr long most_rows_to_draw_from = 10'000'000'000;

}  // namespace

void refuse_other_options(const ByteSource& source, const DataOptions& options, const char* format, bool text,
                          bool archive) {
    const auto refuse = [&](const std::string& option, const char* owner) {
        source.fail(fmt::format("{}; {} belongs to {}", format, option, owner));
    };
    if (!text && options.header) refuse(fmt::format("--header {}", *options.header ? "yes" : "no"), "CSV files");
    if (!text && options.decimal_comma) refuse("--decimal-comma", "CSV files");
    if (!archive && options.array) refuse(fmt::format("--array {}", shown(*options.array)), "NPZ files");
}

std::string human_bytes(double bytes) {
    const char* const units[] = {"bytes", "kB", "MB", "GB", "TB", "PB", "EB"};
    std::size_t unit = 0;
    while (bytes >= 1000 && unit + 1 < std::size(units)) {
        bytes /= 1000;
        ++unit;
    }
    return unit == 0 ? fmt::format("{:.0f} bytes", bytes) : fmt::format("{:.1f} {}", bytes, units[unit]);
}

void refuse_too_few_rows(const ByteSource& source, long n, const DataOptions& options) {
    source.fail(fmt::format("{} row{}; expected at least the {} asked for", n, n == 1 ? "" : "s", *options.rows));
}

void refuse_too_many_rows(const ByteSource& source, long n, const DataOptions& options) {
    const double side = static_cast<double>(n), needed = options.bytes_an_entry * side * side;
    if (options.matrix)
        source.fail(
            fmt::format("{} rows: the matrix and its factors do not fit into memory; expected at most {} rows here", n,
                        options.most_rows));
    source.fail(fmt::format("{} rows: the kernel matrix would take {}; expected at most {} rows here (use {}--rows)", n,
                            human_bytes(needed), options.most_rows, options.rows ? "a smaller " : ""));
}

void require_memory_for(const ByteSource& source, long rows, long columns) {
    const double needed = 8 * static_cast<double>(rows) * static_cast<double>(columns);
    static const double memory = rigor::memory_of_process();
    if (needed > memory)
        source.fail(
            fmt::format("{} rows of {} numbers take {} of memory; expected at most the {} there are (use --rows)", rows,
                        columns, human_bytes(needed), human_bytes(memory)));
}

std::vector<long> choose_rows(const ByteSource& source, long n, const DataOptions& options) {
    if (options.rows && *options.rows > n) refuse_too_few_rows(source, n, options);
    if (options.rows.value_or(n) > options.most_rows) refuse_too_many_rows(source, options.rows.value_or(n), options);
    std::vector<long> kept(static_cast<std::size_t>(options.rows.value_or(n)));
    if (!options.rows || !options.seed) {
        std::iota(kept.begin(), kept.end(), 0L);
        return kept;
    }
    // A header of a few bytes must not keep the machine busy for years.
    if (n > most_rows_to_draw_from)
        source.fail(fmt::format("{} rows; expected at most {} to draw from", n, most_rows_to_draw_from));
    RowChoice choice(*options.rows, options.seed);
    for (long row = 0; row < n; ++row)
        if (const auto place = choice.place_of_next()) kept[static_cast<std::size_t>(*place)] = row;
    std::sort(kept.begin(), kept.end());
    return kept;
}

void KeptRows::begin(long place, long row) {
    const auto at = static_cast<std::size_t>(place);
    if (at < rows_.size()) {
        rows_[at] = {row, false};
        return;
    }
    rows_.push_back({row, false});
    values_.resize(values_.size() + columns_);
    if (exact_.empty()) return;
    require_exact_memory();
    exact_.resize(values_.size());
}

void KeptRows::put_exact(std::size_t at, rigor::Rational exact) {
    // Three words or less of a numerator or a denominator fit into the smallest piece of memory.
    const auto words = [](const rigor::Rational& q) {
        const std::size_t both = mpz_size(mpq_numref(q.backend().data())) + mpz_size(mpq_denref(q.backend().data()));
        return both > 4 ? both : 0;
    };
    exact_words_ += words(exact);
    exact_words_ -= words(exact_[at]);
    require_exact_memory();
    exact_[at] = std::move(exact);
}

void KeptRows::put(long place, long column, double nearest, rigor::Rational exact) {
    const std::size_t at = index(place, column);
    rows_[static_cast<std::size_t>(place)].inexact = true;
    if (exact_.empty()) {
        require_exact_memory();
        exact_.resize(values_.size());
        for (std::size_t i = 0; i < values_.size(); ++i) put_exact(i, rigor::Rational(values_[i]));
    }
    values_[at] = nearest;
    put_exact(at, std::move(exact));
}

void KeptRows::require_exact_memory() const {
    if (values_.size() * bytes_of_rational + 8 * exact_words_ > most_exact_bytes_)
        source_.fail(fmt::format(
            "its numbers are no doubles, and exactly they take more than {} of memory, the limit; expected fewer rows (use --rows), "
            "fewer digits, or doubles (NPY float64)",
            human_bytes(static_cast<double>(most_exact_bytes_))));
}

DataSet KeptRows::take(long rows_in_file, std::string format) {
    DataSet data;
    data.rows = rows();
    data.columns = static_cast<long>(columns_);
    data.format = std::move(format) + (source_.gzipped() ? ", gzip" : "");
    data.rows_in_file = rows_in_file;
    std::vector<std::size_t> order(rows_.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    const auto before = [&](std::size_t i, std::size_t j) { return rows_[i].number < rows_[j].number; };
    const bool sorted = std::is_sorted(order.begin(), order.end(), before);
    if (!sorted) std::sort(order.begin(), order.end(), before);
    for (const std::size_t place : order) data.row_numbers.push_back(rows_[place].number);
    // A number that is no double may have been in a row that another has replaced.
    if (std::none_of(rows_.begin(), rows_.end(), [](const Row& row) { return row.inexact; })) exact_ = {};
    if (sorted) {
        data.values = std::move(values_);
        data.exact = std::move(exact_);
        return data;
    }
    data.values.reserve(values_.size());
    data.exact.reserve(exact_.size());
    for (const std::size_t place : order) {
        const auto from = static_cast<std::ptrdiff_t>(place * columns_),
                   to = from + static_cast<std::ptrdiff_t>(columns_);
        data.values.insert(data.values.end(), values_.begin() + from, values_.begin() + to);
        if (!exact_.empty())
            data.exact.insert(data.exact.end(), std::make_move_iterator(exact_.begin() + from),
                              std::make_move_iterator(exact_.begin() + to));
    }
    return data;
}

DataSet read_npz(ByteSource& source, const std::string& path, const DataOptions& options) {
    NpzFile file(source, path);
    std::vector<std::string> names = file.names();
    std::sort(names.begin(), names.end());
    if (!options.matrix && names == std::vector<std::string>{"kernel", "radius", "rows"})
        source.fail(
            "what --save wrote: a matrix (kernel), bounds of its errors (radius) and numbers of rows (rows); "
            "expected points");
    DataSet data = read_npy(file.array(options.array), options);
    data.format = fmt::format("NPZ array {}, {}", shown(file.name()), data.format);
    return data;
}

DataSet read_data(const std::string& path, const DataOptions& options) {
    if (options.rows && *options.rows < 1) throw BadInput(fmt::format("--rows {}; expected at least 1", *options.rows));
    ByteSource source(path, expected_data);
    try {
        const std::string_view start = source.peek(10);
        if (start.empty()) source.fail(fmt::format("empty; expected {}", expected_data));
        if (may_be_npz(source.peek(512))) {
            refuse_other_options(source, options, "an NPZ file", false, true);
            return read_npz(source, path, options);
        }
        refuse_other_formats(source, "CSV, NPY, NPZ or IDX, gzipped or not");
        if (start.starts_with(npy_magic.substr(0, 1))) {
            refuse_other_options(source, options, "an NPY file", false, false);
            return read_npy(source, options);
        }
        if (start.starts_with(idx_magic)) {
            refuse_other_options(source, options, "an IDX file", false, false);
            return read_idx(source, options);
        }
        refuse_other_options(source, options, "a text file", true, false);
        return read_csv(source, options);
    } catch (const std::bad_alloc&) {
        source.fail("its numbers do not fit into the memory of this machine; expected fewer rows (use --rows)");
    } catch (const std::length_error&) {
        source.fail("its numbers do not fit into the memory of this machine; expected fewer rows (use --rows)");
    }
}

}  // namespace verify
