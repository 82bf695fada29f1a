import { useCallback, useId, useLayoutEffect, useRef, useState } from 'react'
import type { PageRequest } from '../../scenarios/words/page-request.ts'
import { Button } from '../controls/Button.tsx'
import type { ComposedHeader } from './request/composed-request.ts'
import { HeaderRow } from './HeaderRow.tsx'
import composerStyles from './composer.module.css'
import headerRowsStyles from './header-rows.module.css'

interface HeaderRowsProps {
  readonly headers: readonly ComposedHeader[]
  readonly mode: PageRequest['mode']
  readonly onChange: (headers: readonly ComposedHeader[]) => void
}

interface RemovedHeader {
  readonly index: number
  readonly header: ComposedHeader
}

/** More headers than these scroll in a place of their own, so that the lanes stay in sight. */
const mostUnscrolled = 16

/** The request's headers. Each can be switched off, changed and removed, and what was removed comes back. */
export function HeaderRows({ headers, mode, onChange }: HeaderRowsProps) {
  const labelId = useId()
  const group = useRef<HTMLDivElement>(null)
  const [removed, setRemoved] = useState<readonly RemovedHeader[]>([])
  const lastRemoved = removed.at(-1)

  // The rows are handed functions that stay the same, so that a change draws one row alone.
  const latest = useRef({ headers, onChange })
  const focusNext = useRef<string | null>(null)
  useLayoutEffect(() => {
    latest.current = { headers, onChange }
    if (focusNext.current === null) return
    group.current?.querySelector<HTMLElement>(focusNext.current)?.focus()
    focusNext.current = null
  })
  const replace = useCallback((index: number, header: ComposedHeader) => {
    latest.current.onChange(latest.current.headers.with(index, header))
  }, [])
  const remove = useCallback((index: number) => {
    const { headers, onChange } = latest.current
    const header = headers[index]
    if (header === undefined) return
    focusNext.current = '[data-part=undo] button'
    setRemoved((old) => [...old, { index, header }])
    onChange(headers.toSpliced(index, 1))
  }, [])
  const insert = (index: number, header: ComposedHeader) => {
    focusNext.current = `[data-row="${Math.min(index, headers.length)}"] [role="combobox"]`
    onChange(headers.toSpliced(index, 0, header))
  }

  return (
    <div
      ref={group}
      className={
        headers.length > 1
          ? `${composerStyles.headerRows} ${headerRowsStyles.headerRows} ${composerStyles.hasMany}`
          : `${composerStyles.headerRows} ${headerRowsStyles.headerRows}`
      }
      data-count={headers.length}
      role="group"
      aria-labelledby={labelId}
    >
      <div className="label-line">
        <span id={labelId}>Request headers</span>
      </div>
      <div className={`${composerStyles.line} ${headerRowsStyles.line}`}>
        {headers.length > 0 && (
          <ul className={headers.length > mostUnscrolled ? headerRowsStyles.scrolls : ''}>
            {headers.map((header, index) => (
              // eslint-disable-next-line react/no-array-index-key -- a row has no identity but its place
              <HeaderRow key={index} {...{ index, header, mode }} onReplace={replace} onRemove={remove} />
            ))}
          </ul>
        )}
        <Button isQuiet onClick={() => insert(headers.length, ['', ''])}>
          Add header
        </Button>
        <span className={headerRowsStyles.undo} data-part="undo">
          <span role="status">{lastRemoved && `${lastRemoved.header[0] || 'header'} removed`}</span>
          {lastRemoved && (
            <Button
              isQuiet
              onClick={() => {
                setRemoved(removed.slice(0, -1))
                insert(lastRemoved.index, lastRemoved.header)
              }}
            >
              Undo
            </Button>
          )}
        </span>
      </div>
    </div>
  )
}
