// What ThreadSanitizer does not report, and why; how it runs.

/// OpenBLAS is not instrumented, and its threads hand work over by spinning on words that ThreadSanitizer does not see:
/// what they set to zero or copy looks unordered with what the caller does before and after the call. Hidden are
/// reports one of whose two accesses OpenBLAS made itself.
extern "C" const char* __tsan_default_suppressions() { return "race:libopenblas\n"; }

extern "C" const char* __tsan_default_options() { return "halt_on_error=1:history_size=4"; }
