import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  // @atlaskit/icon/core/* is CommonJS: under "type": "module" its default export is otherwise an object, not a component.
  legacy: { inconsistentCjsInterop: true },
  // A second copy of react-dom renders a blank page.
  resolve: { dedupe: ['react', 'react-dom'] },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2023',
    // The content security policy allows no data: scripts or fonts; everything is a file.
    assetsInlineLimit: 0,
    // Libraries change less often than pages, so they are cached apart from them.
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [{ name: 'react', test: /node_modules\/(react|react-dom|scheduler|react-router|@tanstack|zod)\// }],
        },
      },
    },
  },
  server: { proxy: { '^/api/(?!.*[.]tsx?$)': 'http://127.0.0.1:3000', '/photos': 'http://127.0.0.1:3000' } },
});
