import type { ResourceSeed } from '../base';
import { pipelineBasic } from '../entities/repository';
import { userBasic } from '../entities/user';
import type { Call, Route } from '../http/call';
import { Answer, me } from '../http/call';
import { page } from '../http/paging';
import { invalid } from '../http/refusal';
import { flag, text } from '../http/values';
import { need, projectOf } from '../http/access';
import type { Reader } from '../table/fields';
import { oneOf, optional, required } from '../table/fields';
import { inProjects } from '../table/places';
import type { Row } from '../table/rows';
import { byChoice } from '../table/rules';
import { byName, byNumber } from '../table/specification';
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
	inputs: Array<{ name: string; value: unknown }>;
}

interface ScheduleVariable extends Row<PipelineSchedule> {
	key: string;
	value: string;
	variable_type: string;
}

const inputsIn: Reader<PipelineSchedule['inputs']> = (given, name) => {
	const inputs = given[name];
	return Array.isArray(inputs) ? (inputs as PipelineSchedule['inputs']) : undefined;
};

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
		inputs: optional(inputsIn, []),
	},
	fresh: (owner) => ({ owner, inputs: [] }),
	check: (row) => checkCron(row, 'cron'),
	filters: { scope: byChoice({ active: ({ active }) => active, inactive: ({ active }) => !active }) },
	entity: (call, { holder, rows, ...row }, verb) => ({
		...row,
		owner: userBasic(call, row.owner),
		next_run_at: row.active ? '2030-01-01T04:00:00.000Z' : null,
		inputs: row.inputs,
		...(verb === 'list' ? {} : detailsOf(call, { holder, rows, ...row })),
	}),
	example: {
		create: { description: 'Nightly', ref: 'main', cron: '0 4 * * *' },
		update: { active: false },
	},
});

/** @see https://docs.gitlab.com/api/pipeline_schedules/#pipeline-schedule-variables */
export const scheduleVariables: Table<ScheduleVariable, PipelineSchedule> = new Table({
	name: 'schedule variable',
	places: pipelineSchedules
		.below('variables', { read: LEVEL.developer, write: LEVEL.developer })
		.map((place) => ({ ...place, verbs: ['create', 'get', 'update', 'delete'] })),
	key: byName('key', 'key'),
	fields: {
		key: required(text, { only: 'create' }),
		value: required(text),
		variable_type: optional(oneOf('env_var', 'file'), 'env_var'),
	},
	unique: { by: ({ key }) => key, refusal: () => invalid({ key: ['has already been taken'] }) },
	entity: (_view, row) => variableEntity(row),
	tellsDeleted: true,
	example: {
		params: { pipeline_schedule_id: '1' },
		create: { key: 'STAGE', value: 'staging' },
		update: { value: 'production' },
	},
});

function variableEntity({ key, value, variable_type }: ScheduleVariable) {
	const fixed = { hidden: false, protected: false, masked: false, environment_scope: '*', description: null };
	return { variable_type, key, value, raw: false, ...fixed };
}

function detailsOf(call: Call, row: PipelineSchedule) {
	const [last] = pipelinesOf(row);
	return {
		last_pipeline: last ? pipelineBasic(call, last) : null,
		variables: scheduleVariables.of(row).map(variableEntity),
	};
}

/** The newest first. */
const pipelinesOf = ({ holder, ref }: PipelineSchedule) =>
	holder.pipelines.filter((pipeline) => pipeline.source === 'schedule' && pipeline.ref === ref);

function pipelines(call: Call): object {
	need(call, projectOf(call), LEVEL.developer);
	const status = text(call.input, 'status');
	const found = pipelinesOf(pipelineSchedules.one(call, PLACE)).filter(
		(pipeline) => !status || pipeline.status === status,
	);
	return page(call, found, (pipeline) => pipelineBasic(call, pipeline));
}

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
	['GET', `${PLACE.path}/:pipeline_schedule_id/pipelines`, pipelines],
	...scheduleVariables.routes,
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
	const nightly = add('Nightly', true);
	scheduleVariables.add(world, users.jonas, nightly, { key: 'DEPLOY_TO', value: 'staging' });
	world.createPipeline(projects.website, 'main', { source: 'schedule' });
	return {
		pipelineSchedule: [nightly, add('Weekly', false)].map(({ id }) => String(id)),
		key: ['DEPLOY_TO', 'NEW_ONE'],
		ref: ['main'],
	};
};
