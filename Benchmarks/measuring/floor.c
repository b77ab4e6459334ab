/* The least that a check of rendered pipelines can cost: each blob is unpacked by zlib and scanned by libyaml, and nothing is
   done with it.

       floor FILE     a file of packed blobs, each after its packed and its unpacked size as two 32-bit numbers */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <yaml.h>
#include <zlib.h>

static unsigned long scan(const unsigned char *text, size_t size) {
  yaml_parser_t parser;
  yaml_event_t event;
  unsigned long events = 0;
  int last = 0;
  if (!yaml_parser_initialize(&parser)) abort();
  yaml_parser_set_input_string(&parser, text, size);
  while (!last && yaml_parser_parse(&parser, &event)) {
    last = event.type == YAML_STREAM_END_EVENT;
    events++;
    yaml_event_delete(&event);
  }
  yaml_parser_delete(&parser);
  return events;
}

int main(int count, char **arguments) {
  FILE *file = count == 2 ? fopen(arguments[1], "rb") : NULL;
  uint32_t sizes[2];
  unsigned long events = 0;
  if (!file) return 2;
  while (fread(sizes, sizeof sizes, 1, file) == 1) {
    unsigned char *packed = malloc(sizes[0]), *text = malloc(sizes[1] + 1);
    uLongf size = sizes[1];
    if (!packed || !text || fread(packed, 1, sizes[0], file) != sizes[0]) return 2;
    if (uncompress(text, &size, packed, sizes[0]) != Z_OK || size != sizes[1]) return 2;
    events += scan(text, size);
    free(packed);
    free(text);
  }
  printf("%lu events\n", events);
  return 0;
}
