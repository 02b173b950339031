// The verbs that need the statement language and no claim, as a program of its own, for verify/run.
#include "verify/verbs/commands.hpp"

int main(int argc, char** argv) {
    return verify::execute(argc, argv, {{"prove", verify::add_prove}, {"check", verify::add_check}});
}
