#include "verify/readers/matrix_file.hpp"

#include "verify/readers/data_source.hpp"
#include "verify/readers/matrix_market.hpp"
#include "verify/readers/npz_data.hpp"
#include "verify/readers/other_formats.hpp"

#include <new>

namespace verify {
namespace {

constexpr const char* expected_matrix = "a square matrix: CSV, NPY, NPZ or Matrix Market, gzipped or not";

DataSet read(ByteSource& source, const std::string& path, const DataOptions& options) {
    const std::string_view start = source.peek(20);
    if (start.empty()) source.fail(fmt::format("empty; expected {}", expected_matrix));
    if (is_matrix_market(start)) {
        refuse_other_options(source, options, "a Matrix Market file", false, false);
        return read_matrix_market(source, options);
    }
    if (may_be_npz(source.peek(512))) {
        refuse_other_options(source, options, "an NPZ file", false, true);
        return read_npz(source, path, options);
    }
    refuse_other_formats(source, expected_matrix);
    if (start.starts_with(npy_magic.substr(0, 1))) {
        refuse_other_options(source, options, "an NPY file", false, false);
        return read_npy(source, options);
    }
    if (start.starts_with(idx_magic)) source.fail(fmt::format("an IDX file; expected {}", expected_matrix));
    refuse_other_options(source, options, "a text file", true, false);
    return read_csv(source, options);
}

}  // namespace

MatrixData read_matrix(const std::string& path, const DataOptions& given) {
    ByteSource source(path, expected_matrix);
    try {
        DataOptions options = given;
        options.matrix = true;
        DataSet data = read(source, path, options);
        if (data.rows != data.columns)
            source.fail(fmt::format("{} row{} of {} number{}; expected a square matrix", data.rows,
                                    data.rows == 1 ? "" : "s", data.columns, data.columns == 1 ? "" : "s"));
        return {data.rows, std::move(data.values), std::move(data.exact), std::move(data.format),
                std::move(data.notes)};
    } catch (const std::bad_alloc&) {
        source.fail("its numbers do not fit into the memory of this machine; expected a smaller matrix");
    } catch (const std::length_error&) {
        source.fail("its numbers do not fit into the memory of this machine; expected a smaller matrix");
    }
}

}  // namespace verify
