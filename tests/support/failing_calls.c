/* Makes the n-th writing call under one folder fail, for tests of full disks, quotas and broken media (LD_PRELOAD).
 *
 * LICHTUNG_FAULT_UNDER  only files whose path contains this text
 * LICHTUNG_FAULT_AT     number of the call that fails, from 1; 0: none
 * LICHTUNG_FAULT_ERRNO  with this error
 * LICHTUNG_FAULT_STAYS  1: all later ones fail too
 * LICHTUNG_FAULT_COUNT  a file that takes the number of calls at the end
 * Calls: open for writing or of a folder, write, writev, pwrite, fsync, rename, renameat2, link, mkdir. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

static atomic_long calls;

static const char* setting(const char* name) {
  const char* value = getenv(name);
  return value == NULL ? "" : value;
}

static int concerns(const char* path) {
  const char* under = setting("LICHTUNG_FAULT_UNDER");
  return path != NULL && *under != '\0' && strstr(path, under) != NULL;
}

static int concerns_fd(int fd) {
  char link[64], path[4096];
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  const ssize_t n = readlink(link, path, sizeof path - 1);
  if (n <= 0) return 0;
  path[n] = '\0';
  return concerns(path);
}

static int fails(int concerned) {
  if (!concerned) return 0;
  const long number = atomic_fetch_add(&calls, 1) + 1, at = atol(setting("LICHTUNG_FAULT_AT"));
  if (at <= 0 || number < at || (number > at && *setting("LICHTUNG_FAULT_STAYS") != '1')) return 0;
  errno = atoi(setting("LICHTUNG_FAULT_ERRNO"));
  return 1;
}

__attribute__((destructor)) static void tell(void) {
  const char* path = setting("LICHTUNG_FAULT_COUNT");
  if (*path == '\0') return;
  FILE* file = fopen(path, "w");
  if (file == NULL) return;
  fprintf(file, "%ld\n", atomic_load(&calls));
  fclose(file);
}

#define REAL(name, type) static __typeof__(type) real; if (real == NULL) real = (__typeof__(type))dlsym(RTLD_NEXT, name)

static int opens_for_writing(int flags) { return (flags & (O_WRONLY | O_RDWR | O_CREAT | O_DIRECTORY)) != 0; }

int open(const char* path, int flags, ...) {
  va_list list;
  va_start(list, flags);
  const mode_t mode = (mode_t)va_arg(list, int);
  va_end(list);
  REAL("open", int (*)(const char*, int, ...));
  return opens_for_writing(flags) && fails(concerns(path)) ? -1 : real(path, flags, mode);
}
int open64(const char* path, int flags, ...) {
  va_list list;
  va_start(list, flags);
  const mode_t mode = (mode_t)va_arg(list, int);
  va_end(list);
  REAL("open64", int (*)(const char*, int, ...));
  return opens_for_writing(flags) && fails(concerns(path)) ? -1 : real(path, flags, mode);
}
FILE* fopen64(const char* path, const char* mode) {
  REAL("fopen64", FILE* (*)(const char*, const char*));
  return strpbrk(mode, "wa+") != NULL && fails(concerns(path)) ? NULL : real(path, mode);
}
ssize_t write(int fd, const void* bytes, size_t n) {
  REAL("write", ssize_t (*)(int, const void*, size_t));
  return fails(concerns_fd(fd)) ? -1 : real(fd, bytes, n);
}
ssize_t writev(int fd, const struct iovec* pieces, int n) {
  REAL("writev", ssize_t (*)(int, const struct iovec*, int));
  return fails(concerns_fd(fd)) ? -1 : real(fd, pieces, n);
}
ssize_t pwrite(int fd, const void* bytes, size_t n, off_t at) {
  REAL("pwrite", ssize_t (*)(int, const void*, size_t, off_t));
  return fails(concerns_fd(fd)) ? -1 : real(fd, bytes, n, at);
}
int fsync(int fd) {
  REAL("fsync", int (*)(int));
  return fails(concerns_fd(fd)) ? -1 : real(fd);
}
int rename(const char* from, const char* to) {
  REAL("rename", int (*)(const char*, const char*));
  return fails(concerns(to)) ? -1 : real(from, to);
}
int link(const char* from, const char* to) {
  REAL("link", int (*)(const char*, const char*));
  return fails(concerns(to)) ? -1 : real(from, to);
}
int mkdir(const char* path, mode_t mode) {
  REAL("mkdir", int (*)(const char*, mode_t));
  return fails(concerns(path)) ? -1 : real(path, mode);
}
/* renameat2 is called by number. */
long syscall(long number, ...) {
  long a[6];
  va_list list;
  va_start(list, number);
  for (int i = 0; i < 6; ++i) a[i] = va_arg(list, long);
  va_end(list);
  REAL("syscall", long (*)(long, ...));
  if (number == SYS_renameat2 && fails(concerns((const char*)a[3]))) return -1;
  return real(number, a[0], a[1], a[2], a[3], a[4], a[5]);
}
