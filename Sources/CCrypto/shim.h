// The functions for one hash each have been marked as deprecated since OpenSSL 3.0, which would have everybody use `EVP_…`.
// Those first set up the whole library, with its configuration file, providers and locks, which is more work than a hook does
// altogether. What is asked for here is a checksum, which needs no provider and no certification.
#define OPENSSL_SUPPRESS_DEPRECATED
#include <openssl/sha.h>
