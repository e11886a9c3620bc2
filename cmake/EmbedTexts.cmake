# Script mode: writes texts_embedded.cpp with the two text files as raw strings, so that the programs need no
# files beside them and speak both languages anywhere.
# Usage: cmake -DDE=de.toml -DEN=en.toml -DOUT=texts_embedded.cpp -P EmbedTexts.cmake
set(code "// Generated from assets/texts; do not edit.\n#include \"scenarios/texts_embedded.hpp\"\n\n")
string(APPEND code "namespace lichtung::detail {\n\n")
foreach(language DE EN)
  file(READ "${${language}}" content)
  if(content MATCHES "\\)lichtung\"")
    message(FATAL_ERROR "${${language}}: contains the end mark of a raw string")
  endif()
  string(APPEND code "const std::string_view kTexts${language} = R\"lichtung(${content})lichtung\";\n\n")
endforeach()
string(APPEND code "}  // namespace lichtung::detail\n")
file(WRITE "${OUT}" "${code}")
