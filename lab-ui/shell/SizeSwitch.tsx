import { useEffect, useState } from 'react'
import { keepChoice, keptChoice } from './kept-choice.ts'

const key = 'size'

/** For a projector: everything a quarter larger, to be read from the back row. */
export function SizeSwitch() {
  const [isRoom, setIsRoom] = useState(() => keptChoice(key) === 'room')

  useEffect(() => {
    document.documentElement.dataset['size'] = isRoom ? 'room' : 'desk'
    keepChoice(key, isRoom ? 'room' : 'desk')
  }, [isRoom])

  return (
    <button className="button quiet" type="button" aria-pressed={isRoom} onClick={() => setIsRoom(!isRoom)}>
      Larger
    </button>
  )
}
