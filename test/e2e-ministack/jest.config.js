/* Not part of npm test: ministack comes from PyPI. */
/** @type {import('jest').Config} */
module.exports = {
  ...require('../../jest.config.js'),
  rootDir: '../..',
  testMatch: ['<rootDir>/test/**/*.e2e.ts'],
  reporters: ['default'],
};
