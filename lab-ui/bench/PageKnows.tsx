import type { PageResult } from '../../scenarios/words/page-result.ts'

/** The response as page script has it: its headers and the beginning of its body. */
export function PageKnows({ result }: { readonly result: PageResult }) {
  if (result.kind !== 'response') return <span className="none">no response</span>
  const isEmpty = result.headers.length === 0 && result.body === ''
  return (
    <>
      {isEmpty && <span className="none">no header and no body</span>}
      {result.headers.length > 0 && (
        <p>
          {result.headers.length === 1 ? '1 header' : `${result.headers.length} headers`}:{' '}
          <span className="value">{result.headers.map(([name]) => name).join(', ')}</span>
        </p>
      )}
      {result.body !== '' && <pre className="body">{result.body}</pre>}
    </>
  )
}
