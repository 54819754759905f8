import { path } from '../../client';
import { choice, filters, moment, options, when } from '../../fields';
import { project, projectOrGroup } from '../../fields/places';
import { type Resource, read, write } from '../../operation';
import { deletion, listBelow } from '../shared/plain';
import { create, createOrUpdate, update } from './createAndUpdate';
import { at, html, simpleRelease } from './field';
import { downloadAsset, links } from './links';

/** @see https://docs.gitlab.com/api/releases/#collect-release-evidence */
const collectEvidence = write({
	name: 'Collect Evidence',
	action: 'Collect evidence for a release',
	description: 'Have GitLab save what belongs to a release now',
	tier: 'Premium',
	role: 'Developer',
	fields: [at],
	simplify: (row) => ({ ...simpleRelease(row), evidences: row.evidences }),
	run: async ({ gitlab, at }) => {
		await gitlab.post(path`${at}/evidence`);
		return await gitlab.get(at);
	},
});

/** @see https://docs.gitlab.com/api/releases/#get-a-release-by-a-tag-name */
const get = read({
	name: 'Get',
	fields: [at, options(html)],
	simplify: simpleRelease,
	run: async ({ gitlab, at, options }) => await gitlab.get(at, options),
});

/** @see https://docs.gitlab.com/api/releases/#get-the-latest-release */
const getLatest = read({
	name: 'Get Latest',
	action: 'Get the latest release',
	description: 'Retrieve the newest release that is out',
	fields: [project],
	simplify: simpleRelease,
	run: async ({ gitlab, project }) => await gitlab.get(path`/projects/${project}/releases/permalink/latest`),
});

const inProject = ['project'] as const;

/**
 * @see https://docs.gitlab.com/api/releases/#list-releases
 * @see https://docs.gitlab.com/api/group_releases/
 */
const getMany = listBelow(projectOrGroup, path`/releases`, {
	name: 'Get Many',
	description: 'List the releases of a project or group',
	simplify: simpleRelease,
	fields: [
		filters(
			when('belongsTo', inProject, moment('updated_after')),
			when('belongsTo', inProject, moment('updated_before')),
		),
		options(
			when(
				'belongsTo',
				inProject,
				choice(
					'order_by',
					{ released_at: 'Released At', created_at: 'Created At' },
					{ displayName: 'Sort By' },
				),
			),
			choice(
				'sort',
				{ asc: 'Ascending', desc: 'Descending' },
				{ displayName: 'Sort Direction', default: 'desc' },
			),
			when('belongsTo', inProject, html),
		),
	],
});

export const release: Resource = {
	name: 'Release',
	description: 'Published versions, with notes and assets',
	operations: [
		create,
		createOrUpdate,
		get,
		getLatest,
		getMany,
		update,
		deletion({ noun: 'a release', at, simplify: simpleRelease }, 'Developer'),
		...links,
		downloadAsset,
		collectEvidence,
	],
};
