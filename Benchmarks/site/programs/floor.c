/* The floor: reads every Markdown file of a list, skips the fields in front, makes HTML with libcmark, and
   writes it between a head and a foot. It does nothing else, with as many processes as are asked for.
   floor LIST SOURCE DESTINATION PROCESSES; a line of the list is a path such as 2015/n-00042. */
#include <cmark.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static const char head[] = "<!doctype html>\n<html lang=\"zh-CN\"><head><meta charset=\"utf-8\"></head><body><main>\n";
static const char foot[] = "</main></body></html>\n";
static char text[1 << 20];

static void fail(const char *what) {
  perror(what);
  exit(1);
}

static size_t read_file(const char *path) {
  int file = open(path, O_RDONLY);
  if (file < 0) fail(path);
  ssize_t size = read(file, text, sizeof text - 1);
  if (size < 0) fail(path);
  close(file);
  text[size] = 0;
  return (size_t)size;
}

static void put(int file, const char *bytes, size_t size) {
  if (write(file, bytes, size) != (ssize_t)size) fail("write");
}

static void write_page(const char *path, const char *html) {
  int file = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0644);
  if (file < 0) fail(path);
  put(file, head, sizeof head - 1);
  put(file, html, strlen(html));
  put(file, foot, sizeof foot - 1);
  close(file);
}

static void make(const char *name, const char *source, const char *destination) {
  char path[4096];
  snprintf(path, sizeof path, "%s/%s.md", source, name);
  size_t size = read_file(path);
  char *body = strstr(text + 3, "\n---\n");
  body = body ? body + 5 : text;
  char *html = cmark_markdown_to_html(body, size - (size_t)(body - text), CMARK_OPT_DEFAULT);
  snprintf(path, sizeof path, "%s/%.4s", destination, name);
  if (mkdir(path, 0755) != 0 && errno != EEXIST) fail(path);
  snprintf(path, sizeof path, "%s/%s.html", destination, name);
  write_page(path, html);
  free(html);
}

static void make_share(FILE *list, const char *source, const char *destination, int share, int shares) {
  char name[256];
  for (int line = 0; fgets(name, sizeof name, list); line++) {
    name[strcspn(name, "\n")] = 0;
    if (line % shares == share) make(name, source, destination);
  }
}

int main(int count, char **words) {
  if (count != 5) return 2;
  int processes = atoi(words[4]);
  for (int share = 0; share < processes; share++) {
    pid_t child = fork();
    if (child < 0) fail("fork");
    if (child > 0) continue;
    FILE *list = fopen(words[1], "r");
    if (!list) fail(words[1]);
    make_share(list, words[2], words[3], share, processes);
    return 0;
  }
  int status, broken = 0;
  while (wait(&status) > 0) broken |= status != 0;
  return broken;
}
