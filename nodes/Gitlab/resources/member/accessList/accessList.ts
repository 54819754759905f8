import type { IDataObject } from 'n8n-workflow';
import { type Gitlab, type Path, isFailure, mapAtOnce, path } from '../../../client';
import type { Hint } from '../../../hints';
import type { Tools } from '../../../operation';
import { type Place, groupPlace, projectPlace } from './place';
import { type Seats, atMost, directRows, rowOf, withActivity } from './rows';

/** What an access list is to hold. */
export interface Wanted {
	/** Members of the groups above. */
	inherited: boolean;
	/** Members of groups that are invited. */
	shared: boolean;
	/** All projects and groups below a group. */
	below: boolean;
	/** When somebody was active last. */
	activity: boolean;
}

/** Groups below are listed where they are visible, whoever is a member. */
const ALL = { all_available: true };

/** Lists that are begun at once; how many of their requests are under way, the run itself limits. */
const LISTS_AT_ONCE = 100;

const HIDDEN: Hint = (items) =>
	`Groups above or groups that are invited do not show their members to this credential, so the access list of ${items} is not whole`;
const NO_ACTIVITY: Hint = (items) =>
	`GitLab tells last activity only to Owners of the top-level group, not for ${items}`;

/** Who has access to a project or group, from where, one row for each way to it; each list is read once. */
export class AccessList {
	private readonly told = new Set<Hint>();

	constructor(
		private readonly gitlab: Gitlab,
		private readonly wanted: Wanted,
		private readonly hint: Tools['hint'],
	) {}

	async of(at: Path): Promise<IDataObject[]> {
		const isGroup = at.encoded.startsWith('/groups/');
		const chosen = isGroup ? this.group(at) : this.gitlab.get(at).then(projectPlace);
		const around = chosen.then(async (place) => [place, await this.above(place)] as const);
		let active: Seats;
		const parts = [
			async () => {
				// Which the place is, only the rows need to be told.
				const [place, members] = await Promise.all([chosen, this.membersOf(path`${at}/members`)]);
				return directRows(place, members);
			},
			async () => await this.inherited(...(await around)),
			async () => await this.shared(await chosen),
			async () => (isGroup && this.wanted.below ? await this.below(at) : []),
			async () => {
				active = await this.activityAbove(...(await around));
				return [];
			},
		];
		const rows = await allOf(parts, async (part) => await part());
		return rows.flat().map((row) => withActivity(row, active));
	}

	private async group(at: Path): Promise<Place> {
		return groupPlace(await this.gitlab.get(at, { with_projects: false }));
	}

	private async direct(place: Place): Promise<IDataObject[]> {
		return directRows(place, await this.membersOf(path`${place.at}/members`));
	}

	/** The groups above a place, nearest first, as far as they are shown. */
	private async above({ parent }: Place): Promise<Place[]> {
		const { inherited, activity } = this.wanted;
		if (parent === undefined || !(inherited || activity)) return [];
		const group = await this.ifShown(this.group(path`/groups/${parent}`));
		return group ? [group, ...(await this.above(group))] : [];
	}

	/** What the groups above give: their own members, and those of the groups that they are shared with. */
	private async inherited(place: Place, above: Place[]): Promise<IDataObject[]> {
		if (!this.wanted.inherited) return [];
		const rows = await allOf(above, async ({ at, path: source, shares }) => {
			const members = (await this.ifShown(this.membersOf(path`${at}/members`))) ?? [];
			return [
				...members.map((member) => rowOf(member, { place, access: 'inherited', source })),
				...(await this.shared({ ...place, shares })),
			];
		});
		return rows.flat();
	}

	private async shared(place: Place): Promise<IDataObject[]> {
		if (!this.wanted.shared) return [];
		const rows = await allOf(place.shares, async (share) => {
			const at = path`/groups/${share.id}/members/all`;
			const asked = this.gitlab.once(`members ${share.id}`, async () => await this.membersOf(at));
			const members = await this.ifShown(asked);
			const source = { place, access: 'shared', source: share.path };
			// That there is access is told, even where it is not told whose it is.
			return members
				? members.map((member) => rowOf(atMost(member, share), source))
				: [rowOf({ access_level: share.access_level, expires_at: share.expires_at }, source)];
		});
		return rows.flat();
	}

	private async below(at: Path): Promise<IDataObject[]> {
		const { gitlab, wanted } = this;
		const query = { include_subgroups: true, with_shared: false, order_by: 'id', sort: 'asc' };
		const [projects, groups] = await allOf(
			[
				async () => (await gitlab.list(path`${at}/projects`, query)).map(projectPlace),
				async () => (await gitlab.list(path`${at}/descendant_groups`, ALL)).map(groupPlace),
			],
			async (list) => await list(),
		);
		// Only of projects does the list say whom they are shared with.
		const whole = groups.map((group) => async () => (wanted.shared ? await this.group(group.at) : group));
		const places = [...whole, ...projects.map((project) => async () => await Promise.resolve(project))];
		const rows = await allOf(places, async (placeOf) => {
			const place = await placeOf();
			return [...(await this.direct(place)), ...(await this.shared(place))];
		});
		return rows.flat();
	}

	private async membersOf(at: Path): Promise<IDataObject[]> {
		return await this.gitlab.list(at, { show_seat_info: true });
	}

	/** When users were active last; undefined where GitLab does not tell. */
	private async activityAbove(place: Place, above: Place[]): Promise<Seats> {
		if (!this.wanted.activity || place.isPersonal) return undefined;
		const { at, parent } = above.at(-1) ?? place;
		// Only for groups at the top GitLab tells it.
		const seats = path`${at}/billable_members`;
		const asked =
			parent === undefined
				? unlessRefused(this.gitlab.once(seats.encoded, async () => await this.gitlab.list(seats)))
				: undefined;
		const rows = await asked;
		if (!rows) this.tell(NO_ACTIVITY);
		return rows && new Map(rows.map((row) => [row.id, row]));
	}

	private tell(hint: Hint): void {
		if (!this.told.has(hint)) this.hint(hint);
		this.told.add(hint);
	}

	private async ifShown<T>(asked: Promise<T>): Promise<T | undefined> {
		const found = await unlessRefused(asked);
		if (found === undefined) this.tell(HIDDEN);
		return found;
	}
}

/** Maps values with many of them under way; after a failure nothing more begins. */
async function allOf<T, R>(values: T[], map: (value: T) => Promise<R>): Promise<R[]> {
	return await mapAtOnce(values, LISTS_AT_ONCE, map);
}

async function unlessRefused<T>(asked: Promise<T>): Promise<T | undefined> {
	return await asked.catch((error: unknown) => {
		if (isFailure(error, 'notFound', 'forbidden', 'invalid')) return undefined;
		throw error as Error;
	});
}
