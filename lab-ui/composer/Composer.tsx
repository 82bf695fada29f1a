import {
  cacheModes,
  credentialsModes,
  mayHaveBody,
  redirectModes,
  requestModes,
} from '../../scenarios/words/page-request.ts'
import { runningBrowser } from '../shell/browser/running-browser.ts'
import { Button } from '../controls/Button.tsx'
import { Field } from '../controls/fields/Field.tsx'
import { SelectField } from '../controls/fields/SelectField.tsx'
import { SuggestField } from '../controls/fields/SuggestField.tsx'
import type { ComposedRequest } from './request/composed-request.ts'
import { CopyButtons, type CopyForm } from './CopyButtons.tsx'
import { bodyForContentType } from './notes/example-body.ts'
import { HeaderRows } from './HeaderRows.tsx'
import { RepeatControl } from './RepeatControl.tsx'
import { SendButton } from './SendButton.tsx'
import { SendProgress, type Progress } from '../controls/SendProgress.tsx'
import { noSuggestions, useComposerParts } from './notes/use-composer-parts.ts'
import composerStyles from './composer.module.css'
import headerRowsStyles from './header-rows.module.css'

interface ComposerProps {
  readonly composed: ComposedRequest
  readonly origins: readonly string[]
  readonly onChange: (change: Partial<ComposedRequest>) => void
  readonly onSend: () => void
  readonly onStop: () => void
  readonly onAgainWarm: () => void
  readonly onAgainCold: () => void
  readonly onRepeat: (times: number) => void
  /** Rejects with a message that says why it could not be copied. */
  readonly onCopy: (as: CopyForm) => Promise<void>
  readonly canSend: boolean
  readonly canAgain: boolean
  readonly isSending: boolean
  /** Lanes settled, or attempts of a repeat done; null while nothing runs. */
  readonly progress: Progress | null
}

/** Where one request is put together, and sent to every lane. */
export function Composer({ composed, origins, onChange, canSend, isSending, ...props }: ComposerProps) {
  const hasBody = mayHaveBody(composed.method)
  const parts = useComposerParts()
  return (
    <form
      className={`panel ${composerStyles.composer}`}
      aria-label="Request"
      onSubmit={(event) => {
        event.preventDefault()
        if (canSend) props.onSend()
      }}
    >
      {/* What Enter in a field presses, so that it never presses Stop. */}
      <input type="submit" hidden />
      <div className={composerStyles.firstLine}>
        <SelectField
          label="Page origin"
          className={composerStyles.origin}
          value={composed.origin}
          options={origins}
          note={parts?.cookieNote(composed, runningBrowser(), window.location.hostname) ?? null}
          onChange={(origin) => onChange({ origin })}
        />
        <SuggestField
          label="Method"
          value={composed.method}
          suggestions={parts?.methodSuggestions ?? noSuggestions}
          onChange={(method) => onChange({ method })}
        />
        <SuggestField
          label="Path"
          value={composed.path}
          suggestions={parts?.pathSuggestions ?? noSuggestions}
          note={parts?.pathNote(composed) ?? null}
          onChange={(path) => onChange({ path })}
        />
        <SelectField
          label="Credentials"
          value={composed.credentials}
          options={credentialsModes}
          onChange={(credentials) => onChange({ credentials })}
        />
        <SuggestField
          label="Content type"
          value={composed.contentType}
          suggestions={parts?.contentTypeSuggestions ?? noSuggestions}
          note={parts?.contentTypeNote(composed) ?? null}
          placeholder="set by the browser"
          isDisabled={!hasBody}
          onChange={(contentType) =>
            onChange({ contentType, body: bodyForContentType(composed.body, contentType) })
          }
        />
        <div className={composerStyles.actions}>
          <SendProgress progress={props.progress} />
          <div className={`${composerStyles.line} ${headerRowsStyles.line}`}>
            <SendButton {...{ canSend, isSending }} onSend={props.onSend} onStop={props.onStop} />
            <Button isOff={!props.canAgain} shortcut="Control+Shift+Enter" onClick={props.onAgainWarm}>
              Again warm
            </Button>
            <Button isOff={!props.canAgain} shortcut="Control+Alt+Enter" onClick={props.onAgainCold}>
              Again cold
            </Button>
          </div>
        </div>
      </div>
      <div className={composerStyles.secondLine}>
        <Field label="Body" className={composerStyles.requestBody} note={parts?.bodyNote(composed) ?? null}>
          {(id, noteId) => (
            <textarea
              id={id}
              className="control"
              rows={1}
              spellCheck={false}
              aria-describedby={noteId}
              disabled={!hasBody}
              value={composed.body}
              onChange={({ target }) => onChange({ body: target.value })}
            />
          )}
        </Field>
        <HeaderRows
          headers={composed.headers}
          mode={composed.mode}
          onChange={(headers) => onChange({ headers })}
        />
        <SelectField
          label="Cache mode"
          value={composed.cache}
          options={cacheModes}
          onChange={(cache) => onChange({ cache })}
        />
        <SelectField
          label="Mode"
          value={composed.mode}
          options={requestModes}
          onChange={(mode) => onChange({ mode })}
        />
        <SelectField
          label="Redirect"
          value={composed.redirect}
          options={redirectModes}
          onChange={(redirect) => onChange({ redirect })}
        />
        <RepeatControl canRepeat={canSend && !isSending} onRepeat={props.onRepeat} />
        <CopyButtons onCopy={props.onCopy} />
      </div>
    </form>
  )
}
