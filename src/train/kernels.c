#include "train/kernels.h"

#if defined(__x86_64__) && defined(__linux__)
#include <stdbool.h>
#include <sys/syscall.h>
#include <unistd.h>

enum { ASK_FOR_STATE = 0x1023, TILE_DATA = 18 }; /* arch_prctl(ARCH_REQ_XCOMP_PERM, XFEATURE_XTILEDATA) */

static bool has_amx(void)
{
    unsigned a = 7, b, c = 0, d;
    __asm__("cpuid" : "+a"(a), "=b"(b), "+c"(c), "=d"(d));
    bool tiles = (d >> 24 & 1) && (d >> 22 & 1); /* AMX-TILE and AMX-BF16 */
    return tiles && __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
           __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512dq") &&
           syscall(SYS_arch_prctl, ASK_FOR_STATE, TILE_DATA) == 0;
}

const TrainKernels *train_kernels_best(void)
{
    return has_amx() ? &train_kernels_amx : &train_kernels_portable;
}
#else
const TrainKernels *train_kernels_best(void)
{
    return &train_kernels_portable;
}
#endif
