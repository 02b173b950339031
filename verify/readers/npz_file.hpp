// Arrays for numpy: an NPZ file is a zip archive of .npy members (numpy.load(FILE)["name"]).
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <variant>
#include <vector>

namespace verify {

/// Not owned: the numbers must stay until the file is written. They are not copied.
struct NpyMatrix {
    long rows = 0, columns = 0;
    const double* values = nullptr;
    bool column_major = false;  ///< as LAPACK has them: numpy's Fortran order
};

struct NpyArray {
    std::string name;  ///< letters, digits and underscores; without ".npy"
    /// A matrix or a vector of float64; a scalar or a vector of int64; UTF-8 text, a scalar of numpy's type str.
    std::variant<NpyMatrix, std::vector<double>, double, std::vector<std::int64_t>, std::int64_t, std::string> content;
};

/// Writes the arrays, not compressed, in their order. The same arrays give the same bytes (for one version of libzip):
/// the time of every member is 1 January 1980, where zip's calendar begins. The file is whole or not there, and a
/// former one stays until the new one is whole. Throws BadInput, which names the file, if it cannot be written;
/// std::invalid_argument for a name that is unfit or there twice, for a matrix of negative size and for text that is no
/// UTF-8.
void write_npz(const std::filesystem::path& path, const std::vector<NpyArray>& arrays);

/// One array as an NPY file (numpy.load(FILE)); its name is not used. Whole or not there; throws as write_npz.
void write_npy(const std::filesystem::path& path, const NpyArray& array);

}  // namespace verify
