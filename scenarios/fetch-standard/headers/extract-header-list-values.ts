import type { HeaderList } from '../../words/exchange.ts'
import { isToken } from '../../words/texts/token.ts'
import { fieldValues } from './header-list.ts'

/**
 * Extract header list values (https://fetch.spec.whatwg.org/#extract-header-list-values) of a header that lists
 * tokens: Access-Control-Allow-Methods, -Allow-Headers, -Expose-Headers. Null where the header is absent,
 * `failure` where one member of one field is no token. Empty members count for nothing.
 */
export function extractTokens(
  headers: HeaderList,
  lowerCaseName: string,
): readonly string[] | 'failure' | null {
  const fields = fieldValues(headers, lowerCaseName)
  if (fields.length === 0) return null
  const tokens: string[] = []
  for (const field of fields) {
    for (const member of field.split(',')) {
      const token = member.replace(/^[\t ]+|[\t ]+$/g, '')
      if (token === '') continue
      if (!isToken(token)) return 'failure'
      tokens.push(token)
    }
  }
  return tokens
}
