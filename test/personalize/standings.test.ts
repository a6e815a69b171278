import { standingOf } from '../../lambda/personalize/seen';

test.each([
  ['CREATE PENDING', 'changing'],
  ['CREATE IN_PROGRESS', 'changing'],
  ['ACTIVE', 'ready'],
  ['CREATE FAILED', 'failed'],
  ['DELETE PENDING', 'deleting'],
  ['DELETE IN_PROGRESS', 'deleting'],
])('the status %s of a campaign is %s [R10]', (status, standing) => {
  expect(standingOf(status)).toBe(standing);
});

test.each([
  ['CREATE STOPPING', 'changing'],
  ['CREATE STOPPED', 'failed'],
])('the status %s of a solution version is %s', (status, standing) => {
  expect(standingOf(status)).toBe(standing);
});

test.each([
  ['UPDATE PENDING', 'changing'],
  ['UPDATE IN_PROGRESS', 'changing'],
  ['UPDATE FAILED', 'failed'],
])('the status %s is in no document, and is %s as it ends [R17]', (status, standing) => {
  expect(standingOf(status)).toBe(standing);
});

test.each(['', 'ARCHIVED', 'INACTIVE', 'ACTIVE ', 'Active', 'FAILED', 'PENDING', 'UPDATE ACTIVE'])(
  'the status "%s" is unknown, so it is never success [R10]',
  (status) => {
    expect(standingOf(status)).toBe('unknown');
  },
);
