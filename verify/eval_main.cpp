// `verify eval` as a program of its own, for verify/run: a first value is there before the rest is built.
#include "verify/verbs/commands.hpp"

int main(int argc, char** argv) { return verify::execute(argc, argv, {{"eval", verify::add_eval}}); }
