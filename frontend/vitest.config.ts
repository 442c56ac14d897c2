import { mergeConfig } from 'vite';
import { defineConfig } from 'vitest/config';
import viteConfig from './vite.config.ts';

/** Page tests: the whole application in jsdom, against a fake API made from the contract. */
export default mergeConfig(
  viteConfig,
  defineConfig({
    test: {
      name: 'page',
      environment: 'jsdom',
      environmentOptions: { jsdom: { url: 'http://localhost:3000/' } },
      include: ['**/*.test.{ts,tsx}'],
      setupFiles: ['testing/setup.ts'],
      css: { modules: { classNameStrategy: 'non-scoped' } },
      testTimeout: 20_000,
      // A page is loaded when it is first visited, which a busy machine takes seconds for.
      expect: { poll: { timeout: 15_000 } },
    },
  }),
);
