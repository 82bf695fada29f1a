/** The guard, for tests that start programs of their own, such as browsers. */
export { startGuard, type Guard } from '../guard/guard.ts'
