/** Where a finding leads to: the heading of the group that tells the steps. */
export const whyHeadingId = 'why'
