# The console's rooms. What every one of them needs is linked by relaywright_qt: Qt, our warnings, and definitions that
# forbid conversions which guess an encoding and keywords that clash with Asio.
find_package(Qt6 6.4 REQUIRED COMPONENTS Widgets Network)

add_library(relaywright_qt INTERFACE)
target_link_libraries(relaywright_qt INTERFACE Qt6::Widgets Qt6::Network)
target_compile_definitions(relaywright_qt INTERFACE
  QT_NO_KEYWORDS QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_CAST_FROM_BYTEARRAY QT_NO_URL_CAST_FROM_STRING
  QT_NO_NARROWING_CONVERSIONS_IN_CONNECT QT_NO_FOREACH QT_STRICT_ITERATORS QT_DISABLE_DEPRECATED_BEFORE=0x060400)

# ui_room(NAME SOURCES ... LINKS ... [APART ...]): one static library, relaywright_ui_<name>, for one folder of ui/. LINKS names
# other rooms by their short name (api, common, theme) or any target. All share one precompiled Qt header.
# APART as in relay_room.
function(ui_room name)
  cmake_parse_arguments(ROOM "" "" "SOURCES;LINKS;APART" ${ARGN})
  add_library(relaywright_ui_${name} STATIC ${ROOM_SOURCES})
  relay_apart(relaywright_ui_${name} ${ROOM_APART})
  set_target_properties(relaywright_ui_${name} PROPERTIES AUTOMOC ON)
  target_include_directories(relaywright_ui_${name} PUBLIC ${PROJECT_SOURCE_DIR})
  target_link_libraries(relaywright_ui_${name} PUBLIC relaywright_qt PRIVATE relaywright_settings)
  foreach(link IN LISTS ROOM_LINKS)
    if(TARGET relaywright_ui_${link})
      target_link_libraries(relaywright_ui_${name} PUBLIC relaywright_ui_${link})
    else()
      target_link_libraries(relaywright_ui_${name} PUBLIC ${link})
    endif()
  endforeach()
  target_precompile_headers(relaywright_ui_${name} REUSE_FROM relaywright_ui_precompiled)
endfunction()

# ui_test(NAME SOURCES ... LINKS ...): one QTest program, run offscreen. LINKS as in ui_room.
function(ui_test name)
  cmake_parse_arguments(TEST "" "" "SOURCES;LINKS" ${ARGN})
  add_executable(test_ui_${name} ${TEST_SOURCES})
  set_target_properties(test_ui_${name} PROPERTIES AUTOMOC ON)
  target_include_directories(test_ui_${name} PRIVATE ${PROJECT_SOURCE_DIR})
  target_link_libraries(test_ui_${name} PRIVATE relaywright_qt Qt6::Test relaywright_settings)
  foreach(link IN LISTS TEST_LINKS)
    if(TARGET relaywright_ui_${link})
      target_link_libraries(test_ui_${name} PRIVATE relaywright_ui_${link})
    else()
      target_link_libraries(test_ui_${name} PRIVATE ${link})
    endif()
  endforeach()
  target_precompile_headers(test_ui_${name} REUSE_FROM relaywright_ui_precompiled)
  add_test(NAME ui.${name} COMMAND test_ui_${name})
  set_tests_properties(ui.${name} PROPERTIES ENVIRONMENT "QT_QPA_PLATFORM=offscreen;LC_ALL=C.UTF-8" TIMEOUT 300)
endfunction()
