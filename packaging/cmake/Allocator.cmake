# The allocator of the two programs. A request makes some hundred small allocations, many of them coroutine frames too
# large for what the C library and Asio keep at hand: a quarter of the relay's time went into the C library's. mimalloc
# takes its place by being linked before it. Only in what is shipped: sanitizers bring an allocator of their own, and a
# debug build keeps the C library's checks.
add_library(relaywright_allocator INTERFACE)
if(CMAKE_BUILD_TYPE STREQUAL "Release" AND NOT RELAYWRIGHT_SANITIZE)
  find_package(mimalloc 2.0 REQUIRED)
  target_link_libraries(relaywright_allocator INTERFACE mimalloc)
endif()
