#include "verify/readers/other_formats.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace verify {
namespace {

using namespace std::string_view_literals;

struct Magic {
    std::string_view bytes;
    const char* name;
};

constexpr Magic binary_formats[] = {
    {"PK\5\6"sv, "an empty zip archive"},
    {"\x1f\x8b"sv, "gzipped twice: unpack it once"},
    {"\x89HDF"sv, "an HDF5 file (or a MATLAB file of version 7.3)"},
    {"MATLAB 5.0"sv, "a MATLAB file"},
    {"\x80\x02"sv, "a Python pickle"},
    {"\x80\x03"sv, "a Python pickle"},
    {"\x80\x04"sv, "a Python pickle"},
    {"\x80\x05"sv, "a Python pickle"},
    {"cnumpy"sv, "a Python pickle"},
    {"ccopy_reg"sv, "a Python pickle"},
    {"(lp0"sv, "a Python pickle"},
    {"(dp0"sv, "a Python pickle"},
    {"PAR1\x15"sv, "a Parquet file"},
    {"ARROW1\0"sv, "an Arrow file"},
    {"\xff\xff\xff\xff"sv, "an Arrow stream, or no data"},
    {"FEA1\0"sv, "a Feather file"},
    {"Obj\1"sv, "an Avro file"},
    {"CDF\1"sv, "a NetCDF file"},
    {"CDF\2"sv, "a NetCDF file"},
    {"CDF\5"sv, "a NetCDF file"},
    {"SIMPLE  ="sv, "a FITS file"},
    {"SQLite format 3\0"sv, "an SQLite database"},
    {"\xd0\xcf\x11\xe0"sv, "an old Excel or Word file"},
    {"RDX2\n"sv, "an R data file"},
    {"RDX3\n"sv, "an R data file"},
    {"X\n\0\0\0"sv, "an R data file (RDS)"},
    {"BZh91AY&SY"sv, "a bzip2 file: unpack it"},
    {"\xfd"
     "7zXZ"sv,
     "an xz file: unpack it"},
    {"\x28\xb5\x2f\xfd"sv, "a zstd file: unpack it"},
    {"\x04\x22\x4d\x18"sv, "an lz4 file: unpack it"},
    {"\x1f\x9d"sv, "a file packed by compress: unpack it"},
    {"7z\xbc\xaf\x27\x1c"sv, "a 7z archive: unpack it"},
    {"Rar!\x1a\7"sv, "a rar archive: unpack it"},
    {"\x89PNG"sv, "a PNG picture"},
    {"\xff\xd8\xff"sv, "a JPEG picture"},
    {"GIF8"sv, "a GIF picture"},
    {"II*\0"sv, "a TIFF picture"},
    {"MM\0*"sv, "a TIFF picture"},
    {"RIFF"sv, "a RIFF file (sound or picture)"},
    {"\x7f"
     "ELF"sv,
     "a program"},
    {"%PDF-"sv, "a PDF document"},
    {"%!PS"sv, "a PostScript document"},
    {"{\\rtf"sv, "an RTF document"},
    {"\xff\xfe\0\0"sv, "text in UTF-32: convert it to UTF-8"},
    {"\0\0\xfe\xff"sv, "text in UTF-32: convert it to UTF-8"},
    {"\xff\xfe"sv, "text in UTF-16: convert it to UTF-8"},
    {"\xfe\xff"sv, "text in UTF-16: convert it to UTF-8"},
};

/// In lower case; compared without regard to case, after blanks and a byte order mark.
constexpr Magic text_formats[] = {
    {"%%matrixmarket", "a Matrix Market file: write its matrix as a table (scipy.io.mmread, numpy.savetxt)"},
    {"version https://git-lfs.github.com/spec/", "a git-LFS pointer, not the data: run 'git lfs pull'"},
    {"<!doctype html", "an HTML page (of a download that failed?)"},
    {"<html", "an HTML page (of a download that failed?)"},
    {"<?xml", "an XML document"},
    {"<<<<<<< ", "a file with the marks of a git conflict"},
    {"{", "JSON"},
    {"[", "JSON, or a printed array"},
    {"array([", "a printed NumPy array"},
    {"tensor([", "a printed PyTorch tensor"},
    {"matrix([", "a printed NumPy matrix"},
    {"@relation", "an ARFF file (Weka)"},
    {"@attribute", "an ARFF file (Weka)"},
    {"# vtk data", "a VTK file"},
    {"%yaml", "YAML"},
    {"---\n", "YAML"},
    {"---\r\n", "YAML"},
    {"| ", "a table of Markdown"},
    {"|-", "a table of Markdown"},
    {"+--", "a table drawn with lines"},
    {"\\begin{", "LaTeX"},
    {"\\documentclass", "LaTeX"},
    {"diff --git", "a patch"},
    {"-----begin ", "a key or a certificate"},
};

bool begins_in_any_case(std::string_view text, std::string_view small) {
    return text.size() >= small.size() && std::equal(small.begin(), small.end(), text.begin(), [](char a, char b) {
               return a == (b >= 'A' && b <= 'Z' ? static_cast<char>(b + 32) : b);
           });
}

/// Text in UTF-16 without a mark: every other byte is 0.
bool alternates_with_zeros(std::string_view start) {
    if (start.size() < 4) return false;
    const auto zeros = [&](std::size_t from) {
        for (std::size_t i = 0; i < std::min<std::size_t>(start.size(), 16); ++i)
            if ((start[i] == '\0') != (i % 2 == from)) return false;
        return true;
    };
    return zeros(0) || zeros(1);
}

/// "<table>" and not "<0.01", "<LOD" or "<NA>".
bool is_markup(std::string_view text) {
    if (text.size() < 2 || text[0] != '<' || text.starts_with("<NA>")) return false;
    const char c = text[1];
    const bool tag = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '!' || c == '?' || c == '/';
    return tag && text.find('>') != std::string_view::npos;
}

bool is_libsvm(std::string_view line) {
    // label index:value index:value ...
    std::size_t at = line.find(' ');
    if (at == std::string_view::npos || line.substr(0, at).find_first_not_of("+-.0123456789") != std::string_view::npos)
        return false;
    const std::string_view pair = line.substr(at + 1);
    const std::size_t colon = pair.find_first_not_of("0123456789");
    return colon != std::string_view::npos && colon > 0 && pair[colon] == ':';
}

}  // namespace

std::optional<std::string> named_zip_archive(std::string_view start) {
    const auto has = [&](std::string_view name) { return start.find(name) != std::string_view::npos; };
    if (has("[Content_Types].xml") || has("xl/"))
        return "an Excel workbook or another office document: save the sheet as CSV";
    if (has("opendocument")) return "an OpenDocument file: save the sheet as CSV";
    if (has("data.pkl")) return "a PyTorch file: save the array as .npy";
    return std::nullopt;
}

std::optional<std::string> other_format(std::string_view start) {
    if (start.starts_with("PK\3\4"))
        return named_zip_archive(start).value_or("a zip archive (as NPZ files are): unpack it");
    for (const Magic& format : binary_formats)
        if (start.starts_with(format.bytes)) return format.name;
    if (start.size() > 262 && start.substr(257, 5) == "ustar") return "a tar archive: unpack it";
    if (start.size() > 9 && start.substr(5, 5) == "\0\0\0{\""sv) return "a safetensors file";
    if (alternates_with_zeros(start)) return "text in UTF-16: convert it to UTF-8";
    std::string_view text = start;
    if (text.starts_with("\xef\xbb\xbf")) text.remove_prefix(3);
    text.remove_prefix(std::min(text.size(), text.find_first_not_of(" \t\r\n")));
    for (const Magic& format : text_formats)
        if (begins_in_any_case(text, format.bytes)) return format.name;
    if (is_markup(text)) return "an HTML or XML document";
    if (is_libsvm(text.substr(0, text.find('\n'))))
        return "a LIBSVM file (indices and values): write all coordinates of a point in a row";
    return std::nullopt;
}

void refuse_other_formats(ByteSource& source, const std::string& expected) {
    if (const auto format = other_format(source.peek(512)))
        source.fail(fmt::format("{}; expected {}", *format, expected));
}

}  // namespace verify
