#include "verify/readers/npz_file.hpp"

#include "verify/base/status.hpp"
#include "verify/base/whole_files.hpp"

#include <fmt/format.h>
#include <zip.h>

#include <algorithm>
#include <bit>
#include <cerrno>
#include <cstring>
#include <deque>
#include <memory>
#include <set>
#include <stdexcept>
#include <string_view>

namespace verify {
namespace {

constexpr char byte_order = std::endian::native == std::endian::little ? '<' : '>';

/// Code points, as numpy stores text.
std::u32string code_points(std::string_view text) {
    const auto refuse = [&] {
        throw std::invalid_argument(fmt::format("text for an NPZ file is no UTF-8: '{}'", text));
    };
    std::u32string out;
    for (std::size_t i = 0; i < text.size();) {
        const auto first = static_cast<unsigned char>(text[i]);
        const std::size_t length = first < 0x80 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
        if ((first >= 0x80 && first < 0xc2) || first > 0xf4 || i + length > text.size()) refuse();
        char32_t point = length == 1 ? first : first & (0x7f >> length);
        for (std::size_t j = 1; j < length; ++j) {
            const auto next = static_cast<unsigned char>(text[i + j]);
            if ((next & 0xc0) != 0x80) refuse();
            point = point << 6 | (next & 0x3f);
        }
        constexpr char32_t smallest[] = {0, 0, 0x80, 0x800, 0x10000};
        if (point < smallest[length] || point > 0x10ffff || (point >= 0xd800 && point < 0xe000)) refuse();
        out += point;
        i += length;
    }
    return out;
}

/// Version 1.0 of the format: the numbers begin at a multiple of 64 bytes.
std::string npy_header(const std::string& type, bool fortran_order, const std::string& shape) {
    std::string dict = fmt::format("{{'descr': '{}{}', 'fortran_order': {}, 'shape': {}, }}", byte_order, type,
                                   fortran_order ? "True" : "False", shape);
    dict.append(63 - (10 + dict.size()) % 64, ' ');
    dict += '\n';
    const std::string length{static_cast<char>(dict.size() & 255), static_cast<char>(dict.size() >> 8)};
    return std::string("\x93NUMPY\x01", 7) + '\0' + length + dict;
}

/// A member as libzip reads it: the header, then the numbers from where they are.
struct Member {
    std::string header;
    std::u32string text;
    const char* data = nullptr;
    std::uint64_t size = 0, at = 0;

    explicit Member(const NpyArray& array) {
        std::visit([&](const auto& content) { set(content); }, array.content);
    }
    Member(const Member&) = delete;
    Member& operator=(const Member&) = delete;

    std::uint64_t total() const { return header.size() + size; }
    std::uint64_t read(char* to, std::uint64_t count) {
        std::uint64_t done = 0;
        const auto take = [&](const char* from, std::uint64_t begin, std::uint64_t length) {
            if (at < begin || at >= begin + length) return;
            const std::uint64_t part = std::min(count - done, begin + length - at);
            std::memcpy(to + done, from + (at - begin), part);
            at += part;
            done += part;
        };
        take(header.data(), 0, header.size());
        take(data, header.size(), size);
        return done;
    }

private:
    void set(const std::string& type, bool fortran_order, const std::string& shape, const void* from,
             std::uint64_t bytes) {
        header = npy_header(type, fortran_order, shape);
        data = static_cast<const char*>(from);
        size = bytes;
    }
    void set(const NpyMatrix& m) {
        if (m.rows < 0 || m.columns < 0)
            throw std::invalid_argument(fmt::format("a matrix of {} x {} for an NPZ file", m.rows, m.columns));
        set("f8", m.column_major, fmt::format("({}, {})", m.rows, m.columns), m.values,
            sizeof(double) * static_cast<std::uint64_t>(m.rows) * static_cast<std::uint64_t>(m.columns));
    }
    void set(const std::vector<double>& v) {
        set("f8", false, fmt::format("({},)", v.size()), v.data(), sizeof(double) * v.size());
    }
    void set(const double& x) { set("f8", false, "()", &x, sizeof x); }
    void set(const std::vector<std::int64_t>& v) {
        set("i8", false, fmt::format("({},)", v.size()), v.data(), sizeof(std::int64_t) * v.size());
    }
    void set(const std::int64_t& x) { set("i8", false, "()", &x, sizeof x); }
    void set(const std::string& s) {
        text = code_points(s);
        if (text.empty()) text += U'\0';  // numpy has no text of length 0; it drops zeros at the end
        set(fmt::format("U{}", text.size()), false, "()", text.data(), sizeof(char32_t) * text.size());
    }
};

zip_int64_t read_member(void* state, void* data, zip_uint64_t length, zip_source_cmd_t command) {
    auto& member = *static_cast<Member*>(state);
    switch (command) {
        case ZIP_SOURCE_OPEN: member.at = 0; return 0;
        case ZIP_SOURCE_READ: return static_cast<zip_int64_t>(member.read(static_cast<char*>(data), length));
        case ZIP_SOURCE_CLOSE:
        case ZIP_SOURCE_FREE: return 0;
        case ZIP_SOURCE_STAT: {
            auto* stat = static_cast<zip_stat_t*>(data);
            zip_stat_init(stat);
            stat->size = member.total();
            stat->valid = ZIP_STAT_SIZE;
            return sizeof(zip_stat_t);
        }
        case ZIP_SOURCE_ERROR: {
            zip_error_t none;
            zip_error_init(&none);
            return zip_error_to_data(&none, data, length);
        }
        case ZIP_SOURCE_SUPPORTS: return ZIP_SOURCE_SUPPORTS_READABLE;
        default: return -1;
    }
}

/// The archive as libzip writes it: by itself libzip writes to a file whose name is not known to the signal handler.
struct Archive {
    UnfinishedFile& file;
    int error = 0;  // of errno, of the first command that failed
};

zip_int64_t write_archive(void* state, void* data, zip_uint64_t length, zip_source_cmd_t command) {
    auto& archive = *static_cast<Archive*>(state);
    std::FILE* const stream = archive.file.stream();
    const auto failed = [&](int error) -> zip_int64_t {
        if (archive.error == 0) archive.error = error;
        return -1;
    };
    switch (command) {
        case ZIP_SOURCE_SUPPORTS: return ZIP_SOURCE_SUPPORTS_WRITABLE;
        case ZIP_SOURCE_BEGIN_WRITE:
        case ZIP_SOURCE_COMMIT_WRITE:
        case ZIP_SOURCE_ROLLBACK_WRITE:
        case ZIP_SOURCE_FREE: return 0;
        case ZIP_SOURCE_WRITE: {
            const std::size_t written = std::fwrite(data, 1, length, stream);
            return written == length ? static_cast<zip_int64_t>(written) : failed(errno);
        }
        case ZIP_SOURCE_SEEK_WRITE: {
            const auto* to = ZIP_SOURCE_GET_ARGS(zip_source_args_seek_t, data, length, nullptr);
            return to && ::fseeko(stream, to->offset, to->whence) == 0 ? 0 : failed(to ? errno : EINVAL);
        }
        case ZIP_SOURCE_TELL_WRITE: {
            const off_t at = ::ftello(stream);
            return at >= 0 ? at : failed(errno);
        }
        case ZIP_SOURCE_ERROR: {
            zip_error_t error;
            zip_error_init(&error);
            // To libzip there is no archive before the first is written.
            zip_error_set(&error, archive.error == 0 ? ZIP_ER_READ : ZIP_ER_WRITE,
                          archive.error == 0 ? ENOENT : archive.error);
            return zip_error_to_data(&error, data, length);
        }
        default: return -1;  // nothing is read
    }
}

void check_names(const std::vector<NpyArray>& arrays) {
    std::set<std::string> names;
    for (const NpyArray& array : arrays) {
        const bool fit = !array.name.empty() && std::all_of(array.name.begin(), array.name.end(), [](char c) {
            return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
        });
        if (!fit) throw std::invalid_argument(fmt::format("'{}' is no name for an array of an NPZ file", array.name));
        if (!names.insert(array.name).second)
            throw std::invalid_argument(fmt::format("two arrays of an NPZ file are named '{}'", array.name));
    }
}

}  // namespace

void write_npz(const std::filesystem::path& path, const std::vector<NpyArray>& arrays) {
    check_names(arrays);
    if (arrays.empty()) throw std::invalid_argument("an NPZ file of no arrays");
    std::deque<Member> members;
    for (const NpyArray& array : arrays) members.emplace_back(array);

    UnfinishedFile file(path);
    Archive archive{file};
    zip_error_t error;
    zip_error_init(&error);
    const auto fail = [&](zip_error_t* what) {
        if (archive.error != 0) file.cannot_be_written(archive.error);
        throw std::runtime_error(fmt::format("{}: libzip: {}", path.string(), zip_error_strerror(what)));
    };
    zip_source_t* const source = zip_source_function_create(write_archive, &archive, &error);
    if (!source) fail(&error);
    // zip_discard leaves the file alone; zip_close frees the archive if it succeeds.
    std::unique_ptr<zip_t, void (*)(zip_t*)> zip(zip_open_from_source(source, ZIP_CREATE, &error), &zip_discard);
    if (!zip) {
        zip_source_free(source);
        fail(&error);
    }
    for (std::size_t i = 0; i < members.size(); ++i) {
        zip_source_t* const member = zip_source_function(zip.get(), read_member, &members[i]);
        if (!member) fail(zip_get_error(zip.get()));
        const zip_int64_t index = zip_file_add(zip.get(), (arrays[i].name + ".npy").c_str(), member, ZIP_FL_ENC_UTF_8);
        if (index < 0) {
            zip_source_free(member);
            fail(zip_get_error(zip.get()));
        }
        const auto at = static_cast<zip_uint64_t>(index);
        constexpr zip_uint16_t midnight = 0, first_of_january_1980 = 1 << 5 | 1;
        if (zip_set_file_compression(zip.get(), at, ZIP_CM_STORE, 0) != 0 ||
            zip_file_set_dostime(zip.get(), at, midnight, first_of_january_1980, 0) != 0)
            fail(zip_get_error(zip.get()));
    }
    if (zip_close(zip.get()) != 0) fail(zip_get_error(zip.get()));
    static_cast<void>(zip.release());
    file.finish();
    file.put_in_place();
}

void write_npy(const std::filesystem::path& path, const NpyArray& array) {
    const Member member(array);
    UnfinishedFile file(path);
    file.write(member.header);
    file.write({member.data, member.size});
    file.finish();
    file.put_in_place();
}

}  // namespace verify
