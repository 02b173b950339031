// JSON as the verbs read and print it.
#pragma once

#include <nlohmann/json.hpp>

#include <string>

namespace verify {

using Json = nlohmann::ordered_json;

/// A field of an object; empty if it is null or missing.
std::string text_of(const Json& object, const char* key);
/// A list of an object; empty if it is missing.
Json list_of(const Json& object, const char* key);
/// Indented by two, as every verb prints it. What is no UTF-8 in a string (a name of a file) is escaped: see as_utf8.
std::string json_text(const Json& json);
/// One line with its end, as files of such lines have it. What is no UTF-8 is replaced.
std::string json_line(const Json& json);

}  // namespace verify
