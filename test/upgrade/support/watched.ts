import { Functions } from '../../../emulator/aws/functions';
import type { Sleep } from '../../../emulator/aws/time';
import type { RecordedRequest } from '../../../emulator';
import type { World } from '../../support/world';
import { isOk } from '../../support/world';
import type { Call, Pass } from './story';

const HEADERS = ['x-amz-target', 'x-batch-project'];

/** A function that is watched: what each pass of each execution did and returned. */
export class WatchedFunctions extends Functions {
  world!: World;
  /** By the execution's name. */
  readonly passes = new Map<string, Pass[]>();
  private isBusy = false;

  override async invoke(event: unknown, caller?: Sleep): Promise<{ payload: unknown }> {
    const { execution } = event as { execution?: string };
    if (execution === undefined) return super.invoke(event, caller);
    if (this.isBusy) throw new Error('two passes at a time cannot be told apart');
    this.isBusy = true;
    const { world } = this;
    const [at, before] = [world.time.now(), world.calls().length];
    const { payload } = await super.invoke(event, caller);
    this.isBusy = false;
    const made = world.calls().slice(before);
    const calls = made.filter((call) => this.isKept(call)).map((call) => recorded(this.heard(call)));
    const answers = made.some(({ operation, status }) => operation === 'answer' && isOk(status));
    this.add(execution, { at, until: world.time.now(), calls, answers, result: payload as Pass['result'] });
    return { payload };
  }

  /** What had an effect: also where nobody heard of it. */
  private isKept({ operation, status }: RecordedRequest): boolean {
    const writes = [...this.world.service.writes, 'StopExecution'];
    return writes.includes(operation ?? '') && (status === null || isOk(status));
  }

  /** A create whose answer was lost has made what is there now: what was made is known by it. */
  private heard(call: RecordedRequest): RecordedRequest {
    if (call.operation !== this.world.service.operations.create || call.status !== null) return call;
    const { id, arn } = this.world.campaigns<{ id?: string; arn?: string }>().at(-1) ?? {};
    return { ...call, response: { ...(id === undefined ? {} : { id }), ...(arn === undefined ? {} : { arn }) } };
  }

  private add(execution: string, pass: Pass): void {
    const name = execution.split(':').at(-1) ?? '';
    this.passes.set(name, [...(this.passes.get(name) ?? []), pass]);
  }
}

function recorded({ time, operation, method, path, query, headers, body, response }: RecordedRequest): Call {
  const kept = Object.entries(headers).filter(([name]) => HEADERS.includes(name));
  const asked = Object.entries(query).flatMap(([name, value]) => [value].flat().map((one) => [name, one]));
  const target = asked.length > 0 ? `${path}?${new URLSearchParams(asked as [string, string][]).toString()}` : path;
  return {
    at: Date.parse(time),
    operation: operation ?? '',
    method,
    path: target,
    headers: Object.fromEntries(kept),
    body,
    response,
  };
}
