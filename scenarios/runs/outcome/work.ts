import type { Work } from '../../words/attempt.ts'
import type { Exchange } from '../../words/exchange.ts'
import type { Outcome } from '../../words/outcome.ts'
import { capitalize } from '../../words/texts/capitalize.ts'
import { isPreflight } from './exchanges.ts'

const changes: Readonly<Record<Work['change'], (id: string) => string>> = {
  created: (id) => `order ${id} was created`,
  updated: (id) => `order ${id} was updated`,
  deleted: (id) => `order ${id} was deleted`,
  session: (name) => `a session was started for ${name}`,
}

/**
 * What the backend's handler changed, and, where the page cannot know, that it did so all the same: CORS guards
 * the reading of a response, not the work.
 */
export function workSentence(work: readonly Work[], outcome: Outcome | null): string {
  if (work.length === 0) return 'Nothing was changed.'
  const list = work.map(({ change, id }) => changes[change](id)).join(', ')
  const sentence = capitalize(list)
  switch (outcome) {
    case 'readable':
    case null:
      return `${sentence}.`
    case 'opaque':
      return `${sentence}, although the page was told nothing of it.`
    case 'no-response':
      return `${sentence}, although the page got no response.`
    case 'blocked-at-preflight':
    case 'blocked-at-response':
    case 'not-sent':
      return `${sentence}, although the page was told that it failed.`
  }
}

/** Whether the backend did what the request asks for: a yes, or a no with its reason. */
export function workDone(work: readonly Work[], exchanges: readonly Exchange[]): string {
  if (work.length > 0) return 'yes'
  const asked = exchanges.filter((each) => each.witness === 'backend' && !isPreflight(each))
  if (asked.length === 0) return 'no, it was not asked'
  return asked.some(({ status }) => status !== null)
    ? 'it answered, and had nothing to change'
    : 'no, it gave no answer'
}
