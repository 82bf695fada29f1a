/** A URL as it is sent: without its fragment. */
export const withoutFragment = (url: string): string => url.replace(/#.*$/s, '')
