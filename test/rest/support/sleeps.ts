/** How long the code under test wanted to wait, in milliseconds. No time passes; imported before what waits. */
export const sleeps: number[] = [];

const mockSleeps = sleeps;

jest.mock('node:timers/promises', () => ({
  setTimeout: jest.fn(async (milliseconds: number) => void mockSleeps.push(milliseconds)),
}));

afterEach(() => void sleeps.splice(0));
