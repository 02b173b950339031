// The vocabulary of the experiments: what can be set, what comes out, and an experiment as work in small pieces whose
// state can be saved between them.
#pragma once

#include "experiments/common/state.hpp"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace experiment {

/// A user's data: points in R^d, row-major, and the number of each row in its file; labels, one a point, if there are
/// any.
struct Data {
    long rows = 0, columns = 0;
    std::vector<double> values, labels;
    std::string described;  ///< for the page: formats, sizes and how the rows were chosen
};

/// What the command line gives; an experiment has a default for everything that it takes.
struct Settings {
    long width = 0;  ///< of the widest network
    long steps = 0;
    double rate = 0;  ///< learning rate
    std::uint64_t seed = 20180620;
    long rows = 0;    ///< of the data
    int threads = 0;  ///< 0: as many as the machine has; no result depends on it
    Data data;
};

/// Numbers with names: a CSV file.
struct Table {
    std::string name;  ///< of the file, without ".csv"
    std::vector<std::string> columns;
    std::vector<std::vector<double>> rows;

    /// Throws std::invalid_argument for another number of values than columns.
    void add(std::vector<double> row);
    void save(StateWriter& to) const;
    void load(StateReader& from);
};

/// A band is drawn as its outline, between two columns.
enum class Style { line, thin_line, dashed_line, points, band };

/// Column y against column x of a table, where `only` (if given) holds: column = value.
struct Curve {
    std::string table, x, y, label;  ///< short ones stand beside the ends of lines; no label: none
    Style style = Style::line;
    int color = 0;  ///< curves of one number have one colour; 0 is black
    std::optional<std::pair<std::string, double>> only = {};
    std::string high = {};  ///< of a band: the column of the upper ends; `y` has the lower ones
};

struct Plot {
    std::string name;  ///< of the file, without ".svg"
    std::string title, x_label, y_label;
    bool log_x = false, log_y = false;
    std::vector<Curve> curves = {};
};

/// A figure of the reports: what is drawn, what its caption says is certified, and the claims in whose sections it
/// stands.
struct Figure {
    Plot plot;
    std::vector<Table> tables;
    std::string caption;
    std::vector<std::string> claims;  ///< ids
};

/// What an experiment leaves. The sections of the page are Markdown.
struct Outcome {
    std::vector<Table> tables;
    std::vector<Plot> plots;
    std::string shows;     ///< what the paper shows
    std::string found;     ///< what we get
    std::string left_out;  ///< what the paper leaves out, and what was chosen here
    std::string numbers;   ///< how good the numbers are; empty: floating-point estimates without a bound
    std::string stopped;   ///< not empty: it could not be finished, and why
};

/// One run of an experiment.
class Run {
public:
    virtual ~Run() = default;
    /// A piece of the work, well under a second where that is possible. False: there is nothing left to do.
    virtual bool advance() = 0;
    /// Between 0 and 1.
    virtual double progress() const = 0;
    /// Everything that advance() has changed. load() is called on a new run made from the same settings; after it the
    /// run continues with the same bits.
    virtual void save(StateWriter& to) const = 0;
    virtual void load(StateReader& from) = 0;
    /// When advance() has returned false.
    virtual Outcome outcome() const = 0;
};

/// An experiment of a paper. Options whose default is 0 are not taken.
struct Experiment {
    std::string name;   ///< "yu-2025-figure-1"
    std::string where;  ///< in the paper
    std::string title;
    Settings defaults = {};
    /// Not empty: the experiment needs a user's data, and this says which, and where such files come from, in words.
    std::string data_needed = {};
    bool labels_needed = false;
    /// Throws std::invalid_argument for settings that it cannot use.
    std::function<std::unique_ptr<Run>(const Settings&)> make = {};
};

}  // namespace experiment
