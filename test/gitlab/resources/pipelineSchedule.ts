import type { ResourceSeed } from '../base';
import { userBasic } from '../entities/user';
import type { Call, Route } from '../http/call';
import { Answer, me } from '../http/call';
import { flag, text } from '../http/values';
import { need, projectOf } from '../http/access';
import { optional, required } from '../table/fields';
import { inProjects } from '../table/places';
import type { Row } from '../table/rows';
import { byChoice } from '../table/rules';
import { byNumber } from '../table/specification';
import { Table } from '../table/table';
import type { Project, User } from '../world/model';
import { LEVEL } from '../world/model';
import { checkCron } from './cron';

interface PipelineSchedule extends Row<Project> {
	description: string;
	ref: string;
	cron: string;
	cron_timezone: string;
	active: boolean;
	owner: User;
}

const PLACE = inProjects('pipeline_schedules', { read: LEVEL.developer, write: LEVEL.developer });

/** @see https://docs.gitlab.com/api/pipeline_schedules/ */
export const pipelineSchedules = new Table<PipelineSchedule, Project>({
	name: 'pipeline schedule',
	places: [PLACE],
	key: byNumber('pipeline_schedule_id', 'id'),
	fields: {
		description: required(text),
		ref: required(text),
		cron: required(text),
		cron_timezone: optional(text, 'UTC'),
		active: optional(flag, true),
	},
	fresh: (owner) => ({ owner }),
	check: (row) => checkCron(row, 'cron'),
	filters: { scope: byChoice({ active: ({ active }) => active, inactive: ({ active }) => !active }) },
	entity: (call, { holder: _project, rows: _rows, ...row }, verb) => ({
		...row,
		owner: userBasic(call, row.owner),
		next_run_at: row.active ? '2030-01-01T04:00:00.000Z' : null,
		inputs: [],
		...(verb === 'list' ? {} : { last_pipeline: null, variables: [] }),
	}),
	example: {
		create: { description: 'Nightly', ref: 'main', cron: '0 4 * * *' },
		update: { active: false },
	},
});

function takeOwnership(call: Call): object {
	const by = need(call, projectOf(call), LEVEL.maintainer);
	const row = pipelineSchedules.one(call, PLACE);
	const status = row.owner === by ? 200 : 201;
	row.owner = by;
	return new Answer(status, pipelineSchedules.spec.entity(call, row, 'update'));
}

function play(call: Call): object {
	need(call, projectOf(call), LEVEL.developer);
	const { ref } = pipelineSchedules.one(call, PLACE);
	call.world.createPipeline(projectOf(call), ref, { status: 'created', source: 'schedule', user: me(call) });
	return { message: '201 Created' };
}

export const pipelineScheduleRoutes: Route[] = [
	...pipelineSchedules.routes,
	['POST', `${PLACE.path}/:pipeline_schedule_id/take_ownership`, takeOwnership],
	['POST', `${PLACE.path}/:pipeline_schedule_id/play`, play],
];

/** A schedule that runs, of somebody else, and one that rests. */
export const seedPipelineSchedules: ResourceSeed = ({ world }, { users, projects }) => {
	const add = (description: string, active: boolean) =>
		pipelineSchedules.add(world, users.jonas, projects.website, {
			description,
			ref: 'main',
			cron: '0 4 * * *',
			active,
		});
	return { pipelineSchedule: [add('Nightly', true), add('Weekly', false)].map(({ id }) => String(id)) };
};
