/**
 * What Chromium's preflight cache holds, in characters of a URL: one of 1,023 is cached, one of 1,024 is not. Measured
 * with Chromium 156 by the two cases for it in cases/repeated-cases.ts, which `npm run e2e` repeats.
 */
export const longestCachedUrl = 1_023
