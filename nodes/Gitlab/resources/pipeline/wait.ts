import { path } from '../../client';
import { additionalFields, flag, options, when } from '../../fields';
import { project } from '../../fields/places';
import { read, write } from '../../operation';
import { sleepUntilEnded } from '../shared/ending';
import { asleepTogether } from '../shared/sleeping';
import { byWebhook, logLinesIn, waiting } from '../shared/waiting';
import { pipeline } from './field';
import { inputs, ref, variables } from './new';
import { outcome, simpleOutcome } from './outcome';
import { pipelineWatcher } from './watcher';

const howToWait = options(
	...waiting,
	when(
		'waitBy',
		['asking'],
		flag('follow_downstream', 'Whether to wait for pipelines that it starts, up to five levels down', {
			default: true,
		}),
	),
);

/** @see https://docs.gitlab.com/api/pipelines/#get-a-single-pipeline */
export const wait = read({
	name: 'Wait',
	action: 'Wait for a pipeline',
	description: 'Wait until a pipeline has ended; get its status, failed jobs and test results',
	fields: [project, pipeline, byWebhook, howToWait],
	together: asleepTogether,
	simplify: simpleOutcome,
	run: async ({ all, byWebhook, ...args }) => {
		if (!byWebhook) return await outcome(args);
		const pipelines = all.map(({ project, pipeline }) => path`/projects/${project}/pipelines/${pipeline}`);
		const { options } = args;
		return await sleepUntilEnded(args, pipelineWatcher, {
			all: pipelines,
			options,
			lines: logLinesIn(options),
		});
	},
});

/** @see https://docs.gitlab.com/api/pipelines/#create-a-new-pipeline */
export const runAndWait = write({
	name: 'Run and Wait',
	action: 'Run a pipeline and wait for it',
	description:
		'Start a new pipeline and wait until it has ended; get its status, failed jobs and test results',
	role: 'Developer',
	fields: [project, ref, inputs, additionalFields(variables), byWebhook, howToWait],
	// Refused before any is started.
	together: { ...asleepTogether, alike: ['project'] },
	simplify: simpleOutcome,
	run: async ({ all, byWebhook, ...rest }) => {
		const { gitlab, project, options } = rest;
		const at = path`/projects/${project}`;
		const started: number[] = [];
		for (const { ref, inputs, additionalFields } of all) {
			const { id } = await gitlab.post(path`${at}/pipeline`, { ref, inputs, ...additionalFields });
			started.push(Number(id));
		}
		if (!byWebhook) return await outcome({ ...rest, project, pipeline: started[0] });
		return await sleepUntilEnded(rest, pipelineWatcher, {
			all: started.map((pipeline) => path`${at}/pipelines/${pipeline}`),
			options,
			lines: logLinesIn(options),
		});
	},
});
