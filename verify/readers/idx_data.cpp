// IDX, the format of the MNIST files (Y. LeCun, "The MNIST database"): two zero bytes, the type, the number of
// dimensions, each dimension in 32 bits and the numbers, all big-endian.
#include "verify/readers/data_source.hpp"

#include <algorithm>

namespace verify {
namespace {

struct IdxType {
    unsigned char code;
    NumberType type;
    const char* name;
};
constexpr IdxType idx_types[] = {
    {0x08, NumberType::uint8, "unsigned byte"},  {0x09, NumberType::int8, "signed byte"},
    {0x0b, NumberType::int16, "16-bit integer"}, {0x0c, NumberType::int32, "32-bit integer"},
    {0x0d, NumberType::float32, "float"},        {0x0e, NumberType::float64, "double"}};

}  // namespace

DataSet read_idx(ByteSource& source, const DataOptions& options) {
    unsigned char head[4] = {}, side[4] = {};
    const std::size_t there = source.read(reinterpret_cast<char*>(head), sizeof head);
    if (there < sizeof head)
        source.fail(fmt::format(
            "{} bytes, the first of them zero; expected an IDX file: four bytes, its dimensions and numbers", there));
    const IdxType* type =
        std::find_if(std::begin(idx_types), std::end(idx_types), [&](const IdxType& t) { return t.code == head[2]; });
    if (type == std::end(idx_types))
        source.fail(fmt::format(
            "begins like an IDX file, but its type is 0x{:02x}; expected 0x08, 0x09, 0x0b, 0x0c, 0x0d or 0x0e",
            head[2]));
    if (head[3] == 0) source.fail("an IDX file of no dimension; expected one or more, the first of them the rows");
    ArrayLayout layout{.type = type->type,
                       .type_name = type->name,
                       .little_endian = false,
                       .shape = {},
                       .format = fmt::format("IDX {}", type->name)};
    for (int i = 0; i < head[3]; ++i) {
        if (source.read(reinterpret_cast<char*>(side), sizeof side) < sizeof side)
            source.fail(fmt::format("an IDX file that ends within its {} dimensions: the file is truncated", head[3]));
        layout.shape.push_back(std::uint64_t{side[0]} << 24 | std::uint64_t{side[1]} << 16 |
                               std::uint64_t{side[2]} << 8 | side[3]);
    }
    return read_array(source, layout, options);
}

}  // namespace verify
