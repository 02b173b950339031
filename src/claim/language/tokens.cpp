// The lexer: characters to tokens.
#include "claim/language/tokens.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace claim::language {

std::string described(const Token& token) {
    return token.kind == Token::Kind::end ? "the end" : "'" + token.text.substr(0, 40) + "'";
}

namespace {

/// Characters that continue or begin a name; subscripts are digits of a name.
constexpr std::array<std::pair<std::string_view, std::string_view>, 36> letters = {{
    {"κ", "kappa"},       {"ρ", "rho"},    {"θ", "theta"}, {"ϑ", "theta"},   {"Θ", "Theta"},
    {"π", "pi"},          {"λ", "lambda"}, {"σ", "sigma"}, {"Σ", "Sigma"},   {"α", "alpha"},
    {"β", "beta"},        {"γ", "gamma"},  {"δ", "delta"}, {"ε", "epsilon"}, {"η", "eta"},
    {"μ", "mu"},          {"ν", "nu"},     {"τ", "tau"},   {"φ", "phi"},     {"ω", "omega"},
    {"Ω", "Omega"},       {"Γ", "Gamma"},  {"∞", "inf"},   {"ℝ", "R"},       {"₀", "0"},
    {"₁", "1"},           {"₂", "2"},      {"₃", "3"},     {"₄", "4"},       {"₅", "5"},
    {"₆", "6"},           {"₇", "7"},      {"₈", "8"},     {"₉", "9"},       {"ξ", "xi"},
    {"\xCC\x84", "_bar"},  // a combining macron: θ̄
}};

/// Characters that stand for words or marks of their own.
constexpr std::array<std::pair<std::string_view, std::string_view>, 30> words = {{
    {"∀", "forall"}, {"∃", "exists"}, {"∈", "in"},   {"∧", "and"}, {"∨", "or"},   {"¬", "not"},
    {"∘", "o"},      {"⊙", "o"},      {"√", "sqrt"}, {"∑", "sum"}, {"∏", "prod"}, {"∫", "int"},
    {"⊂", "subset"}, {"⊆", "subset"}, {"≤", "<="},   {"≥", ">="},  {"≠", "!="},   {"→", "->"},
    {"↦", "->"},     {"⇒", "=>"},     {"⇔", "<=>"},  {"·", "*"},   {"×", "*"},    {"⋅", "*"},
    {"−", "-"},      {"′", "'"},      {"⟨", "⟨"},    {"⟩", "⟩"},   {"‖", "‖"},    {"∼", "~"},
}};

constexpr std::array<std::string_view, 4> superscripts = {"⁰", "¹", "²", "³"};

class Lexer {
public:
    explicit Lexer(std::string_view text) : text_(text) {}

    std::vector<Token> all() {
        if (text_.size() > longest_text)
            throw StatementError({}, "a text of " + std::to_string(text_.size()) + " bytes",
                                 "at most " + std::to_string(longest_text));
        while (at_ < text_.size()) one();
        spaced_ = true;
        add(Token::Kind::end, "");
        return std::move(tokens_);
    }

private:
    char at(std::size_t ahead = 0) const { return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0'; }
    static bool digit(char c) { return c >= '0' && c <= '9'; }
    static bool letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }

    /// The rest of the text from here starts with this.
    bool starts(std::string_view what) const { return text_.substr(at_, what.size()) == what; }
    void skip(std::size_t bytes) {
        at_ += bytes;
        ++place_.column;
    }
    void add(Token::Kind kind, std::string text) { tokens_.push_back({kind, std::move(text), start_, spaced_}); }

    void one() {
        start_ = place_;
        const char c = at();
        if (c == '\n') {
            ++at_;
            ++place_.line;
            place_.column = 1;
            spaced_ = true;
            return;
        }
        if (c == ' ' || c == '\t' || c == '\r') {
            skip(1);
            spaced_ = true;
            return;
        }
        if (c == '#') {
            while (at_ < text_.size() && at() != '\n') ++at_;
            return;
        }
        if (digit(c) || (c == '.' && digit(at(1)) && !after_dot()))
            number();
        else if (!name() && !mark())
            unknown();
        spaced_ = false;
    }
    /// Whether ".." was just read, so that "1...5" cannot be a range to .5.
    bool after_dot() const { return !tokens_.empty() && tokens_.back().is(".") && !spaced_; }

    void number() {
        std::string found;
        const auto digits = [&] {
            while (digit(at())) {
                found += at();
                skip(1);
            }
        };
        digits();
        if (at() == '.' && at(1) != '.') {
            found += '.';
            skip(1);
            digits();
        }
        const std::size_t sign = at(1) == '+' || at(1) == '-' ? 1 : 0;
        if ((at() == 'e' || at() == 'E') && digit(at(1 + sign))) {
            for (std::size_t i = 0; i <= sign; ++i) {
                found += at();
                skip(1);
            }
            digits();
        }
        add(Token::Kind::number, found);
    }
    bool name() {
        std::string found;
        for (;;) {
            if (letter(at()) || (!found.empty() && digit(at()))) {
                found += at();
                skip(1);
                continue;
            }
            const auto greek =
                std::find_if(letters.begin(), letters.end(), [&](const auto& l) { return starts(l.first); });
            const bool continues = greek != letters.end() && (digit(greek->second[0]) || greek->second[0] == '_');
            // "πρ" is two names: a Greek letter continues a name only as its subscript or bar.
            if (greek == letters.end() || (!found.empty() && !continues) || (found.empty() && continues)) break;
            found += greek->second;
            skip(greek->first.size());
            if (greek->first == "π" || greek->first == "∞") break;
        }
        if (found.empty()) return false;
        add(Token::Kind::name, found);
        return true;
    }
    bool mark() {
        for (const auto& [from, to] : words) {
            if (!starts(from)) continue;
            skip(from.size());
            add(letter(to[0]) ? Token::Kind::name : Token::Kind::mark, std::string(to));
            return true;
        }
        for (std::size_t i = 0; i < superscripts.size(); ++i) {
            if (!starts(superscripts[i])) continue;
            skip(superscripts[i].size());
            add(Token::Kind::mark, "^");
            add(Token::Kind::number, std::to_string(i));
            return true;
        }
        for (const std::string_view long_mark : {"<=>", "<=", ">=", "!=", "=>", "->", "..", "**"}) {
            if (!starts(long_mark)) continue;
            for (std::size_t i = 0; i < long_mark.size(); ++i) skip(1);
            add(Token::Kind::mark, long_mark == "**" ? "^" : std::string(long_mark));
            return true;
        }
        if (at() == '\0' || std::string_view("+-*/^()[]{}<>=,:;.'!?~").find(at()) == std::string_view::npos)
            return false;
        add(Token::Kind::mark, std::string(1, at()));
        skip(1);
        return true;
    }
    [[noreturn]] void unknown() {
        const auto byte = static_cast<unsigned char>(at());
        std::size_t length = byte < 0x80 ? 1 : byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 0;
        for (std::size_t i = 1; i < length; ++i)
            if ((static_cast<unsigned char>(at(i)) & 0xC0) != 0x80) length = 0;
        const std::string shown = length == 0 || byte < ' ' || byte == 127
                                      ? "the byte " + std::to_string(byte)
                                      : "the character '" + std::string(text_.substr(at_, length)) + "'";
        throw StatementError(start_, shown, "letters, digits, and the marks of the language");
    }

    std::string_view text_;
    std::size_t at_ = 0;
    Place place_, start_;
    bool spaced_ = true;
    std::vector<Token> tokens_;
};

}  // namespace

std::vector<Token> tokens_of(std::string_view text) { return Lexer(text).all(); }

}  // namespace claim::language
