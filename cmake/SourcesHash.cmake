# cmake -DROOT=… -DOUT=… -P SourcesHash.cmake: three SHA-256, each over the lines "<sha256>  <path>" of its files, sorted by path:
#   FINDINGS  what determines verdicts and numbers: the libraries, the claims, the experiments
#   PROSE     what is said about a paper as a whole: proofs/<paper>/{report,coverage,own_errata}.cpp
#   RENDERER  the command line and what makes pages of findings: verify/
# Writes OUT only when one of them changed.
function(digest_of name)
  set(paths ${ARGN})
  list(SORT paths)
  set(lines "")
  foreach(path IN LISTS paths)
    file(SHA256 ${ROOT}/${path} hash)
    string(APPEND lines "${hash}  ${path}\n")
  endforeach()
  string(SHA256 total "${lines}")
  set(text "${text}#define VERIFY_${name}_SHA256 \"${total}\"\n" PARENT_SCOPE)
endfunction()

foreach(folder include src proofs experiments verify)
  file(GLOB_RECURSE of_${folder} RELATIVE ${ROOT} ${ROOT}/${folder}/*.cpp ${ROOT}/${folder}/*.hpp)
endforeach()
set(findings ${of_include} ${of_src} ${of_proofs} ${of_experiments})
set(prose ${of_proofs})
list(FILTER prose INCLUDE REGEX "/(report|coverage|own_errata)\\.cpp$")
list(FILTER findings EXCLUDE REGEX "^proofs/[^/]+/(report|coverage|own_errata)\\.cpp$")
set(text "")
digest_of(FINDINGS ${findings})
digest_of(PROSE ${prose})
digest_of(RENDERER ${of_verify})
if(EXISTS ${OUT})
  file(READ ${OUT} old)
endif()
if(NOT "${old}" STREQUAL "${text}")
  file(WRITE ${OUT} "${text}")
endif()
