// The arrays of an NPZ file (numpy.savez, numpy.savez_compressed, npz_file.hpp): a zip archive of NPY files. An array
// is the bytes of its NPY file, for whatever reads such a file.
#pragma once

#include "verify/base/byte_source.hpp"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace verify {

/// A zip archive, by its first bytes, of none of the formats that other_formats.hpp names.
bool may_be_npz(std::string_view start);

/// An NPZ file, and one array of it, stored or deflated.
class NpzFile {
public:
    /// Of the file at `path`, of which `source` has read nothing yet. A file that is gzipped besides, and the standard
    /// input, are read into memory, at most 1 GiB. `source` must stay. Throws BadInput, one line, for what is no zip
    /// archive or a truncated one, and for one without arrays.
    NpzFile(ByteSource& source, const std::string& path);
    ~NpzFile();
    NpzFile(const NpzFile&) = delete;
    NpzFile& operator=(const NpzFile&) = delete;

    const std::vector<std::string>& names() const;  ///< of all arrays, without ".npy", in the order of the file

    /// To be called once: the bytes of the NPY file of the array of this name, without a name of the only one there is.
    /// Messages of the result name the file and the array; it throws BadInput for data that are corrupt or truncated,
    /// or more than the archive says, and verifies the check sum when the end is read. Throws BadInput, one line, if
    /// the name is not there or there twice or needed (the names are listed), for an array that is encrypted or packed
    /// otherwise, and for sizes beyond what can be: more than the memory of this process, or more than deflate packs
    /// into so few bytes.
    ByteSource& array(const std::optional<std::string>& name);
    const std::string& name() const;  ///< of that array

private:
    struct Archive;
    std::unique_ptr<Archive> archive_;
};

}  // namespace verify
