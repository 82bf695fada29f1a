import { tellConsoleTo } from './console-of-libraries.ts'
import { faults, standardError } from './standard-streams.ts'
import { printUncaughtErrors } from './uncaught-errors.ts'

printUncaughtErrors(standardError)
tellConsoleTo(faults)
const hostile = 'a\u001B]0;owned\u0007\u009Bb\n✓ readable'
const [how] = process.argv.slice(2)
for (let count = 0; count < 3; count += 1) console.error(new Error(hostile))
// oxlint-disable-next-line no-console -- as a library does
console.info('%s', hostile)
if (how === 'throw') throw new Error(hostile)
void Promise.reject(new TypeError(hostile))
