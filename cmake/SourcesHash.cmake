# cmake -DROOT=… -DOUT=… -P SourcesHash.cmake: a SHA-256 over the sources that determine the findings: one line
# "<sha256>  <path>" a file, sorted by path, hashed again. Writes OUT only when it changed.
set(pending "")
file(GLOB_RECURSE found RELATIVE ${ROOT} ${ROOT}/include/*.hpp ${ROOT}/src/*.cpp ${ROOT}/proofs/*.cpp ${ROOT}/proofs/*.hpp ${ROOT}/verify/*.cpp ${ROOT}/verify/*.hpp
  ${ROOT}/experiments/*.cpp ${ROOT}/experiments/*.hpp)
list(SORT found)
set(lines "")
foreach(path IN LISTS found)
  file(SHA256 ${ROOT}/${path} hash)
  string(APPEND lines "${hash}  ${path}\n")
endforeach()
string(SHA256 total "${lines}")
set(text "#define VERIFY_SOURCES_SHA256 \"${total}\"\n")
if(EXISTS ${OUT})
  file(READ ${OUT} old)
endif()
if(NOT "${old}" STREQUAL "${text}")
  file(WRITE ${OUT} "${text}")
endif()
