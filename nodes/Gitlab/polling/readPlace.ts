import { type Path, mapAtOnce, path } from '../client';
import type { Found } from './change';
import { type Cursor, Progress } from './cursor';
import type { Known, Memory } from './memory';
import { type Place, movedProjects } from './places';
import type { Reading, UpdatedRows } from './reading';
import { ACTIVITY_EVENTS, activityChange, readActivity } from './streams/activity';
import { GOES_ON, projectIn, readJobs, statusIn } from './streams/jobs';
import { type With, readDeployments, readPipelines, readReleases, readToDos, TO_DO } from './streams/lists';
import { requestedReviews } from './streams/reviews';
import { foundIn, together } from './streams/stream';
import { type Kind, readUpdates, thingKey, updatesIn } from './streams/updates';
import { type Survey, type Surveyed, survey, surveyOfNothing } from './survey';

const PROJECTS_AT_ONCE = 5;

/** What has been read under one cursor. */
export interface ReadList {
	key: string;
	progress: Progress;
	found: Found;
	/** Whether the cursor must stay where it is, because not all that the list follows from was read. */
	isHeld?: boolean;
}

/** The events that each of the lists by time tells of. */
const UPDATED: Readonly<Record<Kind, readonly string[]>> = {
	issues: ['issues_events', 'confidential_issues_events'],
	merge_requests: ['merge_requests_events'],
};

/** The events that have no list, and so no cursor, of their own. */
export const SHARING: readonly string[] = [...Object.values(UPDATED).flat(), ...ACTIVITY_EVENTS];

/** A list that each project has for itself, and what a survey of many projects must tell for it to be asked. */
interface ListOfProjects {
	flag: string;
	read(this: void, id: string, by: With): Promise<Found>;
	after: readonly Surveyed[];
}

const OF_PROJECTS: readonly ListOfProjects[] = [
	{ flag: 'pipeline_events', read: readPipelines, after: ['pipelines'] },
	{ flag: 'job_events', read: readJobs, after: ['pipelines'] },
	// Jobs of pipelines make them, or somebody does through the API, who has pushed before.
	{ flag: 'deployment_events', read: readDeployments, after: ['pipelines', 'activity'] },
	{ flag: 'releases_events', read: readReleases, after: ['releases'] },
];

/** What a poll knows when it reads a place. */
export interface Asked {
	reading: Reading;
	memory: Memory;
	events: readonly string[];
	/** In milliseconds. */
	lookBack: number;
	/** The server's time, as far as it is known before anything is read. */
	now: number;
}

/** One place, read by what the chosen events need. */
export class PlaceReader {
	private moved?: Promise<string[]>;
	private surveyed?: Promise<Survey>;
	private readonly known: Known;

	constructor(
		private readonly place: Place,
		private readonly asked: Asked,
	) {
		this.known = asked.memory.known[place.key];
	}

	/** Reads what is new. */
	async read(): Promise<ReadList[]> {
		const updates = await this.updates();
		const lists = await this.activityAnd(updates);
		for (const list of OF_PROJECTS) if (this.wants(list.flag)) lists.push(await this.ofProjects(list));
		if (this.wants(TO_DO)) lists.push(await this.toDos());
		return lists;
	}

	private wants(...flags: string[]): boolean {
		return flags.some((flag) => this.asked.events.includes(flag));
	}

	private progress(list: string): Progress {
		const { memory, now, lookBack } = this.asked;
		const cursor: Cursor | undefined = memory.cursors[this.key(list)];
		return new Progress(cursor, { now, lookBack });
	}

	private key(list: string): string {
		return `${this.place.key} ${list}`;
	}

	/** The projects where something of this kind may be new. */
	private async projects(...kinds: Surveyed[]): Promise<readonly string[]> {
		const { place } = this;
		const { reading } = this.asked;
		if (this.isSurveyed) {
			this.surveyed ??= this.survey();
			const all = await this.surveyed;
			return [...new Set(kinds.flatMap((kind) => all[kind]))];
		}
		this.moved ??= movedProjects(place, this.progress('activity').since, reading);
		return await this.moved;
	}

	/** GitLab lists projects by their activity, which does not tell of all that happens in them. */
	private get isSurveyed(): boolean {
		const { isMany, listsAt } = this.place;
		const flags = [...OF_PROJECTS.map(({ flag }) => flag), ...(listsAt ? [] : Object.values(UPDATED).flat())];
		return isMany === true && !this.asked.reading.isSample && this.wants(...flags);
	}

	private async survey(): Promise<Survey> {
		const { place } = this;
		const { reading, memory } = this.asked;
		const lists = OF_PROJECTS.filter(({ flag }) => this.wants(flag));
		const kinds = this.updatedKinds;
		const read = ['activity', ...kinds, ...lists.map(({ flag }) => flag)];
		const since = Math.min(...read.map((list) => this.progress(list).since));
		const wanted = [...kinds, ...lists.flatMap(({ after }) => after)];
		const told = await survey(this.known.path, wanted, { since, reading });
		if (told) return told;
		// Perhaps the group has another path now: the next poll asks.
		delete memory.known[place.key];
		return await surveyOfNothing(place, reading);
	}

	private get updatedKinds(): Kind[] {
		return (Object.keys(UPDATED) as Kind[]).filter((kind) => this.wants(...UPDATED[kind]));
	}

	private async updates(): Promise<Array<{ kind: Kind; progress: Progress; read: UpdatedRows }>> {
		const { reading } = this.asked;
		return await mapAtOnce(this.updatedKinds, 1, async (kind) => {
			const progress = this.progress(kind);
			const places = await this.placesOf(kind);
			const all = await mapAtOnce(places, PROJECTS_AT_ONCE, async (place) => {
				return await readUpdates(kind, { place, reading, progress });
			});
			const touched = new Set(all.flatMap((one) => [...one.touched]));
			const horizon = Math.min(Infinity, ...all.map((one) => one.horizon));
			return { kind, progress, read: { rows: all.flatMap(({ rows }) => rows), touched, horizon } };
		});
	}

	/** Where the updates are listed, as far as there may be any. */
	private async placesOf(kind: Kind): Promise<Path[]> {
		const { listsAt } = this.place;
		if (listsAt && !this.isSurveyed) return [listsAt];
		const ids = await this.projects(kind);
		return listsAt && ids.length ? [listsAt] : ids.map((id) => path`/projects/${id}`);
	}

	/** What updates there were is told by the activity, as far as it is told at all. */
	private async activityAnd(updates: Awaited<ReturnType<typeof this.updates>>): Promise<ReadList[]> {
		const { reading } = this.asked;
		if (!updates.length && !this.wants(...ACTIVITY_EVENTS)) return [];
		const progress = this.progress('activity');
		const touched = [...new Set(updates.flatMap(({ read }) => [...read.touched]))];
		const isAll = this.wants(...ACTIVITY_EVENTS) || progress.isFirst;
		const ids = isAll
			? await this.projects('activity')
			: this.place.projectId && touched.length
				? [this.place.projectId]
				: touched;
		const activity = await readActivity(ids, { reading, progress });
		const lists: ReadList[] = [
			{
				key: this.key('activity'),
				progress,
				found: foundIn(activity, { reading, progress }, (row) => activityChange(row, reading)),
			},
		];
		for (const { kind, progress: own, read } of updates) {
			const reviews = kind === 'merge_requests' ? await this.reviews(read) : undefined;
			const requested = (reviews?.found.changes ?? []).map(({ id, at }) => ({
				thing: thingKey(kind, id.split('-')[0]),
				at,
			}));
			const deeds = [...activity.deeds, ...requested];
			lists.push({
				key: this.key(kind),
				progress: own,
				found: updatesIn(kind, read, { reading, progress: own, deeds }),
			});
			if (reviews) lists.push(reviews);
		}
		return lists;
	}

	private async reviews({ rows, horizon }: UpdatedRows): Promise<ReadList> {
		const { reading } = this.asked;
		const progress = this.progress('reviews');
		const requested = await requestedReviews(rows, reading);
		const changes = requested.filter((change) => reading.isSample || progress.isNew(change));
		return {
			key: this.key('reviews'),
			progress,
			found: { changes, horizon: Infinity },
			isHeld: horizon < Infinity,
		};
	}

	private async ofProjects({ flag: list, read, after }: ListOfProjects): Promise<ReadList> {
		const { reading } = this.asked;
		const progress = this.progress(list);
		const going = Object.values(progress.states).filter((state) => GOES_ON.includes(statusIn(state)));
		const busy = this.place.projectId === undefined ? going.map(projectIn).filter(Boolean) : [];
		const ids = [...new Set([...(await this.projects(...after)), ...busy])];
		const all = await mapAtOnce(ids, PROJECTS_AT_ONCE, async (id) => await read(id, { reading, progress }));
		return { key: this.key(list), progress, found: together(all) };
	}

	private async toDos(): Promise<ReadList> {
		const { reading } = this.asked;
		const progress = this.progress('toDos');
		const { toDosBy } = this.place;
		const query = toDosBy ? { [toDosBy]: this.known.id } : {};
		return { key: this.key('toDos'), progress, found: await readToDos(query, { reading, progress }) };
	}
}
