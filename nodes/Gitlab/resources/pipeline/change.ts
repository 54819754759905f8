import { path } from '../../client';
import { required, text } from '../../fields';
import { type Operation, write } from '../../operation';
import { at } from './field';
import { simplePipeline } from './simple';

/**
 * What is done to a pipeline that is there.
 *
 * @see https://docs.gitlab.com/api/pipelines/
 */
export const changes: Operation[] = [
	write({
		name: 'Retry',
		description: 'Run the failed and canceled jobs again',
		role: 'Developer',
		fields: [at],
		simplify: simplePipeline,
		run: async ({ gitlab, at }) => await gitlab.post(path`${at}/retry`),
	}),
	write({
		name: 'Cancel',
		description: 'Stop all jobs of a pipeline',
		role: 'Developer',
		fields: [at],
		simplify: simplePipeline,
		run: async ({ gitlab, at }) => await gitlab.post(path`${at}/cancel`),
	}),
	write({
		name: 'Rename',
		description: 'Give a pipeline another name',
		role: 'Developer',
		fields: [at, required(text('name'))],
		simplify: (row) => ({ ...simplePipeline(row), name: row.name }),
		run: async ({ gitlab, at, name }) => await gitlab.put(path`${at}/metadata`, { name }),
	}),
];
