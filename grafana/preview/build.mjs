// Bundles the page: node build.mjs FOLDER.
import { build } from 'esbuild';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const HOME = dirname(fileURLToPath(import.meta.url));

/** Bundles the page into a folder. */
export const bundle = (folder) =>
  build({
    entryPoints: [join(HOME, 'src', 'main.tsx')],
    outdir: folder,
    bundle: true,
    minify: true,
    format: 'iife',
    jsx: 'automatic',
    logLevel: 'error',
    alias: { 'react-custom-scrollbars-2': join(HOME, 'src', 'scrollbars.cjs') },
    loader: { '.svg': 'text', '.ttf': 'dataurl', '.woff': 'dataurl', '.woff2': 'dataurl', '.png': 'dataurl' },
    define: { 'process.env.NODE_ENV': '"production"', global: 'window' },
    banner: { js: 'window.process={env:{NODE_ENV:"production"}};' },
  });

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await bundle(process.argv[2] ?? join(HOME, '..', 'target'));
}
