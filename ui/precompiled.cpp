// One file to hang the precompiled header on.
