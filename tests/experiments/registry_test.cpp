// Every experiment, small: it ends, its plots name columns that are there, a run that is saved and loaded between all
// pieces leaves the same numbers, and the state of another run is refused.
#include "experiments/registry.hpp"
#include "catch.hpp"

#include <set>

namespace {

using namespace experiment;

Settings small(const Experiment& e) {
    Settings s = e.defaults;
    s.threads = 1;
    if (s.width > 0) s.width = 100;
    if (s.steps > 0) s.steps = 6;
    if (s.rows > 0) s.rows = 12;
    if (!e.data_needed.empty()) {
        s.data.rows = 12;
        s.data.columns = 5;
        for (long i = 0; i < 60; ++i) s.data.values.push_back(static_cast<double>((i * 37 + i * i * 11) % 256));
        for (long i = 0; e.labels_needed && i < 12; ++i) s.data.labels.push_back(static_cast<double>(i % 10));
        s.data.described = "Data: made up";
    }
    return s;
}

void check_complete(const Outcome& outcome) {
    CHECK(outcome.stopped.empty());
    for (const std::string* text : {&outcome.shows, &outcome.found, &outcome.left_out}) CHECK_FALSE(text->empty());
    CHECK_FALSE(outcome.plots.empty());
    std::map<std::string, std::set<std::string>> columns;
    for (const Table& table : outcome.tables) {
        CHECK_FALSE(table.rows.empty());
        for (const auto& row : table.rows) CHECK(row.size() == table.columns.size());
        columns[table.name] = {table.columns.begin(), table.columns.end()};
        CHECK(columns[table.name].size() == table.columns.size());
    }
    CHECK(columns.size() == outcome.tables.size());
    for (const Plot& plot : outcome.plots) {
        CHECK_FALSE(plot.curves.empty());
        for (const Curve& curve : plot.curves) {
            INFO(plot.name << ": " << curve.table << ", " << curve.x << ", " << curve.y);
            REQUIRE(columns.count(curve.table) == 1);
            CHECK(columns[curve.table].count(curve.x) == 1);
            CHECK(columns[curve.table].count(curve.y) == 1);
        }
    }
}

std::vector<std::vector<std::vector<double>>> numbers(const Outcome& outcome) {
    std::vector<std::vector<std::vector<double>>> all;
    for (const Table& table : outcome.tables) all.push_back(table.rows);
    return all;
}

}  // namespace

TEST_CASE("every experiment ends, is complete, and does not depend on interruptions") {
    for (const Experiment& e : experiments::all_experiments()) {
        INFO(e.name);
        const Settings settings = small(e);
        const auto whole = e.make(settings);
        while (whole->advance()) CHECK((whole->progress() >= 0 && whole->progress() <= 1));
        const Outcome outcome = whole->outcome();
        check_complete(outcome);

        auto run = e.make(settings);
        for (bool more = true; more;) {
            more = run->advance();
            StateWriter writer;
            run->save(writer);
            run = e.make(settings);
            StateReader reader(writer.bytes());
            run->load(reader);
            reader.end();
        }
        const auto expected = numbers(outcome), found = numbers(run->outcome());
        CHECK(expected == found);
    }
}

TEST_CASE("experiments refuse what they cannot use") {
    for (const Experiment& e : experiments::all_experiments()) {
        INFO(e.name);
        Settings settings = small(e);
        if (!e.data_needed.empty()) {
            settings.data.rows = 1;
            settings.data.values.resize(5);
            CHECK_THROWS_AS(e.make(settings), std::invalid_argument);
        }
        if (e.labels_needed) {
            settings = small(e);
            settings.data.labels[3] = 2.5;
            CHECK_THROWS_AS(e.make(settings), std::invalid_argument);
        }
    }
}
