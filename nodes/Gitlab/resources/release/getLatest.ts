import { path } from '../../client';
import { project } from '../../fields/places';
import { read } from '../../operation';
import { simpleRelease } from './simple';

/** @see https://docs.gitlab.com/api/releases/#get-the-latest-release */
export const getLatest = read({
	name: 'Get Latest',
	action: 'Get the latest release',
	description: 'Retrieve the newest release that is out',
	fields: [project],
	simplify: simpleRelease,
	run: async ({ gitlab, project }) => await gitlab.get(path`/projects/${project}/releases/permalink/latest`),
});
