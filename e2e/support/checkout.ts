import { fileURLToPath } from 'node:url'

/** The folder of this checkout, absolute, with a slash at the end. */
export const checkout = fileURLToPath(new URL('../../', import.meta.url))
