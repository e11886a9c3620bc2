# One place for the compiler settings every Lichtung target shares.
find_program(LICHTUNG_MOLD mold)
find_program(LICHTUNG_CCACHE ccache)
if(LICHTUNG_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_C_COMPILER_LAUNCHER ${LICHTUNG_CCACHE})
  set(CMAKE_CXX_COMPILER_LAUNCHER ${LICHTUNG_CCACHE})
endif()

add_library(lichtung_options INTERFACE)
target_compile_features(lichtung_options INTERFACE cxx_std_20)
target_include_directories(lichtung_options INTERFACE ${CMAKE_SOURCE_DIR})
# -ffp-contract=off: fused multiply-add would make outcomes differ between machines.
option(LICHTUNG_WERROR "warnings are errors; OFF for compilers other than Debian's g++" ON)
target_compile_options(lichtung_options INTERFACE
  -Wall -Wextra -Wconversion -Wshadow $<$<BOOL:${LICHTUNG_WERROR}>:-Werror> -ffp-contract=off)
if(LICHTUNG_SANITIZE)
  target_compile_options(lichtung_options INTERFACE
    -fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer
    -Wno-maybe-uninitialized)  # false alarms of g++ 12 in the standard library under sanitizers
  target_link_options(lichtung_options INTERFACE -fsanitize=address,undefined)
endif()
if(LICHTUNG_MOLD)
  target_link_options(lichtung_options INTERFACE -fuse-ld=mold)
endif()

# Precompiled headers, one per family of targets: parsing the standard library, Boost.Graph and Catch2 is most of a build.
# OFF compiles every file alone, which shows headers that lean on others.
option(LICHTUNG_PCH "precompiled headers of libraries" ON)
set(LICHTUNG_STD_HEADERS <algorithm> <array> <charconv> <chrono> <cmath> <cstdint> <filesystem> <fstream> <functional> <limits>
  <map> <memory> <numeric> <optional> <ranges> <set> <span> <sstream> <string> <string_view> <tuple> <utility> <variant> <vector>
  <fmt/format.h>)
set(LICHTUNG_GRAPH_HEADERS <boost/graph/compressed_sparse_row_graph.hpp> <boost/container/static_vector.hpp>
  <tbb/blocked_range.h> <tbb/parallel_for.h>)

# lichtung_pch_family(NAME HEADERS header... [LINK target...]): an owner of precompiled headers.
function(lichtung_pch_family name)
  cmake_parse_arguments(ARG "" "" "HEADERS;LINK" ${ARGN})
  if(LICHTUNG_PCH)
    add_library(lichtung_pch_${name} OBJECT ${CMAKE_SOURCE_DIR}/cmake/precompiled.cpp)
    target_link_libraries(lichtung_pch_${name} PRIVATE lichtung_options fmt::fmt ${ARG_LINK})
    target_precompile_headers(lichtung_pch_${name} PRIVATE ${LICHTUNG_STD_HEADERS} ${ARG_HEADERS})
  endif()
endfunction()

# lichtung_precompiled(FAMILY TARGET...): these targets start from the family's headers.
function(lichtung_precompiled family)
  if(LICHTUNG_PCH)
    foreach(target ${ARGN})
      target_precompile_headers(${target} REUSE_FROM lichtung_pch_${family})
    endforeach()
  endif()
endfunction()

# lichtung_module(NAME [DEPENDS target...]): a static library from every .cpp in the calling folder.
function(lichtung_module name)
  cmake_parse_arguments(ARG "" "" "DEPENDS" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.cpp)
  if(sources)
    add_library(${name} STATIC ${sources})
    target_link_libraries(${name} PUBLIC lichtung_options ${ARG_DEPENDS})
  else()
    add_library(${name} INTERFACE)
    target_link_libraries(${name} INTERFACE lichtung_options ${ARG_DEPENDS})
  endif()
endfunction()
