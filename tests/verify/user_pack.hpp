// A paper of a user's own, made for a test.
#pragma once

#include "verify/process.hpp"

#include <filesystem>
#include <map>
#include <string>

inline const std::filesystem::path packs = std::filesystem::path(VERIFY_SOURCES) / "tests/verify/packs";

inline std::string quoted(const std::filesystem::path& path) { return "'" + path.string() + "'"; }

/// A paper of pages: id to the rest of their front matter and what stands below the statement.
struct Pack {
    TemporaryFolder folder;
    std::filesystem::path path = folder.path / "pack";

    explicit Pack(const std::map<std::string, std::string>& formulas, const std::string& key = "pack") {
        std::filesystem::create_directory(path);
        std::string claims;
        for (const auto& [id, formula] : formulas) {
            claims += (claims.empty() ? "\"" : ", \"") + id + "\"";
            page(id, "formula = '" + formula + "'\n");
        }
        write("paper.md", "+++\nkey = \"" + key +
                              "\"\nauthors = \"A\"\ntitle = \"T\"\nedition = \"E\"\n[[text]]\nwhere = \"1\"\nsays = "
                              "\"S\"\nclaims = [" +
                              claims + "]\n+++\n");
    }
    void write(const std::string& name, const std::string& text) const { folder.file("pack/" + name, text); }
    void page(const std::string& id, const std::string& front, const std::string& below = "") const {
        write(id + ".md", "+++\nid = \"" + id + "\"\nwhere = \"1\"\ntitle = \"T\"\n" + front +
                              "+++\n## Statement\n\nA sentence.\n" + below);
    }
    Ran run(const std::string& options = "") const {
        return run_verify("run --claims " + quoted(path) + " " + options);
    }
    /// Status 2, nothing on stdout, one line that names what is wrong.
    void check_refused_for(const std::string& named) const {
        check_refused("run --claims " + quoted(path), named);
        check_refused("list --claims " + quoted(path), named);
    }
};

inline const std::string holds = "forall x in [0, 1]: x^2 <= x", fails = "forall x in [0, 1]: x^2 < x",
                         left_open = "forall x, y in [0, 1]: sqrt(x*y) <= (x + y)/2",
                         ill_posed = "forall x in [0, 1]: sqrt(x - 1/2) >= 0", unreadable = "forall x in [0, 1: x >= 0";
