#include "dateline.h"

const char *dateline_version(void) { return "0.1.0"; }
