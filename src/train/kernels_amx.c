/* Compiled with AVX-512 and AMX switched on; run only where train_kernels_best found them. */
#define KERNELS_NAME train_kernels_amx
#define KERNELS_TITLE "amx"
#define KERNELS_AMX 1
#include "train/kernels_body.h"
