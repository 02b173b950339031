// NTK_INSTRUMENTED: 1 where AddressSanitizer watches (GCC and Clang tell so in different ways), which takes terabytes
// of address space and some ten times as long; else 0.
#pragma once

#if defined(__SANITIZE_ADDRESS__)
#define NTK_INSTRUMENTED 1
#elif defined(__has_feature)
#define NTK_INSTRUMENTED __has_feature(address_sanitizer)
#else
#define NTK_INSTRUMENTED 0
#endif
