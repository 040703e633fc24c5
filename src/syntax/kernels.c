#include "syntax/kernels.h"

#include <pthread.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

enum { GROUP = 4, GROUPS = KERNEL_DEPTH / GROUP, SETS_LIMIT = 5 };

/* Where the weight of a row and column lies among packed ones. */
static size_t packed_place(size_t row, size_t column, size_t rows)
{
    size_t block = column / KERNEL_COLUMNS * (rows / KERNEL_DEPTH) + row / KERNEL_DEPTH;
    size_t group = row % KERNEL_DEPTH / GROUP;
    return ((block * GROUPS + group) * KERNEL_COLUMNS + column % KERNEL_COLUMNS) * GROUP + row % GROUP;
}

void kernels_pack(const int8_t *weights, size_t rows, size_t columns, int8_t *packed)
{
    for (size_t r = 0; r < rows; r++)
        for (size_t c = 0; c < columns; c++)
            packed[packed_place(r, c, rows)] = weights[r * columns + c];
}

void kernels_sum(const int8_t *packed, size_t rows, size_t columns, int32_t *sums)
{
    for (size_t c = 0; c < columns; c++) {
        sums[c] = 0;
        for (size_t r = 0; r < rows; r++)
            sums[c] += packed[packed_place(r, c, rows)];
    }
}

/* ---- which sets this machine runs ---- */

#if defined(__x86_64__) && defined(__linux__)
#include <cpuid.h>
#include <sys/syscall.h>
#include <unistd.h>

enum { ASK_FOR_STATE = 0x1023, TILE_DATA = 18 }; /* arch_prctl(ARCH_REQ_XCOMP_PERM, XFEATURE_XTILEDATA) */

static bool has_avx512(void)
{
    return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
           __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512dq") &&
           __builtin_cpu_supports("avx512vnni");
}

/* Linux gives a process tile registers only when it asks for them. */
static bool has_amx(void)
{
    unsigned a, b, c, d;
    if (!__get_cpuid_count(7, 0, &a, &b, &c, &d))
        return false;
    bool tiles = (d >> 24 & 1) && (d >> 25 & 1); /* AMX-TILE and AMX-INT8 */
    return tiles && has_avx512() && syscall(SYS_arch_prctl, ASK_FOR_STATE, TILE_DATA) == 0;
}

static size_t find_sets(const Kernels **sets)
{
    size_t count = 0;
    if (has_amx())
        sets[count++] = &kernels_amx;
    if (has_avx512())
        sets[count++] = &kernels_avx512;
    if (__builtin_cpu_supports("avx2"))
        sets[count++] = &kernels_avx2;
    sets[count++] = &kernels_portable;
    return count;
}
#else
static size_t find_sets(const Kernels **sets)
{
    sets[0] = &kernels_portable;
    return 1;
}
#endif

/* Found once, then only read: the processor does not change under a running process. */
static const Kernels *available[SETS_LIMIT];
static pthread_once_t available_once = PTHREAD_ONCE_INIT;

static void available_find(void)
{
    size_t count = find_sets(available);
    const char *wanted = getenv("ENTENTE_KERNELS");
    for (size_t i = 0; wanted && i < count; i++)
        if (strcmp(available[i]->name, wanted) == 0) {
            const Kernels *first = available[i];
            memmove(available + 1, available, i * sizeof *available);
            available[0] = first;
        }
}

const Kernels *const *kernels_available(void)
{
    pthread_once(&available_once, available_find);
    return available;
}
