# Files compiled in as texts, so that the programs need nothing beside them anywhere.
#
# Included: lichtung_embed(SOURCE.cpp HEADER header.hpp NAMESPACE name FILES kName=file …) makes SOURCE.cpp with one
# `const std::string_view kName` for each file; the header, written by hand, declares them as extern.
# Script mode (what the made rule runs): cmake -DHEADER=… -DNAMESPACE=… -DFILES=kName=file|… -DOUT=… -P EmbedFiles.cmake
if(NOT CMAKE_SCRIPT_MODE_FILE)
  set(LICHTUNG_EMBED_SCRIPT ${CMAKE_CURRENT_LIST_FILE})
  function(lichtung_embed source)
    cmake_parse_arguments(ARG "" "HEADER;NAMESPACE" "FILES" ${ARGN})
    list(TRANSFORM ARG_FILES REPLACE "^[^=]*=" "" OUTPUT_VARIABLE paths)
    list(JOIN ARG_FILES "|" files)
    add_custom_command(
      OUTPUT ${source}
      COMMAND ${CMAKE_COMMAND} -DHEADER=${ARG_HEADER} -DNAMESPACE=${ARG_NAMESPACE} "-DFILES=${files}" -DOUT=${source}
              -P ${LICHTUNG_EMBED_SCRIPT}
      DEPENDS ${paths} ${LICHTUNG_EMBED_SCRIPT}
      COMMENT "Embedding files of ${ARG_HEADER}"
      VERBATIM)
  endfunction()
  return()
endif()

set(code "// Generated; do not edit.\n#include \"${HEADER}\"\n\nnamespace ${NAMESPACE} {\n\n")
string(REPLACE "|" ";" files "${FILES}")
foreach(entry IN LISTS files)
  string(REGEX MATCH "^([^=]*)=(.*)$" _ "${entry}")
  set(name "${CMAKE_MATCH_1}")
  set(path "${CMAKE_MATCH_2}")
  file(READ "${path}" content)
  string(FIND "${content}" ")lichtung\"" end_mark)
  if(NOT end_mark EQUAL -1)
    message(FATAL_ERROR "${path}: contains the end mark of a raw string")
  endif()
  string(APPEND code "const std::string_view ${name} = R\"lichtung(${content})lichtung\";\n\n")
endforeach()
string(APPEND code "}  // namespace ${NAMESPACE}\n")
file(WRITE "${OUT}" "${code}")
