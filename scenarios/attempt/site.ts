/**
 * The site of a host name of the lab: each name directly under localhost is one of its own, as if localhost were a
 * public suffix, and so is an address. Ports make no difference.
 */
export const siteOf = (host: string): string =>
  host.endsWith('.localhost') ? host.split('.').slice(-2).join('.') : host
