#include "base/installed.h"

#include <stdlib.h>
#include <unistd.h>

const char *installed_file(const char *given, const char *variable, const char *built, const char *installed)
{
    if (given)
        return given;
    const char *named = getenv(variable);
    if (named && *named)
        return named;
    return access(built, R_OK) == 0 ? built : installed;
}
