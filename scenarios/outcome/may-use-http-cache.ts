import type { PageRequest } from '../words/page-request.ts'

/** Whether a browser may take the response from its HTTP cache: without a request, as far as the servers can see. */
export const mayUseHttpCache = ({
  method,
  cache = 'default',
}: Pick<PageRequest, 'method'> & Partial<Pick<PageRequest, 'cache'>>): boolean =>
  ['GET', 'HEAD'].includes(method.toUpperCase()) && cache !== 'no-store' && cache !== 'reload'
