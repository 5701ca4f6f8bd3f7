# Some compilers destroy temporaries inside a co_await expression twice (seen with g++ 12.2). The probe runs such
# expressions and counts; a compiler that fails it is refused by what it does, not by its version.
if(NOT DEFINED RELAYWRIGHT_COROUTINES_SOUND)
  # A result kept from an earlier try would hide that the machine has changed since.
  unset(RELAYWRIGHT_PROBE_EXIT CACHE)
  unset(RELAYWRIGHT_PROBE_COMPILED CACHE)
  try_run(RELAYWRIGHT_PROBE_EXIT RELAYWRIGHT_PROBE_COMPILED
    ${PROJECT_BINARY_DIR}/coroutine_probe
    SOURCES ${PROJECT_SOURCE_DIR}/packaging/cmake/coroutine_probe.cpp
    CXX_STANDARD 20 CXX_STANDARD_REQUIRED ON
    COMPILE_OUTPUT_VARIABLE RELAYWRIGHT_PROBE_OUTPUT)
  if(NOT RELAYWRIGHT_PROBE_COMPILED)
    message(FATAL_ERROR "This compiler cannot build the coroutine probe:\n${RELAYWRIGHT_PROBE_OUTPUT}")
  endif()
  if(NOT RELAYWRIGHT_PROBE_EXIT EQUAL 0)
    message(FATAL_ERROR
      "${CMAKE_CXX_COMPILER} miscompiles coroutines: an object inside a co_await expression was destroyed twice or "
      "never (probe exit ${RELAYWRIGHT_PROBE_EXIT}). Use clang 19: cmake --preset dev")
  endif()
  set(RELAYWRIGHT_COROUTINES_SOUND TRUE CACHE INTERNAL "coroutine probe passed")
endif()
