/**
 * The longest URL, in characters, whose preflight Chromium caches: one of 1,023 is cached, one of 1,024 is not. Measured
 * with Chromium 156 by the two cases for it in cases/repeated-cases.ts, which `npm run e2e` repeats.
 */
export const longestCachedUrl = 1_023

/** How many preflight results Chromium's cache holds; beyond that it drops others at random. */
export const maxCacheEntries = 1_024

/** From here on the lab warns that the cache is about to lose entries: it may hold some from before. */
export const manyCacheEntries = 900
