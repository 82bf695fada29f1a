import { Link } from '@tanstack/react-router'
import { ControlError } from '../../../control/control-error.ts'
import { Notice } from '../../../shell/Notice.tsx'
import type { BenchSearch } from '../../../links/bench-search.ts'

interface ProblemProps {
  readonly problem: Error
  readonly search: BenchSearch
  readonly onOwnStage: () => void
}

/** What went wrong with the stage; where there is no such stage, what can be done instead. */
export function Problem({ problem, search, onOwnStage }: ProblemProps) {
  const isUnknownStage = problem instanceof ControlError && problem.status === 404
  return (
    <Notice>
      {problem.message}{' '}
      {isUnknownStage && (
        <>
          <Link to="/bench" search={{ ...search, stage: 'default' }}>
            Open the default stage
          </Link>{' '}
          or{' '}
          <button type="button" className="link" onClick={onOwnStage}>
            set its lanes up again
          </button>
        </>
      )}
    </Notice>
  )
}
