import { isDeepStrictEqual } from 'node:util';
import { format, resolveConfig } from 'prettier';
import { EMULATOR } from '../../support/services/rest';
import { nameOf, sorted } from './named';
import type { Call, Claim, Pass, Story } from './story';
import { isClaim } from './story';

/** A value as a file that people can review: sorted, and laid out like every other file. */
export async function fileOf(value: unknown): Promise<string> {
  const style = await resolveConfig(__filename);
  return format(JSON.stringify(sorted(value)), { ...style, parser: 'json' });
}

/** A story without what differs between two recordings. */
export function normal(story: Story, url: string): Story {
  const text = JSON.stringify(story).replaceAll(url, EMULATOR).replace(SIGNING, '');
  const told = JSON.parse(numbered(text)) as Story;
  const names = told.acts.filter(isClaim).map((claim) => [claim.execution.name, nameOf(claim)] as const);
  return JSON.parse(names.reduce((all, [old, name]) => all.replaceAll(old, name), JSON.stringify(told))) as Story;
}

/** Without what stands elsewhere; one that begins like another names that. */
export function fileOfStory({ acts, ...story }: Story, other?: Story): Promise<string> {
  const isSame = other !== undefined && isDeepStrictEqual(acts.slice(0, other.acts.length), other.acts);
  const own = isSame ? acts.slice(other.acts.length) : acts;
  const brief = own.map((act) => (isClaim(act) ? briefly(act) : act));
  return fileOf({ ...story, ...(isSame ? { after: other.title } : {}), acts: brief });
}

/** Of a response URL only its time is read. */
const SIGNING = /X-Amz-Algorithm=[^&"]*&|&X-Amz-Expires=[^"]*/g;

/** Properties stand in a file of their own, and most passes are over at once. */
function briefly({ execution, passes, left, ...claim }: Claim): object {
  const request = Object.entries(execution.input.request).filter(([key]) => key !== 'ResourceProperties');
  return {
    ...claim,
    ...(left.length > 0 ? { left } : {}),
    execution: { ...execution, input: { ...execution.input, request: Object.fromEntries(request) as object } },
    passes: passes.reduce(withoutEchoes, []).map(briefPass),
  };
}

/** Polls that did nothing and left the same note are told as one longer wait. */
function withoutEchoes(all: readonly Pass[], pass: Pass): Pass[] {
  const before = all.at(-1);
  const isEcho = pass.calls.length === 0 && isDeepStrictEqual(pass.result.note, before?.result.note);
  if (!before || !isEcho || pass.result.finished) return [...all, pass];
  // What comes next is not earlier than it was.
  const seconds = Math.floor((pass.until - before.until) / 1000) + pass.result.seconds;
  return [...all.slice(0, -1), { ...before, result: { ...before.result, seconds } }];
}

function briefPass({ at, until, calls, answers, result }: Pass): object {
  return {
    at,
    ...(until === at ? {} : { until }),
    ...(calls.length > 0 ? { calls: calls.map(briefCall) } : {}),
    ...(answers ? { answers } : {}),
    result,
  };
}

function briefCall({ headers = {}, body, response, ...call }: Call): Call {
  return {
    ...call,
    ...(Object.keys(headers).length > 0 ? { headers } : {}),
    ...(body === null ? {} : { body }),
    ...(response === null ? {} : { response }),
  };
}

const MADE_UP = [/(?<=campaign\/)[0-9a-f]{8}-[0-9a-f-]{27}/g, /(?<=orchestration_)[0-9a-f]{24}/g];

/** In the order of their appearance. */
function numbered(text: string): string {
  const ids = new Set(MADE_UP.flatMap((pattern) => text.match(pattern) ?? []));
  return [...ids].reduce((all, id, index) => all.replaceAll(id, numberedAs(id, index + 1)), text);
}

function numberedAs(id: string, number: number): string {
  const digits = id.replace(/[0-9a-f]/g, '0');
  return digits.slice(0, -3) + String(number).padStart(3, '0');
}
