import type { ServiceRow } from '../../support/services';
import type { Command, Deploy, Part } from './commands';
import type { Wish } from './wish';
import { lookOf, stateText } from './wish';

/** A command as a line to read. */
export function lineOf(row: ServiceRow, command: Command): string {
  switch (command.kind) {
    case 'deploy':
      return deployLine(row, command);
    case 'outside':
      return command.act === 'deletes'
        ? `somebody deletes the campaign of ${command.of}`
        : `somebody makes the campaign of ${command.of} ${command.act}`;
    case 'redelivery':
      return `event ${command.which} of those so far is delivered once more`;
  }
}

function deployLine(row: ServiceRow, deploy: Deploy): string {
  const { parts, pauseSeconds, lagMs, fault, trouble, again, cancel } = deploy;
  const what = parts.map((part) => partLine(row, part)).join('; ');
  const details = [
    ...(fault
      ? [`${fault.kind} hits ${fault.times} of ${fault.ofService ? "the service's" : 'all'} calls after ${fault.after}`]
      : []),
    ...(trouble ? [`every ${trouble.with} fails${trouble.lasting ? ', in the rollback, too' : ''}`] : []),
    ...(again ? [`every event is ${again.as} again after ${again.afterSeconds} s`] : []),
    ...(cancel ? [`given up after ${cancel.afterSeconds} s${lateLine(cancel.lateSeconds)}`] : []),
    ...(lagMs > 0 ? [`reads lag by ${lagMs} ms`] : []),
  ];
  return `${pauseSeconds} s later: ${what}${details.length > 0 ? ` (${details.join('; ')})` : ''}`;
}

function lateLine(seconds: number | undefined): string {
  return seconds === undefined ? '' : `, and delivered only ${seconds} s after the rollback has begun`;
}

function partLine(row: ServiceRow, { of, wish }: Part): string {
  return wish === 'removed' ? `${of} is removed` : `${of} is to be ${wishLine(row, wish)}`;
}

function wishLine(row: ServiceRow, wish: Wish): string {
  const state = row.outreach && stateText(row.outreach, wish);
  return [
    lookOf(row, wish).title,
    ...(state === undefined ? [] : [state]),
    ...(wish.another ? [`of another ${row.anotherRow}`] : []),
    ...(wish.again ? ['allowed to contact again'] : []),
    ...(wish.adopt ? ['adopted'] : []),
  ].join(', ');
}
