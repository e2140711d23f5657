#ifndef DATELINE_H
#define DATELINE_H
/// Dateline from C and every language that calls C: news articles in, events out, with the results of the command line.
///
/// Link with -ldateline. All text is UTF-8. An extractor is made once and used from any number of threads at the same time.
/// What a function gives back as `char *` belongs to the caller, who frees it with `dateline_free`; it ends with a zero byte.
/// Where something fails, a function gives NULL and, if `error` is not NULL, sets `*error` to one line for a person, to be freed too.
#include <stddef.h>

#ifdef __clang__
#define DATELINE_GIVEN _Nonnull
#define DATELINE_OR_NULL _Nullable
#else
#define DATELINE_GIVEN
#define DATELINE_OR_NULL
#endif

#ifdef __cplusplus
extern "C" {
#endif

typedef struct dateline_extractor dateline_extractor;

/// Opens the data file at `data_path`. Complexity: about 10 ms; what is large stays mapped.
dateline_extractor *DATELINE_OR_NULL dateline_open(const char *DATELINE_GIVEN data_path, char *DATELINE_OR_NULL *DATELINE_OR_NULL error);

/// Lets an extractor go.
void dateline_close(dateline_extractor *DATELINE_OR_NULL extractor);

/// The events of the articles in `bytes`, in a format of `dateline extract`: `jsonl`, `geojson`, `csv` and others.
///
/// `input_format` is one of `--input-format`, NULL for `auto`; `date` is the publication day (YYYY-MM-DD) of articles that name none, or NULL.
/// An article that cannot be read is a line of standard error in the command line; here it fails the call if no other article could be read.
char *DATELINE_OR_NULL dateline_extract(
    const dateline_extractor *DATELINE_GIVEN extractor, const char *DATELINE_GIVEN bytes, size_t length, const char *DATELINE_OR_NULL input_format,
    const char *DATELINE_OR_NULL date, const char *DATELINE_OR_NULL format, size_t *DATELINE_OR_NULL result_length, char *DATELINE_OR_NULL *DATELINE_OR_NULL error);

/// Everything that was found in the articles, a line of JSON an article, as `dateline annotate` gives it.
///
/// `layers` are `tokens,entities,places,times,events,predicates` by commas; NULL for all but the first and the last.
char *DATELINE_OR_NULL dateline_annotate(
    const dateline_extractor *DATELINE_GIVEN extractor, const char *DATELINE_GIVEN bytes, size_t length, const char *DATELINE_OR_NULL input_format,
    const char *DATELINE_OR_NULL date, const char *DATELINE_OR_NULL layers, size_t *DATELINE_OR_NULL result_length, char *DATELINE_OR_NULL *DATELINE_OR_NULL error);

/// The version of Dateline; not to be freed.
const char *DATELINE_GIVEN dateline_version(void);

/// Frees what a function gave.
void dateline_free(void *DATELINE_OR_NULL text);

#ifdef __cplusplus
}
#endif
#endif
