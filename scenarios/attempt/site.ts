/**
 * The site of a host name, as far as it can be told without the Public Suffix List, which no browser leaves out and
 * the lab does not carry: the last two labels, or three where the last two are a suffix under which strangers
 * register names (`co.uk` and its kind, and the best known hosting platforms). A host with one label and an address
 * are sites of their own, and so is each name directly under localhost. Ports make no difference, a dot at the end
 * does.
 */
export function siteOf(host: string): string {
  if (/^(\d+(\.\d+){3}|\[.*\])$/.test(host)) return host
  const end = host.endsWith('.') ? '.' : ''
  const labels = (end === '' ? host : host.slice(0, -1)).split('.')
  return `${labels.slice(isSuffix(labels.slice(-2).join('.')) ? -3 : -2).join('.')}${end}`
}

const isSuffix = (name: string) =>
  /^(ac|co|com|edu|go|gov|ne|net|or|org)\.[a-z]{2}$/.test(name) || platforms.has(name)

/** Platforms on which each customer has a name below this one. */
const platforms: ReadonlySet<string> = new Set([
  'azurestaticapps.net',
  'azurewebsites.net',
  'cloudfront.net',
  'deno.dev',
  'firebaseapp.com',
  'fly.dev',
  'github.io',
  'gitlab.io',
  'herokuapp.com',
  'netlify.app',
  'ngrok-free.app',
  'onrender.com',
  'pages.dev',
  'trycloudflare.com',
  'vercel.app',
  'web.app',
  'workers.dev',
])
