// The bytes of a user's file, in pieces of constant memory: of a plain file, of a gzipped one (told by its first two
// bytes, not by its name), of the standard input, or of a member of an archive.
#pragma once

#include "verify/base/printable.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace verify {

/// The text as it may stand in a message: at most 60 characters, on one line, without control characters.
std::string shown(std::string_view text);

class ByteSource {
public:
    /// "-" is the standard input. Throws BadInput, which says that `expected` was expected, for a directory, for a file
    /// that cannot be opened, and for a FIFO that no program opens for writing in ten seconds.
    ByteSource(const std::string& path, std::string expected);
    /// What `read` gives (at most so many bytes into the place; 0 only at the end), as it is. `size`: what it is said
    /// to have. `name`: for messages.
    using Read = std::function<std::size_t(char* to, std::size_t count)>;
    ByteSource(std::string name, std::uint64_t size, Read read);
    ~ByteSource();
    ByteSource(const ByteSource&) = delete;
    ByteSource& operator=(const ByteSource&) = delete;

    /// The first bytes, at most `count` and fewer only if the file ends before; they are still to be read. To be called
    /// before anything is read.
    std::string_view peek(std::size_t count);
    /// Fewer than `count` bytes only at the end. Throws BadInput if reading fails, and for a gzip stream that is
    /// corrupt or ends early; a stream is checked to its end (length and check sum) before the end of the data is
    /// reported.
    std::size_t read(char* to, std::size_t count);
    /// Passes over `count` bytes without reading them where the file allows it; returns how many there were.
    std::uint64_t skip(std::uint64_t count);
    /// Bytes of data left; known only for a plain file and where a size was given.
    std::optional<std::uint64_t> left() const;
    bool plain_file() const { return source_ && size_; }  ///< and none that was gzipped

    bool gzipped() const { return static_cast<bool>(inflater_); }
    const std::string& name() const { return name_; }
    [[noreturn]] void fail(const std::string& what) const;  ///< BadInput that names the file

private:
    struct Inflater;
    bool refill();
    std::size_t read_raw(char* to, std::size_t count);

    std::string name_, expected_;
    std::unique_ptr<std::FILE, int (*)(std::FILE*)> file_;
    std::FILE* source_ = nullptr;
    Read read_;  // in place of the file
    std::unique_ptr<Inflater> inflater_;
    std::vector<char> buffer_;
    std::size_t at_ = 0, end_ = 0;
    std::optional<std::uint64_t> size_;  // of a plain file, or as given
    std::uint64_t taken_ = 0;            // bytes of the file taken into the buffer or passed over
};

/// All bytes that are left. Throws BadInput beyond `most` bytes and one megabyte.
std::string all_bytes(ByteSource& source, const std::string& expected, std::size_t most = std::size_t{1} << 30);
/// What a record, a state or the output of a program may have: the record of all papers has less than a tenth.
inline constexpr std::size_t most_of_a_text = std::size_t{128} << 20;
/// All bytes of a file (unpacked, if it is gzipped). Throws what ByteSource throws, and BadInput for a device
/// (/dev/zero has no end) and beyond `most_of_a_text`.
std::string whole_file(const std::string& path, const std::string& expected);

}  // namespace verify
