/* installed.h - where a data file of ours lies when nobody names one.
 *
 * One rule for models and dictionaries: what an environment variable names; else the file of the build tree
 * that this binary was built in, so that it runs from there; else the installed one. */
#ifndef ENTENTE_BASE_INSTALLED_H
#define ENTENTE_BASE_INSTALLED_H

/* The path to open: `given` where a caller names one, else by the rule above. Belongs to its giver. */
const char *installed_file(const char *given, const char *variable, const char *built, const char *installed);

#endif
