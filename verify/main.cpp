#include "verify/verbs/commands.hpp"

int main(int argc, char** argv) { return verify::execute(argc, argv, verify::all_verbs()); }
