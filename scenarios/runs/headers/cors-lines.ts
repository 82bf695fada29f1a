import type { HeaderList } from '../../words/exchange.ts'

const corsName = /^(?:origin|location|access-control-.*)$/i

/** The lines of a message that CORS is decided by, at this URL or at the one that it redirects to; in order. */
export const corsLines = (headers: HeaderList): HeaderList => headers.filter(([name]) => corsName.test(name))
