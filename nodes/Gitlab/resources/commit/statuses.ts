import { path } from '../../client';
import {
	type Param,
	additionalFields,
	choice,
	filters,
	flag,
	named,
	number,
	required,
	shown,
	sorting,
	text,
	textFrom,
} from '../../fields';
import { project } from '../../fields/places';
import { type Operation, write } from '../../operation';
import { listBelow } from '../shared/plain';
import { at, commit } from './field';
import { simpleStatus } from './simple';

const STATES = named('pending', 'running', 'success', 'failed', 'canceled', 'skipped');

/** Statuses of one commit are told apart by these. */
const name = text('name', { placeholder: 'e.g. security-scan' });
const ref = text('ref', { displayName: 'Branch or Tag', placeholder: 'e.g. main' });
const pipelineId = number('pipeline_id', { min: 1 });

/** Not a whole number. */
const coverage: Param<'coverage', number> = {
	name: 'coverage',
	property: {
		displayName: 'Coverage',
		name: 'coverage',
		type: 'number',
		typeOptions: { numberPrecision: 2 },
		default: 0,
		description: 'In percent',
	},
	convert: (given, item) => {
		const words = textFrom(given, 'Coverage', item).trim().replace(/%$/, '');
		const value = Number(words);
		return Number.isFinite(value)
			? value
			: item.fail("'Coverage' must be a number", `It is: ${shown(words)}`);
	},
};

/**
 * What others than GitLab's own pipelines say of a commit.
 *
 * @see https://docs.gitlab.com/api/commits/#set-commit-pipeline-status
 * @see https://docs.gitlab.com/api/commits/#list-commit-statuses
 */
export const statuses: Operation[] = [
	write({
		name: 'Set Status',
		action: 'Set a status of a commit',
		description: 'Say how a job of another system goes',
		role: 'Developer',
		fields: [
			project,
			commit,
			required(choice('state', STATES)),
			additionalFields(
				coverage,
				text('description'),
				name,
				pipelineId,
				ref,
				text('target_url', { displayName: 'Target URL', placeholder: 'e.g. https://ci.example.com/jobs/7' }),
			),
		],
		simplify: simpleStatus,
		run: async ({ gitlab, project, commit, state, additionalFields }) =>
			await gitlab.post(path`/projects/${project}/statuses/${commit}`, { state, ...additionalFields }),
	}),
	listBelow(at, path`/statuses`, {
		name: 'Get Statuses',
		action: 'Get the statuses of a commit',
		description: 'List what pipelines and other systems say of a commit',
		simplify: simpleStatus,
		fields: [
			filters(
				flag('all', 'Whether to include earlier ones of the same name', { displayName: 'All' }),
				name,
				pipelineId,
				ref,
				text('stage', { placeholder: 'e.g. test' }),
			),
			sorting({ id: 'ID', pipeline_id: 'Pipeline ID' }),
		],
	}),
];
