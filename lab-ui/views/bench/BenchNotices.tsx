import { LinkNotes } from './LinkNotes.tsx'
import { LinkSetup } from './setup/LinkSetup.tsx'
import { Problem } from './setup/Problem.tsx'
import type { BenchModel } from './use-bench.ts'

/** What somebody has to know, or to decide, before anything else. */
export function BenchNotices({ bench }: { readonly bench: BenchModel }) {
  const { problems, search, linkedSetup, composed, shown } = bench
  return (
    <>
      {problems.map((problem) => (
        <Problem
          key={problem.message}
          problem={problem}
          search={search}
          onOwnStage={linkedSetup.makeOwnStage}
        />
      ))}
      <LinkNotes foreignOrigin={composed.foreignOrigin} missing={shown.missing} />
      {linkedSetup.asked && (
        <LinkSetup
          onHere={linkedSetup.applyHere}
          onOwnStage={linkedSetup.makeOwnStage}
          onKeep={linkedSetup.answered}
        />
      )}
    </>
  )
}
