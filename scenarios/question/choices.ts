/** What the reader says of the own case; of each choice the words that stand on the page. */
export const choices = {
  owner: {
    title: 'Who owns the proxy',
    options: { 'own-team': 'our team', 'platform-team': 'a platform team' },
  },
  services: {
    title: 'Services that pages call',
    options: { one: 'one', several: 'a few', many: 'ten or more' },
  },
  local: {
    title: 'On a developer’s computer',
    options: {
      backend: 'backend alone',
      'dev-server': 'dev server forwards',
      proxy: 'proxy too',
    },
  },
  traffic: {
    title: 'Traffic',
    options: { small: 'small', large: 'large' },
  },
  cookies: {
    title: 'Calls with cookies',
    options: { none: 'none', 'same-site': 'same site', 'across-sites': 'across sites' },
  },
} as const

export type Choices = typeof choices

export type ChoiceName = keyof Choices

export const choiceNames = Object.keys(choices) as ChoiceName[]
