/* Compiled with the instructions of its name switched on; run only where kernels_available found them. */
#define KERNELS_NAME kernels_avx512
#define KERNELS_TITLE "avx512"
#define KERNELS_VNNI 1
#include "syntax/kernels_body.h"
