#define KERNELS_NAME train_kernels_portable
#define KERNELS_TITLE "portable"
#include "train/kernels_body.h"
