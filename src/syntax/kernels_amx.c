/* Compiled with the instructions of its name switched on; run only where kernels_available found them. */
#define KERNELS_NAME kernels_amx
#define KERNELS_TITLE "amx"
#define KERNELS_AMX 1
#include "syntax/kernels_body.h"
