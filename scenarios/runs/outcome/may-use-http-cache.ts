/** Whether a browser may take the response from its HTTP cache: without a request, as far as the servers can see. */
export const mayUseHttpCache = ({
  method,
  cache = 'default',
}: {
  readonly method: string
  readonly cache?: string | undefined
}): boolean => ['GET', 'HEAD'].includes(method.toUpperCase()) && cache !== 'no-store' && cache !== 'reload'
