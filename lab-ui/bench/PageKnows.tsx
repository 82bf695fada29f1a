import type { PageResult } from '../../scenarios/words/page-result.ts'

/** The response as page script has it: its headers and the beginning of its body. */
export function PageKnows({ result }: { readonly result: PageResult }) {
  if (result.kind !== 'response') return <span className="none">no response</span>
  const { headers, body, bodyLength, redirected, url } = result
  return (
    <>
      {redirected && (
        <p>
          After a redirect, from <span className="value">{url}</span>
        </p>
      )}
      {headers.length === 0 && <p className="none">no header</p>}
      {headers.length > 0 && (
        <ul className="readable-headers">
          {headers.map(([name, value]) => (
            // Script gets each name once: several lines of one are joined, but for Set-Cookie, which it never gets.
            <li key={name}>
              <b>{name}:</b> {value}
            </li>
          ))}
        </ul>
      )}
      {body === '' ? <p className="none">no body</p> : <pre className="body">{body}</pre>}
      {bodyLength > body.length && (
        <p className="none">
          the first {body.length} of {bodyLength} characters
        </p>
      )}
    </>
  )
}
