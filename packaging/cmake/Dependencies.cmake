# Every library comes from the distribution; packaging/install-deps names the packages.
find_package(Threads REQUIRED)
find_package(OpenSSL 3.0 REQUIRED)
find_package(Boost 1.81 REQUIRED COMPONENTS json)
find_package(fmt REQUIRED)
find_package(spdlog REQUIRED)
find_package(SQLite3 REQUIRED)
find_package(ZLIB REQUIRED)
find_package(CLI11 REQUIRED)
find_package(date REQUIRED)
find_package(PkgConfig REQUIRED)
pkg_check_modules(BROTLI REQUIRED IMPORTED_TARGET libbrotlidec)
pkg_check_modules(ZSTD REQUIRED IMPORTED_TARGET libzstd)

add_library(relaywright_asio INTERFACE)
# fmt, spdlog and Boost.JSON define macros: they belong here, so that all users of the precompiled header agree.
target_link_libraries(relaywright_asio INTERFACE
  Boost::headers Boost::json fmt::fmt spdlog::spdlog Threads::Threads OpenSSL::SSL OpenSSL::Crypto)
target_compile_definitions(relaywright_asio INTERFACE
  BOOST_ASIO_NO_DEPRECATED BOOST_ASIO_DISABLE_BOOST_COROUTINE BOOST_ASIO_SEPARATE_COMPILATION
  BOOST_BEAST_USE_STD_STRING_VIEW)
