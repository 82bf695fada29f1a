import { randomId } from '../shell/secure-context.ts'

type Kind = 'stages' | 'companies'

/** An id for what a page is about to make. Known before, so that the page can close it while it is being made. */
export const newId = (kind: Kind): string => `${kind.charAt(0)}${randomId(10)}`

/**
 * Closes what a page has made for itself, or has asked for, even when the page is gone meanwhile. This request may
 * overtake the one to create it, which it then cancels. What is closed already is what was wanted.
 */
export function closeOwn(kind: Kind, id: string): void {
  void fetch(`/api/${kind}/${id}?cancel-creation`, { method: 'DELETE', keepalive: true }).catch(() => {})
}
