/** Unique for this page: other pages of the same browser share its preflight cache. */
export const pageId = crypto.randomUUID().slice(0, 8)
