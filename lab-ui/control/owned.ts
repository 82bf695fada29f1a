import { ControlError } from './control-error.ts'

/** The part of the control API that holds what a page can own. `Body` says what it is to be. */
interface OwnedApi<Body, Made> {
  readonly make: (body: Body, chosenId: string) => Promise<Made>
  readonly change: (id: string, body: Body) => Promise<Made>
  readonly read: (id: string) => Promise<Made>
  /** Deletes it, and cancels its creation where that is still under way; goes on when the page is gone. Never rejects. */
  readonly remove: (id: string) => Promise<void>
  /** An id that nobody has. Known before anything is made, so that the page can close it while it is being made. */
  readonly newId: () => string
}

/**
 * Something that a page has the lab run for itself: made when it is needed, changed in place, made anew when the lab
 * has stopped it for want of use, and closed with the page.
 */
export class Owned<Body, Made> {
  readonly #api: OwnedApi<Body, Made>
  /** Of what was requested last. */
  #id: string | null = null
  #isMade = false

  constructor(api: OwnedApi<Body, Made>) {
    this.#api = api
  }

  /**
   * Makes it so; what is still there is changed in place.
   * @throws ControlError when the control API refuses, or does not answer.
   */
  async become(body: Body): Promise<Made> {
    if (this.#id !== null && this.#isMade) {
      const changed = await nullIfGone(this.#api.change(this.#id, body))
      if (changed !== null) return changed
    }
    const id = this.#api.newId()
    // From now on, not from the answer on: the page may be left before that comes.
    this.#id = id
    this.#isMade = false
    const made = await this.#api.make(body, id)
    if (this.#id === id) this.#isMade = true
    return made
  }

  /**
   * It, as it is now; null where it was never made, or is gone.
   * @throws ControlError when the control server does not answer.
   */
  async current(): Promise<Made | null> {
    return this.#id === null || !this.#isMade ? null : nullIfGone(this.#api.read(this.#id))
  }

  /** Closes it, also while it is still being made. Never rejects; whoever leaves the page need not wait. */
  async close(): Promise<void> {
    const id = this.#id
    this.#id = null
    if (id !== null) await this.#api.remove(id)
  }
}

async function nullIfGone<Made>(answer: Promise<Made>): Promise<Made | null> {
  try {
    return await answer
  } catch (error) {
    if (error instanceof ControlError && error.status === 404) return null
    throw error
  }
}
