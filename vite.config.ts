import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

const isCi = Boolean(process.env['CI'])

/** The dashboard, or, in mode "agent", the origin agent: one classic script, which a sandboxed frame can run. */
export default defineConfig(({ mode }) => ({
  root: mode === 'test' ? '.' : 'lab-ui',
  plugins: mode === 'agent' ? [] : [react()],
  publicDir: mode === 'agent' ? 'agent/public' : 'public',
  build: {
    outDir: '../dist/ui',
    emptyOutDir: mode !== 'agent',
    sourcemap: true,
    assetsInlineLimit: 0,
    ...(mode === 'agent' && {
      copyPublicDir: true,
      rollupOptions: {
        input: 'lab-ui/agent/agent.ts',
        output: { format: 'iife', entryFileNames: 'agent.js', codeSplitting: false },
      },
    }),
  },
  test: {
    include: ['{scenarios,servers,lab-ui}/**/*.test.ts'],
    environment: 'node',
    globalSetup: fileURLToPath(new URL('servers/build-dashboard.test-setup.ts', import.meta.url)),
    testTimeout: 20_000,
    hookTimeout: 60_000,
    reporters: isCi ? ['default', 'json'] : ['default'],
    ...(isCi && { outputFile: { json: 'reports/unit.json' } }),
  },
}))
