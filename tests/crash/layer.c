/* Stands between the program and the C library and lets one call go wrong: the
 * N-th, counted over all threads, of those named, on files below a folder.
 *
 *   LAYER_UNDER  the folder
 *   LAYER_CALLS  the calls that count, each between commas: ",pwrite,fsync,"
 *   LAYER_AT     N; 0 only counts
 *   LAYER_DO     "kill", "kill-after", "short", or the number of an error
 *   LAYER_LAST   how many go wrong from there on; 1 if not said
 *   LAYER_COUNT  the file that takes a byte for each call that counts
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

static atomic_long calls;

static void end(void) {
    syscall(SYS_kill, getpid(), SIGKILL);
    for (;;) pause();
}

static int is_below(const char *path) {
    const char *under = getenv("LAYER_UNDER");
    return under && (path[0] != '/' || strncmp(path, under, strlen(under)) == 0);
}

static int is_file_below(int fd) {
    char link[64] = "/proc/self/fd/", path[PATH_MAX];
    char digits[16];
    int at = 0, to = (int)strlen(link);
    do { digits[at++] = (char)('0' + fd % 10); fd /= 10; } while (fd > 0);
    while (at > 0) link[to++] = digits[--at];
    link[to] = 0;
    long length = syscall(SYS_readlink, link, path, sizeof path - 1);
    if (length <= 0) return 0;
    path[length] = 0;
    return path[0] == '/' && is_below(path);
}

enum { GO_ON, FAIL, SHORT, KILL_AFTER };

/* What is to become of a call on a file that counts. */
static int judge(const char *name) {
    const char *wanted = getenv("LAYER_CALLS"), *what = getenv("LAYER_DO");
    char quoted[64] = ",";
    if (!wanted) return GO_ON;
    strcat(strcat(quoted, name), ",");
    if (!strstr(wanted, quoted)) return GO_ON;
    const char *count = getenv("LAYER_COUNT");
    if (count) {
        int fd = (int)syscall(SYS_openat, AT_FDCWD, count, O_WRONLY | O_CREAT | O_APPEND, 0600);
        syscall(SYS_write, fd, name, 1);
        syscall(SYS_close, fd);
    }
    const char *first = getenv("LAYER_AT"), *last = getenv("LAYER_LAST");
    long at = first ? atol(first) : 0, lasting = last ? atol(last) : 1;
    long now = atomic_fetch_add(&calls, 1) + 1;
    if (at == 0 || !what || now < at || now - at >= lasting) return GO_ON;
    if (strcmp(what, "kill") == 0) end();
    if (strcmp(what, "kill-after") == 0) return KILL_AFTER;
    if (strcmp(what, "short") == 0) return SHORT;
    errno = atoi(what);
    return FAIL;
}

#define REAL(kind, name, ...) \
    static kind (*real)(__VA_ARGS__); \
    if (!real) *(void **)&real = dlsym(RTLD_NEXT, name)
#define PASS(on, name, failed, call) \
    int fate = (on) ? judge(name) : GO_ON; \
    if (fate == FAIL) return failed; \
    __typeof__(call) answer = (call); \
    if (fate == KILL_AFTER) end(); \
    return answer

ssize_t write(int fd, const void *from, size_t count) {
    REAL(ssize_t, "write", int, const void *, size_t);
    PASS(is_file_below(fd), "write", -1,
         real(fd, from, fate == SHORT && count > 1 ? count / 2 : count));
}

ssize_t pwrite64(int fd, const void *from, size_t count, off64_t at) {
    REAL(ssize_t, "pwrite64", int, const void *, size_t, off64_t);
    PASS(is_file_below(fd), "pwrite", -1,
         real(fd, from, fate == SHORT && count > 1 ? count / 2 : count, at));
}

ssize_t copy_file_range(int in, off64_t *in_at, int out, off64_t *out_at, size_t count,
                        unsigned flags) {
    REAL(ssize_t, "copy_file_range", int, off64_t *, int, off64_t *, size_t, unsigned);
    PASS(is_file_below(out), "copy", -1,
         real(in, in_at, out, out_at, fate == SHORT ? 1 + count % 4096 : count, flags));
}

int fsync(int fd) {
    REAL(int, "fsync", int);
    PASS(is_file_below(fd), "fsync", -1, real(fd));
}

int fdatasync(int fd) {
    REAL(int, "fdatasync", int);
    PASS(is_file_below(fd), "fdatasync", -1, real(fd));
}

int sync_file_range(int fd, off64_t at, off64_t count, unsigned flags) {
    REAL(int, "sync_file_range", int, off64_t, off64_t, unsigned);
    PASS(is_file_below(fd), "sync_file_range", -1, real(fd, at, count, flags));
}

int ftruncate64(int fd, off64_t length) {
    REAL(int, "ftruncate64", int, off64_t);
    PASS(is_file_below(fd), "ftruncate", -1, real(fd, length));
}

int rename(const char *from, const char *to) {
    REAL(int, "rename", const char *, const char *);
    PASS(is_below(to), "rename", -1, real(from, to));
}

int unlink(const char *path) {
    REAL(int, "unlink", const char *);
    PASS(is_below(path), "unlink", -1, real(path));
}

int unlinkat(int folder, const char *path, int flags) {
    REAL(int, "unlinkat", int, const char *, int);
    PASS(folder == AT_FDCWD ? is_below(path) : is_file_below(folder), "unlink", -1,
         real(folder, path, flags));
}

int mkdir(const char *path, mode_t mode) {
    REAL(int, "mkdir", const char *, mode_t);
    PASS(is_below(path), "mkdir", -1, real(path, mode));
}

/* Opening to write is a call of its own: only that a read-only disk refuses. */
static const char *opening(int flags) {
    return (flags & O_ACCMODE) != O_RDONLY || (flags & O_CREAT) ? "create" : "open";
}

int open64(const char *path, int flags, ...) {
    va_list rest;
    va_start(rest, flags);
    mode_t mode = va_arg(rest, mode_t);
    va_end(rest);
    REAL(int, "open64", const char *, int, ...);
    PASS(is_below(path), opening(flags), -1, real(path, flags, mode));
}

int openat64(int folder, const char *path, int flags, ...) {
    va_list rest;
    va_start(rest, flags);
    mode_t mode = va_arg(rest, mode_t);
    va_end(rest);
    REAL(int, "openat64", int, const char *, int, ...);
    PASS(folder == AT_FDCWD ? is_below(path) : is_file_below(folder), opening(flags), -1,
         real(folder, path, flags, mode));
}
