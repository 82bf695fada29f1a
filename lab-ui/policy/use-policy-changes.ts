import { useEffect, useRef, useState } from 'react'
import { draftEquals, type PolicyDraft } from '../../scenarios/setup/policy/draft/policy-draft.ts'
import type { Policy } from '../../scenarios/setup/policy/policy.ts'

/** What one step has changed, and so what undoing it brings back. */
type Step =
  | { readonly of: 'lanes'; readonly before: Policy }
  | { readonly of: 'draft'; readonly before: PolicyDraft | null }

const mostSteps = 20

interface Options {
  readonly running: Policy
  readonly draft: PolicyDraft | null
  readonly onDraft: (draft: PolicyDraft | null) => void
  readonly onApply: (policy: Policy) => Promise<void>
}

export interface PolicyChanges {
  readonly isApplying: boolean
  /** What was done last, as a sentence; empty when there is nothing to say. */
  readonly said: string
  /** Why the last policy was not applied. */
  readonly refusal: string | null
  /** What undo would bring back; null when there is nothing to undo. */
  readonly undoes: string | null
  /** Writes a change, letter by letter. This is no step: the fields have an undo of their own. */
  readonly write: (draft: PolicyDraft | null) => void
  /** Puts a whole draft in the place of the one there is. */
  readonly replace: (draft: PolicyDraft | null, said: string) => void
  readonly apply: (policy: Policy) => void
  readonly undo: () => void
}

/** Applying, replacing and undoing, with what there is to say about each. Steps are kept for this page alone. */
export function usePolicyChanges({ running, draft, onDraft, onApply }: Options): PolicyChanges {
  const [steps, setSteps] = useState<readonly Step[]>([])
  const [isApplying, setIsApplying] = useState(false)
  const [said, setSaid] = useState('')
  const [refusal, setRefusal] = useState<string | null>(null)
  const latest = useRef<{ draft: PolicyDraft | null; isGone: boolean }>({ draft, isGone: false })

  useEffect(() => {
    latest.current.draft = draft
  }, [draft])
  useEffect(() => {
    const { current } = latest
    current.isGone = false
    return () => void (current.isGone = true)
  }, [])

  const tell = (sentence: string) => {
    setRefusal(null)
    setSaid(sentence)
  }

  const run = async (policy: Policy, onDone: () => void) => {
    if (isApplying) return
    tell('Applying to all lanes …')
    setIsApplying(true)
    try {
      await onApply(policy)
      if (!latest.current.isGone) onDone()
    } catch (error) {
      setSaid('')
      setRefusal(error instanceof Error ? error.message : String(error))
    } finally {
      setIsApplying(false)
    }
  }

  const apply = (policy: Policy) =>
    void run(policy, () => {
      setSteps((old) => [...old, { of: 'lanes', before: running } as const].slice(-mostSteps))
      // What was typed in the meantime is not part of what was applied, and stays.
      const now = latest.current.draft
      if (now === draft || (now && draft && draftEquals(now, draft))) onDraft(null)
      setSaid('Applied to all lanes.')
    })

  const replace = (next: PolicyDraft | null, sentence: string) => {
    setSteps((old) => [...old, { of: 'draft', before: draft } as const].slice(-mostSteps))
    onDraft(next)
    tell(sentence)
  }

  const last = steps.at(-1)
  const undo = () => {
    if (last === undefined) return
    const drop = () => setSteps((old) => old.slice(0, -1))
    if (last.of === 'draft') {
      drop()
      onDraft(last.before)
      tell('Undone: what you had written is back, not applied.')
      return
    }
    void run(last.before, () => {
      drop()
      setSaid('Undone: all lanes run the policy from before again.')
    })
  }

  const write = (next: PolicyDraft | null) => {
    onDraft(next)
    if (!isApplying) tell('')
  }

  const undoes =
    last === undefined
      ? null
      : last.of === 'lanes'
        ? 'Applies the policy again that ran before the last one.'
        : 'Brings back what you had written.'
  return { isApplying, said, refusal, undoes, write, replace, apply, undo }
}
