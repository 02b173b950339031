#include "verify/verbs/commands.hpp"
#include "verify/verbs/complete.hpp"

#include <string_view>

int main(int argc, char** argv) {
    if (argc > 1 && std::string_view(argv[1]) == "--complete")
        return verify::complete({argv + 2, argv + argc}, verify::all_verbs());
    return verify::execute(argc, argv, verify::all_verbs(), verify::introduction_lines());
}
