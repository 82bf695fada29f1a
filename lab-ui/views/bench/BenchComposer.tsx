import { Composer } from '../../composer/Composer.tsx'
import { pageRequestOf } from '../../composer/request/composed-request.ts'
import { copyText } from '../../shell/secure-context.ts'
import { copiedText } from './runs/copied-text.ts'
import { progressOfSending } from './runs/use-sending.ts'
import type { BenchModel } from './use-bench.ts'

/** The request, and everything that sends or copies it. */
export function BenchComposer({ bench }: { readonly bench: BenchModel }) {
  const { composed, search, change, sending, shown, again, runningStage, grid } = bench
  const { isSending } = sending.attempts
  const copy = async (form: Parameters<typeof copiedText>[0]['form']) => {
    const request = pageRequestOf(composed.request)
    await copyText(await copiedText({ form, stage: search.stage, request, lanes: grid.copiedViews }))
  }
  return (
    <Composer
      composed={composed.request}
      origins={composed.origins}
      onChange={change}
      onSend={sending.sendNew}
      onStop={sending.stop}
      onAgainWarm={() => again(true)}
      onAgainCold={() => again(false)}
      onRepeat={sending.repeat}
      onCopy={copy}
      canSend={runningStage !== undefined}
      canAgain={shown.shownRun !== null && runningStage !== undefined && !isSending}
      isSending={isSending || sending.isRepeating}
      progress={progressOfSending(sending, shown.latestRun)}
    />
  )
}
