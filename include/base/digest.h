/* SHA-256 (FIPS 180-4), as a browser wants it to know the one script and the one
 * style sheet that a page may use. */
#ifndef BASE_DIGEST_H
#define BASE_DIGEST_H

#include "base/buffer.h"
#include "base/slice.h"

#define DIGEST_BYTES 32

void digest_sha256(struct slice text, unsigned char digest[DIGEST_BYTES]);
/* adds it in base 64 */
void digest_add_base64(struct buffer *out, const unsigned char digest[DIGEST_BYTES]);

#endif
