#pragma once
#include <zlib.h>

/// Begins to inflate a gzip file; `inflateInit2` is a macro.
static inline int dateline_inflate_begin(z_stream *stream) { return inflateInit2(stream, 16 + MAX_WBITS); }
