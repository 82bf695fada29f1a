/** The most entries in each list of a policy. */
export const maxListLength = 64

/** The most characters of a method or of a header's name. */
export const maxTokenLength = 128

/** The most characters of an origin. */
export const maxOriginLength = 300
