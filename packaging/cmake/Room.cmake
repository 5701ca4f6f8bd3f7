# The sanitizer presets compile several files as one (CMAKE_UNITY_BUILD), which halves their build. Files that call
# things of their own by the same name as a neighbour does are named after APART and compiled by themselves; APART ALL
# means every file of the target.
function(relay_apart name)
  if("${ARGN}" STREQUAL "ALL")
    set_target_properties(${name} PROPERTIES UNITY_BUILD OFF)
  elseif(ARGN)
    set_source_files_properties(${ARGN} PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)
  endif()
endfunction()

# relay_room(NAME [ASIO] SOURCES ... LINKS ... [APART ...]): one static library for one folder of relay-core/.
# ASIO shares the precompiled Asio/Beast header, which costs seven seconds a file otherwise.
function(relay_room name)
  cmake_parse_arguments(ROOM "ASIO" "" "SOURCES;LINKS;APART" ${ARGN})
  add_library(relay_${name} STATIC ${ROOM_SOURCES})
  relay_apart(relay_${name} ${ROOM_APART})
  target_include_directories(relay_${name} PUBLIC ${PROJECT_SOURCE_DIR}/relay-core)
  target_link_libraries(relay_${name} PUBLIC ${ROOM_LINKS} PRIVATE relaywright_settings)
  if(ROOM_ASIO)
    target_link_libraries(relay_${name} PUBLIC relaywright_asio)
    target_precompile_headers(relay_${name} REUSE_FROM relay_asio)
  endif()
endfunction()

# relay_test(NAME [ASIO] SOURCES ... LINKS ... [APART ...]): one GoogleTest program, each case a test of its own.
function(relay_test name)
  cmake_parse_arguments(TEST "ASIO" "" "SOURCES;LINKS;APART" ${ARGN})
  add_executable(${name} ${TEST_SOURCES})
  relay_apart(${name} ${TEST_APART})
  target_include_directories(${name} PRIVATE ${PROJECT_SOURCE_DIR} ${PROJECT_SOURCE_DIR}/relay-core)
  target_link_libraries(${name} PRIVATE ${TEST_LINKS} relaywright_settings GTest::gmock_main)
  if(TEST_ASIO)
    target_link_libraries(${name} PRIVATE relaywright_asio)
    target_precompile_headers(${name} REUSE_FROM relay_asio)
  endif()
  gtest_discover_tests(${name} DISCOVERY_MODE PRE_TEST PROPERTIES TIMEOUT 300)
endfunction()
