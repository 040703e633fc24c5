#define KERNELS_NAME kernels_portable
#define KERNELS_TITLE "portable"
#include "syntax/kernels_body.h"
