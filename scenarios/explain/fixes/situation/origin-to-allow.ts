import { cannot, type Fix, type Situation } from '../fix.ts'

/**
 * Whether a fix has to allow every origin, since the browser names none: it sends `null`, which is every sandboxed page of
 * every site, and not one to allow.
 */
export const allowsEveryOrigin = ({ origin, redirect, isCredentialed }: Situation): boolean =>
  !isCredentialed && (origin === 'null' || redirect !== null)

/**
 * A fix, where the browser sends the origin of the page; where it sends `null`, what is better than that, and as far as
 * possible a fix all the same. `fixWith` is given what to say in that case, and null in the usual one.
 */
export function fixForOrigin(
  { origin, redirect, isCredentialed }: Situation,
  fixWith: (says: string | null) => Fix,
): Fix {
  if (redirect !== null) {
    const { from, to } = redirect
    const why = `The browser sends Origin: null to ${to}, because ${from} redirected there from another origin.`
    const instead = `call ${to} from the page, or have ${from} answer without a redirect (with 401, where it leads to a login page)`
    return isCredentialed
      ? cannot(
          `${why} With credentials only null would do, and that is every sandboxed page of every site. Instead, ${instead}.`,
        )
      : fixWith(`${why} Better ${instead}. What is public may be opened to every origin:`)
  }
  if (origin !== 'null') return fixWith(null)
  return fixWith(
    isCredentialed
      ? 'The page has no origin that could be named, and null is every sandboxed page of every site: better serve the page from an origin of its own.'
      : 'The page has no origin that could be named: open what is public to every origin, or serve the page from an origin of its own.',
  )
}
