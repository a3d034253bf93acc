"""The system calls a jail may make, with their numbers on each architecture.

A name that an architecture does not have is not in its table. ``docs/sandbox.md`` argues each group.
"""

# ruff: noqa: SIM905 - a table of words reads better than a list of quoted ones
from __future__ import annotations

# Group by group: what it is for, and the calls.
ALLOWED: tuple[tuple[str, str], ...] = (
    (
        "Reading and writing descriptors that are already open, and copies of them.",
        "read write readv writev pread64 pwrite64 preadv pwritev lseek close "
        "close_range dup dup2 dup3 pipe pipe2 ftruncate truncate fallocate sendfile copy_file_range",
    ),
    (
        "Waiting for descriptors and timers.",
        "poll ppoll select pselect6 epoll_create epoll_create1 epoll_ctl epoll_wait epoll_pwait "
        "epoll_pwait2 eventfd eventfd2 timerfd_create timerfd_settime timerfd_gettime",
    ),
    (
        "Files: the mounts and Landlock say which.",
        "open openat creat stat fstat lstat newfstatat statx access faccessat faccessat2 readlink "
        "readlinkat getcwd chdir fchdir mkdir mkdirat rmdir unlink unlinkat rename renameat renameat2 "
        "link linkat symlink symlinkat chmod fchmod fchmodat utime utimes utimensat futimesat getdents "
        "getdents64 umask",
    ),
    (
        "The two ends of a socketpair it made itself (asyncio's alarm clock); no other socket can be had.",
        "sendto recvfrom shutdown getsockopt getsockname getpeername",
    ),
    (
        "Memory of this process: the address-space limit says how much.",
        "munmap mprotect mremap brk",
    ),
    (
        "Threads, locks and leaving.",
        "exit exit_group set_robust_list get_robust_list rseq set_tid_address wait4 waitid restart_syscall sched_yield",
    ),
    (
        "Asking about itself.",
        "gettid getpid getppid getuid geteuid getgid getegid getresuid getresgid getgroups getpgrp "
        "getpgid getsid sched_getaffinity sched_getparam sched_getscheduler sched_get_priority_max "
        "sched_get_priority_min getpriority getrlimit setrlimit getrusage times uname capget "
        "getcpu getrandom",
    ),
    (
        "Signals: its pid namespace holds nobody else.",
        "kill tgkill tkill rt_sigaction rt_sigprocmask rt_sigreturn rt_sigsuspend rt_sigpending "
        "rt_sigtimedwait sigaltstack pause alarm",
    ),
    (
        "Time.",
        "getitimer setitimer timer_create timer_settime timer_gettime timer_getoverrun timer_delete "
        "nanosleep clock_nanosleep clock_gettime clock_getres gettimeofday time",
    ),
)

# What CUDA does besides, allowed in jails with a GPU only.
FOR_CUDA = "mlock munlock mbind get_mempolicy sched_setaffinity"

# Denied as a file system does that has no such thing: who copies a file's attributes then goes on without them.
WITHOUT_SUPPORT = (
    "setxattr lsetxattr fsetxattr getxattr lgetxattr fgetxattr listxattr llistxattr flistxattr removexattr "
    "lremovexattr fremovexattr"
)

# Answered as done, and not done: nobody else has a file of this job's open, and no disk is behind one. On files that
# all jails share, a lock, or a page being in the page cache, would be a bit that one of them writes and another reads.
PRETENDED = "flock fsync fdatasync msync fadvise64"

# Answered as a kernel does that is too old for them: the C library then takes a call that is on the list.
ABSENT = "clone3 preadv2 pwritev2 futex_waitv membarrier mincore statfs fstatfs"

X86_64 = dict(
    pair.split("=")
    for pair in (
        "setxattr=188 lsetxattr=189 fsetxattr=190 getxattr=191 lgetxattr=192 fgetxattr=193 listxattr=194 "
        "llistxattr=195 flistxattr=196 removexattr=197 lremovexattr=198 fremovexattr=199 "
        "read=0 write=1 readv=19 writev=20 pread64=17 pwrite64=18 preadv=295 pwritev=296 preadv2=327 "
        "pwritev2=328 lseek=8 close=3 close_range=436 dup=32 dup2=33 dup3=292 pipe=22 pipe2=293 flock=73 "
        "fsync=74 fdatasync=75 ftruncate=77 truncate=76 fallocate=285 fadvise64=221 sendfile=40 "
        "copy_file_range=326 poll=7 ppoll=271 select=23 pselect6=270 epoll_create=213 epoll_create1=291 "
        "epoll_ctl=233 epoll_wait=232 epoll_pwait=281 epoll_pwait2=441 eventfd=284 eventfd2=290 "
        "timerfd_create=283 timerfd_settime=286 timerfd_gettime=287 open=2 openat=257 creat=85 stat=4 fstat=5 "
        "lstat=6 newfstatat=262 statx=332 access=21 faccessat=269 faccessat2=439 readlink=89 readlinkat=267 "
        "getcwd=79 chdir=80 fchdir=81 mkdir=83 mkdirat=258 rmdir=84 unlink=87 unlinkat=263 rename=82 "
        "renameat=264 renameat2=316 link=86 linkat=265 symlink=88 symlinkat=266 chmod=90 fchmod=91 "
        "fchmodat=268 utime=132 utimes=235 utimensat=280 futimesat=261 getdents=78 getdents64=217 statfs=137 "
        "fstatfs=138 umask=95 mmap=9 munmap=11 mprotect=10 mremap=25 brk=12 madvise=28 msync=26 mincore=27 "
        "membarrier=324 exit=60 exit_group=231 futex=202 futex_waitv=449 set_robust_list=273 "
        "get_robust_list=274 rseq=334 set_tid_address=218 wait4=61 waitid=247 restart_syscall=219 "
        "sched_yield=24 gettid=186 getpid=39 getppid=110 getuid=102 geteuid=107 getgid=104 getegid=108 "
        "getresuid=118 getresgid=120 getgroups=115 getpgrp=111 getpgid=121 getsid=124 sched_getaffinity=204 "
        "sched_getparam=143 sched_getscheduler=145 sched_get_priority_max=146 sched_get_priority_min=147 "
        "getpriority=140 getrlimit=97 setrlimit=160 getrusage=98 times=100 sysinfo=99 uname=63 capget=125 "
        "getcpu=309 getrandom=318 kill=62 tgkill=234 tkill=200 rt_sigaction=13 rt_sigprocmask=14 "
        "rt_sigreturn=15 rt_sigsuspend=130 rt_sigpending=127 rt_sigtimedwait=128 sigaltstack=131 pause=34 "
        "alarm=37 getitimer=36 setitimer=38 timer_create=222 timer_settime=223 timer_gettime=224 "
        "timer_getoverrun=225 timer_delete=226 nanosleep=35 clock_nanosleep=230 clock_gettime=228 "
        "clock_getres=229 gettimeofday=96 time=201 mlock=149 munlock=150 mbind=237 get_mempolicy=239 "
        "sched_setaffinity=203 clone=56 clone3=435 fcntl=72 ioctl=16 prctl=157 prlimit64=302 "
        "socketpair=53 sendto=44 recvfrom=45 shutdown=48 getsockopt=55 setsockopt=54 getsockname=51 getpeername=52"
    ).split()
)

AARCH64 = dict(
    pair.split("=")
    for pair in (
        "setxattr=5 lsetxattr=6 fsetxattr=7 getxattr=8 lgetxattr=9 fgetxattr=10 listxattr=11 "
        "llistxattr=12 flistxattr=13 removexattr=14 lremovexattr=15 fremovexattr=16 "
        "read=63 write=64 readv=65 writev=66 pread64=67 pwrite64=68 preadv=69 pwritev=70 preadv2=286 "
        "pwritev2=287 lseek=62 close=57 close_range=436 dup=23 dup3=24 pipe2=59 flock=32 fsync=82 "
        "fdatasync=83 ftruncate=46 truncate=45 fallocate=47 fadvise64=223 sendfile=71 copy_file_range=285 "
        "ppoll=73 pselect6=72 epoll_create1=20 epoll_ctl=21 epoll_pwait=22 epoll_pwait2=441 eventfd2=19 "
        "timerfd_create=85 timerfd_settime=86 timerfd_gettime=87 openat=56 fstat=80 newfstatat=79 statx=291 "
        "faccessat=48 faccessat2=439 readlinkat=78 getcwd=17 chdir=49 fchdir=50 mkdirat=34 unlinkat=35 "
        "renameat=38 renameat2=276 linkat=37 symlinkat=36 fchmod=52 fchmodat=53 utimensat=88 getdents64=61 "
        "statfs=43 fstatfs=44 umask=166 mmap=222 munmap=215 mprotect=226 mremap=216 brk=214 madvise=233 "
        "msync=227 mincore=232 membarrier=283 exit=93 exit_group=94 futex=98 futex_waitv=449 "
        "set_robust_list=99 get_robust_list=100 rseq=293 set_tid_address=96 wait4=260 waitid=95 "
        "restart_syscall=128 sched_yield=124 gettid=178 getpid=172 getppid=173 getuid=174 geteuid=175 "
        "getgid=176 getegid=177 getresuid=148 getresgid=150 getgroups=158 getpgid=155 getsid=156 "
        "sched_getaffinity=123 sched_getparam=121 sched_getscheduler=120 sched_get_priority_max=125 "
        "sched_get_priority_min=126 getpriority=141 getrlimit=163 setrlimit=164 getrusage=165 times=153 "
        "sysinfo=179 uname=160 capget=90 getcpu=168 getrandom=278 kill=129 tgkill=131 tkill=130 "
        "rt_sigaction=134 rt_sigprocmask=135 rt_sigreturn=139 rt_sigsuspend=133 rt_sigpending=136 "
        "rt_sigtimedwait=137 sigaltstack=132 getitimer=102 setitimer=103 timer_create=107 timer_settime=110 "
        "timer_gettime=108 timer_getoverrun=109 timer_delete=111 nanosleep=101 clock_nanosleep=115 "
        "clock_gettime=113 clock_getres=114 gettimeofday=169 mlock=228 munlock=229 mbind=235 "
        "get_mempolicy=236 sched_setaffinity=122 clone=220 clone3=435 fcntl=25 ioctl=29 prctl=167 "
        "prlimit64=261 "
        "socketpair=199 sendto=206 recvfrom=207 shutdown=210 getsockopt=209 setsockopt=208 getsockname=204 "
        "getpeername=205"
    ).split()
)
