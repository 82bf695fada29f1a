import { CopyText } from '../../controls/CopyText.tsx'
import styles from './verdict.module.css'
import { backendFix } from '../../../scenarios/explain/fixes/layers/backend-fix.ts'
import type { Fix, Situation } from '../../../scenarios/explain/fixes/fix.ts'
import { engines, usualProgram } from '../../../scenarios/engines/engines.ts'
import { proxyFix } from '../../../scenarios/explain/fixes/layers/proxy-fix.ts'
import type { Reason } from '../../../scenarios/fetch-standard/recording/verdict.ts'

interface VerdictFixProps {
  readonly reason: Pick<Reason, 'code'>
  /** What the fix is written for: `situationOf` makes it from a verdict. */
  readonly situation: Situation
}

/** What mends it, in the backend and at the proxy, as code to copy; or why that layer cannot. */
export function VerdictFix({ reason, situation }: VerdictFixProps) {
  return (
    <div className={styles.verdictFix}>
      <LayerFix layer="backend" title="In the backend (Hono)" fix={backendFix(reason.code, situation)} />
      <LayerFix
        layer="proxy"
        title={`At the proxy (${engines[usualProgram].title})`}
        fix={proxyFix(reason.code, situation)}
      />
    </div>
  )
}

interface LayerFixProps {
  readonly layer: 'backend' | 'proxy'
  readonly title: string
  readonly fix: Fix
}

function LayerFix({ layer, title, fix }: LayerFixProps) {
  return (
    <figure data-means={layer}>
      <figcaption>
        <b className="meaning">{title}</b>
        {fix.kind === 'cannot' && <span className="tag">cannot mend it</span>}
        {fix.kind === 'code' && <CopyText text={fix.code} name={`Copy for the ${layer}`} />}
      </figcaption>
      <p>{fix.says}</p>
      {fix.kind === 'code' && (
        // A scrolling area has to be reachable by keyboard.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        <pre className="code" tabIndex={0} role="group" aria-label={`Code for the ${layer}`}>
          {fix.code}
        </pre>
      )}
    </figure>
  )
}
