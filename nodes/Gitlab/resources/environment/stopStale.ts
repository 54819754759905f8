import type { IDataObject } from 'n8n-workflow';
import { path } from '../../client';
import { moment, required } from '../../fields';
import { project } from '../../fields/places';
import { write } from '../../operation';

/** @see https://docs.gitlab.com/api/environments/#stop-stale-environments */
export const stopStale = write({
	name: 'Stop Stale',
	action: 'Stop stale environments',
	description: 'Stop all environments that were last deployed to before a moment',
	role: 'Maintainer',
	fields: [
		project,
		required(moment('before', { description: 'A week to ten years ago; protected ones stay' })),
	],
	run: async ({ gitlab, project, before }): Promise<IDataObject> => {
		await gitlab.post(path`/projects/${project}/environments/stop_stale`, { before });
		return { requested: true };
	},
});
