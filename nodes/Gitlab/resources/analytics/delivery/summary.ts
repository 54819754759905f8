import type { IDataObject } from 'n8n-workflow';
import { type Deployment, timeOf } from './facts';
import { grouped } from './grouped';
import { spreadOf } from './spread';

const DAY_MS = 86_400_000;
const WEEK_MS = 7 * DAY_MS;
/** The first Monday after 1970 began. */
const MONDAY_MS = 4 * DAY_MS;

/** What merge requests are put together by. */
export const GROUPINGS = ['author', 'project', 'total', 'week'] as const;
export type Grouping = (typeof GROUPINGS)[number];

const MEASURES = [
	'cycle_hours',
	'coding_hours',
	'pickup_hours',
	'review_hours',
	'merge_hours',
	'deploy_hours',
	'lead_hours',
	'review_comments',
	'reviewers',
	'commits',
	'changed_lines',
	'changed_files',
];

interface Period {
	since: Date;
	until?: Date;
}

/**
 * One row for each author, project or week that delivered something, in order, or one for all.
 *
 * @param deployments undefined where they are not known
 */
export function summaries(
	by: Grouping,
	measures: IDataObject[],
	deployments: Deployment[] | undefined,
	{ since, until = new Date() }: Period,
): IDataObject[] {
	const merged = grouped(measures, (row) => groupOf(by, row));
	// Who deploys is not who has written what is deployed.
	const deployed =
		by === 'author' ? undefined : deployments && grouped(deployments, (row) => placeOf(by, row));
	const names = new Set([...merged.keys(), ...(deployed?.keys() ?? []), ...(by === 'total' ? [''] : [])]);
	return [...names].sort().map((name) => {
		const rows = merged.get(name) ?? [];
		const weeks = by === 'week' ? 1 : (until.getTime() - since.getTime()) / WEEK_MS;
		return {
			...(by === 'total' ? {} : { [by]: name }),
			since: since.toISOString(),
			until: until.toISOString(),
			merge_requests: rows.length,
			unreviewed: rows.filter(({ reviewers }) => reviewers === 0).length,
			...Object.fromEntries(MEASURES.map((key) => [key, spreadOf(rows.map((row) => row[key]))])),
			...frequency(deployed && (deployed.get(name) ?? []).length, weeks),
		};
	});
}

/** How often something was deployed; null where that is not known. */
function frequency(deployments: number | undefined, weeks: number): IDataObject {
	if (deployments === undefined) return { deployments: null, deployments_per_week: null };
	const perWeek = weeks > 0 ? Math.round((deployments / weeks) * 100) / 100 : null;
	return { deployments, deployments_per_week: perWeek };
}

function groupOf(by: Grouping, row: IDataObject): string {
	if (by === 'week') return weekOf(timeOf(row.merged_at) ?? 0);
	return by === 'total' ? '' : String(row[by]);
}

function placeOf(by: Grouping, { project, at }: Deployment): string {
	if (by === 'week') return weekOf(at);
	return by === 'project' ? project : '';
}

/** The Monday of a moment's week, in UTC. */
function weekOf(time: number): string {
	const monday = Math.floor((time - MONDAY_MS) / WEEK_MS) * WEEK_MS + MONDAY_MS;
	return new Date(monday).toISOString().slice(0, 10);
}
