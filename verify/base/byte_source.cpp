#include "verify/base/byte_source.hpp"

#include "verify/base/status.hpp"

#include <fmt/format.h>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>
#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <filesystem>
#include <thread>

namespace verify {
namespace {

constexpr std::size_t piece = std::size_t{1} << 16;
constexpr std::string_view gzip_magic = "\x1f\x8b";

constexpr std::size_t readable = 60;

/// The path as a message has it: of a long one the end, which tells files apart.
std::string shown_path(std::string_view path) {
    const std::size_t from = path.size() <= readable ? 0 : path.find('/', path.size() - readable);
    return from == 0 || from == std::string_view::npos ? shown(path) : "..." + shown(path.substr(from));
}

constexpr std::chrono::seconds wait_for_writer{10};

/// fopen for reading, but that of a FIFO without a writer is given up (null, ETIMEDOUT), while fopen waits for ever.
/// What a writer then writes, and when, is its own affair.
std::FILE* opened(const std::string& path) {
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    if (descriptor < 0) return nullptr;
    struct stat status {};
    char first = 0;
    ssize_t got = 0;
    bool waits = ::fstat(descriptor, &status) == 0 && S_ISFIFO(status.st_mode);
    for (const auto began = std::chrono::steady_clock::now(); waits;) {
        got = ::read(descriptor, &first, 1);  // 0: nobody has it open for writing
        waits = got == 0 && std::chrono::steady_clock::now() - began < wait_for_writer;
        if (waits) {
            std::this_thread::sleep_for(std::chrono::milliseconds(20));
        } else if (got == 0) {
            ::close(descriptor);
            errno = ETIMEDOUT;
            return nullptr;
        }
    }
    ::fcntl(descriptor, F_SETFL, 0);
    std::FILE* file = ::fdopen(descriptor, "rb");
    if (file && got == 1) std::ungetc(static_cast<unsigned char>(first), file);
    return file;
}

}  // namespace

std::string shown(std::string_view text) {
    std::string out;
    std::size_t count = 0;
    while (!text.empty()) {
        if (++count > readable) return out + "...";
        const std::size_t length = printable_character(text);
        if (length == 0)
            out += fmt::format("\\x{:02x}", static_cast<unsigned char>(text[0]));
        else
            out += text.substr(0, length);
        text.remove_prefix(length == 0 ? 1 : length);
    }
    return out;
}

/// A gzip file is a sequence of streams, whose data are one after the other (RFC 1952, section 2.2); tar pads it with
/// zeros.
struct ByteSource::Inflater {
    z_stream stream{};
    std::vector<char> input;
    std::uint64_t given = 0;  // bytes of data so far
    bool ended = false;       // between two streams, or behind the last

    Inflater() : input(piece) {
        if (inflateInit2(&stream, MAX_WBITS + 16) != Z_OK) throw std::bad_alloc();
    }
    ~Inflater() { inflateEnd(&stream); }

    std::size_t read(ByteSource& file, char* to, std::size_t count) {
        stream.next_out = reinterpret_cast<Bytef*>(to);
        stream.avail_out = static_cast<uInt>(count);
        while (stream.avail_out > 0) {
            const bool more_input = stream.avail_in > 0 || more(file);
            if (ended && !more_input) break;
            if (ended && !begin_next(file)) continue;
            const int status =
                inflate(&stream, Z_NO_FLUSH);  // without input too: there may be output left from the last
            if (status == Z_STREAM_END)
                ended = true;
            else if (status == Z_BUF_ERROR && !more_input)
                break;
            else if (status == Z_MEM_ERROR)
                throw std::bad_alloc();
            else if (status != Z_OK && status != Z_BUF_ERROR)
                file.fail(fmt::format("the gzip stream is corrupt ({}) after {} bytes of data",
                                      stream.msg ? stream.msg : "no valid stream", given + count - stream.avail_out));
        }
        const std::size_t done = count - stream.avail_out;
        given += done;
        if (done == 0 && !ended)
            file.fail(fmt::format("the gzip stream ends early, after {} bytes of data: the file is truncated", given));
        return done;
    }

private:
    bool more(ByteSource& file) {
        stream.next_in = reinterpret_cast<Bytef*>(input.data());
        stream.avail_in = static_cast<uInt>(file.read_raw(input.data(), input.size()));
        return stream.avail_in > 0;
    }
    bool begin_next(ByteSource& file) {
        if (*stream.next_in == 0) {
            ++stream.next_in;
            --stream.avail_in;
            return false;
        }
        if (*stream.next_in != static_cast<Bytef>(gzip_magic[0]))
            file.fail("bytes after the end of the gzip stream that are no gzip stream; expected none");
        inflateReset(&stream);
        ended = false;
        return true;
    }
};

ByteSource::ByteSource(const std::string& path, std::string expected)
    : name_(path == "-" ? "standard input" : shown_path(path)),
      expected_(std::move(expected)),
      file_(nullptr, &std::fclose),
      buffer_(piece) {
    std::error_code ignored;
    if (path != "-" && std::filesystem::is_directory(path, ignored))
        fail(fmt::format("a directory; expected {}", expected_));
    if (path != "-") file_.reset(opened(path));
    source_ = path == "-" ? stdin : file_.get();
    if (!source_ && errno == ETIMEDOUT)
        fail(fmt::format("a FIFO that no program writes to, for {} seconds; expected {}", wait_for_writer.count(),
                         expected_));
    if (!source_) fail(fmt::format("cannot be read ({}); expected {}", std::strerror(errno), expected_));
    struct stat status {};
    if (path != "-" && ::fstat(fileno(source_), &status) == 0 && S_ISREG(status.st_mode) && status.st_size > 0)
        size_ = static_cast<std::uint64_t>(status.st_size);

    end_ = read_raw(buffer_.data(), buffer_.size());
    taken_ = end_;
    if (!peek(2).starts_with(gzip_magic)) return;
    inflater_ = std::make_unique<Inflater>();
    inflater_->input.assign(buffer_.begin(), buffer_.begin() + static_cast<std::ptrdiff_t>(end_));
    inflater_->input.resize(piece);
    inflater_->stream.next_in = reinterpret_cast<Bytef*>(inflater_->input.data());
    inflater_->stream.avail_in = static_cast<uInt>(end_);
    at_ = end_ = 0;
    size_.reset();
}

ByteSource::ByteSource(std::string name, std::uint64_t size, Read read)
    : name_(std::move(name)),
      file_(nullptr, &std::fclose),
      read_(std::move(read)),
      buffer_(piece),
      size_(size) {
    end_ = read_raw(buffer_.data(), buffer_.size());
    taken_ = end_;
}

ByteSource::~ByteSource() = default;

void ByteSource::fail(const std::string& what) const { throw BadInput(fmt::format("{}: {}", name_, what)); }

std::string_view ByteSource::peek(std::size_t count) {
    while (end_ < count && end_ < buffer_.size()) {
        const std::size_t more = inflater_ ? inflater_->read(*this, buffer_.data() + end_, buffer_.size() - end_) : 0;
        if (more == 0) break;
        end_ += more;
    }
    return {buffer_.data(), std::min(count, end_)};
}

std::size_t ByteSource::read_raw(char* to, std::size_t count) {
    if (read_) return read_(to, count);
    const std::size_t done = std::fread(to, 1, count, source_);
    if (done == 0 && std::ferror(source_)) fail(fmt::format("cannot be read ({})", std::strerror(errno)));
    return done;
}

bool ByteSource::refill() {
    at_ = 0;
    end_ =
        inflater_ ? inflater_->read(*this, buffer_.data(), buffer_.size()) : read_raw(buffer_.data(), buffer_.size());
    taken_ += end_;
    return end_ > 0;
}

std::size_t ByteSource::read(char* to, std::size_t count) {
    std::size_t done = 0;
    while (done < count && (at_ < end_ || refill())) {
        const std::size_t part = std::min(count - done, end_ - at_);
        std::memcpy(to + done, buffer_.data() + at_, part);
        at_ += part;
        done += part;
    }
    return done;
}

std::uint64_t ByteSource::skip(std::uint64_t count) {
    std::uint64_t done = std::min<std::uint64_t>(count, end_ - at_);
    at_ += static_cast<std::size_t>(done);
    if (plain_file() && count - done > piece) {
        const std::uint64_t jump = std::min(count - done, *size_ - std::min(taken_, *size_));
        if (::fseeko(source_, static_cast<off_t>(jump), SEEK_CUR) != 0)
            fail(fmt::format("cannot be read ({})", std::strerror(errno)));
        taken_ += jump;
        return done + jump;
    }
    while (done < count && refill()) {
        const std::uint64_t part = std::min<std::uint64_t>(count - done, end_);
        at_ = static_cast<std::size_t>(part);
        done += part;
    }
    return done;
}

std::optional<std::uint64_t> ByteSource::left() const {
    if (!size_) return std::nullopt;
    return *size_ - std::min(taken_, *size_) + (end_ - at_);
}

std::string all_bytes(ByteSource& source, const std::string& expected, std::size_t most) {
    constexpr std::size_t at_once = 1 << 20;
    std::string bytes;
    for (std::size_t got = at_once; got == at_once;) {
        const std::size_t before = bytes.size();
        if (before > most) source.fail(fmt::format("larger than {} MiB; expected {}", most >> 20, expected));
        bytes.resize(before + at_once);
        got = source.read(bytes.data() + before, at_once);
        bytes.resize(before + got);
    }
    return bytes;
}

std::string whole_file(const std::string& path, const std::string& expected) {
    std::error_code error;
    const auto status = std::filesystem::status(path, error);
    if (std::filesystem::is_character_file(status) || std::filesystem::is_block_file(status))
        throw BadInput(fmt::format("{}: a device; expected {}", shown_path(path), expected));
    ByteSource source(path, expected);
    return all_bytes(source, expected, most_of_a_text);
}

}  // namespace verify
