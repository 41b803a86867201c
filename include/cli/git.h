/* Running git: without a shell, in the folder and the environment we are in. */
#ifndef CLI_GIT_H
#define CLI_GIT_H

#include "base/buffer.h"
#include "base/error.h"

/* Runs git with these words (a NULL ends them) and adds what it prints to out,
 * and what it complains of too when `complaints`; else nobody sees those.  Its
 * exit status; -1 with err when git cannot be run. */
int git_run(const char *const *words, struct buffer *out, bool complaints, struct error *err);

#endif
