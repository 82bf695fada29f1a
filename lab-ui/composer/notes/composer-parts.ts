/** What the composer suggests and what it says about values, as one module to load: a bench is there sooner without it. */
export { bodyNote } from './body-note.ts'
export { contentTypeNote } from './content-type-note.ts'
export { cookieNote } from './cookie-note.ts'
export { headerNote } from './header-note.ts'
export { pathNote } from './path-note.ts'
export * from './suggestions.ts'
