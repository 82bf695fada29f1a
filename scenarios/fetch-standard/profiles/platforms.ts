import { siteOf } from '../../words/origins/site.ts'

/**
 * The site of a host name, as siteOf() has it, and with the well-known platforms on which each customer has a name of its
 * own. They are for recorded traffic: the lab's own hosts need none of them, so the dashboard does without the list.
 */
export const siteOnPlatforms = (host: string): string => siteOf(host, platforms)

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
