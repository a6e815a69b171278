import type { Deploy, OperatedState } from './commands';
import type { Place, There, Verdict } from './rules';
import { askedAnew, CONTACTED, contactsAgain, isClosed, meansAnother } from './rules';
import { statesAfter, statesBack, verdictInPlace, verdictOfNew } from './rules';
import type { Change, Deployed } from './stack';
import type { ResourceName, Wish } from './wish';
import { stateText } from './wish';

/** A campaign that was there before the stack, and that may be adopted. */
export interface Veteran {
  readonly state: string;
  /** The stack had it, and left it as it was then. */
  readonly worn: boolean;
}

/** In which states each campaign of the stack may be. */
export type States = ReadonlyMap<ResourceName, readonly string[]>;

/** What must be there, and how often people may have been contacted. */
export class Model {
  readonly there = new Map<ResourceName, There>();
  /** Those that nobody has deleted. */
  readonly veterans = new Map<ResourceName, Veteran>();
  mostStarts = 0;

  constructor(private readonly place: Place) {}

  /** How the request ends that makes or changes a resource. */
  verdict(of: ResourceName, wish: Wish, { trouble }: Deploy): Verdict {
    const there = this.there.get(of);
    if (there && !meansAnother(there.wish, wish)) return verdictInPlace(this.place, there, wish, trouble);
    if (there && contactsAgain(this.place, there, wish)) return CONTACTED;
    const veteran = this.adoptable(of, wish);
    if (!veteran) return verdictOfNew(this.place, wish, trouble);
    // What it is like that the stack has left is not known.
    if (veteran.worn) return 'either';
    return verdictInPlace(this.place, adoption(wish, veteran), wish, trouble);
  }

  /** Whether nothing is to be written: nothing changes, or what changes is refused. */
  isQuiet(of: ResourceName, wish: Wish, deploy: Deploy): boolean {
    const there = this.there.get(of);
    if (!there || there.muddled || there.worn || this.asked(there.wish) !== this.asked(wish)) return false;
    const isSame = there.wish.look === wish.look;
    // The rollback writes back what no read shows, though the deploy was refused.
    if (meansAnother(there.wish, wish)) return isSame && this.verdict(of, wish, deploy) === CONTACTED;
    return there.gone || isSame || isClosed(this.place, there.state, there.wish.look, wish.look);
  }

  /** Each campaign that is made to run may contact people once, and each that is asked to for the first time. */
  allowStarts(of: ResourceName, wish: Wish, deploy: Deploy): void {
    const there = this.there.get(of);
    if (wish.state !== 'running' || this.verdict(of, wish, deploy) === CONTACTED) return;
    const isNew = !there || meansAnother(there.wish, wish);
    if (isNew || (!there.ran && askedAnew(this.place.row, there.wish, wish) !== undefined)) this.mostStarts += 1;
  }

  /** What is there after a deploy. */
  settle({ changes, deletions, isRolledBack }: Deployed): States {
    const states = changes.map(
      (change) => [change.of, isRolledBack ? this.goBack(change) : this.goOn(change)] as const,
    );
    for (const { of } of deletions) if (!changes.some((change) => change.of === of)) this.forget(of);
    return new Map(states);
  }

  /** What the service shows of a campaign. */
  observe(of: ResourceName, state: string): void {
    const there = this.there.get(of);
    if (!there) return;
    const { tried, wish } = there;
    const muddled = there.muddled || (tried !== undefined && isClosed(this.place, state, wish.look, tried));
    const ran = there.ran || state === this.place.row.outreach?.states.running;
    this.there.set(of, { ...there, state, ran, muddled, gone: false, tried: undefined });
  }

  /** Somebody else does something to it. */
  operate(of: ResourceName, act: OperatedState | 'deletes', state: string): void {
    const there = this.there.get(of);
    if (act !== 'deletes') this.observe(of, state);
    else if (there) this.there.set(of, { ...there, gone: true });
    if (act === 'deletes' && there?.adopted === true) this.veterans.delete(of);
  }

  private adoptable(of: ResourceName, { adopt, another }: Wish): Veteran | undefined {
    return adopt && !another ? this.veterans.get(of) : undefined;
  }

  private goOn({ of, wish }: Change): readonly string[] {
    const { place } = this;
    const before = this.there.get(of);
    if (before && !meansAnother(before.wish, wish)) {
      this.there.set(of, { ...before, wish, muddled: before.muddled && before.wish.look === wish.look });
      return statesAfter(place, before.state, askedAnew(place.row, before.wish, wish));
    }
    const veteran = this.adoptable(of, wish);
    this.forget(of);
    const { state, worn } = veteran ?? { state: place.fresh, worn: false };
    this.there.set(of, { wish, state, worn, ran: false, gone: false, muddled: false, adopted: veteran !== undefined });
    return statesAfter(place, state, this.asked(wish));
  }

  /** It is as it was, but for what cannot be taken back. */
  private goBack({ of, wish }: Change): readonly string[] {
    const { place } = this;
    const before = this.there.get(of);
    if (this.adoptable(of, wish)) this.wear(of);
    if (!before) return [];
    const isOther = meansAnother(before.wish, wish);
    const tried = isOther ? [] : statesAfter(place, before.state, askedAnew(place.row, before.wish, wish));
    const back = askedAnew(place.row, wish, before.wish);
    const reached = [before.state, ...tried].flatMap((state) => [state, ...statesBack(place, state, back)]);
    const isRefused = isClosed(place, before.state, before.wish.look, wish.look);
    this.there.set(of, { ...before, tried: isOther || isRefused ? undefined : wish.look });
    // One that is gone is not made anew.
    return before.gone ? [] : reached;
  }

  private asked(wish: Wish): string | undefined {
    const { outreach } = this.place.row;
    return outreach && stateText(outreach, wish);
  }

  /** What the stack has adopted it leaves. */
  private forget(of: ResourceName): void {
    if (this.there.get(of)?.adopted === true) this.wear(of);
    this.there.delete(of);
  }

  private wear(of: ResourceName): void {
    const veteran = this.veterans.get(of);
    if (veteran) this.veterans.set(of, { ...veteran, worn: true });
  }
}

/** A veteran as an update in place would meet it: as it was put there. */
function adoption(wish: Wish, { state }: Veteran): There {
  const asLeft = { ...wish, look: 0, state: undefined };
  return { wish: asLeft, state, worn: false, ran: false, gone: false, muddled: false, adopted: true };
}
