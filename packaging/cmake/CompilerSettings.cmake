# Warnings, sanitizers, hardening and link settings: every target of this project links relaywright_settings.
add_library(relaywright_settings INTERFACE)

target_compile_definitions(relaywright_settings INTERFACE RELAYWRIGHT_VERSION="${PROJECT_VERSION}")

target_compile_options(relaywright_settings INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wnon-virtual-dtor -Wold-style-cast
  -Woverloaded-virtual -Wnull-dereference -Wimplicit-fallthrough -Werror)

set(debug $<CONFIG:Debug>)
set(release $<CONFIG:Release>)

# The standard library's own checks (an index out of range, front() of nothing) where speed is not the point.
target_compile_definitions(relaywright_settings INTERFACE $<${debug}:_GLIBCXX_ASSERTIONS>)

if(RELAYWRIGHT_SANITIZE)
  target_compile_options(relaywright_settings INTERFACE
    -fsanitize=${RELAYWRIGHT_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_link_options(relaywright_settings INTERFACE -fsanitize=${RELAYWRIGHT_SANITIZE})
  target_compile_definitions(relaywright_settings INTERFACE RELAYWRIGHT_SANITIZED)
endif()
if(RELAYWRIGHT_FUZZ)
  # Coverage counters in every room; only the fuzz programs link libFuzzer's main (tests/fuzz).
  target_compile_options(relaywright_settings INTERFACE -fsanitize=fuzzer-no-link)
endif()

# What is shipped listens to a network: position independent, stack and libc calls checked, tables read-only after
# start. Unused sections and symbols are dropped.
# (-fPIE by hand: CMake's own property gives libraries -fPIC, and then a program cannot share their precompiled header.)
target_compile_options(relaywright_settings INTERFACE -fPIE)
target_link_options(relaywright_settings INTERFACE -pie)
target_compile_definitions(relaywright_settings INTERFACE $<${release}:_FORTIFY_SOURCE=2>)
target_compile_options(relaywright_settings INTERFACE
  $<${release}:-fstack-protector-strong> $<${release}:-fstack-clash-protection>
  $<${release}:-ffunction-sections> $<${release}:-fdata-sections>)
target_link_options(relaywright_settings INTERFACE
  LINKER:-z,relro LINKER:-z,now LINKER:-z,noexecstack LINKER:--as-needed
  $<${release}:LINKER:--gc-sections> $<${release}:LINKER:--strip-all>)

find_program(RELAYWRIGHT_LLD NAMES ld.lld-19 ld.lld)
if(RELAYWRIGHT_LLD AND CMAKE_CXX_COMPILER_ID MATCHES "Clang")
  target_link_options(relaywright_settings INTERFACE --ld-path=${RELAYWRIGHT_LLD})
  if(CMAKE_INTERPROCEDURAL_OPTIMIZATION)
    # Thin LTO spends its time in the linker; the cache makes a small change a small link.
    target_link_options(relaywright_settings INTERFACE LINKER:--thinlto-cache-dir=${PROJECT_BINARY_DIR}/lto-cache)
  endif()
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
