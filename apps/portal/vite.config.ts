import { resolve } from 'node:path';
import { defaultClientConditions, defineConfig } from 'vite';

export default defineConfig({
  root: resolve(import.meta.dirname, 'src/page'),
  base: '/',
  publicDir: 'public',
  resolve: { conditions: ['@portico/source', ...defaultClientConditions] },
  build: {
    outDir: resolve(import.meta.dirname, 'dist'),
    emptyOutDir: true,
    target: 'es2022',
    // Small files stay files: the page's policy allows no inline scripts, and cached files are cheaper.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
});
