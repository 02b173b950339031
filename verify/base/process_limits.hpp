// The limits of the shell (ulimit) that would otherwise end the process without a word.
#pragma once

namespace verify {

/// Raises the soft limits of the stack (8 MB) and of open files (64) as far as the hard ones allow. Throws BadInput
/// where less is left than what every verb may need: 2 MB of stack (an expression of 200 nested levels takes between
/// 0.5 and 1 MB), and 16 open files (a program that draws needs 12). To be called before any thread is started, for
/// threads get the stack that is allowed by then. Below about 20 KB of stack the process does not get as far.
void demand_usable_limits();

}  // namespace verify
