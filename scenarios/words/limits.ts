/** The most entries in each list of a policy. */
export const maxListLength = 64

/** The most characters of a method or of a header's name. */
export const maxTokenLength = 128

/** The most characters of an origin. */
export const maxOriginLength = 300

/** The most bytes of a request's body that the lab's proxies let through; they answer 413 to more. */
export const maxProxyBodyBytes = 64 * 1024
