import { headerValue } from '../../../runs/outcome/exchanges.ts'
import type { CopyEvidence } from '../copy-input.ts'

/** The cookies that went with the attempt's request, name and value. */
export function sentCookies({
  exchanges,
}: CopyEvidence): readonly (readonly [name: string, value: string])[] {
  const cookie = exchanges.map(({ requestHeaders }) => headerValue(requestHeaders, 'cookie')).find(Boolean)
  return (cookie?.split('; ') ?? []).map((pair) => {
    const [name = '', ...value] = pair.split('=')
    return [name, value.join('=')]
  })
}
