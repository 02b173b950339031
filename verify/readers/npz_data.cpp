#include "verify/readers/npz_data.hpp"

#include "rigor/parallel/memory_limits.hpp"
#include "verify/base/status.hpp"
#include "verify/readers/data_source.hpp"
#include "verify/readers/other_formats.hpp"

#include <zip.h>

#include <algorithm>

namespace verify {
namespace {

constexpr const char* expected_archive = "an NPZ file of at most 1 GiB (or a plain file of its own)";
constexpr std::string_view suffix = ".npy";

// Deflate packs at most 258 bytes into two bits, and a stored block adds a little.
constexpr double most_deflate_packs = 1040;
// Zeros are packed 1000:1 by right; where they are many, numpy is to unpack them.
constexpr double large_array = 4e9, suspect_ratio = 500;

using Zip = std::unique_ptr<zip_t, void (*)(zip_t*)>;

/// "kernel, radius, rows and 7 more".
std::string listed(const std::vector<std::string>& names) {
    constexpr std::size_t most = 10;
    std::string text;
    for (std::size_t i = 0; i < std::min(names.size(), most); ++i) text += (i == 0 ? "" : ", ") + shown(names[i]);
    if (names.size() > most) text += fmt::format(" and {} more", names.size() - most);
    return text;
}

}  // namespace

bool may_be_npz(std::string_view start) { return start.starts_with("PK\3\4") && !named_zip_archive(start); }

struct NpzFile::Archive {
    explicit Archive(ByteSource& from) : file(from) {}
    ByteSource& file;
    std::string bytes;  // of a file that is gzipped or no file; before zip, which reads them
    Zip zip{nullptr, &zip_discard};
    std::vector<std::string> names;
    std::vector<zip_uint64_t> places;  // of the arrays, among the members
    std::string name;
    std::unique_ptr<zip_file_t, int (*)(zip_file_t*)> member{nullptr, &zip_fclose};
    std::uint64_t size = 0, given = 0;
    std::optional<ByteSource> source;
};

NpzFile::NpzFile(ByteSource& file, const std::string& path) : archive_(std::make_unique<Archive>(file)) {
    Archive& a = *archive_;
    zip_error_t error;
    zip_error_init(&error);
    if (!file.plain_file()) a.bytes = all_bytes(file, expected_archive);
    zip_source_t* const whole = file.plain_file() ? zip_source_file_create(path.c_str(), 0, -1, &error)
                                                  : zip_source_buffer_create(a.bytes.data(), a.bytes.size(), 0, &error);
    if (whole) a.zip.reset(zip_open_from_source(whole, ZIP_RDONLY, &error));
    if (!a.zip) {
        const bool truncated = zip_error_code_zip(&error) == ZIP_ER_NOZIP;
        const std::string why = truncated ? "its end, with the list of arrays, is missing: the file is truncated"
                                          : fmt::format("cannot be read ({})", zip_error_strerror(&error));
        zip_error_fini(&error);
        if (whole) zip_source_free(whole);
        file.fail("an NPZ file (a zip archive), but " + why);
    }
    const zip_int64_t entries = zip_get_num_entries(a.zip.get(), 0);
    for (zip_int64_t i = 0; i < entries; ++i) {
        const char* const text = zip_get_name(a.zip.get(), static_cast<zip_uint64_t>(i), 0);
        std::string name = text ? text : "";
        if (!name.ends_with(suffix)) continue;
        name.resize(name.size() - suffix.size());
        a.names.push_back(std::move(name));
        a.places.push_back(static_cast<zip_uint64_t>(i));
    }
    if (a.names.empty())
        file.fail(fmt::format("a zip archive of {} file{}, none of them an array; expected an NPZ file (members .npy)",
                              entries, entries == 1 ? "" : "s"));
}

ByteSource& NpzFile::array(const std::optional<std::string>& wanted) {
    Archive& a = *archive_;
    const ByteSource& file = a.file;
    if (!wanted && a.names.size() > 1)
        file.fail(
            fmt::format("an NPZ file of {} arrays; expected --array with one of {}", a.names.size(), listed(a.names)));
    a.name = wanted.value_or(a.names.front());
    const auto times = std::count(a.names.begin(), a.names.end(), a.name);
    if (times == 0)
        file.fail(fmt::format("has no array '{}'; expected --array with one of {}", shown(a.name), listed(a.names)));
    if (times > 1) file.fail(fmt::format("has two arrays named '{}'; expected each name once", shown(a.name)));
    const zip_uint64_t place =
        a.places[static_cast<std::size_t>(std::find(a.names.begin(), a.names.end(), a.name) - a.names.begin())];

    const std::string name = fmt::format("{}, array '{}'", file.name(), shown(a.name));
    zip_stat_t stat;
    zip_stat_init(&stat);
    const auto fail = [&](const std::string& what) { file.fail(fmt::format("array '{}': {}", shown(a.name), what)); };
    constexpr zip_uint64_t needed = ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE | ZIP_STAT_COMP_METHOD;
    if (zip_stat_index(a.zip.get(), place, 0, &stat) != 0 || (stat.valid & needed) != needed)
        fail("its size cannot be read; expected a zip archive as numpy writes it");
    if ((stat.valid & ZIP_STAT_ENCRYPTION_METHOD) && stat.encryption_method != ZIP_EM_NONE)
        fail("encrypted; expected an array that numpy can read");
    if (stat.comp_method != ZIP_CM_STORE && stat.comp_method != ZIP_CM_DEFLATE)
        fail(fmt::format("packed by method {} of zip; expected stored or deflated, as numpy writes them",
                         stat.comp_method));
    const double size = static_cast<double>(stat.size), packed = static_cast<double>(stat.comp_size);
    if (stat.comp_method == ZIP_CM_STORE ? stat.size != stat.comp_size : size > most_deflate_packs * packed)
        fail(fmt::format("{} bytes that are said to unpack to {}, which cannot be: the archive is corrupt",
                         stat.comp_size, stat.size));
    if (size > rigor::memory_of_process())
        fail(fmt::format("unpacks to {}, more than the memory there is ({}); expected a smaller one", human_bytes(size),
                         human_bytes(rigor::memory_of_process())));
    if (size > large_array && size > suspect_ratio * packed)
        fail(fmt::format("{} that unpack to {}: a zip bomb? If it is none, save it as a plain .npy file",
                         human_bytes(packed), human_bytes(size)));
    a.member.reset(zip_fopen_index(a.zip.get(), place, 0));
    if (!a.member) fail(fmt::format("cannot be unpacked ({})", zip_strerror(a.zip.get())));
    a.size = stat.size;
    a.source.emplace(name, a.size, [&a, fail_of = file.name()](char* to, std::size_t count) {
        const auto broken = [&](const std::string& why) {
            throw BadInput(fmt::format("{}, array '{}': {}", fail_of, shown(a.name), why));
        };
        std::size_t done = 0;
        while (done < count) {
            const zip_int64_t got = zip_fread(a.member.get(), to + done, count - done);
            if (got == 0) break;
            if (got < 0)
                broken(fmt::format("corrupt or truncated ({}) after {} bytes of data",
                                   zip_file_strerror(a.member.get()), a.given + done));
            done += static_cast<std::size_t>(got);
            if (a.given + done > a.size) broken(fmt::format("more data than the {} bytes the archive says", a.size));
        }
        a.given += done;
        return done;
    });
    return *a.source;
}

NpzFile::~NpzFile() = default;

const std::string& NpzFile::name() const { return archive_->name; }
const std::vector<std::string>& NpzFile::names() const { return archive_->names; }

}  // namespace verify
