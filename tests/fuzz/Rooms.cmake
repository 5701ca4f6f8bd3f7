# What each target links: FUZZ_ROOMS_<name of the file without _fuzz.cpp>.
set(FUZZ_ROOMS_http_head relay_net)
set(FUZZ_ROOMS_sse relay_wire)
set(FUZZ_ROOMS_usage_tap relay_wire)
set(FUZZ_ROOMS_json_peek relay_wire Boost::json)
set(FUZZ_ROOMS_settings relay_config)
