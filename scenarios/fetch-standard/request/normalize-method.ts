/**
 * Normalize a method (https://fetch.spec.whatwg.org/#concept-method-normalize): six are put into upper case;
 * every other, `patch` among them, keeps its case.
 */
export function normalizeMethod(method: string): string {
  const upperCase = method.toUpperCase()
  return normalized.has(upperCase) ? upperCase : method
}

const normalized: ReadonlySet<string> = new Set(['DELETE', 'GET', 'HEAD', 'OPTIONS', 'POST', 'PUT'])
