import type { Mistake } from './mistakes.ts'

/** What comes of each mistake, as a sentence: apart from the names, which a page at rest needs. */
export const consequences: Readonly<Record<Mistake, string>> = {
  'no-always': 'Errors of the backend and of the proxy itself reach the page as CORS errors.',
  'lost-in-location':
    'One add_header in a location takes away all that stand above it: preflights pass, responses do not.',
  'blind-reflection': 'Every site may read what the user can read.',
  'no-anchors': 'An origin that merely contains an allowed one is allowed.',
  'no-vary': 'A cache hands the response for one origin to another, which may not read it.',
  'both-layers': 'Two Access-Control-Allow-Origin lines, which the browser refuses even when they are equal.',
}
