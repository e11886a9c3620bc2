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
target_compile_options(lichtung_options INTERFACE
  -Wall -Wextra -Wconversion -Wshadow -Werror -ffp-contract=off)
if(LICHTUNG_SANITIZE)
  target_compile_options(lichtung_options INTERFACE
    -fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer
    -Wno-maybe-uninitialized)  # false alarms of g++ 12 in the standard library under sanitizers
  target_link_options(lichtung_options INTERFACE -fsanitize=address,undefined)
endif()
if(LICHTUNG_MOLD)
  target_link_options(lichtung_options INTERFACE -fuse-ld=mold)
endif()

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
