// NTK_INLINE before functions that are inline for those who use the headers alone. Our own build defines NTK_COMPILED_ONCE and compiles them, and instances of
// templates that headers then declare extern, once (cmake/compiled_once): most of the time to build would go into repeating them.
#pragma once

#ifdef NTK_COMPILED_ONCE
#define NTK_INLINE
#else
#define NTK_INLINE inline
#endif
