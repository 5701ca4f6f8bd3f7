# Warnings, sanitizers and link settings that hold for every target.
add_library(relaywright_settings INTERFACE)

target_compile_options(relaywright_settings INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wnon-virtual-dtor -Wold-style-cast
  -Woverloaded-virtual -Wnull-dereference -Wimplicit-fallthrough -Werror)

if(RELAYWRIGHT_SANITIZE)
  target_compile_options(relaywright_settings INTERFACE
    -fsanitize=${RELAYWRIGHT_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_link_options(relaywright_settings INTERFACE -fsanitize=${RELAYWRIGHT_SANITIZE})
endif()

find_program(RELAYWRIGHT_LLD NAMES ld.lld-19 ld.lld)
if(RELAYWRIGHT_LLD AND CMAKE_CXX_COMPILER_ID MATCHES "Clang")
  target_link_options(relaywright_settings INTERFACE --ld-path=${RELAYWRIGHT_LLD})
endif()

find_program(RELAYWRIGHT_CCACHE ccache)
if(RELAYWRIGHT_CCACHE)
  # clang writes a time stamp into precompiled headers unless told not to; with it ccache never hits.
  set(CMAKE_CXX_COMPILER_LAUNCHER
      ${CMAKE_COMMAND} -E env CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime
      CCACHE_NOHASHDIR=1 CCACHE_BASEDIR=${PROJECT_SOURCE_DIR} ${RELAYWRIGHT_CCACHE})
  if(CMAKE_CXX_COMPILER_ID MATCHES "Clang")
    target_compile_options(relaywright_settings INTERFACE "SHELL:-Xclang -fno-pch-timestamp")
  endif()
endif()
