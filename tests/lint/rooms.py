"""The table of rooms: who may include whom. The one place to change when the house is rebuilt on purpose."""

_GROUND = ["base"]
_VALUES = _GROUND + ["crypto", "model"]
_SOCKETS = _VALUES + ["config", "runtime", "net"]
_BELOW_RELAY = _SOCKETS + ["wire", "store", "policy", "providers"]

# From the ground up, in the order of relay-core/README.md.
ROOMS = {
    "base": [],
    "crypto": _GROUND,
    "model": _GROUND,
    "config": _VALUES,
    "runtime": _VALUES + ["config"],
    "net": _VALUES + ["config", "runtime"],
    "wire": ["base", "model"],
    "store": _SOCKETS,
    "policy": ["base", "model", "store"],
    "providers": _SOCKETS + ["wire"],
    "observe": _BELOW_RELAY,
    "notify": _BELOW_RELAY + ["observe"],
    "identity": _BELOW_RELAY + ["observe", "notify"],
    "relay": _BELOW_RELAY + ["observe", "notify", "identity"],
    "admin": _BELOW_RELAY + ["observe", "notify", "identity", "relay"],
    "engine": _BELOW_RELAY + ["observe", "notify", "identity", "relay", "admin"],
}

# A folder inside a room that is an implementation: seen by its own room and by the rooms named here, nobody else.
IMPLEMENTATIONS = {
    "store/embedded": ["engine"],
    "store/redis": ["engine"],
}

# Rooms that may see what is compiled in from resources/.
RESOURCE_READERS = ["engine"]

# The console. A feature is any folder of ui/ that is not named here; the main window (shell) counts as one, for it
# knows its pages only as common's Page.
UI_GROUND = {
    "theme": [],
    "api": [],
    "common": ["api", "theme"],
}
UI_FEATURE = ["api", "common", "theme"]
# Puts the features side by side and hands them to the main window: it alone may name them.
UI_FRAME = "console"
# What the composition root sees of the console beside that.
APP_UI = ["api", "shell"]

# The composition root: the engine's one header, its settings, and Result and text from base.
APP_ROOMS = ["base", "config", "engine"]

# Libraries that only some rooms may see: the start of the include, and the rooms.
LIBRARIES = {
    "boost/asio": ["runtime", "net", "store", "providers", "observe", "notify", "identity", "relay", "admin",
                   "engine"],
    "boost/beast": ["net", "engine"],
    "openssl/": ["crypto", "net", "runtime"],
    "sqlite3.h": ["store"],
    "hiredis/": ["store"],
    "CLI/": ["config"],
    "sys/socket.h": ["runtime", "net", "engine"],
}
