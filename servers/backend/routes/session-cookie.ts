import { z } from 'zod'

/** The site of which the lab's deployed topology is; the one domain that a session's cookie can be given. */
const domain = 'lab.localhost'
const sameSites = ['Lax', 'Strict', 'None'] as const

/** What `POST /session` is asked for: by whom the cookie is to be sent back, beside who signs in. */
const schema = z.object({
  domain: z.literal(domain, `domain is ${domain}, or left out for a cookie of this one host.`).optional(),
  sameSite: z.enum(sameSites, `sameSite is one of: ${sameSites.join(', ')}.`).default('Lax'),
})

/** The attributes of a session's cookie, or one sentence for each that is wrong. */
export function cookieAttributes(query: Readonly<Record<string, string>>) {
  const { success, data, error } = schema.safeParse(query)
  if (!success) return { error: error.issues.map(({ message }) => message).join(' ') }
  const { domain, sameSite } = data
  return {
    attributes: {
      path: '/',
      httpOnly: true,
      sameSite,
      // RFC 6265bis, section 5.7: SameSite=None is taken from Secure cookies alone; localhost counts as secure.
      ...(sameSite === 'None' && { secure: true }),
      ...(domain !== undefined && { domain }),
    },
  }
}
