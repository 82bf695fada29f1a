/**
 * The site of a host name: its registrable domain. Browsers take it from the Public Suffix List, which the lab does
 * not include. Here it is the last two labels, or the last three below a suffix such as `co.uk` or below a platform, so a
 * rarer suffix is taken for a site. An address and a host with one label are sites of their
 * own. Ports make no difference; a dot at the end does.
 */
export function siteOf(host: string, platforms: ReadonlySet<string> = new Set()): string {
  if (/^(\d+(\.\d+){3}|\[.*\])$/.test(host)) return host
  const end = host.endsWith('.') ? '.' : ''
  const labels = (end === '' ? host : host.slice(0, -1)).split('.')
  return `${labels.slice(isSuffix(labels.slice(-2).join('.'), platforms) ? -3 : -2).join('.')}${end}`
}

const isSuffix = (name: string, platforms: ReadonlySet<string>) =>
  /^(ac|co|com|edu|go|gov|ne|net|or|org)\.[a-z]{2}$/.test(name) || platforms.has(name)
