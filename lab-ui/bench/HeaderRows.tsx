import type { PageRequest } from '../../scenarios/words/page-request.ts'

type Headers = PageRequest['headers']

interface HeaderRowsProps {
  readonly headers: Headers
  readonly onChange: (headers: Headers) => void
}

/** The request's headers, a row each. A row without a name is not sent. */
export function HeaderRows({ headers, onChange }: HeaderRowsProps) {
  const replace = (index: number, row: readonly [string, string]) => onChange(headers.with(index, row))
  return (
    <fieldset className="header-rows">
      <legend>Request headers</legend>
      {headers.map(([name, value], index) => (
        // eslint-disable-next-line react/no-array-index-key -- a row has no identity but its place
        <div className="header-row" key={index}>
          <input
            className="control"
            aria-label={`Name of header ${index + 1}`}
            placeholder="name"
            spellCheck={false}
            autoComplete="off"
            value={name}
            onChange={({ target }) => replace(index, [target.value, value])}
          />
          <textarea
            className="control"
            aria-label={`Value of header ${index + 1}`}
            placeholder="value"
            rows={1}
            spellCheck={false}
            value={value}
            onChange={({ target }) => replace(index, [name, target.value])}
          />
          <button
            className="button quiet"
            type="button"
            aria-label={`Remove ${name === '' ? `header ${index + 1}` : name}`}
            onClick={() => onChange(headers.toSpliced(index, 1))}
          >
            Remove
          </button>
        </div>
      ))}
      <button className="button quiet" type="button" onClick={() => onChange([...headers, ['', '']])}>
        Add header
      </button>
    </fieldset>
  )
}
