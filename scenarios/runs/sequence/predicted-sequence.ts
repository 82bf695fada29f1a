import { predictedSteps } from './predicted-steps.ts'
import type { SequenceEvidence } from './sequence-evidence.ts'
import type { Sequence } from './step.ts'

/** The course that is expected of an attempt, before it is sent; and that nothing is sent yet. */
export const predictedSequence = ({
  hasProxy,
  predicted = null,
}: Pick<SequenceEvidence, 'hasProxy' | 'predicted'>): Sequence => ({
  hasProxy,
  steps: [
    ...(predicted === null ? [] : predictedSteps(predicted)),
    { kind: 'remark', means: 'idle', isUnderWay: false, text: 'nothing sent yet' },
  ],
  busy: [],
  isUnderWay: false,
})
