/** Whether two drafts say something else. Both have their members in the same order. */
export const isOther = (one: unknown, other: unknown): boolean =>
  JSON.stringify(one) !== JSON.stringify(other)
