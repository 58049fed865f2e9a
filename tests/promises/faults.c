/* Makes one call of the file system fail, or kills the process at it: LD_PRELOAD=faults.so

   Counted are calls that write to what lies under the folder given to fault_arm: write, pwrite,
   ftruncate, posix_fallocate, fsync, fdatasync, rename, open for writing, mkdir, unlink.
   mode 0 counts only; 1 lets call number `at` fail with `error`, and all after it too; 2 lets only
   that one fail; 3 kills the process before it; 4 lets all up to it through and kills after it. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

static char under[PATH_MAX];
static long at = -1, error = ENOSPC;
static volatile long seen = 0;
static int mode = 0;

void fault_arm(const char *folder, long number, int how, int with) {
    strncpy(under, folder, sizeof under - 1);
    seen = 0;
    at = number;
    mode = how;
    error = with;
}

long fault_seen(void) { return seen; }

static int in_folder(const char *path) {
    return under[0] && strncmp(path, under, strlen(under)) == 0;
}

static int of_descriptor(int fd) {
    char link[64], path[PATH_MAX];
    ssize_t n;
    if (!under[0]) return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    n = readlink(link, path, sizeof path - 1);
    if (n <= 0) return 0;
    path[n] = 0;
    return in_folder(path);
}

/* Whether this call fails. */
static int hit(void) {
    long now = __sync_add_and_fetch(&seen, 1);
    if (at < 0 || mode == 0) return 0;
    if (mode == 3 && now == at) kill(getpid(), SIGKILL);
    if (mode == 4 && now == at + 1) kill(getpid(), SIGKILL);
    if ((mode == 1 && now >= at) || (mode == 2 && now == at)) {
        errno = error;
        return 1;
    }
    return 0;
}

#define REAL(name) static __typeof__(&name) real; if (!real) real = (__typeof__(&name))dlsym(RTLD_NEXT, #name)

ssize_t write(int fd, const void *b, size_t n) { REAL(write); return of_descriptor(fd) && hit() ? -1 : real(fd, b, n); }
ssize_t pwrite(int fd, const void *b, size_t n, off_t o) { REAL(pwrite); return of_descriptor(fd) && hit() ? -1 : real(fd, b, n, o); }
ssize_t pwrite64(int fd, const void *b, size_t n, off64_t o) { REAL(pwrite64); return of_descriptor(fd) && hit() ? -1 : real(fd, b, n, o); }
ssize_t writev(int fd, const struct iovec *v, int n) { REAL(writev); return of_descriptor(fd) && hit() ? -1 : real(fd, v, n); }
int ftruncate(int fd, off_t n) { REAL(ftruncate); return of_descriptor(fd) && hit() ? -1 : real(fd, n); }
int ftruncate64(int fd, off64_t n) { REAL(ftruncate64); return of_descriptor(fd) && hit() ? -1 : real(fd, n); }
int posix_fallocate(int fd, off_t o, off_t n) { REAL(posix_fallocate); return of_descriptor(fd) && hit() ? (int)error : real(fd, o, n); }
int fsync(int fd) { REAL(fsync); return of_descriptor(fd) && hit() ? -1 : real(fd); }
int fdatasync(int fd) { REAL(fdatasync); return of_descriptor(fd) && hit() ? -1 : real(fd); }
int rename(const char *a, const char *b) { REAL(rename); return in_folder(b) && hit() ? -1 : real(a, b); }
/* A full disk still lets go of files. */
int unlink(const char *a) { REAL(unlink); return in_folder(a) && hit() && error != ENOSPC ? -1 : real(a); }
int mkdir(const char *a, mode_t m) { REAL(mkdir); return in_folder(a) && hit() ? -1 : real(a, m); }

/* With ITEMIZED_NO_NETWORK set, a connection to anywhere ends the process. */
int connect(int fd, const struct sockaddr *to, socklen_t n) {
    REAL(connect);
    if (getenv("ITEMIZED_NO_NETWORK") && (to->sa_family == AF_INET || to->sa_family == AF_INET6)) {
        fprintf(stderr, "the network was used\n");
        _exit(97);
    }
    return real(fd, to, n);
}

#define OPENS(name) \
    int name(const char *path, int flags, ...) { \
        REAL(name); \
        mode_t m = 0; \
        if (flags & (O_CREAT | __O_TMPFILE)) { va_list l; va_start(l, flags); m = va_arg(l, mode_t); va_end(l); } \
        if ((flags & (O_WRONLY | O_RDWR)) && in_folder(path) && !strstr(path, "/LOCK") && hit()) return -1; \
        return real(path, flags, m); \
    }
OPENS(open)
OPENS(open64)
