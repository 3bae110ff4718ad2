import unit from './jest.config.mjs';

/** Tests in a real browser against the real server. Chromium is found by CHROMIUM_PATH, else where Debian puts it. */
export default {
  ...unit,
  testMatch: ['<rootDir>/test/browser/**/*.browser.test.ts'],
  testPathIgnorePatterns: ['/node_modules/'],
  globalSetup: '<rootDir>/test/support/build-pages.mjs',
  maxWorkers: 1,
};
