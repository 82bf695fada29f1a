import { randomId } from '../shell/secure-context.ts'

type Kind = 'stages' | 'companies'

/** An id for what a page is about to make. */
export const newId = (kind: Kind): string => `${kind.charAt(0)}${randomId(10)}`

/**
 * Closes what a page has made for itself, or has asked for, even when the page is gone meanwhile. This request may
 * overtake the one to create it, which it then cancels. Never rejects: what is closed already is what was wanted, and
 * what cannot be reached the lab stops by itself when nobody has used it for a while.
 */
export async function closeOwn(kind: Kind, id: string): Promise<void> {
  await fetch(`/api/${kind}/${id}?cancel-creation`, { method: 'DELETE', keepalive: true }).catch(() => {})
}
