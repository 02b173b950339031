// NPY, the format of numpy.save (NumPy Enhancement Proposal 1; numpy/lib/format.py): a magic string, a version, the
// length of the header, the header and the numbers. The header is a Python dict literal with the keys descr,
// fortran_order and shape, padded with blanks, and ends with a newline.
#include "verify/readers/data_source.hpp"

#include <algorithm>
#include <bit>
#include <charconv>

namespace verify {
namespace {

constexpr std::size_t longest_header = 65'536;

/// Reads the dict literal that numpy writes; any order of the keys, either quote.
class Header {
public:
    Header(const ByteSource& source, std::string_view text) : source_(source), text_(text), rest_(text) {
        expect('{');
        while (!take('}')) {
            const std::string key = quoted();
            expect(':');
            if (key == "descr" && descr_.empty())
                read_type();
            else if (key == "fortran_order" && !fortran_order_)
                fortran_order_ = read_bool();
            else if (key == "shape" && !shape_)
                read_shape();
            else
                fail(fmt::format("the key '{}' is unknown or there twice", shown(key)));
            if (!take(',')) {
                expect('}');
                break;
            }
        }
        blanks();
        if (!rest_.empty()) fail(fmt::format("'{}' behind the closing brace", shown(rest_)));
        if (descr_.empty() || !fortran_order_ || !shape_) fail("one of them is missing");
    }
    const std::string& descr() const { return descr_; }
    bool fortran_order() const { return *fortran_order_; }
    const std::vector<std::uint64_t>& shape() const { return *shape_; }

private:
    [[noreturn]] void fail(const std::string& what) const {
        source_.fail(fmt::format(
            "its NPY header '{}' cannot be read: {}; expected the keys descr, fortran_order and shape, as numpy writes them",
            shown(text_), what));
    }
    void blanks() { rest_.remove_prefix(std::min(rest_.size(), rest_.find_first_not_of(" \t\r\n"))); }
    bool take(char c) {
        blanks();
        if (!rest_.starts_with(c)) return false;
        rest_.remove_prefix(1);
        return true;
    }
    void expect(char c) {
        if (!take(c))
            fail(rest_.empty() ? fmt::format("it ends where '{}' was expected", c)
                               : fmt::format("'{}' where '{}' was expected", shown(rest_), c));
    }
    std::string quoted() {
        const char quote = take('\'') ? '\'' : '"';
        if (quote == '"') expect('"');
        const std::size_t end = rest_.find(quote);
        if (end == std::string_view::npos) fail("a quote that does not end");
        std::string text(rest_.substr(0, end));
        rest_.remove_prefix(end + 1);
        return text;
    }
    void read_type() {
        blanks();
        if (rest_.starts_with('[') || rest_.starts_with('{') || rest_.starts_with('('))
            source_.fail(fmt::format("an NPY file of structured records ({}); expected numbers: select one field",
                                     shown(rest_)));
        descr_ = quoted();
        if (descr_.empty()) fail("an empty type");
    }
    bool read_bool() {
        blanks();
        for (const auto& [word, value] : {std::pair<std::string_view, bool>{"True", true}, {"False", false}}) {
            if (!rest_.starts_with(word)) continue;
            rest_.remove_prefix(word.size());
            return value;
        }
        fail(fmt::format("'{}' where True or False was expected", shown(rest_)));
    }
    void read_shape() {
        shape_.emplace();
        expect('(');
        while (!take(')')) {
            blanks();
            std::uint64_t side = 0;
            const auto [end, error] = std::from_chars(rest_.data(), rest_.data() + rest_.size(), side);
            if (error == std::errc::result_out_of_range)
                fail(fmt::format("the dimension '{}' is too large", shown(rest_)));
            if (error != std::errc()) fail(fmt::format("'{}' where a dimension was expected", shown(rest_)));
            rest_.remove_prefix(static_cast<std::size_t>(end - rest_.data()));
            if (rest_.starts_with('L')) rest_.remove_prefix(1);  // as Python 2 wrote it
            shape_->push_back(side);
            if (!take(',')) {
                expect(')');
                break;
            }
        }
    }

    const ByteSource& source_;
    std::string_view text_, rest_;
    std::string descr_;
    std::optional<bool> fortran_order_;
    std::optional<std::vector<std::uint64_t>> shape_;
};

struct NpyType {
    const char* code;
    NumberType type;
    const char* name;
};
constexpr NpyType npy_types[] = {{"b1", NumberType::boolean, "bool"},    {"i1", NumberType::int8, "int8"},
                                 {"i2", NumberType::int16, "int16"},     {"i4", NumberType::int32, "int32"},
                                 {"i8", NumberType::int64, "int64"},     {"u1", NumberType::uint8, "uint8"},
                                 {"u2", NumberType::uint16, "uint16"},   {"u4", NumberType::uint32, "uint32"},
                                 {"u8", NumberType::uint64, "uint64"},   {"f2", NumberType::float16, "float16"},
                                 {"f4", NumberType::float32, "float32"}, {"f8", NumberType::float64, "float64"}};

/// What numpy's other type characters stand for.
std::string other_type(std::string_view code) {
    switch (code.empty() ? '\0' : code[0]) {
        case 'c': return "complex numbers";
        case 'O': return "Python objects";
        case 'S':
        case 'a':
        case 'U': return "text";
        case 'M': return "dates";
        case 'm': return "differences of dates";
        case 'V': return "raw bytes (a type that numpy does not know, such as bfloat16)";
        case 'f': return "floating-point numbers that are no IEEE halves, floats or doubles (convert them to float64)";
        default: return "a type that is unknown here";
    }
}

std::size_t number(const std::string& bytes) {
    std::size_t value = 0;
    for (std::size_t i = bytes.size(); i-- > 0;) value = value << 8 | static_cast<unsigned char>(bytes[i]);
    return value;
}

}  // namespace

DataSet read_npy(ByteSource& source, const DataOptions& options) {
    const auto take = [&](std::size_t count, const char* what) {
        std::string bytes(count, '\0');
        bytes.resize(source.read(bytes.data(), count));
        if (bytes.size() < count)
            source.fail(fmt::format("an NPY file that ends within its {}: the file is truncated", what));
        return bytes;
    };
    const std::string magic = take(npy_magic.size(), "magic string");
    if (magic != npy_magic)
        source.fail(fmt::format("begins with '{}'; expected '\\x93NUMPY', as an NPY file does", shown(magic)));
    const std::string version = take(2, "version");
    const int major = static_cast<unsigned char>(version[0]), minor = static_cast<unsigned char>(version[1]);
    if (major < 1 || major > 3 || minor != 0)
        source.fail(fmt::format("NPY version {}.{}; expected 1.0, 2.0 or 3.0", major, minor));
    const std::size_t length = number(take(major == 1 ? 2 : 4, "header"));
    if (length > longest_header)
        source.fail(fmt::format("an NPY header of {} bytes; expected at most {}", length, longest_header));
    const std::string text = take(length, "header");
    if (!text.ends_with('\n')) source.fail(fmt::format("its NPY header '{}' does not end with a newline", shown(text)));
    const Header header(source, std::string_view(text).substr(0, text.size() - 1));

    const std::string_view descr = header.descr();
    const bool order_given = descr.find_first_of("<>=|") == 0;
    const std::string_view code = descr.substr(order_given ? 1 : 0);
    const NpyType* type =
        std::find_if(std::begin(npy_types), std::end(npy_types), [&](const NpyType& t) { return code == t.code; });
    if (type == std::end(npy_types))
        source.fail(fmt::format(
            "an NPY file of {} ('{}'); expected bool, int8 to int64, uint8 to uint64, float16, float32 or float64",
            other_type(code), shown(descr)));
    if (size_of(type->type) > 1 && descr[0] != '<' && descr[0] != '>')
        source.fail(fmt::format("an NPY file of the type '{}' without a byte order; expected '<{}' or '>{}'",
                                shown(descr), code, code));
    if (header.shape().empty()) source.fail("an NPY file of a single number (shape ()); expected rows of numbers");
    return read_array(source,
                      {.type = type->type,
                       .type_name = type->name,
                       .little_endian = descr[0] != '>',
                       .fortran_order = header.fortran_order(),
                       .shape = header.shape(),
                       .format = fmt::format("NPY {}", type->name)},
                      options);
}

}  // namespace verify
