/**
 * The path and query of an HTTP URL as an HTTP request carries them, without the fragment. Not `pathname + search`:
 * `search` is empty for a URL that ends in `?`, and browsers send that `?`.
 */
export const requestTarget = ({ href }: Pick<URL, 'href'>): string =>
  href.replace(/^\w+:\/\/[^/]*|#.*$/gs, '')
