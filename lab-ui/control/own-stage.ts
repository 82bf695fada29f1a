/** An id for a stage that a page is about to make. Known before, so that the page can close it while it is being made. */
export const newStageId = (): string => `s${crypto.randomUUID().replaceAll('-', '').slice(0, 10)}`

/**
 * Closes a stage that a page has made for itself, or has asked for. Asked for so that it is done even when the page is
 * gone. A stage that is closed already is what was wanted.
 */
export function closeStage(id: string): void {
  void fetch(`/api/stages/${id}`, { method: 'DELETE', keepalive: true }).catch(() => {})
}
