import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';

const from = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/**
 * The loader goes into pages of shops as a classic script: it must not import anything and must not leave names
 * behind, because a page's own `const e` next to ours would be a syntax error in the shop. It learns the panel's
 * hashed name here and loads it itself when the panel is wanted.
 */
const closeLoader = (): Plugin => ({
  name: 'close-loader',
  enforce: 'post',
  generateBundle: (_options, bundle) => {
    const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
    const loader = chunks.find((chunk) => chunk.name === 'widget');
    const panel = chunks.find((chunk) => chunk.name === 'panel');
    if (loader === undefined || panel === undefined) throw new Error('the build made no loader or no panel');
    const shared = [...loader.imports, ...loader.exports];
    if (shared.length > 0 || loader.code.includes('import.meta')) {
      throw new Error(`widget.js has to stand alone; it shares ${shared.join(', ') || 'import.meta'}`);
    }
    loader.code = `(()=>{${loader.code.trimEnd().replace('__PANEL_FILE__', panel.fileName)}\n})();\n`;
  },
});

/** Browser code: the demo page and the desk as pages, the widget's loader under a name that never changes. */
export default defineConfig({
  root: from('./src/web'),
  base: '/',
  publicDir: from('./src/web/public'),
  plugins: [closeLoader()],
  build: {
    outDir: from('./dist/web'),
    emptyOutDir: true,
    target: ['chrome111', 'firefox114', 'safari16.4'],
    modulePreload: false,
    rollupOptions: {
      input: {
        demo: from('./src/web/index.html'),
        desk: from('./src/web/desk.html'),
        widget: from('./src/web/widget/loader.ts'),
        panel: from('./src/web/widget/mount-panel.tsx'),
      },
      preserveEntrySignatures: 'exports-only',
      output: {
        entryFileNames: (chunk) => (chunk.name === 'widget' ? 'widget.js' : 'assets/[name]-[hash].js'),
        chunkFileNames: 'assets/[name]-[hash].js',
        assetFileNames: 'assets/[name]-[hash][extname]',
      },
    },
  },
});
