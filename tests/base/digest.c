#include "base/digest.h"

#include <criterion/criterion.h>
#include <stdlib.h>

/* in base 64, as pages carry it */
static void expect(const char *text, size_t length, const char *expected)
{
	unsigned char digest[DIGEST_BYTES];
	struct buffer out = {0};
	digest_sha256(slice_make(text, length), digest);
	digest_add_base64(&out, digest);
	cr_expect_str_eq(out.bytes, expected, "%zu bytes", length);
	buffer_free(&out);
}

/* the examples of FIPS 180-4 */
Test(digest, is_sha256)
{
	expect("", 0, "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
	expect("abc", 3, "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=");
	expect("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", 56,
	       "JI1qYdIGOLjlwCaTDD5gOaM85Flk/yFn9uzt1BnbBsE=");
}

/* around the ends of blocks, where the length must find its place */
Test(digest, pads_any_length)
{
	char text[130];
	memset(text, 'a', sizeof text);
	expect(text, 55, "n0OQ+NMMLdkuyfCVtl4rmumwqSWlJY4kHJ8ekQ9zQxg=");
	expect(text, 63, "fT50oF19sVvOStnsBljqmOPwbu7PFrTG//LaRX3cLzQ=");
	expect(text, 64, "/+BU/nrgy23GXDr5th1SCfQ5hR20PQulmXM33xVGaOs=");
	expect(text, 119, "MeulHDE6XAgiat8Y1KNZz9/Y0ugWsT9K+VL36mWE3Ps=");
}
