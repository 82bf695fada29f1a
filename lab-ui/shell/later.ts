import { useSyncExternalStore } from 'react'

/**
 * A module that a page at rest does without. It is fetched at the first sign of a person, so that it is there
 * before anything needs it, and at the latest when it is asked for.
 */
export interface Later<Module> {
  /**
   * The module. When it could not be had, asking again fetches it again.
   * @throws an Error whose message is fit to be shown.
   */
  readonly load: () => Promise<Module>
  /** The module; null until it is there. */
  readonly now: () => Module | null
  /** Calls when it is there; the function that is returned ends that. */
  readonly subscribe: (listener: () => void) => () => void
}

const signs = ['pointermove', 'pointerdown', 'keydown', 'focusin', 'click'] as const

/** Resolves once somebody moves, presses, types or focuses anything. */
const firstSign = new Promise<void>((resolve) => {
  for (const sign of signs) {
    window.addEventListener(sign, () => resolve(), { capture: true, once: true, passive: true })
  }
})

const cannotBeLoaded =
  'A part of the dashboard cannot be loaded. If the lab has stopped, start it again with npm start, then reload this page.'

/** For an `import()` that fails. @throws an Error whose message is fit to be shown. */
export function notLoaded(cause: unknown): never {
  throw new Error(cannotBeLoaded, { cause })
}

/** A module to be fetched later. `fetchModule` is its `import()`. */
export function later<Module>(fetchModule: () => Promise<Module>): Later<Module> {
  let module: Module | null = null
  const listeners = new Set<() => void>()
  const load = async () => {
    if (module !== null) return module
    module = await fetchModule().catch(notLoaded)
    for (const listener of listeners) listener()
    return module
  }
  // Who needs it asks for it, and is told why it is not there.
  void firstSign.then(load).catch(() => {})
  return {
    load,
    now: () => module,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/** The module; null until it is there, which draws anew. */
export function useLater<Module>({ subscribe, now }: Later<Module>): Module | null {
  return useSyncExternalStore(subscribe, now)
}
