/* Compiled with the instructions of its name switched on; run only where kernels_available found them. */
#define KERNELS_NAME kernels_avx2
#define KERNELS_TITLE "avx2"
#define KERNELS_AVX2 1
#include "syntax/kernels_body.h"
