/** The request that a window waits for. */
export interface WindowRequest {
  readonly id: string
  readonly stage: string
  readonly lane: string
  readonly method: string
  /** The request target. */
  readonly path: string
}

/** A request that carries no attempt's id of its own. */
export interface UnnamedRequest {
  readonly stage: string
  readonly lane: string
  readonly method: string
  readonly url: string
  /** The value of Access-Control-Request-Method, where there is one. */
  readonly requestedMethod: string | undefined
}

const windowWaitsMs = 10_000
const windowStaysOpenMs = 15_000

/**
 * Windows for frames that send no Referer: while one is open, requests without an id that fit it are its
 * attempt's. There is one at a time for a lane, method and target; others wait for it to close.
 */
export class AttemptWindows {
  private readonly openByKey = new Map<string, { readonly id: string; readonly closing: NodeJS.Timeout }>()
  private readonly keyById = new Map<string, string>()
  private readonly waitingByKey = new Map<string, (() => void)[]>()
  private readonly waitMs: number
  private readonly openMs: number

  constructor(waitMs = windowWaitsMs, openMs = windowStaysOpenMs) {
    this.waitMs = waitMs
    this.openMs = openMs
  }

  /**
   * Opens a window, once no other of its kind is open. Resolves to false when that takes too long, and when whoever
   * waits gives up.
   */
  async open(request: WindowRequest, givesUp?: AbortSignal): Promise<boolean> {
    const key = keyOf(request.stage, request.lane, request.method, request.path)
    const holder = this.openByKey.get(key)
    if (this.keyById.get(request.id) !== key) this.close(request.id)
    if (holder !== undefined && holder.id !== request.id) return this.waitFor(key, request.id, givesUp)
    clearTimeout(holder?.closing)
    this.hold(key, request.id)
    return true
  }

  /** Closes an attempt's window, if it has one, and opens the next one that waits. */
  close(id: string): void {
    const key = this.keyById.get(id)
    if (key === undefined) return
    this.keyById.delete(id)
    clearTimeout(this.openByKey.get(key)?.closing)
    this.openByKey.delete(key)
    this.waitingByKey.get(key)?.shift()?.()
  }

  private hold(key: string, id: string): void {
    const closing = setTimeout(() => this.close(id), this.openMs)
    closing.unref()
    this.openByKey.set(key, { id, closing })
    this.keyById.set(id, key)
  }

  /** The attempt whose window a request fits: the request itself, or the preflight for it. */
  match(request: UnnamedRequest): string | null {
    if (this.openByKey.size === 0) return null
    return this.openByKey.get(keyOfRequest(request))?.id ?? null
  }

  /** Takes its turn in the moment in which the window before it closes, so that no other comes in between. */
  private waitFor(key: string, id: string, givesUp: AbortSignal | undefined): Promise<boolean> {
    return new Promise((resolve) => {
      const waiting = this.waitingByKey.get(key) ?? []
      this.waitingByKey.set(key, waiting)
      const leave = () => {
        clearTimeout(timer)
        givesUp?.removeEventListener('abort', giveUp)
        const index = waiting.indexOf(turn)
        if (index !== -1) waiting.splice(index, 1)
        if (waiting.length === 0) this.waitingByKey.delete(key)
      }
      const giveUp = () => {
        leave()
        resolve(false)
      }
      const timer = setTimeout(giveUp, this.waitMs)
      timer.unref()
      givesUp?.addEventListener('abort', giveUp)
      const turn = () => {
        leave()
        this.close(id)
        this.hold(key, id)
        resolve(true)
      }
      waiting.push(turn)
    })
  }
}

/** What a request is known by when it carries no id: a preflight by the request that it is for. */
export function keyOfRequest({ stage, lane, method, url, requestedMethod }: UnnamedRequest): string {
  const meant = method === 'OPTIONS' && requestedMethod !== undefined ? requestedMethod : method
  return keyOf(stage, lane, meant, url)
}

const keyOf = (...parts: readonly string[]) => parts.join('\n')
