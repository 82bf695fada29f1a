/** CORS-safelisted methods, which need no preflight (https://fetch.spec.whatwg.org/#cors-safelisted-method). */
export const safelistedMethods: readonly string[] = ['GET', 'HEAD', 'POST']

/** Whether a method, as it is sent, needs no preflight of its own. Case counts. */
export const isSafelistedMethod = (method: string): boolean => safelistedMethods.includes(method)
