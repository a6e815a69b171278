import type { World } from '../../support/world';
import { problemsOfAnswers, problemsOfRest } from './answers';
import type { Command, Deploy, Outside } from './commands';
import { Foreign } from './foreign';
import { lineOf } from './lines';
import { Model } from './model';
import type { Place } from './rules';
import { REASONS } from './rules';
import type { Shown } from './shown';
import { all, findHeld, idOf, problemsOfCampaign, stateOf } from './shown';
import { Stack } from './stack';
import type { ResourceName } from './wish';
import { RESOURCES } from './wish';

const HOUR_MS = 3_600_000;

/** What did not hold, and after which command. */
export class Broken extends Error {
  override readonly name = 'Broken';
}

/** Plays the commands, one after the other, and then the end of the stack; throws with what did not hold. */
export async function play(world: World, commands: readonly Command[]): Promise<void> {
  const history = await History.begin(world);
  for (const [index, command] of [...commands, END].entries()) {
    const problems = await history.run(command);
    const where = `after ${index + 1}. ${lineOf(world.service, command)}`;
    if (problems.length > 0) throw new Broken([where, ...problems].join('\n  '));
  }
}

/** Both resources are removed; then nothing of the stack is left. */
const END: Deploy = {
  kind: 'deploy',
  parts: RESOURCES.map((of) => ({ of, wish: 'removed' })),
  pauseSeconds: 120,
  lagMs: 0,
  fault: undefined,
  trouble: undefined,
  again: undefined,
  cancel: undefined,
};

class History {
  private readonly stack: Stack;

  private constructor(
    private readonly world: World,
    private readonly place: Place,
    private readonly model: Model,
    private readonly foreign: Foreign,
  ) {
    this.stack = new Stack(world);
  }

  static async begin(world: World): Promise<History> {
    await world.reset();
    // Jitter follows from the time since the beginning.
    await world.time.settle({ until: Math.ceil(world.time.now() / HOUR_MS) * HOUR_MS });
    world.settings.change({ speed: 10 });
    const foreign = await Foreign.settle(world);
    const place = { row: world.service, fresh: foreign.fresh };
    const model = new Model(place);
    for (const [of, state] of foreign.states()) model.veterans.set(of, { state, worn: false });
    return new History(world, place, model, foreign);
  }

  /** What does not hold afterwards. */
  async run(command: Command): Promise<string[]> {
    const before = await this.act(command);
    return [...before, ...this.problemsOfCampaigns(), ...problemsOfRest(this.world, this.model.mostStarts)];
  }

  private async act(command: Command): Promise<string[]> {
    switch (command.kind) {
      case 'deploy':
        return this.deploy(this.asHeld(command));
      case 'outside':
        await this.operate(command);
        return [];
      case 'redelivery':
        return this.redeliver(command.which);
    }
  }

  /** A resource is adopted or not from its beginning on; what is to be stopped by an update must not be refused for ever. */
  private asHeld(deploy: Deploy): Deploy {
    const { outreach, operations } = this.place.row;
    const { trouble } = deploy;
    const lasting = trouble?.lasting === true && !(trouble.with === 'update' && outreach?.stop === operations.update);
    const parts = deploy.parts.map(({ of, wish }) => {
      const held = this.stack.held.get(of);
      return { of, wish: wish === 'removed' || !held ? wish : { ...wish, adopt: held.wish.adopt } };
    });
    return { ...deploy, parts, trouble: trouble && { ...trouble, lasting } };
  }

  private async deploy(deploy: Deploy): Promise<string[]> {
    const { world, model, stack } = this;
    await this.prepare(deploy);
    const wishes = deploy.parts.flatMap(({ of, wish }) => (wish === 'removed' ? [] : [{ of, wish }]));
    const verdicts = new Map(wishes.map(({ of, wish }) => [of, model.verdict(of, wish, deploy)]));
    const there = new Map(model.there);
    for (const { of, wish } of wishes) model.allowStarts(of, wish, deploy);
    const writes = world.writes().length;
    const isQuiet = deploy.parts.every(({ of, wish }) => wish !== 'removed' && model.isQuiet(of, wish, deploy));
    const deployed = await stack.deploy(deploy, async (phase) => {
      if (deploy.trouble && (phase === 'deletes' || !deploy.trouble.lasting)) await this.endTrouble();
    });
    world.faults.clear();
    const states = model.settle(deployed);
    return [
      ...problemsOfAnswers(world, this.place, { deploy, deployed, verdicts, there }),
      ...this.observe(states),
      ...(isQuiet && world.writes().length > writes ? ['nothing was to be written, and something was'] : []),
    ];
  }

  private async prepare({ pauseSeconds, lagMs, fault, trouble }: Deploy): Promise<void> {
    const { world } = this;
    const { row } = this.place;
    for (const [of, state] of this.foreign.states()) {
      const veteran = this.model.veterans.get(of);
      if (veteran) this.model.veterans.set(of, { ...veteran, state });
    }
    world.settings.change({ lagMs });
    // Everything before is seen.
    await world.time.settle({ until: world.time.now() + Math.max(pauseSeconds * 1000, lagMs) });
    if (fault) {
      const { kind, after, times, ofService } = fault;
      world.faults.add({ kind, after, times, ...(ofService ? { service: row.name } : {}) });
    }
    if (trouble?.with === 'start')
      await world.control({ control: 'outcomes', body: { start: 'refuse', reason: REASONS.start } });
    else if (trouble) await world.control(row.outcome(trouble.with, REASONS[trouble.with]));
  }

  private endTrouble(): Promise<void> {
    const start = this.place.row.outreach ? { start: 'succeed' } : {};
    return this.world.control({ control: 'outcomes', body: { create: 'succeed', update: 'succeed', ...start } });
  }

  private async operate({ of, act }: Outside): Promise<void> {
    const { row } = this.place;
    const campaign = this.heldBy(of);
    if (!campaign) return;
    const name = campaign.id ?? campaign.name;
    const { outreach } = row;
    const to = act === 'over' ? outreach?.over[0] : act === 'deletes' ? undefined : outreach?.states[act];
    await this.world.control(to === undefined || !outreach ? row.takeAway(name) : outreach.setState(name, to));
    this.model.operate(of, act, to ?? '');
    if (act === 'deletes') this.foreign.lose(campaign);
  }

  private async redeliver(which: number): Promise<string[]> {
    if (this.stack.events.length === 0) return [];
    const count = () => [this.world.writes().length, this.world.calls('answer').length];
    const before = count();
    await this.stack.redeliver(which);
    return String(count()) === String(before) ? [] : ['an event that was delivered once more had an effect'];
  }

  /** Takes over the states in which campaigns may be. */
  private observe(states: ReadonlyMap<ResourceName, readonly string[]>): string[] {
    return [...states].flatMap(([of, allowed]) => {
      const campaign = this.heldBy(of);
      if (!campaign) return [];
      const state = stateOf(this.place, campaign);
      this.model.observe(of, state);
      return allowed.includes(state) ? [] : [`${of} is ${state}, expected ${[...new Set(allowed)].join(' or ')}`];
    });
  }

  private problemsOfCampaigns(): string[] {
    const { model, foreign, place, world } = this;
    const ofStack = RESOURCES.flatMap((of) => {
      const [there, campaign] = [model.there.get(of), this.heldBy(of)];
      if (campaign) foreign.touch(campaign);
      if (there && campaign) return problemsOfCampaign(place, of, there, campaign);
      return there && !there.gone ? [`the campaign of ${of} is not there`] : [];
    });
    for (const [of, { worn }] of model.veterans) if (worn) foreign.touchVeteran(of);
    const held = RESOURCES.flatMap((of) => this.heldBy(of) ?? []).map(idOf);
    const others = all(world).filter((campaign) => !held.includes(idOf(campaign)));
    const left = others.filter((campaign) => !foreign.isKnown(campaign));
    return [
      ...ofStack,
      ...foreign.problems(all(world)),
      ...foreign.marked(others),
      ...left.map((campaign) => `a campaign is left: ${JSON.stringify(campaign)}`),
    ];
  }

  private heldBy(of: ResourceName): Shown | undefined {
    const held = this.stack.held.get(of);
    return held && findHeld(all(this.world), held.id);
  }
}
