import { isCorsSafelisted } from '../../../fetch-standard/headers/safelisted-request-header.ts'

/**
 * With which values a request header goes across origins without being asked for, to be read after "needs no
 * listing"; null for a header that is always asked for. The standard's own function is tried with a value of each
 * kind, so that there is one list of names.
 */
export function valuesThatNeedNoListing(name: string): string | null {
  return kinds.find(({ sample }) => isCorsSafelisted([name, sample]))?.says ?? null
}

const kinds: readonly { readonly sample: string; readonly says: string }[] = [
  {
    // Of Accept: a slash is no letter of a language.
    sample: 'a/b',
    says: 'while its value is at most 128 bytes long, with no control character and none of "():<>?@[\\]{}',
  },
  {
    sample: 'en',
    says: 'while its value is at most 128 bytes long, of letters, digits, spaces and *,-.;= alone',
  },
  {
    sample: 'text/plain',
    says: 'for application/x-www-form-urlencoded, multipart/form-data and text/plain; for application/json it does',
  },
  {
    sample: 'bytes=0-499',
    says: 'for one range with a beginning, such as bytes=0-499; for bytes=-500 it does',
  },
]
