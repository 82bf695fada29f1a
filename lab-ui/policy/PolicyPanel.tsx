import { lazy, Suspense, useId, useMemo } from 'react'
import {
  draftEquals,
  draftOf,
  policyEquals,
  type PolicyDraft,
} from '../../scenarios/setup/policy/draft/policy-draft.ts'
import type { Policy } from '../../scenarios/setup/policy/policy.ts'
import { PolicyFacts } from './PolicyFacts.tsx'
import { usePolicyAdvice } from './use-policy-advice.ts'
import { usePolicyChanges } from './use-policy-changes.ts'
import { useTyping } from './use-typing.ts'
import policyStyles from './policy.module.css'
import policyFieldsStyles from './fields/policy-fields.module.css'

/** Loaded when it is first opened: the page is there sooner without it. */
const PolicyEditor = lazy(() => import('./editing.ts').then((module) => ({ default: module.PolicyEditor })))
const PolicyFoot = lazy(() => import('./editing.ts').then((module) => ({ default: module.PolicyFoot })))

interface PolicyPanelProps {
  /** The policy that the stage runs. */
  readonly running: Policy
  /** What was written and is not applied; null for nothing. */
  readonly draft: PolicyDraft | null
  readonly onDraft: (draft: PolicyDraft | null) => void
  readonly isOpen: boolean
  readonly onOpen: (isOpen: boolean) => void
  /** Gives all lanes a policy; rejects with an Error whose message is fit to be shown. */
  readonly onApply: (policy: Policy) => Promise<void>
  /** The page origins of the lab, the dashboard's own first. */
  readonly pageOrigins: readonly string[]
}

/**
 * The stage's policy in one line, and its editor behind a button. What is written changes nothing until it is
 * applied. Undo is kept for as long as this is mounted, so a stage has a panel of its own (`key`).
 */
export function PolicyPanel({
  running,
  draft,
  onDraft,
  isOpen,
  onOpen,
  onApply,
  pageOrigins,
}: PolicyPanelProps) {
  const id = useId()
  const fromRunning = useMemo(() => draftOf(running), [running])
  const shown = draft ?? fromRunning
  const { advice, policy } = usePolicyAdvice(shown, isOpen || draft !== null)
  const changes = usePolicyChanges({ running, draft, onDraft, onApply })
  const typing = useTyping(shown)

  const { now } = typing
  const mistakes = advice.filter(
    ({ severity, field, value }) => severity === 'blocks' && !(field === now?.field && value === now.value),
  ).length
  const isChanged = policy === null ? draft !== null : !policyEquals(policy, running)
  const badge = mistakes === 0 ? 'changed' : mistakes === 1 ? '1 mistake' : `${mistakes} mistakes`

  return (
    <section className={`panel ${policyStyles.policy} ${policyFieldsStyles.policy}`} aria-label="Policy">
      <div className={policyStyles.policyLine}>
        <h2>Policy</h2>
        <PolicyFacts policy={running} />
        {isChanged && (
          <span className="tag" data-means={mistakes > 0 ? 'blocked' : 'idle'}>
            {badge}, not applied
          </span>
        )}
        <button type="button" aria-expanded={isOpen} aria-controls={id} onClick={() => onOpen(!isOpen)}>
          Edit policy
        </button>
      </div>
      <div id={id} hidden={!isOpen}>
        {isOpen && (
          <Suspense fallback={<p className="hint">Opening the editor …</p>}>
            <PolicyEditor
              draft={shown}
              policy={policy}
              advice={advice}
              typing={typing}
              changes={changes}
              pageOrigins={pageOrigins}
              onChange={(next) => changes.write(draftEquals(next, fromRunning) ? null : next)}
            />
            <PolicyFoot
              changes={changes}
              mistakes={mistakes}
              applyOffBecause={
                changes.isApplying
                  ? 'A policy is being applied.'
                  : !isChanged
                    ? 'Nothing has changed.'
                    : mistakes > 0
                      ? 'Mend the mistakes first.'
                      : policy === null
                        ? `Finish or clear "${now?.value ?? ''}" first.`
                        : null
              }
              discardOffBecause={draftEquals(shown, fromRunning) ? 'Nothing has changed.' : null}
              onApply={() => {
                if (policy === null) return
                typing.close()
                changes.apply(policy)
              }}
            />
          </Suspense>
        )}
      </div>
    </section>
  )
}
