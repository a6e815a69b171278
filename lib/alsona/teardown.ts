/** What becomes of a campaign that is removed from the stack, or replaced. What it has sent stays sent. */
export enum Teardown {
  /** It is deleted; one that runs is paused first. */
  DELETE = 'DELETE',

  /** It is paused if it runs, and left in Alsona. */
  PAUSE = 'PAUSE',

  /** It is left as it is: **one that runs goes on contacting people.** */
  LEAVE = 'LEAVE',
}
