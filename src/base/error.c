#include "base/error.h"

#include <stdarg.h>
#include <string.h>

EntenteStatus error_set(EntenteError *error, EntenteStatus code, const char *file, size_t line,
                        const char *format, ...)
{
    if (!error)
        return code;
    error->code = code;
    error->line = line;
    error->file[0] = '\0';
    int used = 0;
    if (file) {
        snprintf(error->file, sizeof error->file, "%s", file);
        used = line ? snprintf(error->message, sizeof error->message, "%s:%zu: ", error->file, line)
                    : snprintf(error->message, sizeof error->message, "%s: ", error->file);
    }
    if (used < 0 || (size_t)used >= sizeof error->message)
        used = 0;
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(error->message + used, sizeof error->message - (size_t)used, format, arguments);
    va_end(arguments);
    return code;
}

EntenteStatus error_no_memory(EntenteError *error)
{
    return error_set(error, ENTENTE_NO_MEMORY, NULL, 0, "out of memory");
}
