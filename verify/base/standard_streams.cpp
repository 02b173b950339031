#include "verify/base/standard_streams.hpp"

#include "verify/base/byte_source.hpp"

#include <fcntl.h>
#include <unistd.h>
#include <cerrno>
#include <cstdio>

namespace verify {

void hold_standard_streams() {
    for (const int descriptor : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
        if (::fcntl(descriptor, F_GETFD) == -1 && errno == EBADF)
            static_cast<void>(::open(
                "/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY));  // the lowest free number: this one
}

void tell(const std::string& line) {
    const std::string text = on_one_line(line) + "\n";
    std::fwrite(text.data(), 1, text.size(), stderr);
}

}  // namespace verify
