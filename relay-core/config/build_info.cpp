#include "config/build_info.h"

namespace relay {

BuildInfo buildInfo() {
    return {RELAYWRIGHT_VERSION, RELAYWRIGHT_COMPILER, RELAYWRIGHT_BUILD_TYPE};
}

}  // namespace relay
