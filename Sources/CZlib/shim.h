#pragma once
#include <zlib.h>

/// Begins to inflate what is wrapped as `bits` says; `inflateInit2` is a macro.
static inline int dateline_inflate_begin(z_stream *stream, int bits) { return inflateInit2(stream, bits); }
