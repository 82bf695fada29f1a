/**
 * How the value of Origin is compared with those of a policy: byte by byte, as it should be (Fetch standard, section
 * "CORS check"); by whether it contains one of them, as an expression without anchors does; or not at all, so that every
 * origin is allowed.
 */
export type OriginComparison = 'exact' | 'contains' | 'reflect'
