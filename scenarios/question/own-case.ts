import type { ChoiceName, Choices } from './choices.ts'

/** What the reader says of the own case: one answer to each choice. */
export type OwnCase = { readonly [Name in ChoiceName]: keyof Choices[Name]['options'] }

/** The case of the article: a platform team, a few services, and a backend that developers start by itself. */
export const usualCase: OwnCase = {
  owner: 'platform-team',
  services: 'several',
  local: 'backend',
  traffic: 'small',
  cookies: 'none',
}
