// The verbs that need no claim, as a program that is built in a fraction of the time: verify/run takes it for them.
#include "verify/verbs/commands.hpp"

int main(int argc, char** argv) { return verify::execute(argc, argv, verify::tools()); }
