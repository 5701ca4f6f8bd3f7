# cmake -DPROGRAM=... -P has_no_qt.cmake: fails when the program needs a Qt library to start.
execute_process(COMMAND ldd ${PROGRAM} OUTPUT_VARIABLE libraries COMMAND_ERROR_IS_FATAL ANY)
if(NOT libraries MATCHES "libc\\.so")
  message(FATAL_ERROR "ldd said nothing about ${PROGRAM}:\n${libraries}")
endif()
if(libraries MATCHES "libQt[^\n]*")
  message(FATAL_ERROR "${PROGRAM} links ${CMAKE_MATCH_0}")
endif()
