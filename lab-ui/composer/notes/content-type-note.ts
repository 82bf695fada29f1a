import { mayHaveBody } from '../../../scenarios/words/page-request.ts'
import type { FieldNote } from '../../controls/fields/field-note.ts'
import type { ComposedRequest } from '../request/composed-request.ts'
import { headerFault } from './header-note.ts'

type Parts = Pick<ComposedRequest, 'method' | 'mode' | 'contentType' | 'headers'>

/** Why the content type of the field is not the one that is sent; null where it is. */
export function contentTypeNote({ method, mode, contentType, headers }: Parts): FieldNote | null {
  if (!mayHaveBody(method)) {
    return {
      short: 'goes with a body',
      whole: `It goes with the body, which ${method.toUpperCase()} does not have.`,
    }
  }
  const isSet = headers.some(([name, , off]) => off === undefined && name.toLowerCase() === 'content-type')
  if (isSet)
    return { short: 'a header sets it', whole: 'The request header Content-Type is sent instead of it.' }
  if (contentType === '') return null
  const fault = headerFault('content-type', contentType, mode)
  return fault === null
    ? null
    : { short: fault.isRefused ? 'refused' : 'left out in no-cors', whole: fault.says }
}
