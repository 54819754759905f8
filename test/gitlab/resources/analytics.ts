import type { ResourceSeed } from '../base';
import { groupOf, need, projectOf, projectsIn } from '../http/access';
import type { Call, Route } from '../http/call';
import { badParameter } from '../http/refusal';
import * as values from '../http/values';
import type { Holding, MergeRequest, Project } from '../world/model';
import { LEVEL } from '../world/model';
import { deployments } from './deployment';

const DAY_MS = 86_400_000;
const METRICS = [
	'deployment_frequency',
	'lead_time_for_changes',
	'time_to_restore_service',
	'change_failure_rate',
] as const;

const dayOf = (time: number) => new Date(time).toISOString().slice(0, 10);

/** Clones and pulls: one on each day on which something was pushed. */
function statistics(call: Call) {
	const project = projectOf(call);
	need(call, project, LEVEL.reporter);
	const days = [...project.commits.values()].map(({ created_at }) => dayOf(Date.parse(created_at)));
	const counts = [...new Set(days)].sort().reverse();
	return {
		fetches: {
			total: days.length,
			days: counts.map((date) => ({ count: days.filter((day) => day === date).length, date })),
		},
	};
}

/** Of the four metrics the stand-in knows the two that need no incidents; of the others it has no data. */
function dora(call: Call, holding: Holding, projects: Project[]) {
	need(call, holding, LEVEL.reporter);
	const { input } = call;
	values.required(input, 'metric');
	const metric = values.choice(input, 'metric', METRICS);
	const interval = values.choice(input, 'interval', ['all', 'monthly', 'daily']) ?? 'daily';
	const tiers = values.list(input, 'environment_tiers') ?? ['production'];
	const end = values.moment(input, 'end_date') ?? Date.parse(call.world.now());
	const start = values.moment(input, 'start_date') ?? end - 90 * DAY_MS;
	if (start > end) throw badParameter('start_date is later than end_date');
	const done = projects.flatMap((project) => deployedIn(project, tiers));
	const valueOf = (begin: string) => {
		const then = done.filter(({ day }) => day.startsWith(begin));
		if (metric === 'deployment_frequency') return then.length;
		return metric === 'lead_time_for_changes' ? medianOf(then.flatMap(({ leads }) => leads)) : null;
	};
	if (interval === 'all') return [{ date: null, value: valueOf('') }];
	const days = Array.from({ length: Math.floor((end - start) / DAY_MS) + 1 }, (_none, index) =>
		dayOf(start + index * DAY_MS),
	);
	if (interval === 'daily') return days.map((date) => ({ date, value: valueOf(date) }));
	const months = [...new Set(days.map((day) => day.slice(0, 7)))];
	return months.map((month) => ({ date: `${month}-01`, value: valueOf(month) }));
}

/** Deployments of a project, and how many seconds the merge requests waited that each of them deployed. */
function deployedIn(project: Project, tiers: string[]) {
	const times = deployments
		.of(project)
		.filter(({ status, environment }) => status === 'success' && tiers.includes(environment))
		.map(({ updated_at }) => Date.parse(updated_at))
		.sort((a, b) => a - b);
	const merged = [...project.merge_requests.values()].flatMap(({ merged_at }) => merged_at ?? []);
	return times.map((time, index) => ({
		day: dayOf(time),
		leads: merged
			.map((moment) => Date.parse(moment))
			.filter((moment) => moment <= time && moment > (times[index - 1] ?? 0))
			.map((moment) => (time - moment) / 1000),
	}));
}

function medianOf(seconds: number[]): number | null {
	const sorted = [...seconds].sort((a, b) => a - b);
	const middle = sorted.length >> 1;
	if (!sorted.length) return null;
	return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/**
 * @see https://docs.gitlab.com/api/project_statistics/
 * @see https://docs.gitlab.com/api/dora/metrics/
 */
export const analyticsRoutes: Route[] = [
	['GET', 'projects/:id/statistics', statistics],
	['GET', 'projects/:id/dora/metrics', (call) => dora(call, projectOf(call), [projectOf(call)])],
	['GET', 'groups/:id/dora/metrics', (call) => dora(call, groupOf(call), projectsIn(call, groupOf(call)))],
];

/**
 * A merge request that was reviewed, merged and deployed within three days, and one that nobody reviewed; no part of the
 * first takes whole hours, so that hours are no whole numbers in general.
 */
export const seedDeliveries: ResourceSeed = ({ world }, { users, projects }) => {
	const { website } = projects;
	const { aiko, jonas, maria } = users;
	const at = (day: number, hour: number, minute = 0, ms = 0) =>
		new Date(Date.UTC(2026, 0, day, hour, minute, 0, ms)).toISOString();
	const merged = (title: string, more: Partial<MergeRequest>) => {
		const source_branch = title.toLowerCase().replace(/\W+/g, '-');
		const given = { title, source_branch, state: 'merged' as const, merge_user: maria, ...more };
		return world.createMergeRequest(website, given);
	};
	const reviewed = merged('Faster search', {
		author: aiko,
		created_at: at(6, 12, 30, 500),
		merged_at: at(8, 12, 30, 500),
		updated_at: at(8, 12, 30, 500),
	});
	for (const commit of reviewed.versions[0].commits) commit.created_at = at(6, 2);
	world.createNote(reviewed, jonas, 'Why a new index?', { created_at: at(6, 18, 10) });
	world.createNote(reviewed, aiko, 'It is smaller', { created_at: at(7, 2) });
	reviewed.approvals.push({ user: jonas, approved_at: at(8, 6, 25) });
	const alone = merged('Fix a typo', {
		author: jonas,
		created_at: at(13, 0),
		merged_at: at(13, 1),
		updated_at: at(13, 1),
	});
	for (const commit of alone.versions[0].commits) commit.created_at = at(13, 0);
	const deployed = {
		environment: 'production',
		ref: 'main',
		sha: 'a'.repeat(40),
		tag: false,
		status: 'success',
	};
	for (const updated_at of [at(8, 22, 5), at(14, 0)])
		deployments.add(world, maria, website, { ...deployed, created_at: updated_at, updated_at });
	return { updated_after: [at(1, 0)], start_date: [at(1, 0)], end_date: [at(31, 0)] };
};
