/* Not part of npm test, which plays a few: what these find is new every time. */
/** @type {import('jest').Config} */
module.exports = {
  ...require('../../jest.config.js'),
  rootDir: '../..',
  testMatch: ['<rootDir>/test/histories/*.histories.ts'],
  reporters: ['default'],
};
