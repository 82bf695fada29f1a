import { useId, useState } from 'react'
import { Button } from '../controls/Button.tsx'
import composerStyles from './composer.module.css'
import headerRowsStyles from './header-rows.module.css'

interface RepeatControlProps {
  readonly canRepeat: boolean
  readonly onRepeat: (times: number) => void
}

const mostTimes = 10_000
const usualTimes = '5'

/** A button and a number that read as one sentence: Repeat 5 times. */
export function RepeatControl({ canRepeat, onRepeat }: RepeatControlProps) {
  const noteId = useId()
  const [text, setText] = useState(usualTimes)
  const times = Number(text)
  const isMistake = !/^\d+$/.test(text) || times < 1 || times > mostTimes
  const isOff = !canRepeat || isMistake
  const unit = times === 1 ? 'time' : 'times'
  return (
    <div className={composerStyles.repeat}>
      <div className="label-line">
        {isMistake && (
          <span className="field-note error" id={noteId}>
            <span className="visually-hidden">Repeat takes </span>1 to {mostTimes.toLocaleString('en')} times
          </span>
        )}
      </div>
      <div className={`${composerStyles.line} ${headerRowsStyles.line}`}>
        <Button isQuiet isOff={isOff} onClick={() => onRepeat(times)}>
          Repeat
          {!isMistake && (
            <span className="visually-hidden">
              {' '}
              {times} {unit}
            </span>
          )}
        </Button>
        <input
          className="control"
          type="number"
          aria-label="Times"
          aria-invalid={isMistake}
          aria-describedby={isMistake ? noteId : undefined}
          min={1}
          max={mostTimes}
          value={text}
          onChange={({ target }) => setText(target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.ctrlKey) return
            event.preventDefault()
            if (!isOff && !event.repeat) onRepeat(times)
          }}
        />
        <span aria-hidden="true">{unit}</span>
      </div>
    </div>
  )
}
