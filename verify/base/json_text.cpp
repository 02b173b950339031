#include "verify/base/json_text.hpp"

#include "verify/base/printable.hpp"

namespace verify {

std::string text_of(const Json& object, const char* key) {
    const auto found = object.find(key);
    return found != object.end() && found->is_string() ? found->get<std::string>() : "";
}

Json list_of(const Json& object, const char* key) {
    const auto found = object.find(key);
    return found != object.end() && found->is_array() ? *found : Json::array();
}

namespace {

Json in_utf8(const Json& json) {
    if (json.is_string()) return as_utf8(json.get_ref<const std::string&>());
    if (!json.is_structured()) return json;
    Json copy = json.is_object() ? Json::object() : Json::array();
    for (const auto& [key, value] : json.items()) {
        if (json.is_object())
            copy[as_utf8(key)] = in_utf8(value);
        else
            copy.push_back(in_utf8(value));
    }
    return copy;
}

}  // namespace

std::string json_text(const Json& json) { return in_utf8(json).dump(2); }

std::string json_line(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n"; }

}  // namespace verify
