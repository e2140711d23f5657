// The events of a sentence, from C: cc example.c -ldateline; example dateline.dlgz
#include <dateline.h>
#include <stdio.h>
#include <string.h>

int main(int count, char **words) {
  char *error = NULL;
  dateline_extractor *extractor = dateline_open(count > 1 ? words[1] : "dateline.dlgz", &error);
  if (!extractor) return fprintf(stderr, "%s\n", error), 1;
  const char *text = "Rebels captured Tal Afar on Monday.";
  size_t length = 0;
  char *events = dateline_extract(extractor, text, strlen(text), "text", "2017-08-10", "jsonl", &length, &error);
  if (!events) return fprintf(stderr, "%s\n", error), 1;
  fwrite(events, 1, length, stdout);
  dateline_free(events);
  dateline_close(extractor);
  return 0;
}
