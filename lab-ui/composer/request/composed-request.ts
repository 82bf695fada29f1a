import type { PageRequest } from '../../../scenarios/words/page-request.ts'

/** A request header as it is composed; one that is switched off keeps its place and is not sent. */
export type ComposedHeader =
  | readonly [name: string, value: string]
  | readonly [name: string, value: string, off: 'off']

/** A page request as it is put together, held in the URL. */
export interface ComposedRequest extends Omit<PageRequest, 'headers'> {
  readonly headers: readonly ComposedHeader[]
}

/** What is composed before somebody changes it. An empty origin means the dashboard's own. */
export const usualRequest: ComposedRequest = {
  origin: '',
  method: 'PUT',
  path: '/orders/17',
  headers: [],
  credentials: 'same-origin',
  mode: 'cors',
  redirect: 'follow',
  cache: 'default',
  contentType: 'application/json',
  body: '{ "item": "tea", "quantity": 3 }',
}

/** What is sent of it: without the headers that are switched off or have no name. */
export function pageRequestOf({ headers, ...rest }: ComposedRequest): PageRequest {
  return {
    ...rest,
    headers: headers.flatMap(([name, value, off]) =>
      off === undefined && name !== '' ? [[name, value]] : [],
    ),
  }
}
