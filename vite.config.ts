import { createHash } from 'node:crypto'
import { availableParallelism } from 'node:os'
import { relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

const isCi = Boolean(process.env['CI'])
/** The long versions of the tests. */
const isSoak = Boolean(process.env['SOAK'])
/** Stryker, which runs the tests of the Fetch standard and of the fixes once for each change it makes to them. */
const isMutation = Boolean(process.env['MUTATION'])
const projectFolder = fileURLToPath(new URL('.', import.meta.url))
const pathOf = (name: string) => fileURLToPath(new URL(name, import.meta.url))

/**
 * The script that every visit needs, in few files: what draws the page and the view that it opens with, what is loaded
 * beside it, and what attempts need. Many small ones weigh more: each has a head of its own, and is compressed without
 * the others.
 */
const chunks = [
  { name: 'page', test: /rolldown\/runtime|lab-ui\/(main|views\/bench\/Bench)\.tsx$/, priority: 2 },
  {
    name: 'beside',
    test: /lab-ui\/(judged\/oracle\/oracle|lanes\/diagram\/drawing)\.ts$/,
    priority: 1,
  },
  {
    name: 'attempts',
    test: /lab-ui\/(views\/bench\/runs\/attempt-parts|history\/bar\/HistoryList|history\/keeper\/history-keeper)\.tsx?$/,
  },
]

/** A class of a CSS module: by its name, and a few letters that its sheet alone has, so that many compress well. */
const scopedName = (name: string, file: string) =>
  `${name}-${createHash('sha256').update(relative(projectFolder, file)).digest('hex').slice(0, 3)}`

/** The dashboard, or, in mode "agent", the origin agent: one classic script, which a sandboxed frame can run. */
export default defineConfig(({ mode }) => ({
  root: pathOf(mode === 'test' ? '.' : 'lab-ui'),
  plugins: mode === 'agent' ? [] : [react()],
  publicDir: mode === 'agent' ? 'agent/public' : 'public',
  css: { modules: { localsConvention: 'camelCaseOnly', generateScopedName: scopedName } },
  build: {
    outDir: pathOf('dist/ui'),
    target: ['chrome123', 'firefox120', 'safari17.5'],
    // The first with color-mix() and container queries. The build writes light-dark() out for those without it, and
    // lanes.css lays itself out without subgrid.
    cssTarget: ['chrome111', 'firefox113', 'safari16.4'],
    emptyOutDir: mode !== 'agent',
    // Named by a header of the response, which costs a visit less than a comment in the script.
    sourcemap: 'hidden',
    assetsInlineLimit: 0,
    // Each of these has it.
    modulePreload: { polyfill: false },
    ...(mode !== 'agent' && { rolldownOptions: { output: { codeSplitting: { groups: chunks } } } }),
    ...(mode === 'agent' && {
      copyPublicDir: true,
      rolldownOptions: {
        input: pathOf('lab-ui/agent/agent.ts'),
        output: { format: 'iife', entryFileNames: 'agent.js', codeSplitting: false },
      },
    }),
  },
  test: {
    include: [
      `${isMutation ? 'scenarios/{fetch-standard,explain/fixes}' : '{scenarios,servers,lab-ui}'}/**/*.test.ts`,
    ],
    // Thousands of runs for each change would take hours, and the cases find what they find.
    ...(isMutation && { exclude: ['scenarios/fetch-standard/properties.test.ts'] }),
    environment: 'node',
    ...(!isMutation && { globalSetup: pathOf('servers/test-support/build-dashboard.test-setup.ts') }),
    setupFiles: pathOf('servers/test-support/own-temporary-folder.test-setup.ts'),
    // Only a test that hangs takes so long: what others do on the machine must not fail one.
    testTimeout: isSoak ? 60 * 60_000 : 180_000,
    hookTimeout: 180_000,
    expect: { poll: { timeout: 60_000 } },
    // Many tests wait for processes: more workers than cores use the time.
    maxWorkers: Math.max(4, availableParallelism()),
    reporters: isCi ? ['default', 'json'] : ['default'],
    ...(isCi && { outputFile: { json: 'reports/unit.json' } }),
  },
}))
