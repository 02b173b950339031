#include "catch.hpp"
#include "experiments/common/experiment.hpp"

#include <limits>

using experiment::StateReader, experiment::StateWriter;

namespace {

template <class Use>
bool is_refused(const std::string& bytes, Use use) {
    StateReader reader(bytes);
    try {
        use(reader);
    } catch (const std::runtime_error&) {
        return true;
    }
    return false;
}
const auto numbers = [](StateReader& reader) { reader.numbers(); };
const auto text = [](StateReader& reader) { reader.text(); };

}  // namespace

TEST_CASE("what is written is read again, to the bit") {
    StateWriter writer;
    const std::vector<double> some{0.1, -0.0, std::numeric_limits<double>::infinity(), 5e-324};
    writer.integer(-7);
    writer.number(1.0 / 3);
    writer.numbers(some);
    writer.numbers({});
    writer.text(std::string("a\0b\n", 4));
    StateReader reader(writer.bytes());
    CHECK(reader.integer() == -7);
    CHECK(reader.number() == 1.0 / 3);
    CHECK(reader.numbers() == some);
    CHECK(reader.numbers().empty());
    CHECK(reader.text() == std::string("a\0b\n", 4));
    reader.end();
}

TEST_CASE("a state that is too short, too long or of another shape is refused") {
    StateWriter writer;
    writer.numbers(std::vector<double>{1, 2, 3});
    const std::string bytes = writer.bytes();
    std::vector<double> two(2);
    CHECK(is_refused(bytes, [&](StateReader& reader) { reader.numbers(two); }));
    CHECK_FALSE(is_refused(bytes, numbers));
    for (std::size_t size = 0; size < bytes.size(); ++size) CHECK(is_refused(bytes.substr(0, size), numbers));
    CHECK(is_refused(bytes, [](StateReader& reader) { reader.end(); }));
    StateWriter length, negative;
    length.integer(std::numeric_limits<long>::max());
    CHECK(is_refused(length.bytes(), numbers));
    CHECK(is_refused(length.bytes(), text));
    negative.integer(-1);
    CHECK(is_refused(negative.bytes(), numbers));
}

TEST_CASE("a table keeps its shape") {
    experiment::Table table{"t", {"a", "b"}, {}};
    table.add({1, 2});
    CHECK_THROWS_AS(table.add({1}), std::invalid_argument);
    StateWriter writer;
    table.save(writer);
    experiment::Table again{"t", {"a", "b"}, {}}, other{"t", {"a"}, {}};
    StateReader reader(writer.bytes()), other_reader(writer.bytes());
    again.load(reader);
    CHECK(again.rows == table.rows);
    CHECK_THROWS_AS(other.load(other_reader), std::runtime_error);
}
