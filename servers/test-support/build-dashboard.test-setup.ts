import { ensureUiBuild } from '../ui-build.ts'

/** Builds the dashboard once, so that the tests, which start labs at the same time, find it built. */
export const setup = (): Promise<void> => ensureUiBuild(() => {})
