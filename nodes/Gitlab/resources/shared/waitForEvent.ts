import type { IDataObject } from 'n8n-workflow';
import { type Gitlab, type Path, GitlabError, poll } from '../../client';
import { choices, compose, number, options, required, shownFor } from '../../fields';
import { type Operation, type Role, read } from '../../operation';
import { type Wait, restored, stored } from '../../waiting/wait';
import type { Watcher } from '../../waiting/watcher';
import { simpleNote } from '../comment/simple';
import { labelsParam } from '../label/field';
import { type AwaitedEvent, firstAfter, newestIn } from './awaitedEvents';
import type { Subject } from './plain';
import { asleepTogether, sleepUntil } from './sleeping';
import { byWebhook } from './waiting';

const LONGEST_WAIT_S = 3600;

/** One thing, and what is to happen to it. */
interface Awaited {
	/** Where it is, as `stored` has paths. */
	at: string;
	events: string[];
	labels: string[];
	/** For each event that shows in a list, the newest entry there when the waiting began. */
	newest: Record<string, number>;
}

/** A wait for events of issues, merge requests or deployments. */
export interface EventWait extends Wait {
	things: Awaited[];
}

interface Kind extends Subject {
	/** The watcher's name: `issueEvent`. */
	name: string;
	events: Record<string, AwaitedEvent>;
	role?: Role;
}

/** Wait for Event, and who wakes what waits asleep. */
export function waitForEvent(kind: Kind): { operation: Operation; watcher: Watcher<EventWait> } {
	const simplify = simplifiedBy(kind);
	const watcher: Watcher<EventWait> = {
		name: kind.name,
		events: [...new Set(Object.values(kind.events).flatMap(({ hooks }) => hooks))],
		simplify,
		concerns,
		look: async (gitlab, { things }) => {
			const rows = await Promise.all(things.map(async (thing) => await lookAt(gitlab, kind, thing)));
			return rows.every((row) => row !== undefined) ? rows : undefined;
		},
	};
	const operation = read({
		name: 'Wait for Event',
		action: `Wait for an event of ${kind.noun}`,
		description: `Wait until something happens to ${kind.noun}`,
		role: kind.role,
		fields: [kind.at, eventsOf(kind), byWebhook, howLong],
		together: asleepTogether,
		simplify,
		run: async ({ all, byWebhook, ...tools }) => {
			const { gitlab, options } = tools;
			const seconds = Number(options.longest_wait_for_event ?? LONGEST_WAIT_S);
			const things = await Promise.all(all.map(async (one) => await begin(gitlab, kind, one)));
			if (byWebhook) {
				const unended = (row: IDataObject) => happened(kind, row);
				return await sleepUntil(tools, watcher, {
					...{ all: all.map(({ at }) => at), seconds, more: { things } },
					unended,
				});
			}
			const ask = async () => await lookAt(gitlab, kind, things[0]);
			const row = await poll(gitlab, { ask, isFinal: (found) => found !== undefined, seconds });
			return row ?? refuse(kind, things[0], seconds);
		},
	});
	return { operation, watcher };
}

const howLong = options(
	number('longest_wait_for_event', {
		min: 1,
		default: LONGEST_WAIT_S,
		description: 'In seconds; then the item fails when asking GitLab, and has timedOut by webhook',
	}),
);

interface Chosen {
	events: string[];
	labels: string[];
}

function eventsOf({ events }: Pick<Kind, 'events'>) {
	const names = Object.fromEntries(Object.entries(events).map(([name, { label }]) => [name, label]));
	const which = required(choices('events', names, { displayName: 'Events' }));
	const labels = shownFor('events', ['labeled'], required(labelsParam('labels')));
	const parts = 'labeled' in events ? [which, labels] : [which];
	return compose<'chosen', Chosen>('chosen', parts, async (item) => {
		const chosen = await which.read(item);
		const wanted = chosen.includes('labeled') ? await labels.read(item) : '';
		return { events: chosen, labels: wanted.split(',').filter(Boolean) };
	});
}

/** Notes what is there already, so that only what comes later counts. */
async function begin(
	gitlab: Gitlab,
	{ events }: Kind,
	{ at, chosen }: { at: Path; chosen: Chosen },
): Promise<Awaited> {
	const newest: Record<string, number> = {};
	for (const name of chosen.events) {
		const { entries } = events[name];
		if (entries) newest[name] = await newestIn(gitlab, at, entries);
	}
	return { at: stored(at), ...chosen, newest };
}

/** The thing with what has happened to it; undefined while nothing has. */
async function lookAt(
	gitlab: Gitlab,
	kind: Kind,
	{ at: where, events, labels, newest }: Awaited,
): Promise<IDataObject | undefined> {
	const at = restored(where);
	const row = await gitlab.get(at);
	for (const name of events) {
		const { entries, isSo } = kind.events[name];
		const entry = entries && (await firstAfter(gitlab, at, { entries, newest: newest[name] ?? 0 }));
		if (entry || (await isSo?.({ gitlab, at, row, labels }))) return happened(kind, row, name, entry);
	}
	return undefined;
}

function happened(
	{ events }: Pick<Kind, 'events'>,
	row: IDataObject,
	event?: string,
	entry?: IDataObject,
): IDataObject {
	const comment = event === 'commented' ? entry : undefined;
	return { ...row, event: event ?? null, ...('commented' in events && { comment: comment ?? null }) };
}

function simplifiedBy({ simplify }: Pick<Kind, 'simplify'>) {
	return (row: IDataObject): IDataObject => {
		const { event, comment } = row;
		const shown = comment ? simpleNote(comment as IDataObject) : comment;
		return { event, ...simplify(row), ...('comment' in row && { comment: shown }) };
	};
}

/** Whether it is about one of the things; what else has its number costs one look. */
function concerns(told: IDataObject, { things }: EventWait): boolean {
	const { object_attributes, issue, merge_request, deployment_id } = told;
	const numbers = [object_attributes, issue, merge_request].map((part) => (Object(part) as IDataObject).iid);
	return [...numbers, deployment_id].some((id) => things.some(({ at }) => at.endsWith(`/${String(id)}`)));
}

function refuse({ events }: Kind, { events: awaited }: Awaited, seconds: number): never {
	const names = awaited.map((name) => `'${events[name].label}'`).join(', ');
	throw new GitlabError('timeout', `${names} did not happen within ${seconds} seconds`, {
		advice: "Raise 'Longest Wait for Event', or wait by 'Webhook' for what can take longer.",
	});
}
