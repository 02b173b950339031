// The counters of LaTeX: what \newtheorem, \numberwithin, \appendix and so on make of the numbers that a reader sees.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace verify {

class TexCounters {
public:
    /// With the counters of article, or of a class that has chapters.
    explicit TexCounters(bool chapters = false);

    bool has(const std::string& name) const { return counters_.contains(name); }
    /// A counter, or a new start of one that there is; within another it is set back when that one steps.
    void make(const std::string& name, const std::string& within = "");
    void number_within(const std::string& name, const std::string& outer, bool in_its_number = true);
    void number_alone(const std::string& name);
    void step(const std::string& name);
    void set(const std::string& name, long value);
    long value(const std::string& name) const;
    /// \thename from here on, as \renewcommand gives it.
    void show_as(const std::string& name, std::string tex) { counters_[name].format = std::move(tex); }
    /// \appendix
    void begin_appendix(bool chapters);
    bool in_appendix() const { return appendix_; }

    /// What \thename prints; nothing if its definition uses what is not known here.
    std::optional<std::string> shown(const std::string& name, int depth = 0) const;

private:
    struct Counter {
        long value = 0;
        std::string within = {}, format = {};
        bool prefixed = true;  ///< its number shows the outer one's
    };
    void set_back_below(const std::string& name, int depth);

    std::map<std::string, Counter> counters_;
    bool appendix_ = false;
};

/// "B", "b", "II", "ii" or the number for Alph, alph, Roman, roman, arabic; nothing for another style.
std::optional<std::string> in_style(std::string_view style, long value);

}  // namespace verify
